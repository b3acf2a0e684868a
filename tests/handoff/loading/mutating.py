"""An office's procedure with any one of its keys gone, misspelt, turned round or exchanged."""

import copy
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from handoff.allowance import Clock, Wins
from handoff.procedure import Assigning, DutyKind, Every, ReportKind, Unsatisfied
from handoff.service import Asked, FieldType
from handoff.stage import CLOSED, StageEvent

Document = dict[str, Any]
Path = tuple[str | int, ...]
_WORDS: dict[str, list[str]] = {
    "clock": list(Clock),
    "wins": list(Wins),
    "owner": ["agent", "unit", "superior", "complainant"],
    "on": list(StageEvent),
    "kind": [*DutyKind, *ReportKind],
    "asked": list(Asked),
    "by": list(Assigning),
    "unsatisfied": list(Unsatisfied),
    "every": list(Every),
    "type": list(FieldType),
    "says": ["utter_greeting", "utter_answer", "utter_stage_unit", "utter_stage_nothing"],
    "zone": ["Asia/Jayapura", "Asia/Tokyo"],
}
_NEEDS = (["letter"], ["finding"], ["satisfaction"], ["approval"])
_LENGTHS = ["1 min", "5 h", "100 d", "400 d", "now"]
_SLOTS = ["09.00-09.01", "00.00-24.00"]
_LENGTH = re.compile(r"\d+ ?(d|h|min)")
_SLOT = re.compile(r"\d\d\.\d\d-\d\d\.\d\d")


def mutants(document: Document) -> Iterator[tuple[str, Document]]:
    """What was done, and the procedure after it: each key in each way that fits its kind."""
    keys = {
        "to": [*(one["key"] for one in document["stages"]), CLOSED],
        "first_stage": [one["key"] for one in document["stages"]],
        "owner": [one["key"] for one in document["duties"]],
        "complaint_service": [one["key"] for one in document["services"]],
        "talk_service": [one["key"] for one in document["services"]],
    }
    for path, value in _walk(document):
        name = str(path[-1])
        yield from _without(document, path)
        others: list[object] = [*_WORDS.get(name, []), *keys.get(name, [])]
        match value:
            case bool():
                others = [not value]
            case int():
                others = [0, value * 10]
            case str() if _LENGTH.match(value):
                others += _LENGTHS
            case str() if _SLOT.fullmatch(value):
                others += _SLOTS
            case list() if value:
                others += [[], value[::-1], *(_NEEDS if name == "needs" else ())]
            case _:
                pass
        for other in others:
            if other != value:
                yield f"{_said(path)} is {other}", _with(document, path, other)


def _without(document: Document, path: Path) -> Iterator[tuple[str, Document]]:
    mutant = copy.deepcopy(document)
    around, last = _at(mutant, path[:-1]), path[-1]
    value = around.pop(last)
    yield f"without {_said(path)}", copy.deepcopy(mutant)
    if isinstance(last, str):
        around[f"{last}x"] = value
        yield f"{_said(path)} misspelt", mutant


def _with(document: Document, path: Path, other: object) -> Document:
    mutant = copy.deepcopy(document)
    _at(mutant, path[:-1])[path[-1]] = str(other) if isinstance(other, StrEnum) else other
    return mutant


def _walk(node: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every key and every place of a list, but not each of the words by which fields are known."""
    if path and path[-1] in ("aliases", "words", "suggestions"):
        return
    pairs = node.items() if isinstance(node, dict) else ()
    if isinstance(node, list):
        pairs = enumerate(node)  # type: ignore[assignment]
    for key, value in pairs:
        yield (*path, key), value
        yield from _walk(value, (*path, key))


def _at(document: Document, path: Path) -> Any:
    found: Any = document
    for key in path:
        found = found[key]
    return found


def _said(path: Path) -> str:
    return ".".join(map(str, path))
