"""Words that can be answered no more where they came from: they wait for people."""

from collections.abc import Sequence
from datetime import datetime

from bot.dialogue import handover, services, status
from bot.effects.handler import EffectHandler
from bot.queue import Queue
from bot.reach import window_is_open
from bot.unit_of_work import UnitOfWork
from core.facts import Fact, SealedFact
from handoff.case import Case, subject_of
from handoff.effects import Say
from nlu.meaning import Intent

FACTS_LOOKED_AT = 400
_COURTESY = frozenset({Intent.THANKS, Intent.PRAISE, Intent.FAREWELL})


async def left_to_people(
    work: UnitOfWork, handler: EffectHandler, sayings: Queue, said: SealedFact, at: datetime
) -> None:
    """A case for what the bot's words `said` were to answer, where they reach nobody any more.

    Nothing where there is a case, or where the bot may answer whatever comes next. The words with
    its number are refused as well: so the office hears that they are owed, and they are said when
    the complainant writes again.
    """
    if work.chat.case is not None or window_is_open(work, at):
        return
    lines = (await sayings.talk(work.chat.id, said.seq, FACTS_LOOKED_AT)).lines
    asked, decided = _before([line.fact for line in lines])
    if asked is None or (decided is not None and decided.data.get("intent") in _COURTESY):
        return
    chat, office = work.chat.state, handler.office
    is_in_form = services.is_in_form(chat)
    service = office.service(chat) if is_in_form else services.talk_service(office)
    written = datetime.fromisoformat(str(asked.data["sent_at"]))
    case = Case(
        id=0,
        chat=work.chat.id,
        number="",
        subject=subject_of(str(asked.data.get("text", ""))),
        opened_at=at,
        came_at=chat.began or written,
        received_at=chat.received,
        service=service.key,
        identity=services.identity(chat.form, service),
    )
    chat, case = await handler.open_case(work, case, chat, "too_late_to_answer", since=written)
    told = Say(status.opened(office, by_people=True, to_call=False))
    chat = handover.waiting(chat, service)
    chat, _ = await handler.messenger.say(work, told, chat, case, at)
    work.remember(chat)


def _before(facts: Sequence[SealedFact]) -> tuple[SealedFact | None, SealedFact | None]:
    """The complainant's last words among the facts, and what the bot made of them."""
    decided = None
    for fact in reversed(facts):
        if fact.kind is Fact.MESSAGE_IN:
            return fact, decided
        if fact.kind is Fact.BOT_DECIDED:
            decided = fact
    return None, None
