"""What registers, reports and papers are made of, and the port that gives it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from core.message import ChannelName
from core.text import discreet
from desk_info.entry import Outcome
from handoff.case import CaseStatus, Source, Verdict, Weight


@dataclass(frozen=True, slots=True)
class JudgedDeadline:
    """A deadline as it came out, and whether it passed unmet.

    `due_at` is its end as it was counted last, for what the complainant was promised the time that
    they were told first (`BT-12`, `AH-10`); None while its clock stands still.
    """

    due_at: datetime | None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """The facts of a chat that a case rests on; `digest` (32 bytes) is that of the fact `last`."""

    chat: int
    first: int
    last: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One line of the register (`AH-6`, `IT-10`). All times are aware.

    `service`, `stage`, `late_stages`, `unit` and `superior` are labels, as the procedure calls
    them; `late_stages` those whose time ran out. `contact` is the telephone or the address on the
    channel. `came_at` is when the complainant turned to the office, `opened_at` when the case was
    opened; `late_by` how long the words that brought it were on their way, where that is long.
    `first_reply`, `call_back` and `whole` are None where the procedure sets no such deadline.
    `satisfaction` is 1 to 5, `remark` what the complainant said with it. `secrets` are values of
    the identity form that no list shows.
    """

    number: str
    channel: ChannelName
    source: Source
    service: str
    name: str
    contact: str
    subject: str
    category: str
    stage: str
    status: CaseStatus
    came_at: datetime
    opened_at: datetime
    evidence: Evidence
    weight: Weight | None = None
    first_replied_at: datetime | None = None
    closed_at: datetime | None = None
    first_reply: JudgedDeadline | None = None
    whole: JudgedDeadline | None = None
    late_stages: tuple[str, ...] = ()
    agent: str = ""
    unit: str = ""
    superior: str = ""
    verdict: Verdict | None = None
    satisfaction: int | None = None
    remark: str = ""
    reopened: int = 0
    call_back: JudgedDeadline | None = None
    late_by: timedelta = timedelta()
    secrets: tuple[str, ...] = ()

    @property
    def listed_subject(self) -> str:
        """The subject as it may stand in a list."""
        return discreet(self.subject, self.secrets)

    @property
    def is_late(self) -> bool:
        """Whether anything that the office owed in this case came late, or is late."""
        owed = (self.first_reply, self.call_back, self.whole)
        return bool(self.late_stages) or any(one.late for one in owed if one is not None)


class WritingKind(StrEnum):
    """What people of the office write into a case."""

    NEED = "need"  # the information-need report (`PJ-3`)
    SHEET = "sheet"  # the superior's information sheet (`PJ-4`)
    UNIT_ASKED = "unit_asked"
    FINDING = "finding"
    MINUTES = "minutes"  # `BT-9`
    APPROVAL = "approval"  # `BT-10`; the text is the remark, if any
    SENT_BACK = "sent_back"
    LETTER = "letter"  # `AH-5`


@dataclass(frozen=True, slots=True)
class OfficeWriting:
    """One such text: `by` whom (a name), in which `duty`, `to` whom it went (labels), and when.

    `due_at` is until when an answer was asked for.
    """

    kind: WritingKind
    text: str
    at: datetime
    by: str
    duty: str = ""
    to: str = ""
    due_at: datetime | None = None


class TranscriptSpeaker(StrEnum):
    """Who said a line of the talk."""

    COMPLAINANT = "complainant"
    BOT = "bot"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One message of the talk as it was said; `files` are the names of what came with it.

    `marks` say what it was beside its words, `versions` what it was changed to afterwards, in
    order, and `deleted` that it was taken back.
    """

    speaker: TranscriptSpeaker
    name: str
    at: datetime
    text: str
    files: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class StageEntry:
    """A stage that the case entered, by its label, and when."""

    stage: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case with everything that its papers say.

    `identity` are labels of the identity form with their values, in the form's order; `addresses`
    those of them to which a letter goes. `written`, `talk` and `steps` are in the order of time.
    """

    record: CaseRecord
    identity: tuple[tuple[str, str], ...] = ()
    written: tuple[OfficeWriting, ...] = ()
    talk: tuple[TranscriptLine, ...] = ()
    steps: tuple[StageEntry, ...] = ()
    addresses: tuple[str, ...] = ()

    @property
    def matter(self) -> str:
        """What the case is about in the complainant's whole words; `subject` is cut to a line."""
        begun = self.record.subject.removesuffix("…")
        if begun == self.record.subject:
            return begun
        said = [value for _, value in self.identity]
        said += [
            line.text
            for line in self.talk
            if line.speaker is TranscriptSpeaker.COMPLAINANT and not line.deleted
        ]
        whole = (words for words in said if " ".join(words.split()).startswith(begun))
        return next(whole, self.record.subject)

    def last(self, *kinds: WritingKind) -> OfficeWriting | None:
        """The newest text of one of those kinds."""
        return next((one for one in reversed(self.written) if one.kind in kinds), None)

    def plus(self, written: OfficeWriting) -> "CaseFile":
        """With one more text: a letter is printed before it is recorded as given (`AH-5`)."""
        return replace(self, written=(*self.written, written))


@dataclass(frozen=True, slots=True)
class RecordedQuestion:
    """A question put to the desk information.

    `text` is masked. `entry` is the id of the entry that answered and `title` its title, both
    empty when none did; `guessed`: none did, and the nearest ones were offered.
    """

    text: str
    at: datetime
    outcome: Outcome
    entry: str = ""
    title: str = ""
    guessed: bool = False


class Records(Protocol):
    """Where the records come from."""

    def cases(self, since: datetime, until: datetime) -> AsyncIterator[CaseRecord]:
        """The cases opened from `since` on and before `until`, oldest first, streamed."""
        ...

    async def case(self, case_id: int) -> CaseFile:
        """One case with its papers. Raises `NotFound`."""
        ...

    def questions(self, since: datetime, until: datetime) -> AsyncIterator[RecordedQuestion]:
        """The questions asked in that half-open span, oldest first, streamed."""
        ...
