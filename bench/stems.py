"""`python -m bench.stems`: write `language/stems.txt`, the stems that need not be worked out.

They are those of the words in the offices that are delivered, and in the examples from which the
engines learn.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bench.processes import ROOT
from bench.teaching.danger import EXAMPLES
from bench.teaching.ridge import examples_in
from desk_info.loading import OWN_WORDS, load_desk_info, load_own_words, saved_questions
from language.normalising import NO_OWN_WORDS, plain, words_of_office
from language.stemming import KEPT, has_affixes, is_indonesian, worked_out
from nlu.training import read_examples

HEAD = """\
# Stems of words that come often, as PySastrawi works them out: a stem, and behind it what has it.
# Made by bench/stems.py. Roots are not listed: each is its own stem.
"""
_LETTERS = re.compile(r"[^\W\d_]+")


def main() -> None:
    """Write the file."""
    texts = [
        *(text for office in offices() for text in texts_of_office(office)),
        *(example.text for example in read_examples(ROOT / "data" / "nlu.yml")),
        *(text for path in EXAMPLES.glob("*.txt") for text in examples_in(path)),
    ]
    found = stems({word for text in texts for word in words_in(text)})
    lines = (" ".join((stem, *sorted(of - {stem}))) for stem, of in sorted(found.items()))
    KEPT.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{sum(map(len, found.values()))} words, {KEPT.stat().st_size:,} bytes")


def offices() -> list[Path]:
    """The folders of the offices that are delivered."""
    return sorted(path.parent for path in (ROOT / "procedures").glob("*/desk_info.yml"))


def texts_of_office(folder: Path) -> Iterator[str]:
    """What an office's entries and saved questions say, in its own words and in standard ones."""
    entries, own = load_desk_info(folder / "desk_info.yml"), load_own_words(folder / OWN_WORDS)
    written = [text for one in entries for text in (one.title, one.answer, *one.variants)]
    for text in (*written, *(asked.text for asked in saved_questions(folder, entries))):
        yield text
        yield " ".join(words_of_office(text, own, len(text)))


def words_in(text: str) -> set[str]:
    """The words of a text that may have affixes and are no roots, as written and as standard."""
    standard = words_of_office(text, NO_OWN_WORDS, len(text))
    return {
        word
        for word in (*_LETTERS.findall(plain(text)), *standard)
        if has_affixes(word) and not is_indonesian(word)
    }


def stems(words: Iterable[str]) -> Mapping[str, set[str]]:
    """The words of each stem."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in words:
        found[worked_out(word)].add(word)
    return found


if __name__ == "__main__":
    main()
