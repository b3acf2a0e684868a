"""What complainants can press. The ids come back from every channel, also days later."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.decision import Office
from core.message import Choice
from desk_info.entry import Entry
from forms.registry import type_of
from handoff.actions.conditions import may_be_reopened
from handoff.case import Case
from handoff.service import Field, Service
from nlu.acts.act import Act

HELPED = "help:yes"
NOT_HELPED = "help:no"
NONE_OF_THESE = "entry:none"
COMPLAIN = "menu:complain"
HUMAN = "menu:human"
STATUS = "menu:status"
CONTINUE = "form:continue"
CANCEL = "form:cancel"
RIGHT = "confirm:yes"
CHANGE = "confirm:change"
SUGGESTION_RIGHT = "suggest:yes"
RETYPE = "suggest:no"
ANOTHER = "another:"
DO_NOT_HAVE = "field:none"
WITHDRAW = "withdraw:yes"
KEEP_WAITING = "withdraw:no"
SAFE = "safety:yes"
NOT_SAFE = "safety:no"
NO_REMARK = "survey:none"
ENTRY = "entry:"
FIELD = "field:"
SERVICE = "service:"
OPTION = "option:"
MARK = "survey:"
REOPEN = "reopen:"

HELPED_OR_NOT = (Choice(HELPED, "Ya"), Choice(NOT_HELPED, "Belum"))
TO_PEOPLE = Choice(HUMAN, "Bicara petugas")
IN_FORM = (Choice(CONTINUE, "Lanjutkan isian"), TO_PEOPLE, Choice(CANCEL, "Batalkan"))
CONFIRM = (Choice(RIGHT, "Benar"), Choice(CHANGE, "Ubah"))
WITHDRAWAL = (Choice(WITHDRAW, "Ya, batalkan"), Choice(KEEP_WAITING, "Tetap menunggu"))
SAFETY = (Choice(SAFE, "Ya, aman"), Choice(NOT_SAFE, "Tidak aman"))
SURVEY = (
    Choice(f"{MARK}5", "5 Sangat puas"),
    Choice(f"{MARK}4", "4 Puas"),
    Choice(f"{MARK}3", "3 Cukup"),
    Choice(f"{MARK}2", "2 Kurang puas"),
    Choice(f"{MARK}1", "1 Tidak puas"),
)
REMARK = (Choice(NO_REMARK, "Lewati"),)

_ACTS: Mapping[str, Act] = {
    HELPED: Act.HELPED,
    NOT_HELPED: Act.NOT_HELPED,
    NONE_OF_THESE: Act.NO_ENTRY,
    COMPLAIN: Act.BEGIN,
    HUMAN: Act.ASK_HUMAN,
    STATUS: Act.ASK_STATUS,
    CANCEL: Act.CANCEL,
    WITHDRAW: Act.WITHDRAW,
    KEEP_WAITING: Act.KEEP_WAITING,
    SAFE: Act.SAFE,
    NOT_SAFE: Act.NOT_SAFE,
    NO_REMARK: Act.NO_REMARK,
    **dict.fromkeys((one.id for one in SURVEY), Act.RATE),
}
_ACTS_WITH_A_NAME: Mapping[str, Act] = {
    ENTRY: Act.CHOOSE_ENTRY,
    SERVICE: Act.BEGIN,
    MARK: Act.NO_REMARK,  # a mark that there is not
    REOPEN: Act.REOPEN,
}
_AFTER_IT = ("Yang kedua", "Yang ketiga")
_COMPLAINT = "pengaduan"


def act_of(choice: str, office: Office) -> Act:
    """What pressing the button with that id does; `PRESS` where it depends on the form."""
    known = _ACTS.get(choice)
    if known is not None:
        return known
    kind, sign, name = choice.partition(":")
    act = _ACTS_WITH_A_NAME.get(f"{kind}{sign}", Act.PRESS)
    gone = act is Act.BEGIN and name not in {one.key for one in office.procedure.services}
    return Act.PRESS if gone else act


def is_listed(choice: str) -> bool:
    """Whether the button with that id stands in a menu, where a number may name its place."""
    return choice in (COMPLAIN, HUMAN, STATUS) or choice.startswith((SERVICE, ENTRY))


def offered_services(office: Office) -> tuple[Service, ...]:
    """The kinds of service to choose from; just talking to somebody is offered beside them."""
    procedure = office.procedure
    return tuple(
        service
        for service in procedure.services
        if service.form or service.key != procedure.talk_service
    )


def of_services(services: Iterable[Service]) -> tuple[Choice, ...]:
    """One choice a kind of service."""
    return tuple(Choice(f"{SERVICE}{service.key}", service.label) for service in services)


def lost(office: Office) -> tuple[Choice, ...]:
    """The ways on for somebody whose words led nowhere."""
    services = offered_services(office)
    if len(services) > 1:
        return (*of_services(services), TO_PEOPLE)
    procedure = office.procedure
    only = procedure.service(procedure.complaint_service)
    title = "Buat pengaduan" if only.label.casefold() == _COMPLAINT else only.label
    return (Choice(COMPLAIN, title), TO_PEOPLE)


def menu(office: Office) -> tuple[Choice, ...]:
    """Everything that can be done here."""
    return (*lost(office), Choice(STATUS, "Cek status"))


def after_closing(case: Case, office: Office, at: datetime) -> tuple[Choice, ...]:
    """That it is not settled, as long as a closed case can be taken up again."""
    if not may_be_reopened(case, office.procedure, at):
        return ()
    return (Choice(f"{REOPEN}{case.number}", "Belum selesai"),)


def of_entries(entries: Iterable[Entry]) -> tuple[Choice, ...]:
    """One choice an entry, and that it was none of them."""
    offered = tuple(Choice(f"{ENTRY}{entry.id}", entry.title) for entry in entries)
    none = "Bukan keduanya" if len(offered) == 2 else "Bukan itu"
    return (*offered, Choice(NONE_OF_THESE, none))


def of_fields(fields: Iterable[Field]) -> tuple[Choice, ...]:
    """One choice a field, to say which one is wrong."""
    return tuple(Choice(f"{FIELD}{field.key}", field.label) for field in fields)


def of_options(wanted: Field) -> tuple[Choice, ...]:
    """What a field can be, counted from 0, and that it is nothing of that where the form lets."""
    options = (Choice(f"{OPTION}{place}", one) for place, one in enumerate(wanted.options))
    return (*options, *of_absence(wanted))


def of_suggestion(wanted: Field, others: int = 0) -> tuple[Choice, ...]:
    """Whether a suggested value is right, or one of so many that were written after it."""
    other = "Nomor lain" if type_of(wanted).nature.vouched else "Tulis ulang"
    after = tuple(
        Choice(f"{ANOTHER}{place}", title) for place, title in enumerate(_AFTER_IT[:others])
    )
    offered = (Choice(SUGGESTION_RIGHT, "Ya"), *after, Choice(RETYPE, other))
    return offered if wanted.required else (*offered, *of_absence(wanted))


def of_absence(wanted: Field) -> tuple[Choice, ...]:
    """That the complainant has no such thing, where the form lets them."""
    if wanted.required:
        return ()
    return (without(wanted),)


def without(wanted: Field) -> Choice:
    """That the form shall go on without that field."""
    return Choice(DO_NOT_HAVE, "Tidak punya" if type_of(wanted).nature.owned else "Lewati")
