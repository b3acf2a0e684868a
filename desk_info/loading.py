"""Reads an office's `desk_info.yml`, `words.yml` and `questions.yml`.

Each is refused, with every mistake named, when it is wrong.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from desk_info.entry import Entry
from language.normalising import OwnWords, words
from yaml_files.node import Node
from yaml_files.problems import did_you_mean, nearest
from yaml_files.reading import read

TITLE_LENGTH = 20  # a WhatsApp reply button takes no more
ANSWER_LENGTH = 1_000
_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONG_NUMBER = re.compile(r"(?<!\d)(?:\d[ .-]?){15}\d(?!\d)")
_Seen = dict[tuple[str, str], tuple[str, int]]  # what and text: key and line of its first entry
_EXAMPLE = "{id: visiting-hours, topic: Besuk, title: Jam besuk, answer: …, variants: [jam besuk]}"


def load_desk_info(path: Path) -> tuple[Entry, ...]:
    """The entries of the file, in its order: at least one, each with at least one variant.

    Ids, titles and variants are unique over the file whatever their capitals. Raises
    `BadConfiguration` whose message names, for each mistake on a line of its own, the file, the
    line, the key, what is wrong and an example of what is right.
    """
    root = read(path)
    nodes = root.fields({"entries": f"[{_EXAMPLE}]"})["entries"].items(1, _EXAMPLE)
    seen: _Seen = {}
    entries = tuple(_entry(node, seen) for node in nodes)
    root.finish()
    return entries


def _entry(node: Node, seen: _Seen) -> Entry:
    got = node.fields(
        {
            "id": "visiting-hours",
            "topic": "Besuk",
            "title": "Jam besuk",
            "answer": "Jam besuk setiap hari *11.00–12.00 WITA*.",
            "variants": "[jam besuk, kapan boleh menjenguk pasien?]",
        },
        {"sample": "true"},
    )
    entry = Entry(
        id=got["id"].parsed(_kebab, ""),
        topic=got["topic"].text(),
        title=got["title"].parsed(_within(TITLE_LENGTH), ""),
        answer=got["answer"].parsed(_answer, ""),
        variants=got["variants"].texts(1, "kapan boleh menjenguk pasien?"),
        sample=got["sample"].flag(False),
    )
    _once(got["id"], node.key, "id", entry.id, seen)
    _once(got["title"], node.key, "title", entry.title, seen)
    for item, variant in zip(got["variants"].items(), entry.variants, strict=False):
        _once(item, node.key, "variant", variant, seen)
    return entry


def _once(node: Node, owner: str, what: str, text: str, seen: _Seen) -> None:
    first, line = seen.setdefault((what, text.casefold()), (owner, node.line))
    if text and first != owner:
        node.complain(f"the {what} '{text}' is there twice, first in line {line}")


def _kebab(written: str) -> str:
    if not _KEBAB.fullmatch(written):
        raise ValueError(f"'{written}' is not made of small letters, digits and single hyphens")
    return written


def _within(limit: int) -> Callable[[str], str]:
    def reader(written: str) -> str:
        if len(written) > limit:
            raise ValueError(f"'{written}' has {len(written)} characters, {limit} are allowed")
        return written

    return reader


def _answer(written: str) -> str:
    if len(written) > ANSWER_LENGTH:
        raise ValueError(f"has {len(written)} characters, {ANSWER_LENGTH} are allowed")
    if _LONG_NUMBER.search(written):
        raise ValueError("has a number of 16 digits, as identity cards have")
    return written


OWN_WORDS = "words.yml"
_SPELLED = re.compile(r"[^\W\d_]{1,30}")
_MOST_WORDS = 6
_OWN_EXAMPLE = "{surat bebas narkoba: [skbn]}"


def load_own_words(path: Path) -> OwnWords:
    """What is written, to the standard words that are meant; nothing where there is no file.

    Raises `BadConfiguration` naming file, line and key of every mistake, with an example.
    """
    if not path.is_file():
        return MappingProxyType({})
    root = read(path)
    found: dict[str, tuple[str, ...]] = {}
    for key, node in root.fields({"words": _OWN_EXAMPLE})["words"].pairs():
        meant = words(key)
        if not 0 < len(meant) <= _MOST_WORDS:
            node.complain(f"'{key}' has no word, or more than {_MOST_WORDS}")
        for one in node.items(1, "skbn"):
            written = one.text()
            spelled = written.casefold()
            if not _SPELLED.fullmatch(spelled):
                one.complain(f"'{written}' is not one word of letters")
            elif found.setdefault(spelled, meant) != meant:
                one.complain(f"'{written}' already means '{' '.join(found[spelled])}'")
    root.finish()
    return MappingProxyType(found)


QUESTIONS = "questions.yml"
NO_ENTRY = "none"
_ASKED_EXAMPLE = "{asked: min jam bsuk brp ya, entry: visiting-hours}"


@dataclass(frozen=True, slots=True)
class SavedQuestion:
    """A question as somebody wrote it; `entry` is the id of what answers it, empty for nothing."""

    text: str
    entry: str


def load_questions(path: Path, known: Collection[str]) -> tuple[SavedQuestion, ...]:
    """The questions of the file, in its order: at least one.

    `known` are the ids of the office's entries. Raises `BadConfiguration` whose message names, for
    each mistake on a line of its own, the file, the line, the key, what is wrong and an example.
    """
    root = read(path)
    nodes = root.fields({"questions": f"[{_ASKED_EXAMPLE}]"})["questions"].items(1, _ASKED_EXAMPLE)
    seen: dict[str, int] = {}
    asked = tuple(_saved(node, frozenset(known), seen) for node in nodes)
    root.finish()
    return asked


def saved_questions(folder: Path, entries: Sequence[Entry]) -> tuple[SavedQuestion, ...]:
    """Those of the office in `folder`, none where it has saved none. Raises as `load_questions`."""
    path = folder / QUESTIONS
    return load_questions(path, [entry.id for entry in entries]) if path.exists() else ()


def _saved(node: Node, known: frozenset[str], seen: dict[str, int]) -> SavedQuestion:
    got = node.fields({"asked": "min jam bsuk brp ya", "entry": "visiting-hours"})
    text = got["asked"].text()
    first = seen.setdefault(text.casefold(), node.line)
    if text and first != node.line:
        got["asked"].complain(f"'{text}' is there twice, first in line {first}")

    def entry(written: str) -> str:
        if written != NO_ENTRY and written not in known:
            meant = did_you_mean(nearest(written, known))
            raise ValueError(f"there is no entry '{written}'{meant}")
        return "" if written == NO_ENTRY else written

    return SavedQuestion(text, got["entry"].parsed(entry, ""))
