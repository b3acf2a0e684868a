"""Appending facts to a chat's chain inside a transaction."""

from collections.abc import Mapping
from dataclasses import replace

from core.facts import BOT, Fact, NewFact
from core.message import Outbound
from core.text import masked, shortened, storable
from core.time import to_micros
from evidence.chain import seal
from storage.database.script import Question, Row, ask, ask_together
from storage.unit_of_work.sql import CHANGE_HEAD, NEW_FACT

LAST_TEXT = 160
_WORDS = frozenset({Fact.MESSAGE_IN, Fact.MESSAGE_OUT, Fact.ECHO})


class Chain:
    """The head of one chat's chain while a transaction holds it.

    Facts without a case get `case`, the chat's open one. `questions` are what to write. They are
    sealed when that is asked: the last one also over the `cases` that changed, as the digests of
    their rows by their numbers in the table.
    """

    def __init__(self, chat: int, seq: int, digest: bytes, case: int | None) -> None:
        self.chat = chat
        self.seq = seq
        self.case = case
        self.cases: dict[int, str] = {}
        self._digest = digest
        self._new: list[NewFact] = []
        self._unread = 0
        self._last: tuple[str, int] | tuple[None, None] = (None, None)
        self._facts: list[Mapping[str, object]] = []

    def append(self, fact: NewFact, parts: tuple[Outbound, ...] = ()) -> int:
        """Take in a fact; its number. `parts` are the message that it is about, if any."""
        case = self.case if fact.case is None else fact.case
        ref = storable(fact.ref)
        if (case, ref) != (fact.case, fact.ref):
            fact = replace(fact, case=case, ref=ref)
        self.seq += 1
        self._new.append(fact)
        if fact.kind in _WORDS and fact.actor != BOT:  # people's words are what agents look for
            self._unread += fact.kind is Fact.MESSAGE_IN
            self._last = (last_text(fact, parts), to_micros(fact.at))
        return self.seq

    def head(self) -> dict[str, object]:
        """The columns of the chat that the new facts change."""
        self._seal()
        text, at = self._last
        return {
            "chat": self.chat,
            "chain_seq": self.seq,
            "chain_hash": self._digest,
            "unread": self._unread,
            "last_text": text,
            "last_at": at,
        }

    def facts(self) -> list[Question]:
        """The facts to be written; the head has to be written with them."""
        self._seal()
        return [ask_together(NEW_FACT, self._facts)] if self._facts else []

    def questions(self) -> list[Question]:
        """The facts and the new head, to be asked before the transaction ends."""
        facts = self.facts()
        return [*facts, ask(CHANGE_HEAD, **self.head())] if facts else []

    def _seal(self) -> None:
        first = self.seq - len(self._new) + 1
        for seq, fact in enumerate(self._new, start=first):
            cases = self.cases if seq == self.seq else {}
            link = seal(self.chat, seq, self._digest, fact, cases)
            self._digest = link.digest
            self._facts.append(
                {
                    "chat": link.chat,
                    "seq": link.seq,
                    "kind": link.kind,
                    "ref": link.ref,
                    "case_id": link.case,
                    "body": link.body,
                    "digest": link.digest,
                }
            )
        self._new.clear()


def last_text(fact: NewFact, parts: tuple[Outbound, ...] = ()) -> str:
    """What a message said, masked and on one line; a file without words by its name."""
    for said in (fact.data.get("text"), *(part.text for part in parts), fact.data.get("filename")):
        if isinstance(said, str) and said:
            return storable(shortened(masked(said), LAST_TEXT))
    return ""


def chain_of(row: Row, chat: int) -> Chain:
    """From the answer to `CHAT_HEAD`."""
    _, seq, digest, case = row
    return Chain(chat, seq, digest, case)
