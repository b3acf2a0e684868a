"""The values that every reply template may name: office, complainant, case and time."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.chat import Chat
from bot.decision import Office
from core.time import moment_words
from forms.definition import FieldRole
from forms.registry import of_role
from handoff.allowance import DeadlineKind
from handoff.calendar.hours import OpeningHours
from handoff.calendar.ramadan import ramadans_of
from handoff.case import Case
from handoff.deadlines.deadline import Deadline
from handoff.procedure import DutyKind, Procedure
from nlu.commands import gives_salam

_SPOKEN_OF = {"Kak": "Kakak", "Pak": "Bapak", "Bu": "Ibu", "Pak/Bu": "Bapak/Ibu"}
_TITLES = frozenset(
    {"haji", "hajah", "hj", "kh", "raden", "prof", "drs", "dra", "pak", "bu", "alm"}
)


_HELLO, _SALAM_RETURNED = "Halo", "Waalaikumsalam"


def hello(text: str) -> str:
    """What answers the greeting in a text: a salam is returned."""
    return _SALAM_RETURNED if gives_salam(text) else _HELLO


class Values(dict[str, str]):
    """Values by placeholder; hours, honorifics and the service only for a text that names them.

    `named` are the placeholders that the texts have named so far.
    """

    def __init__(self, office: Office, chat: Chat, at: datetime, known: Mapping[str, str]) -> None:
        super().__init__(known)
        self._office = office
        self._chat = chat
        self._at = at
        self.named: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.named.add(name)
        return super().__getitem__(name)

    def __missing__(self, name: str) -> str:
        match name:
            case "honorific":
                return honorific(self._office, self._chat)
            case "whose":
                return whose(self._office, self._chat)
            case "service":
                return self._office.service(self._chat).label
            case "off_duty":
                return self._off_duty()
            case "opens" | "hours":
                return self._opening(name)
            case _:
                raise KeyError(name)

    def _off_duty(self) -> str:
        """From when somebody at the office reads what is written, nothing while it is open."""
        closed = not self._office.calendar.is_open(self._at)
        return f"Petugas kami baru bertugas {self['opens']}." if closed else ""

    def _opening(self, name: str) -> str:
        opens = self._office.calendar.next_opening(self._at)
        if name == "hours":
            return hours_words(self._office.procedure.hours, opens.date())
        return moment_words(opens, self._office.procedure.zone)


def office_values(procedure: Procedure) -> dict[str, str]:
    """What is known of the office, without a case and without a clock."""
    return {
        "office_name": procedure.name,
        "office_short": procedure.short_name,
        "privacy": procedure.privacy,
        "emergency_national": procedure.emergency.national,
        "emergency_own": procedure.emergency.own,
        "emergency_own_name": procedure.emergency.own_name,
        "emergency_counselling": procedure.emergency.counselling,
        "emergency_children": procedure.emergency.children,
    }


def hours_words(hours: OpeningHours, day: date) -> str:
    """The opening hours that are in force on that day, as the office writes them."""
    settled = hours.ramadan_days.values()
    if hours.ramadan_words and any(day in one for one in ramadans_of(day.year, settled)):
        return hours.ramadan_words
    return hours.words


def case_values(office: Office, case: Case | None, ahead: int, at: datetime) -> Mapping[str, str]:
    """What is known of a case at that time; `ahead` is how many unclaimed cases are before it.

    `due` is what the complainant was promised, or the next end that may be said to them where no
    promise is running; `owed` says the same in a sentence of its own, or nothing. Neither names a
    time that has passed, nor one at which the office is closed (`AH-10`).
    """
    if case is None:
        return {}
    procedure, zone = office.procedure, office.procedure.zone
    ended, said = case.closed_at or case.opened_at, case.said(at)
    due = said.told_at if said else None
    stage = procedure.stages.get(case.stage)
    return {
        "case_number": case.number,
        "service": procedure.service(case.service).label,
        "due": moment_words(due, zone) if due else "",
        "owed": _owed(said, zone),
        "ahead": f"Ada {ahead} orang yang lebih dahulu." if ahead else "",
        "agent_name": case.agent_name or "petugas",
        "category": case.category,
        "stage": stage.label if stage else "Penanganan",
        "unit": _label(procedure, case.unit, case.owner, DutyKind.UNIT),
        "superior": _label(procedure, case.superior, case.owner, DutyKind.SUPERIOR),
        "status_at": moment_words(ended, zone),
    }


def _label(procedure: Procedure, key: str, owner: str, kind: DutyKind) -> str:
    """The unit or superior that was asked, or that owes the step by the procedure."""
    for duty in (procedure.duties.get(key), procedure.duties.get(owner)):
        if duty is not None and duty.kind is kind:
            return duty.label
    return "bagian terkait" if kind is DutyKind.UNIT else "pimpinan"


def _owed(said: Deadline | None, zone: ZoneInfo) -> str:
    """By when the complainant hears more, as long as anything runs."""
    if said is None or said.told_at is None:
        return ""
    by = f"paling lambat {moment_words(said.told_at, zone)}."
    if said.kind is DeadlineKind.WHOLE:
        return f"Penyelesaian {by}"
    inner = said.kind is DeadlineKind.STAGE and not said.promises
    return f"Tahap ini {by}" if inner else f"Balasan {by}"


def mark_words(mark: int) -> str:
    """That a mark of 1 to 5 was recorded, in a sentence of its own."""
    return f"Penilaian *{mark}* dari 5 sudah tercatat."


def honorific(office: Office, chat: Chat) -> str:
    """*Bapak/Ibu* until the name is known, then as the office calls people by their name."""
    names = (
        chat.form.values.get(field.key, "")
        for service in office.procedure.services
        for field in of_role(service.form, FieldRole.NAME)
    )
    name = next(filter(None, names), "")
    procedure = office.procedure
    return f"{procedure.named_honorific} {first_name(name)}" if name else procedure.honorific


def whose(office: Office, chat: Chat) -> str:
    """As `honorific` where somebody is spoken of: *Kak* only calls, the word is *Kakak*."""
    called = honorific(office, chat)
    return _SPOKEN_OF.get(called, called)


def first_name(name: str) -> str:
    """The first word of a name that is neither a title nor an initial."""
    words = [word for word in name.replace(",", " ").split() if len(word) > 1 and "." not in word]
    own = [word for word in words if word.casefold() not in _TITLES] or words
    return own[0] if own else name
