"""Reads an office's `words.yml`: abbreviations and spellings that only its own people use."""

import re
from pathlib import Path
from types import MappingProxyType

from language.normalising import OwnWords, words
from yaml_files.reading import read

FILE_NAME = "words.yml"
_WRITTEN = re.compile(r"[^\W\d_]{1,30}")
_MOST_WORDS = 6
_EXAMPLE = "{surat bebas narkoba: [skbn]}"


def load_own_words(path: Path) -> OwnWords:
    """What is written, to the standard words that are meant; nothing where there is no file.

    Raises `BadConfiguration` naming file, line and key of every mistake, with an example.
    """
    if not path.is_file():
        return MappingProxyType({})
    root = read(path)
    found: dict[str, tuple[str, ...]] = {}
    for key, node in root.fields({"words": _EXAMPLE})["words"].pairs():
        meant = words(key)
        if not 0 < len(meant) <= _MOST_WORDS:
            node.complain(f"'{key}' has no word, or more than {_MOST_WORDS}")
        for one in node.items(1, "skbn"):
            written = one.text()
            spelled = written.casefold()
            if not _WRITTEN.fullmatch(spelled):
                one.complain(f"'{written}' is not one word of letters")
            elif found.setdefault(spelled, meant) != meant:
                one.complain(f"'{written}' already means '{' '.join(found[spelled])}'")
    root.finish()
    return MappingProxyType(found)
