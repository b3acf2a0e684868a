"""The values that every reply template may name: office, complainant, case and time."""

from collections.abc import Mapping
from datetime import datetime

from bot.chat import Chat
from bot.decision import Office
from core.time import moment_words
from handoff.case import Case
from handoff.procedure import FieldType


class Values(dict[str, str]):
    """Values by placeholder; the next opening is worked out only for a text that names it."""

    def __init__(self, office: Office, at: datetime, known: Mapping[str, str]) -> None:
        super().__init__(known)
        self._office = office
        self._at = at

    def __missing__(self, name: str) -> str:
        if name != "opens":
            raise KeyError(name)
        opens = self._office.calendar.next_opening(self._at)
        return moment_words(opens, self._office.procedure.zone)


def office_values(office: Office, chat: Chat) -> dict[str, str]:
    """What is known without a case and without a clock."""
    procedure = office.procedure
    return {
        "office_name": procedure.name,
        "office_short": procedure.short_name,
        "honorific": honorific(office, chat),
        "hours": procedure.hours.words,
        "emergency_national": procedure.emergency.national,
        "emergency_own": procedure.emergency.own,
        "emergency_counselling": procedure.emergency.counselling,
    }


def case_values(office: Office, case: Case | None, ahead: int) -> Mapping[str, str]:
    """What is known of a case; `ahead` is how many unclaimed cases are before it."""
    if case is None:
        return {}
    zone = office.procedure.zone
    ended = case.closed_at or case.opened_at
    return {
        "case_number": case.number,
        "due": moment_words(case.due_at, zone) if case.due_at else "",
        "ahead": f"Ada {ahead} orang di depan Anda." if ahead else "",
        "agent_name": case.agent_name,
        "category": case.category,
        "status_at": moment_words(ended, zone),
    }


def honorific(office: Office, chat: Chat) -> str:
    """*Bapak/Ibu* until the name is known, then as the office calls people by their name."""
    names = (
        chat.form.values.get(field.key, "")
        for field in office.procedure.form
        if field.type is FieldType.NAME
    )
    name = next(filter(None, names), "")
    procedure = office.procedure
    return f"{procedure.named_honorific} {first_name(name)}" if name else procedure.honorific


def first_name(name: str) -> str:
    """The first word of a name that is neither a title nor an initial."""
    words = [word for word in name.replace(",", " ").split() if len(word) > 1 and "." not in word]
    return words[0] if words else name
