"""What became of a talk, as values and as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from handoff.case import Case


@dataclass(frozen=True, slots=True)
class PlayedReply:
    """One message as the complainant sees it.

    `buttons` are their titles in order; `templates` the keys of the reply templates that it is made
    of, `entries` the ids of the entries that it answers with or offers.
    """

    text: str
    buttons: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return {
            "text": self.text,
            "buttons": list(self.buttons),
            "templates": list(self.templates),
            "entries": list(self.entries),
        }


@dataclass(frozen=True, slots=True)
class PlayedTurn:
    """What was said, what came back, and what the program did, in words of `did.Did`.

    `error` says why it could not be done at all, such as a press of a button that is not there.
    """

    said: str
    replies: tuple[PlayedReply, ...] = ()
    did: tuple[str, ...] = ()
    error: str = ""

    def as_dict(self) -> dict[str, object]:
        """For JSON; `error` only where there is one."""
        told: dict[str, object] = {
            "said": self.said,
            "replies": [reply.as_dict() for reply in self.replies],
            "did": list(self.did),
        }
        return {**told, "error": self.error} if self.error else told


@dataclass(frozen=True, slots=True)
class PlayedTalk:
    """A talk that was played: a turn for each item, in order.

    `case` is the newest case of the talk, `form` what the open form knows, by field; `zone` is the
    office's.
    """

    id: str | int
    turns: tuple[PlayedTurn, ...]
    zone: ZoneInfo
    case: Case | None = None
    form: Mapping[str, str] = field(default_factory=dict)

    @property
    def due_at(self) -> datetime | None:
        """The time that the complainant read last.

        Where they were told of none, when the office owes its next step.
        """
        return None if self.case is None else self.case.promised_at or self.case.due_at

    @property
    def errors(self) -> tuple[str, ...]:
        """What could not be done."""
        return tuple(turn.error for turn in self.turns if turn.error)

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return {
            "id": self.id,
            "turns": [turn.as_dict() for turn in self.turns],
            "case": None if self.case is None else self._case(self.case),
            "form": dict(self.form),
        }

    def _case(self, case: Case) -> dict[str, object]:
        return {
            "number": case.number,
            "status": case.status.value,
            "stage": case.stage,
            "subject": case.subject,
            "due_at": _iso(self.due_at, self.zone),
            "priority": case.priority.value,
            "identity": dict(case.identity),
        }


def _iso(moment: datetime | None, zone: ZoneInfo) -> str | None:
    return None if moment is None else moment.astimezone(zone).isoformat()
