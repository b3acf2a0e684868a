"""What somebody says of an answer becomes a fact, and is kept to learn from."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.answers import Answered, answered, message_with, offered
from bot.choices import HELPED
from bot.effects.effect import Judged, StoreJudgement, Write
from bot.unit_of_work import ChatRecord
from core.facts import COMPLAINANT, Fact, NewFact
from core.message import Inbound
from core.text import masked
from desk_info.entry import Entry
from desk_info.feedback import Feedback, Judge, Judgement
from handoff.desk import TalkPage
from handoff.effects import RecordFact

LOOKED_BACK = 200


class Talks(Protocol):
    """Reads what was said."""

    async def talk(self, chat: int, before_seq: int | None, limit: int) -> TalkPage:
        """The last `limit` facts before `before_seq`, or of all."""
        ...


async def complainant_judges(
    chat: ChatRecord,
    talks: Talks,
    said: Judged,
    inbound: Inbound,
    titles: Mapping[str, Entry],
    at: datetime,
) -> tuple[Write, ...]:
    """What follows where a complainant says what they think of the bot's answer or offer.

    Nothing where the message that they mean lies further back than `LOOKED_BACK` facts,
    or where only one of its several answers may be meant.
    """
    if not chat.id:
        return ()
    lines = (await talks.talk(chat.id, None, LOOKED_BACK)).lines
    message = message_with((line.fact for line in lines), said.about, inbound.about)
    if message is None:
        return ()
    given = answered(message) if said.about == HELPED else offered(message)
    meant = [one for one in given if not said.entries or one.entry in said.entries]
    if said.about == HELPED and not said.right and len(meant) > 1:
        return ()  # one of several answers did not help, and nobody knows which
    words = tuple(feedback(one, one.entry, said.right, Judge.COMPLAINANT) for one in meant)
    words = tuple(one for one in words if one.question)
    if not words:
        return ()
    judgement = Judgement(message.seq, 0, words)
    fact = NewFact(Fact.ANSWER_JUDGED, at, COMPLAINANT, data_of(judgement, titles))
    return RecordFact(fact), StoreJudgement(judgement, at)


def feedback(about: Answered, entry: str, right: bool, judge: Judge) -> Feedback:
    """Whether `entry` answers what was asked; numbers of identity cards are hidden."""
    return Feedback(masked(about.question), entry, right, judge)


def data_of(judgement: Judgement, titles: Mapping[str, Entry]) -> dict[str, object]:
    """What the fact says: the message, and each entry with its title of that moment."""
    return {"seq": judgement.answer, "said": list(_said(judgement.said, titles))}


def _said(words: Sequence[Feedback], titles: Mapping[str, Entry]) -> Iterable[dict[str, object]]:
    for one in words:
        entry = titles.get(one.entry)
        title = entry.title if entry else one.entry
        yield {"question": one.question, "entry": one.entry, "title": title, "right": one.right}
