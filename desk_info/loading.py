"""Reads an office's `desk_info.yml` and refuses it, with every mistake named, when it is wrong."""

import re
from collections.abc import Callable
from pathlib import Path

from desk_info.entry import Entry
from yaml_files.node import Node
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
