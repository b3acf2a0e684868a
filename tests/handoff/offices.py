"""Small procedures made in code, for tests of the engine."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handoff.allowance import Allowance, Clock, Consequence, DeadlineKind, Length
from handoff.calendar import WorkingCalendar
from handoff.calendar.hours import OpeningHours, Slot
from handoff.case import Case
from handoff.procedure import Category, Duty, DutyKind, Emergency, Procedure
from handoff.progress.progress import Progress
from handoff.progress.promises import announced
from handoff.progress.update import Rules
from handoff.service import Asked, Service
from handoff.stage import CLOSED, Exit, Need, Stage, StageEvent

WIB = ZoneInfo("Asia/Jakarta")
DAY = (Slot(time(8), time(16)),)
HOURS = OpeningHours(week=dict.fromkeys(range(5), DAY), holidays=frozenset())
TELLS = frozenset({Consequence.TELL_AGENT, Consequence.TELL_SUPERIOR})


def minutes(count: int, clock: Clock = Clock.WORKING, **more: object) -> Allowance:
    """An allowance of so many minutes."""
    return Allowance(Length(time=timedelta(minutes=count)), clock, **more)  # type: ignore[arg-type]


def length(count: int) -> Length:
    """So many minutes."""
    return Length(time=timedelta(minutes=count))


STAGES = (
    Stage("report", "Laporan", "pelaksana", (
        Exit(StageEvent.ASK_SUPERIOR, "instruction"), Exit(StageEvent.REPLY, "settle"),
        Exit(StageEvent.ASK_UNIT, "unit"),
    ), minutes(10)),
    Stage("instruction", "Arahan", "superior", (Exit(StageEvent.SHEET, "answer"),),
          minutes(240, target=length(30), warn=(length(60),), at_warning=TELLS, at_limit=TELLS)),
    Stage("unit", "Unit", "unit", (Exit(StageEvent.FINDING, "answer"),)),
    Stage("answer", "Jawaban", "agent", (
        Exit(StageEvent.REPLY, "satisfaction", frozenset({Need.SHEET})),
        Exit(StageEvent.ASK_SUPERIOR, "instruction"),
    ), minutes(15)),
    Stage("satisfaction", "Kepuasan", "complainant", (
        Exit(StageEvent.SATISFIED, CLOSED), Exit(StageEvent.UNSATISFIED, "report"),
        Exit(StageEvent.LIMIT, CLOSED),
    ), minutes(60, Clock.WALL)),
    Stage("settle", "Selesai", "agent", (
        Exit(StageEvent.CLOSE, CLOSED, frozenset({Need.CATEGORY})),
    ), says="utter_stage_answering"),
)  # fmt: skip


def procedure(**changes: object) -> Procedure:
    """An office with a superior, a unit, and a promise of half an hour."""
    base: dict[str, object] = {
        "id": "kantor",
        "name": "Kantor Uji",
        "short_name": "Kantor",
        "case_prefix": "UJI",
        "zone": WIB,
        "honorific": "Bapak/Ibu",
        "hours": HOURS,
        "services": (Service("question", "Bertanya", (), Asked.NEVER, "report"),),
        "talk_service": "question",
        "complaint_service": "question",
        "stages": {stage.key: stage for stage in STAGES},
        "deadlines": {
            DeadlineKind.FIRST_REPLY: minutes(
                30,
                warn=(length(10),),
                at_warning=frozenset({Consequence.TELL_COMPLAINANT, Consequence.TELL_AGENT}),
                at_limit=frozenset({Consequence.TELL_SUPERIOR, Consequence.RAISE_PRIORITY}),
                extend=length(30),
                pauses=True,
            ),
            DeadlineKind.NEXT_REPLY: minutes(30),
            DeadlineKind.WHOLE: minutes(24 * 60, pauses=True),
        },
        "categories": (Category("Umum", "kabag"), Category("Akademik", "wadir")),
        "emergency": Emergency("112", "021 1", "119"),
        "duties": {
            "pelaksana": Duty("pelaksana", "Pelaksana", DutyKind.AGENT),
            "kabag": Duty("kabag", "Kabag", DutyKind.SUPERIOR),
            "farmasi": Duty("farmasi", "Farmasi", DutyKind.UNIT),
        },
        "reopen_within": Length(days=7),
    }
    return Procedure(**(base | changes))  # type: ignore[arg-type]


def rules(given: Procedure | None = None) -> Rules:
    """The rules of such an office."""
    given = given or procedure()
    return Rules(given, WorkingCalendar(given.hours, given.zone))


def wib(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in November 2026; the 23rd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=WIB)


MONDAY = wib(23, 9)


def opened(given: Rules | None = None, at: datetime = MONDAY) -> Case:
    """A case that was opened at that time."""
    case = Case(id=7, chat=1, number="UJI-2026-000007", subject="ijazah", opened_at=at,
                service="question")  # fmt: skip
    progress = Progress(case, given or rules(), at, "bot")
    progress.opened()
    return read(progress.case, at)


def owed_at(case: Case) -> datetime | None:
    """When the next reply is owed, as a message would name it."""
    return case.reply_owed.told_at if case.reply_owed else None


def read(case: Case, at: datetime) -> Case:
    """The case after a message has named its next reply."""
    return case if case.reply_owed is None else announced(case, case.reply_owed, at)


def after(case: Case, at: datetime, given: Rules | None = None, actor: str = "agent:3") -> Progress:
    """The case while something happens to it."""
    return Progress(case, given or rules(), at, actor)


def data(progress: Progress, kind: object) -> list[Mapping[str, object]]:
    """What the facts of that kind say."""
    return [fact.data for fact in progress.facts if fact.kind is kind]
