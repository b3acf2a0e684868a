"""In-memory doubles of what the pages set in motion: desk, web chat, platforms."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace

from core.errors import AlreadySaid, IllegalMove, NotFound
from core.facts import COMPLAINANT, Fact, agent_actor
from core.message import Address, ChannelName
from handoff.case import Action, Case
from handoff.desk import (
    Account,
    DeliveryState,
    Part,
)
from tests.web.fakes import Store, fits


@dataclass
class FakeDesk:
    """What agents can do, on the store."""

    store: Store
    keys: set[str] = field(default_factory=set)

    def _change(self, case_id: int, action: Action, **changes: object) -> Case:
        case = self.store.cases.get(fits(case_id))
        if case is None:
            raise NotFound("case")
        self.store.cases[case_id] = case.after(action, **changes)
        return self.store.cases[case_id]

    def _once(self, key: str) -> None:
        if key in self.keys:
            raise AlreadySaid(key)
        self.keys.add(key)

    def _fact(self, case: Case, kind: Fact, agent: Account, **data: object) -> None:
        data = {"agent_name": agent.name, "number": case.number, **data}
        self.store.record(case.chat, kind, agent_actor(agent.id), data)

    async def claim(self, case_id: int, agent: Account) -> Case:
        """Take the case."""
        case = self._change(case_id, Action.CLAIM, agent=agent.id, agent_name=agent.name)
        self._fact(case, Fact.CASE_CLAIMED, agent)
        return case

    async def reply(self, case_id: int, agent: Account, text: str, key: str) -> None:
        """Write to the complainant."""
        self._once(key)
        case = self._change(case_id, Action.REPLY, due_at=None)
        sent = DeliveryState.SENT
        self.store.say(case.chat, text, author=agent.name, state=sent)

    async def note(self, case_id: int, agent: Account, text: str, key: str) -> None:
        """Leave a note."""
        self._once(key)
        case = self.store.cases[case_id]
        data = {"text": text, "author": agent.name}
        self.store.record(case.chat, Fact.NOTE_ADDED, agent_actor(agent.id), data)

    async def give_back(self, case_id: int, agent: Account) -> None:
        """Let the bot talk again."""
        self._fact(self._change(case_id, Action.GIVE_BACK), Fact.CASE_RETURNED, agent)

    async def close(
        self, case_id: int, agent: Account, category: str, farewell: bool = True
    ) -> None:
        """End the case."""
        now = self.store.clock()
        case = self._change(case_id, Action.CLOSE, category=category, closed_at=now, due_at=None)
        self._fact(case, Fact.CASE_CLOSED, agent, category=category)

    async def categorise(self, case_id: int, agent: Account, category: str) -> None:
        """Give it a category."""
        case = replace(self.store.cases[case_id], category=category)
        self.store.cases[case_id] = case
        self._fact(case, Fact.CASE_CATEGORISED, agent, category=category)

    async def resend(self, case_id: int, agent: Account, seq: int) -> None:
        """Send again what failed."""
        chat = self.store.cases[case_id].chat
        line = self.store.facts[chat][seq - 1]
        if not any(part.state in {"failed", "unknown"} for part in line.parts):
            raise IllegalMove("nothing to send again")
        self.store.facts[chat][seq - 1] = replace(line, parts=(Part(DeliveryState.SENT),))
        self.store.record(chat, Fact.RESENT, agent_actor(agent.id), {"seq": seq})

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
        """Send a file."""
        self._once(key)
        case = self._change(case_id, Action.REPLY, due_at=None)
        self.store.attach(sha256, case.chat)
        data = {
            "text": caption,
            "author": agent.name,
            "attachment": {"sha256": sha256, "mime": mime, "filename": filename},
        }
        parts = (Part(DeliveryState.SENT),)
        self.store.record(case.chat, Fact.MESSAGE_OUT, agent_actor(agent.id), data, parts=parts)


Answer = Callable[[int, Mapping[str, object]], Awaitable[None]]


@dataclass
class FakeChatPage:
    """The way in of web visitors; `answer` plays the bot."""

    store: Store
    answer: Answer | None = None
    kept: list[dict[str, object]] = field(default_factory=list)
    broken: bool = False

    async def keep(self, raw: bytes) -> None:
        """Store one message, once."""
        if self.broken:
            raise OSError("the disk is full")
        body = json.loads(raw)
        if any(old["id"] == body["id"] for old in self.kept):
            return
        self.kept.append(body)
        chat = self.store.chat(Address(ChannelName.WEB, f"visitor:{body['visitor']}"))
        file = body.get("file")
        choice = body.get("choice") or {}
        data = {
            "kind": "document" if file else "text",
            "text": body.get("text") or choice.get("title") or "",
            "channel": "web",
            "name": "",
            **({"media": file} if file else {}),
        }
        if file:
            self.store.attach(file["sha256"], chat)
        self.store.record(chat, Fact.MESSAGE_IN, COMPLAINANT, data, ref=body["id"])
        if self.answer is not None:
            await self.answer(chat, body)


@dataclass
class FakeWebhook:
    """A platform's door whose secret is the word `right`."""

    kept: list[bytes] = field(default_factory=list)
    broken: bool = False

    def is_authentic(self, raw: bytes, headers: Mapping[str, str]) -> bool:
        """Whether the header has the word."""
        return headers.get("x-secret") == "right"

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """What the platform wants to hear."""
        if query.get("hub.verify_token") == "right":
            return query.get("hub.challenge")
        return None

    async def keep(self, raw: bytes) -> None:
        """Store the body."""
        if self.broken:
            raise OSError("the disk is full")
        self.kept.append(raw)
