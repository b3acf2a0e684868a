"""The rows of a written procedure as a script; an office's `conformance.yml` holds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from handoff.accounts import Credentials, Role
from handoff.allowance import Allowance, DeadlineKind
from handoff.loading.lengths import length

FILE_NAME = "conformance.yml"
COMPLAINANT = "complainant"


@dataclass(frozen=True, slots=True)
class PlayedAccount:
    """An account that plays along; `present` at its desk from the start."""

    key: str
    name: str
    role: Role
    duties: frozenset[str]
    credentials: Credentials
    present: bool


@dataclass(frozen=True, slots=True)
class ScriptStep:
    """One line of a script. `verb` is a word of the vocabulary, `value` what it is given.

    `who` does it; `given` are further values; `refused` is the error that must come; `about`
    narrows what somebody was told.
    """

    verb: str
    value: str
    who: str = COMPLAINANT
    given: Mapping[str, str] = field(default_factory=dict)
    refused: str = ""
    about: str = ""
    line: int = 0

    def __str__(self) -> str:
        given = ", ".join(f"{key}: {value}" for key, value in self.given.items())
        beside = f" ({given})" if given else ""
        refused = f" — ditolak: {self.refused}" if self.refused else ""
        about = f" ({self.about})" if self.about else ""
        who = f"{self.who} " if self.verb in ("says", "presses", "sends_file", "does") else ""
        value = f" {self.value}" if self.value else ""
        return f"{who}{self.verb}:{value}{beside}{about}{refused}"


@dataclass(frozen=True, slots=True)
class Measure:
    """What says when a row was due and when it happened.

    A deadline of `kind` (at `stage`, where that is the kind); or `now`: the first answer to the
    first message; or the moment of a fact, for what has no limit. `within` is what the written
    procedure allows, held against what the deadline was given.
    """

    kind: DeadlineKind | None = None
    stage: str = ""
    within: Allowance | None = None
    now: bool = False
    fact: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its id in the written procedure, what the office does, and how that is played."""

    id: str
    what: str
    starts: datetime
    measure: Measure
    play: tuple[ScriptStep, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """The rows of one office and the people who play them."""

    office: str
    people: tuple[PlayedAccount, ...]
    rows: tuple[Row, ...]


def waited(written: str) -> timedelta:
    """How long `wait` waits, on the clock of the wall."""
    whole = length(written)
    return timedelta(days=whole.days) + whole.time


def moment(written: str) -> datetime:
    """`2026-11-24 13.00` without a zone. Raises `ValueError`."""
    try:
        return datetime.strptime(written, "%Y-%m-%d %H.%M")  # noqa: DTZ007  # the office's zone
    except ValueError as error:
        raise ValueError(f"'{written}' is not a time such as 2026-11-24 13.00") from error
