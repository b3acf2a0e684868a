"""Small offices made by hand, one for each way in which a procedure can ask."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from app.office.knowledge import Knowledge
from app.settings import ROOT
from bot.decision import Office
from bot.replies.loading import load_replies
from bot.replies.replies import Replies
from desk_info.entry import Entry
from desk_info.loading import load_desk_info
from desk_info.matching.matcher import Matcher
from handoff.allowance import Allowance, Clock, DeadlineKind, Length
from handoff.calendar import WorkingCalendar
from handoff.calendar.hours import OpeningHours, Slot
from handoff.procedure import (
    Category,
    Duty,
    DutyKind,
    Emergency,
    Procedure,
    Survey,
    Unsatisfied,
)
from handoff.service import Asked, Field, FieldType, Service
from handoff.stage import Exit, Stage, StageEvent
from nlu.embedded import EmbeddedInterpreter

NAME = Field("full_name", FieldType.NAME, "Nama lengkap", ("nama",), "Siti Aminah")
PHONE = Field("phone", FieldType.PHONE, "Nomor telepon", ("hp", "no hp"), "0812 5544 3321")
PROBLEM = Field("problem", FieldType.PURPOSE, "Masalah", ("keluhan",), "Kartu tidak aktif")
NIK = Field("nik", FieldType.NIK, "NIK", ("nik",), "6472014502900001")
GROUP = Field(
    "group",
    FieldType.CHOICE,
    "Status",
    (),
    "Mahasiswa",
    options=("Mahasiswa", "Dosen", "Tenaga kependidikan"),
)
PHOTO = Field("photo", FieldType.ATTACHMENT, "Foto layar", (), "foto layar", required=False)


def service(
    key: str, label: str, *form: Field, asked: Asked = Asked.BEFORE_CASE, words: str = ""
) -> Service:
    """A kind of service whose cases begin at the stage `answering`."""
    return Service(key, label, form, asked, "answering", tuple(filter(None, words.split("|"))))


TALK = service("talk", "Bicara dengan petugas", asked=Asked.NEVER)
MEMBERSHIP = service(
    "membership", "Konfirmasi kepesertaan", NIK, PHONE, words="kepesertaan|cek kepesertaan"
)
CONSULTATION = service("consultation", "Konsultasi", PROBLEM, PHONE, words="konsultasi")
COMPLAINT = service("complaint", "Pengaduan", PROBLEM, PHONE, words="pengaduan|komplain")
TICKET = service(
    "ticket",
    "Tiket bantuan",
    NAME,
    GROUP,
    PROBLEM,
    PHOTO,
    asked=Asked.BEFORE_ANYTHING,
    words="tiket",
)
QUESTION = service("question", "Permintaan informasi", NAME, PHONE, words="permintaan informasi")

STAGES = {
    "answering": Stage(
        "answering",
        "Menjawab",
        "officers",
        (
            Exit(StageEvent.ASK_UNIT, "unit"),
            Exit(StageEvent.REPLY, "satisfaction"),
            Exit(StageEvent.CLOSE, "closed"),
        ),
    ),
    "unit": Stage("unit", "Menunggu unit", "unit", (Exit(StageEvent.FINDING, "answering"),)),
    "satisfaction": Stage(
        "satisfaction",
        "Menunggu penilaian",
        "complainant",
        (
            Exit(StageEvent.SATISFIED, "closed"),
            Exit(StageEvent.UNSATISFIED, "management"),
            Exit(StageEvent.CLOSE, "closed"),
        ),
    ),
    "management": Stage(
        "management",
        "Dibawa ke pimpinan",
        "agent",
        (Exit(StageEvent.CLOSE, "closed"),),
        says="utter_stage_followed_up",
    ),
}
_HOUR = Allowance(Length(time=timedelta(hours=24)), Clock.WALL)
_WEEK = {day: (Slot(time(8), time(16, 30)),) for day in range(5)}


def procedure(
    *services: Service,
    complaint: str = "",
    talk: str = "",
    call_back: bool = False,
    survey: Survey | None = None,
    reopen_within: Length | None = Length(days=14),  # noqa: B008  a frozen value
) -> Procedure:
    """An office in Batam; the first service is the one of complaints, the last one of talks."""
    deadlines = {DeadlineKind.FIRST_REPLY: _HOUR, DeadlineKind.NEXT_REPLY: _HOUR}
    if call_back:
        half = Allowance(Length(time=timedelta(minutes=30)), Clock.WORKING)
        deadlines[DeadlineKind.CALL_BACK] = half
    return Procedure(
        id="kantor-contoh",
        name="Dinas Contoh Batam",
        short_name="Dinas Contoh",
        case_prefix="CTH",
        zone=ZoneInfo("Asia/Jakarta"),
        honorific="Bapak/Ibu",
        hours=OpeningHours(_WEEK, words="Senin–Jumat 08.00–16.30 WIB"),
        services=services,
        talk_service=talk or services[-1].key,
        complaint_service=complaint or services[0].key,
        stages=STAGES,
        deadlines=deadlines,
        categories=(Category("Lain-lain"),),
        emergency=Emergency("112", "(0778) 123456", "119 ekstensi 8"),
        duties={
            "officers": Duty("officers", "Petugas", DutyKind.AGENT),
            "medicine": Duty("medicine", "Instalasi farmasi", DutyKind.UNIT),
            "head": Duty("head", "Kepala bagian", DutyKind.SUPERIOR),
        },
        survey=survey or Survey(at_closing=True, unsatisfied=Unsatisfied.TELL_SUPERIOR),
        reopen_within=reopen_within,
    )


BATAM = procedure(
    MEMBERSHIP, CONSULTATION, COMPLAINT, complaint="complaint", talk="consultation", call_back=True
)
CAMPUS = procedure(TICKET)
COLLEGE = procedure(QUESTION)
HOSPITAL = procedure(
    replace(COMPLAINT, form=(NAME, PHONE, PROBLEM)),
    TALK,
    survey=Survey(at_closing=True, unsatisfied=Unsatisfied.REOPEN),
)


OFFICES = {"batam": BATAM, "campus": CAMPUS, "college": COLLEGE, "hospital": HOSPITAL}


@cache
def known(made: str) -> Knowledge:
    """Everything that a talk with one of these offices needs."""
    return knowing(OFFICES[made])


def knowing(rules: Procedure) -> Knowledge:
    """Everything that a talk with that office needs; its answers are those of the hospital."""
    entries, matcher, replies, interpreter = _read()
    calendar = WorkingCalendar(rules.hours, rules.zone)
    office = Office(rules, calendar, {entry.id: entry for entry in entries})
    return Knowledge(office, matcher, replies, interpreter)


@cache
def _read() -> tuple[Sequence[Entry], Matcher, Replies, EmbeddedInterpreter]:
    entries = load_desk_info(ROOT / "procedures" / "rsjd-atma-husada" / "desk_info.yml")
    interpreter = EmbeddedInterpreter.from_file(ROOT / "data" / "nlu.yml", case_prefix="CTH")
    return entries, Matcher(entries), load_replies(ROOT / "domain.yml"), interpreter
