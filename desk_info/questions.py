"""Reads the questions that an office has saved, each with the entry that answers it."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from yaml_files.node import Node
from yaml_files.problems import did_you_mean, nearest
from yaml_files.reading import read

FILE_NAME = "questions.yml"
NONE = "none"
_EXAMPLE = "{asked: min jam bsuk brp ya, entry: visiting-hours}"


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
    nodes = root.fields({"questions": f"[{_EXAMPLE}]"})["questions"].items(1, _EXAMPLE)
    seen: dict[str, int] = {}
    asked = tuple(_asked(node, frozenset(known), seen) for node in nodes)
    root.finish()
    return asked


def _asked(node: Node, known: frozenset[str], seen: dict[str, int]) -> SavedQuestion:
    got = node.fields({"asked": "min jam bsuk brp ya", "entry": "visiting-hours"})
    text = got["asked"].text()
    first = seen.setdefault(text.casefold(), node.line)
    if text and first != node.line:
        got["asked"].complain(f"'{text}' is there twice, first in line {first}")

    def entry(written: str) -> str:
        if written != NONE and written not in known:
            meant = did_you_mean(nearest(written, known))
            raise ValueError(f"there is no entry '{written}'{meant}")
        return "" if written == NONE else written

    return SavedQuestion(text, got["entry"].parsed(entry, ""))
