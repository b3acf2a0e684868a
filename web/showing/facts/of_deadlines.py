"""What facts about deadlines say in Indonesian, and why, as far as they tell it.

Facts of before `handoff.reasons` say no more than their deadline and its end.
"""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from core.tables import Partial
from handoff.allowance import Clock
from handoff.deadlines.deadline import Cap, Ring
from handoff.reasons import Cause, length_of
from reports.labels import DEADLINES
from web.showing.facts.data import Data, moment
from web.showing.words import length_words

_SINCE: Partial[object, str] = Partial(
    {
        Cause.OPENED: "pelapor pertama menghubungi",
        Cause.CAME: "pelapor menghubungi kantor",
        Cause.WROTE: "pesan pelapor",
        Cause.REOPENED: "kasus dibuka kembali",
        Cause.STAGE_ENTERED: "tahap ini dimulai",
        Cause.ANSWERED: "pelapor dijawab",
        Cause.ON_THE_WAY: "pelapor diberi tahu bahwa jawabannya menyusul",
        Cause.RELEASED: "kasus kembali ke antrean",
        Cause.FOUND: "hasil dari unit ada",
    },
    otherwise="",
)
_ENDED: Partial[object, str] = Partial(
    {
        Cause.ANSWERED: "pelapor dijawab",
        Cause.WROTE: "pelapor menulis lagi",
        Cause.ON_THE_WAY: "pelapor diberi tahu bahwa jawabannya menyusul",
        Cause.STAGE_LEFT: "tahap ini selesai",
        Cause.CLOSED: "kasus ditutup",
        Cause.WITHDRAWN: "pelapor membatalkan",
        Cause.STAGE_GONE: "tahap ini tidak ada lagi dalam prosedur",
    },
    otherwise="",
)
_CAPS: Mapping[Cap, str] = {
    Cap.CALL_BACK: "tidak melewati janji menghubungi kembali",
    Cap.TOLD: "tidak melewati waktu yang sudah disampaikan kepada pelapor",
}


def was_set(data: Data, zone: ZoneInfo) -> str:
    """It runs, for the first time or again."""
    due = moment(data.get("due_at"), zone)
    if not due:
        return f"{deadline(data)}: tenggat ditetapkan"
    return _because(f"{deadline(data)} paling lambat {due}", _counted(data, zone), _cap(data))


def was_paused(data: Data, _: ZoneInfo) -> str:
    """Its clock stands still."""
    waits_for = "unit" if data.get("why") == Cause.UNIT else "pelapor"
    left = _length(data, "length")
    rest = f", sisa {left}" if left else ""
    return f"{deadline(data)}: dijeda, menunggu {waits_for}{rest}"


def is_near(data: Data, zone: ZoneInfo) -> str:
    """A warning."""
    lead, due = _length(data, "lead"), moment(data.get("due_at"), zone)
    ring = f"peringatan {lead} sebelum {due}" if lead and due and _tells_why(data) else ""
    return _because(f"{deadline(data)}: tenggat hampir tiba", ring)


def target_passed(data: Data, zone: ZoneInfo) -> str:
    """The wished-for time is over."""
    target, since = _length(data, "target"), moment(data.get("since"), zone)
    why = f"{target} sejak {since}" if target and since else ""
    return _because(f"{deadline(data)}: waktu sasaran terlewati", why)


def has_passed(data: Data, zone: ZoneInfo) -> str:
    """Its time is over."""
    promised = moment(data.get("promised_at"), zone) if data.get("ring") == Ring.BROKEN else ""
    why = f"dijanjikan {promised}" if promised else _counted(data, zone)
    return _because(f"▲ {deadline(data)}: tenggat terlewati", why)


def was_met(data: Data, zone: ZoneInfo) -> str:
    """It is over, kept or not."""
    late = bool(data.get("late"))
    said = f"{deadline(data)}: {'selesai terlambat' if late else 'selesai tepat waktu'}"
    judged = moment(data.get("promised_at") or data.get("due_at"), zone)
    by = f"batasnya {judged}" if judged and _tells_why(data) else ""
    return _because(f"▲ {said}" if late else said, _ENDED[data.get("why")], by)


def has_moved(data: Data, zone: ZoneInfo) -> str:
    """The calendar or the procedure has changed."""
    was, now = moment(data.get("from"), zone), moment(data.get("to"), zone)
    by_procedure = data.get("why") == Cause.PROCEDURE
    what = "cara menghitungnya dalam prosedur" if by_procedure else "kalender"
    return f"{deadline(data)}: tenggat berubah dari {was} menjadi {now} karena {what} berubah"


def promise_moved(data: Data, zone: ZoneInfo) -> str:
    """The complainant relies on another time from now on."""
    was, now = moment(data.get("from"), zone), moment(data.get("to"), zone)
    match data.get("why"):
        case Cause.APOLOGY_LOST:
            return f"Pelapor tidak menerima kabar tentang {was}: yang berlaku baginya tetap {now}"
        case Cause.APOLOGY:
            why = f"{was} tidak akan terpenuhi"
        case Cause.PROMISE_PASSED:
            why = f"{was} sudah lewat"
        case Cause.CALENDAR:
            why = f"kalender berubah, sebelumnya {was}"
        case _:
            why = ""
    return _because(f"Pelapor diberi tahu waktu baru: {now}", why)


def deadline(data: Data) -> str:
    """What it is for."""
    return DEADLINES.get(str(data.get("deadline", "")), "Balasan")


def _counted(data: Data, zone: ZoneInfo) -> str:
    """*8 jam 30 menit kerja sejak pesan pelapor, Selasa, 24 November 2026 pukul 10.00 WITA*."""
    length, since = _length(data, "length"), moment(data.get("since"), zone)
    if not length or not since or not _tells_why(data):
        return ""
    began = _SINCE[data.get("why")]
    rest = "sisa " if "allowed" in data and "cap" not in data else ""
    return f"{rest}{length} sejak {f'{began}, ' if began else ''}{since}"


def _cap(data: Data) -> str:
    return next((words for cap, words in _CAPS.items() if cap == data.get("cap")), "")


def _length(data: Data, key: str) -> str:
    length = length_of(data.get(key))
    return (
        "" if length is None else length_words(length, working=data.get("clock") == Clock.WORKING)
    )


def _tells_why(data: Data) -> bool:
    return "clock" in data


def _because(said: str, *why: str) -> str:
    given = "; ".join(filter(None, why))
    return f"{said} ({given})" if given else said
