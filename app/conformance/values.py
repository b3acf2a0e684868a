"""How the values in a script are read: a word that the office's procedure has, or a known one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from app.conformance.rows import PlayedAccount, moment
from app.conformance.vocabulary import FIRST, IDENTITY
from handoff.accounts import Role
from handoff.case import CaseStatus, Priority, Source, Verdict, Weight
from handoff.loading.people import OWNER_WORDS
from handoff.loading.words import one_of, unknown
from handoff.notices import AGENTS, SUPERIORS, to_duty
from handoff.procedure import DutyKind, Every, Procedure
from handoff.stage import Reply
from reports.making import RegisterFormat

Reader = Callable[[str], object]
"""Raises `ValueError` that says what is wrong with a value."""
_ENUMS: Mapping[str, tuple[type[StrEnum], str]] = {
    "verdict": (Verdict, "verdict"),
    "weight": (Weight, "weight"),
    "source": (Source, "source"),
    "status": (CaseStatus, "status"),
    "priority": (Priority, "priority"),
    "kind": (Reply, "kind of reply"),
    "way": (Source, "way"),
    "every": (Every, "span of a report"),
    "form": (RegisterFormat, "form of a register"),
}


@dataclass(frozen=True)
class ScriptValues:
    """What this office's scripts may name."""

    procedure: Procedure
    people: tuple[PlayedAccount, ...]

    def told(self) -> tuple[str, ...]:
        """Everybody who may be told of something."""
        people = (person.key for person in self.people)
        return (SUPERIORS, AGENTS, *people, *map(to_duty, self.procedure.duties))

    def identity(self) -> Mapping[str, str]:
        """The keys that give a field of an identity form, each with an example."""
        return {
            f"{IDENTITY}{one.key}": one.example or "…"
            for service in self.procedure.services
            for one in service.form
        }

    @cached_property
    def readers(self) -> Mapping[str, Reader]:
        """How the value of each key is read; a key that is not here takes any text."""
        procedure = self.procedure
        agents = [person.key for person in self.people if person.role is Role.AGENT]
        words: dict[str, tuple[Iterable[str], str]] = {
            "category": ((*procedure.category_labels, FIRST), "category"),
            "service": ([service.key for service in procedure.services], "service"),
            "stage": (procedure.stages, "stage"),
            "owner": ((*procedure.duties, *OWNER_WORDS), "owner"),
            "unit": (self._duties(DutyKind.UNIT), "unit"),
            "superior": (self._duties(DutyKind.SUPERIOR), "superior"),
            "to": (agents, "agent of this script"),
            **dict.fromkeys(("awaited", "unattended"), (("true", "false"), "flag")),
            **dict.fromkeys(("mark", "satisfaction"), ("12345", "mark")),
        }
        return {
            **{key: one_of(kind, what) for key, (kind, what) in _ENUMS.items()},
            **{key: _word(names, what) for key, (names, what) in words.items()},
            "reopened": number,
            "came_at": moment,
        }

    def _duties(self, kind: DutyKind) -> list[str]:
        return [key for key, duty in self.procedure.duties.items() if duty.kind is kind]


def number(written: str) -> str:
    """A whole number as it is written."""
    if not written.isascii() or not written.isdigit():
        raise ValueError(f"'{written}' is not a whole number")
    return written


def _word(names: Iterable[str], what: str) -> Reader:
    names = tuple(names)

    def reader(written: str) -> str:
        if written not in names:
            raise ValueError(unknown(what, written, names))
        return written

    return reader
