"""What follows when something happens to a case, for whoever carries it out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from handoff.notices import Notice


@dataclass(frozen=True, slots=True)
class Tell:
    """Somebody at the office is told."""

    notice: Notice


@dataclass(frozen=True, slots=True)
class SayToComplainant:
    """The complainant hears a reply template; `values` go with those of the case."""

    key: str
    values: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reassign:
    """The case needs another agent."""


@dataclass(frozen=True, slots=True)
class AskSatisfaction:
    """The complainant is asked how satisfied they are."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The procedure has closed the case; the talk goes back to the bot. `asks`: for a mark."""

    asks: bool


Wish: TypeAlias = Tell | SayToComplainant | Reassign | AskSatisfaction | Settled
