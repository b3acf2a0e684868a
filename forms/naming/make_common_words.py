"""Makes `common_words.txt` from the word frequencies of the package wordfreq.

python -m forms.naming.make_common_words <folder wordfreq/data> <version>,
into `forms/naming/common_words.txt`.
"""

import gzip
import sys
import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from language.stemming import is_indonesian, stem

HEAD = """\
# Roots of Indonesian and words of English by how often they are written.
# Made by forms/naming/make_common_words.py from wordfreq {version} by Robyn Speer,
# https://github.com/rspeer/wordfreq, whose data may be distributed under CC BY-SA 4.0
# (https://creativecommons.org/licenses/by-sa/4.0/); so is this file. Roots are those of PySastrawi.
# A root counts as often as its most frequent form. A step of 1 is ten times as often.
"""
OFTEN, SELDOM = 4.0, 3.3
"""Zipf values: the logarithm of how often a word comes in a thousand million."""
OFTEN_IN_ENGLISH = 4.5
_HIGHEST = 9.0


def frequencies(folder: Path, language: str) -> Mapping[str, float]:
    """The Zipf value of each word; the file lists words by hundredths of a power of ten."""
    packed = gzip.decompress((folder / f"small_{language}.msgpack.gz").read_bytes())
    _, *groups = msgspec.msgpack.decode(packed)
    found: dict[str, float] = {}
    for place, words in enumerate(groups):
        found |= dict.fromkeys(words, _HIGHEST - place / 100)
    return found


def roots(words: Mapping[str, float]) -> Mapping[str, float]:
    """The roots of the dictionary, each with the value of its most frequent form."""
    found: dict[str, float] = {}
    for word, value in words.items():
        if not (word.isascii() and word.isalpha()):
            continue
        for root in {word, stem(word)}:
            if is_indonesian(root):
                found[root] = max(found.get(root, 0.0), value)
    return found


def section(title: str, words: Iterable[str]) -> str:
    """A heading and its words, in the order of the alphabet."""
    return f"\n# {title}\n" + textwrap.fill(" ".join(sorted(words)), 100) + "\n"


def main(folder: Path, version: str) -> None:
    """Write the file to standard output."""
    known = roots(frequencies(folder, "id"))
    english = {
        word
        for word, value in frequencies(folder, "en").items()
        if value >= OFTEN_IN_ENGLISH and word.isascii() and word.isalpha() and len(word) > 1
    }
    sys.stdout.write(HEAD.format(version=version))
    often = {word for word, value in known.items() if value >= OFTEN}
    seldom = {word for word, value in known.items() if SELDOM <= value < OFTEN}
    sys.stdout.write(section("often", often))
    sys.stdout.write(section("seldom", seldom))
    sys.stdout.write(section("english", english - known.keys()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
