"""What complainants can press. The ids come back from every channel, also days later."""

from collections.abc import Iterable

from core.message import Choice
from desk_info.entry import Entry
from handoff.procedure import Field

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
DO_NOT_HAVE = "field:none"
WITHDRAW = "withdraw:yes"
KEEP_WAITING = "withdraw:no"
ENTRY = "entry:"
FIELD = "field:"

HELPED_OR_NOT = (Choice(HELPED, "Ya"), Choice(NOT_HELPED, "Belum"))
MENU = (
    Choice(COMPLAIN, "Buat pengaduan"),
    Choice(HUMAN, "Bicara petugas"),
    Choice(STATUS, "Cek status"),
)
LOST = (Choice(COMPLAIN, "Buat pengaduan"), Choice(HUMAN, "Bicara petugas"))
IN_FORM = (
    Choice(CONTINUE, "Lanjutkan isian"),
    Choice(HUMAN, "Bicara petugas"),
    Choice(CANCEL, "Batalkan"),
)
CONFIRM = (Choice(RIGHT, "Benar"), Choice(CHANGE, "Ubah"))
WITHDRAWAL = (Choice(WITHDRAW, "Ya, batalkan"), Choice(KEEP_WAITING, "Tetap menunggu"))


def of_entries(entries: Iterable[Entry]) -> tuple[Choice, ...]:
    """One choice an entry, and that it was none of them."""
    offered = tuple(Choice(f"{ENTRY}{entry.id}", entry.title) for entry in entries)
    none = "Bukan keduanya" if len(offered) == 2 else "Bukan itu"
    return (*offered, Choice(NONE_OF_THESE, none))


def of_fields(fields: Iterable[Field]) -> tuple[Choice, ...]:
    """One choice a field, to say which one is wrong."""
    return tuple(Choice(f"{FIELD}{field.key}", field.label) for field in fields)


def of_suggestion(wanted: Field) -> tuple[Choice, ...]:
    """Whether a suggested value is right."""
    offered = (Choice(SUGGESTION_RIGHT, "Ya"), Choice(RETYPE, "Tulis ulang"))
    return offered if wanted.required else (*offered, *of_absence(wanted))


def of_absence(wanted: Field) -> tuple[Choice, ...]:
    """That the complainant has no such thing, where the form lets them."""
    return () if wanted.required else (Choice(DO_NOT_HAVE, "Tidak punya"),)
