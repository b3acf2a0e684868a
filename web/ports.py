"""What the pages need of the rest of the house; `app/` fills it in."""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeAlias

from core.message import Attachment
from desk.case_intake import Intake
from desk_info.feedback import Judgement
from handoff.accounts import Account
from handoff.case import Case, Source, Verdict, Weight
from handoff.procedure import ReportKind
from handoff.stage import DocumentKind, Reply
from nlu.rasa.standing import EnginesState
from reports.making import RegisterFormat
from reports.period import Period

Attachments: TypeAlias = tuple[Attachment, ...]


class Webhook(Protocol):
    """The door of one platform."""

    def is_authentic(self, raw: bytes, headers: Mapping[str, str]) -> bool:
        """Whether the body came from the platform; `headers` have lower-case names."""
        ...

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """What the platform wants to hear when it checks the address; None when it is not it."""
        ...

    async def keep(self, raw: bytes) -> None:
        """Store the body durably. Whatever it raises makes the platform send the body again."""
        ...


class ChatPage(Protocol):
    """The way of a web visitor's message into the house."""

    async def keep(self, raw: bytes) -> None:
        """Store one message durably.

        `raw` is JSON with `visitor`, `id`, `at` (milliseconds since 1970, UTC) and one of `text`,
        `choice` (an object of `id` and `title`) or `file` (an object of `sha256`, `mime`,
        `filename`, `size`).
        The same `id` of the same visitor counts once.
        """
        ...


class Letters(Protocol):
    """Makes answer letters (`AH-5`)."""

    async def answer_letter(self, case_id: int, text: str, author: str) -> Attachment:
        """The letter as a file of the office."""
        ...


class CaseActions(Protocol):
    """What people at the office can do to a case; each gives the case as it is then.

    Raises `AlreadyClaimed`, `Missing`, `IllegalMove`, `NotAllowed`, `NotFound`, `BadInput`,
    `WindowClosed`, `AlreadySaid` or `Conflict`. A `key` is unique over all time, so that a retried
    request is said once.
    """

    async def claim(self, case_id: int, agent: Account) -> Case:
        """Take the case; the bot falls silent."""
        ...

    async def reply(
        self,
        case_id: int,
        agent: Account,
        text: str,
        key: str,
        *,
        kind: Reply = Reply.ANSWER,
        way: Source | None = None,
    ) -> None:
        """Write to the complainant; `way` is how it was said where no message carries it."""
        ...

    async def send_file(
        self,
        case_id: int,
        agent: Account,
        sha256: str,
        filename: str,
        mime: str,
        caption: str,
        key: str,
    ) -> None:
        """Send one of the office's files."""
        ...

    async def note(self, case_id: int, agent: Account, text: str, key: str) -> None:
        """Leave a note that only colleagues read."""
        ...

    async def resend(self, case_id: int, agent: Account, seq: int) -> None:
        """Send the parts of message `seq` again that failed or are unknown."""
        ...

    async def give_back(self, case_id: int, agent: Account) -> None:
        """Let the bot talk again; the case stays open."""
        ...

    async def transfer(self, case_id: int, agent: Account, to: Account) -> Case:
        """Another agent has the floor from now on."""
        ...

    async def release(self, case_id: int, agent: Account) -> Case:
        """Back into the queue."""
        ...

    async def assign(self, case_id: int, to: Account, by: Account | None = None) -> Case:
        """Deal a waiting case to an agent."""
        ...

    async def categorise(self, case_id: int, agent: Account, category: str) -> Case:
        """Give the case a category."""
        ...

    async def verdict(
        self, case_id: int, agent: Account, verdict: Verdict, remark: str = ""
    ) -> Case:
        """What the agent found about the identity."""
        ...

    async def sort(self, case_id: int, agent: Account, weight: Weight, category: str) -> Case:
        """Light or serious, and what it is about."""
        ...

    async def ask_unit(
        self, case_id: int, agent: Account, unit: str, text: str, files: Attachments = ()
    ) -> Case:
        """Have a unit find out."""
        ...

    async def finding(self, case_id: int, by: Account, text: str, files: Attachments = ()) -> Case:
        """What the unit found out."""
        ...

    async def ask_superior(
        self, case_id: int, agent: Account, superior: str, text: str, files: Attachments = ()
    ) -> Case:
        """The information-need report."""
        ...

    async def sheet(self, case_id: int, by: Account, text: str, files: Attachments = ()) -> Case:
        """The information sheet."""
        ...

    async def draw_minutes(self, case_id: int, agent: Account, text: str) -> Case:
        """Minutes or a recap."""
        ...

    async def approve(self, case_id: int, by: Account, remark: str = "") -> Case:
        """The superior agrees to the minutes."""
        ...

    async def send_back(self, case_id: int, by: Account, remark: str) -> Case:
        """The superior does not."""
        ...

    async def letter(
        self,
        case_id: int,
        agent: Account,
        text: str,
        key: str,
        letters: Letters,
        way: Source | None = None,
    ) -> Case:
        """Send the answer letter, or note by which other way it went."""
        ...

    async def rate(self, case_id: int, agent: Account, mark: int, remark: str = "") -> Case:
        """Note how satisfied the complainant is."""
        ...

    async def judge(
        self,
        case_id: int,
        agent: Account,
        seq: int,
        *,
        right: bool,
        instead: str | None = None,
        entry: str = "",
    ) -> None:
        """Say whether `entry` in the bot's message `seq` answered what was asked, or what would."""
        ...

    async def close(
        self, case_id: int, agent: Account, category: str, farewell: bool = True
    ) -> Case:
        """End the case under a category of the procedure."""
        ...

    async def reopen(self, case_id: int, agent: Account, why: str) -> Case:
        """Take a closed case up again."""
        ...

    async def hear(
        self, case_id: int, agent: Account, text: str, key: str, files: Attachments = ()
    ) -> Case:
        """What the complainant of a case from elsewhere says again, written down by hand."""
        ...

    async def enter(self, agent: Account, entry: Intake, key: str) -> Case:
        """A case from elsewhere, written down by hand."""
        ...


class Papers(Protocol):
    """Registers, reports and papers, made on demand."""

    async def paper(self, case_id: int, kind: DocumentKind) -> tuple[bytes, str]:
        """A paper of one case as PDF, and the name of its file. Raises `NotFound`."""
        ...

    def register(
        self, since: datetime, until: datetime, form: RegisterFormat
    ) -> AsyncIterator[bytes]:
        """The register of the cases opened in that half-open span (aware), in pieces."""
        ...

    async def report(self, kind: ReportKind, period: Period) -> bytes:
        """A report about that period as PDF."""
        ...


class Judgements(Protocol):
    """What people said about the bot's answers."""

    async def of_answers(self, chat: int, first: int, last: int) -> Sequence[Judgement]:
        """What was said of messages `first` to `last` of a chat, in order."""
        ...


class Engines(Protocol):
    """The engines that read what complainants mean."""

    def standing(self) -> EnginesState:
        """How they are now."""
        ...

    def retrain(self) -> None:
        """Train of what is in force now. Raises `AlreadyTraining`, or `NotFound` without Rasa."""
        ...

    def go_to(self, name: str) -> None:
        """Answer with that model. Raises `AlreadyTraining` or `NotFound`."""
        ...


class Files(Protocol):
    """The office's files, by content hash."""

    async def keep(self, data: bytes, mime: str, filename: str) -> str:
        """Store the bytes; returns their SHA-256 in hexadecimal."""
        ...

    async def read(self, sha256: str) -> bytes:
        """The bytes. Raises `NotFound`."""
        ...


class Health(Protocol):
    """How the house is."""

    async def __call__(self) -> Mapping[str, object]:
        """Facts for the operator, without secrets; raises when the store does not answer."""
        ...
