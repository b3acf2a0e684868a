"""Chats, cases and files in memory."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256

from core.errors import NotFound
from core.facts import COMPLAINANT, Fact, SealedFact, agent_actor
from core.message import Address, ChannelName
from core.text import masked, shortened
from handoff.case import Case
from handoff.desk import (
    DeliveryState,
    Part,
    QueueLine,
    StoredFile,
    Talk,
    TalkLine,
)
from web.live import QUEUE, Live, chat_topic


def fits(number: int) -> int:
    """The number, where a database can keep it. Raises `OverflowError`, as sqlite3 does."""
    if number >= 2**63:
        raise OverflowError("Python int too large to convert to SQLite INTEGER")
    return number


@dataclass
class Store:
    """Chats, cases and files in memory."""

    clock: Callable[[], datetime]
    live: Live
    facts: dict[int, list[TalkLine]] = field(default_factory=dict)
    cases: dict[int, Case] = field(default_factory=dict)
    channels: dict[int, ChannelName] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    addresses: dict[Address, int] = field(default_factory=dict)
    read_up_to: dict[int, int] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    stored: dict[str, StoredFile] = field(default_factory=dict)

    def chat(self, address: Address, name: str = "") -> int:
        """The chat of the address, made when it is new."""
        if address not in self.addresses:
            chat = len(self.facts) + 1
            self.addresses[address] = chat
            self.facts[chat] = []
            self.channels[chat] = address.channel
            self.names[chat] = name
        return self.addresses[address]

    def record(
        self,
        chat: int,
        kind: Fact,
        actor: str,
        data: Mapping[str, object],
        *,
        ref: str = "",
        at: datetime | None = None,
        parts: tuple[Part, ...] = (),
    ) -> int:
        """Append a fact and tell everybody who listens."""
        seq = len(self.facts[chat]) + 1
        fact = SealedFact(chat, seq, kind, at or self.clock(), actor, data, ref, None)
        self.facts[chat].append(TalkLine(fact, parts))
        self.live.publish(chat_topic(chat))
        self.live.publish(QUEUE)
        return seq

    def hear(self, chat: int, text: str, *, at: datetime | None = None, ref: str = "") -> int:
        """A message of the complainant."""
        data = {
            "kind": "text",
            "text": text,
            "channel": str(self.channels[chat]),
            "name": self.names[chat],
        }
        return self.record(chat, Fact.MESSAGE_IN, COMPLAINANT, data, ref=ref, at=at)

    def say(
        self,
        chat: int,
        text: str,
        *,
        author: str = "bot",
        choices: Sequence[str] = (),
        at: datetime | None = None,
        state: DeliveryState = DeliveryState.READ,
        why: str = "",
    ) -> int:
        """A message of ours."""
        data = {
            "text": text,
            "choices": [{"id": f"c:{one}", "title": one, "description": ""} for one in choices],
            "author": author,
        }
        actor = "bot" if author == "bot" else agent_actor(1)
        parts = (Part(state, why),)
        return self.record(chat, Fact.MESSAGE_OUT, actor, data, at=at, parts=parts)

    def _line(self, case: Case) -> QueueLine:
        spoken = [
            line.fact
            for line in self.facts[case.chat]
            if line.fact.kind in {Fact.MESSAGE_IN, Fact.MESSAGE_OUT}
        ]
        heard = [fact for fact in spoken if fact.kind is Fact.MESSAGE_IN]
        seen = self.read_up_to.get(case.id, 0)
        return QueueLine(
            case,
            self.channels[case.chat],
            self.names[case.chat],
            masked(shortened(str(spoken[-1].data["text"]), 120)) if spoken else "",
            spoken[-1].at if spoken else case.opened_at,
            heard[-1].at if heard else None,
            sum(fact.seq > seen for fact in heard),
        )

    async def queue(self, limit: int, after: int | None = None) -> Sequence[QueueLine]:
        """Open cases."""
        far = datetime.max.replace(tzinfo=UTC)
        ordered = sorted(
            (case for case in self.cases.values() if case.is_open),
            key=lambda case: (case.priority != "urgent", case.due_at or far, case.opened_at),
        )
        return [self._line(case) for case in ordered[:limit]]

    async def closed(self, limit: int, before: int | None = None) -> Sequence[QueueLine]:
        """Cases that ended."""
        ended = [case for case in self.cases.values() if not case.is_open]
        return [self._line(case) for case in ended[::-1][:limit]]

    async def case(self, case_id: int) -> Case | None:
        """One case."""
        return self.cases.get(case_id)

    async def case_by_number(self, chat: int, number: str) -> Case | None:
        """The case of that chat with that number."""
        of_chat = (case for case in self.cases.values() if case.chat == chat)
        return next((case for case in of_chat if case.number == number), None)

    async def cases_of_chat(self, chat: int, limit: int) -> Sequence[Case]:
        """Newest first."""
        return [case for case in list(self.cases.values())[::-1] if case.chat == chat][:limit]

    async def line(self, case_id: int) -> QueueLine | None:
        """One case as a line."""
        case = self.cases.get(fits(case_id))
        return self._line(case) if case else None

    async def search(self, text: str, limit: int) -> Sequence[QueueLine]:
        """Cases whose number or identity contains the text."""
        wanted = text.casefold()
        found = [
            case
            for case in self.cases.values()
            if wanted in f"{case.number} {' '.join(case.identity.values())}".casefold()
        ]
        return [self._line(case) for case in found[:limit]]

    async def waiting_ahead(self, case_id: int) -> int:
        """Cases that wait and are older."""
        return sum(case.status == "waiting" and case.id < case_id for case in self.cases.values())

    async def talk(self, chat: int, before_seq: int | None, limit: int) -> Talk:
        """The last facts before `before_seq`."""
        lines = [
            line
            for line in self.facts.get(chat, [])
            if before_seq is None or line.fact.seq < fits(before_seq)
        ]
        return Talk(lines[-limit:], len(lines) > limit)

    async def talk_since(self, chat: int, after_seq: int, limit: int) -> Sequence[TalkLine]:
        """The first facts after `after_seq`."""
        return [line for line in self.facts[chat] if line.fact.seq > after_seq][:limit]

    async def seen(self, case_id: int, seq: int) -> None:
        """An agent has read it."""
        if case_id not in self.cases:
            raise NotFound("case")
        self.read_up_to[case_id] = max(fits(seq), self.read_up_to.get(case_id, 0))
        self.live.publish(QUEUE)

    async def chat_of(self, address: Address) -> int | None:
        """The chat that has this address."""
        return self.addresses.get(address)

    async def file(self, sha256: str) -> StoredFile | None:
        """A file that was sent in some chat."""
        return self.stored.get(sha256)

    async def keep(self, data: bytes, mime: str, filename: str) -> str:
        """Store bytes."""
        name = sha256(data).hexdigest()
        self.blobs[name] = data
        self.stored.setdefault(name, StoredFile(name, mime, filename, len(data), frozenset()))
        return name

    async def read(self, sha256: str) -> bytes:
        """The bytes."""
        if sha256 not in self.blobs:
            raise NotFound("file")
        return self.blobs[sha256]

    def attach(self, name: str, chat: int) -> None:
        """The file was sent in that chat."""
        file = self.stored[name]
        self.stored[name] = replace(file, chats=file.chats | {chat})
