"""What an office's procedure says, as values; `handoff/loading/` reads them from its folder."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from handoff.allowance import Allowance, DeadlineKind, Length
from handoff.calendar.hours import OpeningHours
from handoff.service import Field, Service
from handoff.stage import COMPLAINANT, Need, Stage

MEDICAL_HELP = "bantuan medis"


@dataclass(frozen=True, slots=True)
class Emergency:
    """Whom a person in danger can call.

    `own_name` says who answers on `own`, such as *IGD kami*. `children` is a line for the
    protection of children, empty where the office names none. `confirmed` is the day on which the
    office last checked that these numbers are answered, None as long as it never has.
    """

    national: str
    own: str
    counselling: str
    own_name: str = MEDICAL_HELP
    children: str = ""
    confirmed: date | None = None


class DutyKind(StrEnum):
    """What somebody with a duty does in a case."""

    AGENT = "agent"
    SUPERIOR = "superior"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Duty:
    """A role or a unit of the office, as its procedure names it: *Kabag*, *Instalasi Farmasi*."""

    key: str
    label: str
    kind: DutyKind


@dataclass(frozen=True, slots=True)
class Category:
    """What a case can be about; `belongs_to` is the key of a duty, or empty.

    `praise`: people and their work are praised, and nothing has to be done.
    """

    label: str
    belongs_to: str = ""
    praise: bool = False


class Qualification(StrEnum):
    """What an account must have to serve complainants (`PJ-7`)."""

    DECREE = "decree"  # named in the director's decree (SK)
    INTEGRITY_PACT = "integrity_pact"  # signed
    BACHELOR = "bachelor"  # at least a bachelor's degree


class Assigning(StrEnum):
    """How a waiting case gets its agent."""

    PULL = "pull"  # agents take what they see
    ROUND_ROBIN = "round_robin"  # in turn, among those present and below their load


ABSENT = Length(time=timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class Assignment:
    """How cases are dealt out; `load` is the most open cases of one agent.

    `absent` is how much opening time somebody may be away before what waits for them waits for
    the others; None for however long.
    """

    by: Assigning = Assigning.PULL
    load: int = 10
    absent: Length | None = ABSENT


class Unsatisfied(StrEnum):
    """What an unsatisfied complainant sets going after the case was closed."""

    NOTHING = "nothing"
    TELL_SUPERIOR = "tell_superior"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Survey:
    """The satisfaction survey: a mark of 1 to 5 and a remark.

    `at_closing`: asked when a case is closed. (A stage whose owner is the complainant asks it as
    well.) Marks from `satisfied_from` on are satisfied.
    """

    at_closing: bool = False
    satisfied_from: int = 3
    unsatisfied: Unsatisfied = Unsatisfied.NOTHING


class ReportKind(StrEnum):
    """A report that an office owes."""

    DAILY_NEEDS = "daily_needs"
    REGISTER = "register"
    NEEDS_ANALYSIS = "needs_analysis"
    MONTHLY = "monthly"
    SCORECARD = "scorecard"
    FOLLOW_UP_PLAN = "follow_up_plan"  # rencana tindak lanjut (RTL)


class Every(StrEnum):
    """How often a report is due."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class ReportDue:
    """A report, how often it is made, and how long after the end of its time it is due."""

    kind: ReportKind
    every: Every
    within: Allowance


LANGUAGES = ("id",)
OWN_PHONE = Length(time=timedelta(hours=4))


@dataclass(frozen=True, slots=True)
class Procedure:
    """One office's written procedure.

    `honorific` is how a complainant is addressed before the name is known, `named_honorific` goes
    before the name. `suggestions` are questions that the chat page offers to whoever is new.
    `services` are in the order in which they are offered; `talk_service` is the one of somebody
    who just asks for a human. `deadlines` has at least `FIRST_REPLY` and `NEXT_REPLY`; stages have
    their own. `before_reply` is what must be there before an agent may answer (`IT-3`).
    `own_phone` is how long (on the wall) the bot is silent after somebody wrote from the office's
    own phone. `unknown_before_handoff` is how many questions in a row may stay unanswered.
    `languages` are ISO 639 codes, the office's own first: pages say that they are written in it.
    `hotline` are the numbers of the hotline itself, which nobody in danger is told to call.
    `privacy` is what the office does with what complainants tell of themselves, in a few sentences.
    """

    id: str
    name: str
    short_name: str
    case_prefix: str
    zone: ZoneInfo
    honorific: str
    hours: OpeningHours
    services: tuple[Service, ...]
    talk_service: str
    complaint_service: str
    stages: Mapping[str, Stage]
    deadlines: Mapping[DeadlineKind, Allowance]
    categories: tuple[Category, ...]
    emergency: Emergency
    duties: Mapping[str, Duty] = field(default_factory=dict)
    serving: frozenset[Qualification] = frozenset()
    assignment: Assignment = field(default_factory=Assignment)
    survey: Survey = field(default_factory=Survey)
    reopen_within: Length | None = None
    own_phone: Length = OWN_PHONE
    identity_check: bool = False
    before_reply: frozenset[Need] = frozenset()
    reports: tuple[ReportDue, ...] = ()
    unknown_before_handoff: int = 2
    named_honorific: str = "Bapak/Ibu"
    suggestions: tuple[str, ...] = ()
    languages: tuple[str, ...] = LANGUAGES
    hotline: tuple[str, ...] = ()
    privacy: str = ""

    def service(self, key: str) -> Service:
        """The service with that key; the one of somebody who just asks for a human otherwise."""
        found = {service.key: service for service in self.services}
        return found.get(key) or found[self.talk_service]

    def identity_fields(self, service: str, known: Collection[str]) -> tuple[Field, ...]:
        """What a case of that service shows: its form, then what else is `known` of somebody.

        Somebody may have given their data before they asked for a human, who asks for none: keys
        in `known` that the form lacks are described by the first service that asks for them.
        """
        form = self.service(service).form
        own = {one.key for one in form}
        others = {
            one.key: one
            for other in reversed(self.services)
            for one in other.form
            if one.key in known and one.key not in own
        }
        return (*form, *(others[key] for key in known if key in others))

    def allowance(self, kind: DeadlineKind, stage: str = "") -> Allowance | None:
        """What a deadline is worked out from: that of the stage, or of the whole procedure."""
        if kind is not DeadlineKind.STAGE:
            return self.deadlines.get(kind)
        found = self.stages.get(stage)
        return found.allowance if found else None

    @property
    def praise(self) -> Category | None:
        """The category of praise, where the office keeps it."""
        return next((one for one in self.categories if one.praise), None)

    @property
    def asks_satisfaction(self) -> bool:
        """Whether complainants are asked for a mark at all."""
        by_stage = any(stage.owner == COMPLAINANT for stage in self.stages.values())
        return self.survey.at_closing or by_stage

    @property
    def category_labels(self) -> tuple[str, ...]:
        """What a case can be about, as it is written on the screen."""
        return tuple(category.label for category in self.categories)
