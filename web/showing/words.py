"""Indonesian words for what the desk shows."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from core.text import discreet as text_without
from core.time import clock_words, day_words, moment_words
from forms.definition import FieldRole as Use
from forms.field_values import secrets
from forms.registry import of_role
from handoff.accounts import Role
from handoff.allowance import Allowance, Clock, DeadlineKind, Length
from handoff.case import Case, CaseStatus
from handoff.deadlines.running import follows_hours
from handoff.desk import DeliveryState
from handoff.procedure import DutyKind, Procedure
from handoff.stage import COMPLAINANT
from reports.labels import DEADLINES
from reports.words import span_words

ROLES = {
    Role.ADMINISTRATOR: "Administrator",
    Role.SUPERIOR: "Pimpinan",
    Role.AGENT: "Petugas",
    Role.UNIT: "Unit",
    Role.EDITOR: "Penyunting",
}
DELIVERY = {
    DeliveryState.WAITING: ("◌", "menunggu dikirim"),
    DeliveryState.SENDING: ("◌", "sedang dikirim"),
    DeliveryState.SENT: ("✓", "terkirim"),
    DeliveryState.DELIVERED: ("✓✓", "sampai"),
    DeliveryState.READ: ("✓✓", "dibaca"),
    DeliveryState.FAILED: ("✕", "gagal dikirim"),
    DeliveryState.UNKNOWN: ("?", "belum pasti sampai"),
}


def who(office: Procedure, case: Case, name: str) -> str:
    """The complainant's name: checked in the identity form, else what the platform calls them."""
    form = office.identity_fields(case.service, case.identity)
    fields = (field.key for field in of_role(form, Use.NAME))
    return next(filter(None, map(case.identity.get, fields)), "") or name or "Tanpa nama"


def clock(at: datetime, zone: ZoneInfo) -> str:
    """*10.12*, in the office's zone."""
    return clock_words(at, zone).split(" ")[0]


def day(at: datetime, zone: ZoneInfo) -> str:
    """*Senin, 24 November 2026*."""
    return day_words(at.astimezone(zone).date())


def moment(at: datetime, zone: ZoneInfo) -> str:
    """*Senin, 24 November 2026 pukul 10.12 WITA*."""
    return moment_words(at, zone)


def soon(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """*hari ini pukul 10.12 WITA*, or the whole moment on another day."""
    if at.astimezone(zone).date() == now.astimezone(zone).date():
        return f"hari ini pukul {clock_words(at, zone)}"
    return moment_words(at, zone)


def brief(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """For a narrow line: *10.12*, or *24/11 10.12* on another day, or *24/11/2027 10.12*."""
    there, here = at.astimezone(zone), now.astimezone(zone)
    if there.date() == here.date():
        return clock(at, zone)
    year = "" if there.year == here.year else f"/{there.year}"
    return f"{there.day}/{there.month}{year} {clock(at, zone)}"


def duration(seconds: int) -> str:
    """How long to wait: `8 detik`, `5 menit`."""
    return f"{seconds} detik" if seconds < 60 else f"{-(-seconds // 60)} menit"


def size(count: int) -> str:
    """*1,4 MB*."""
    if count < 1024 * 1024:
        return f"{max(1, round(count / 1024))} KB"
    return f"{count / 1024 / 1024:.1f} MB".replace(".", ",")


def span(gone: timedelta) -> str:
    """*30 jam*, *45 menit*."""
    return span_words(gone)


def length(allowance: Allowance) -> str:
    """*4 jam kerja*, *14 hari kerja*."""
    return length_words(allowance.length, working=allowance.clock is Clock.WORKING)


def length_words(of: Length, *, working: bool) -> str:
    """*4 jam kerja*, *14 hari*; down to minutes, *0 menit* for less than one."""
    hours, minutes = divmod(int(of.time.total_seconds()) // 60, 60)
    pieces = [(of.days, "hari"), (hours, "jam"), (minutes, "menit")]
    said = " ".join(f"{count} {unit}" for count, unit in pieces if count) or "0 menit"
    return f"{said} kerja" if working else said


def why_due(office: Procedure, kind: DeadlineKind, allowance: Allowance) -> str:
    """Which allowance and which calendar a deadline comes from."""
    if allowance.clock is Clock.WORKING:
        return f"{length(allowance)}, menurut jam layanan {office.hours.words}"
    all_day = f"{length(allowance)}, dihitung terus siang dan malam"
    if follows_hours(kind, allowance):
        return f"{all_day}; bila berakhir di jam tutup, menurut jam layanan {office.hours.words}"
    return all_day


def owner(office: Procedure, case: Case, now: datetime) -> str:
    """Who owes the next step, in words: *Instalasi Farmasi*, *Rina*, *Pelapor*."""
    if case.is_complainants_turn(now):
        return "Pelapor"
    duty = office.duties.get(case.owner)
    if duty is not None and duty.kind is not DutyKind.AGENT:
        return duty.label
    return case.agent_name or (duty.label if duty else "Petugas")


def turn(office: Procedure, case: Case, now: datetime) -> str:
    """Whose turn it is, short and with its shape: *◐ Instalasi Farmasi*, *Rina*, *baru*."""
    if case.is_complainants_turn(now):
        return "◐ pelapor"
    if case.status is CaseStatus.WITH_BOT:
        return "bot"
    duty = office.duties.get(case.owner)
    if duty is not None and duty.kind is not DutyKind.AGENT:
        return f"◐ {duty.label}"
    if case.status is CaseStatus.WAITING:
        return f"untuk {case.agent_name}" if case.agent_name else "baru"
    return case.agent_name


def stage(office: Procedure, case: Case) -> str:
    """The label of the stage where the case is."""
    found = office.stages.get(case.stage)
    return found.label if found else ""


def discreet(office: Procedure, case: Case, text: str) -> str:
    """A text of a case as lists show it: without long numbers and masked values of its form."""
    form = office.identity_fields(case.service, case.identity)
    return text_without(text, secrets(form, case.identity))


def whose_move(office: Procedure, case: Case, now: datetime) -> str:
    """Who has to do something now, and what: *Kabag Umum — Arahan pimpinan*.

    At a stage of the complainant's that is what of the office is owed or late.
    """
    if not case.is_open:
        return "Tidak ada; kasus sudah berakhir"
    theirs = case.is_complainants_turn(now)
    if case.status is CaseStatus.WITH_BOT and not theirs:
        return "Bot sedang melayani"
    what, owed = stage(office, case), case.reply_owed or case.next_due
    if owed is not None and case.owner == COMPLAINANT and not theirs:
        what = DEADLINES[owed.kind]
    return " — ".join(filter(None, (owner(office, case, now), what)))
