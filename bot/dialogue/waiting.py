"""While a case waits for the first agent: known questions are answered, the rest is kept."""

from dataclasses import replace

from bot import choices
from bot.chat import Chat, ReplyKind
from bot.decision import Decision, Heard, Line, Office, Quiet, Say
from bot.dialogue import answering, choosing, status, talking
from bot.dialogue.reading import (
    asks,
    asks_how_long,
    is_known,
    is_nearly_known,
    means,
    only_asks,
    only_waits,
    pressed,
)
from core.replies import ReplyKey
from core.text import shortened
from nlu.meaning import Intent


def decide(chat: Chat, heard: Heard, office: Office) -> Decision:
    """One message of a complainant who waits for a human."""
    chosen = choosing.meant(heard.text, [office.entries.get(one) for one in chat.offered])
    if chosen and not pressed(heard):
        return talking.answer_pressed(chat, heard, office, chosen[0].id)
    if pressed(heard) or only_waits(heard) or only_asks(heard):
        glad = pressed(heard) == choices.HELPED
        line = Line(ReplyKey.GLAD) if glad else status.waiting(heard.case)
        return Decision(replace(chat, answered="", offered=()), (Say((line,)),))
    if is_known(heard) and asks(heard):
        return _answered(chat, heard)
    if asks_how_long(heard):
        return Decision(chat, (Say((status.waiting(heard.case),)),))
    if means(heard, Intent.ANGER):
        return Decision(chat, (Say((Line(ReplyKey.SORRY), status.waiting(heard.case))),))
    if is_nearly_known(heard) and asks(heard):
        return _answered(chat, heard)
    return _kept(chat, heard, office)


def _answered(chat: Chat, heard: Heard) -> Decision:
    """What is known; the rest of the message is read by whoever takes the case."""
    known = answering.found(heard)
    lines, told = answering.lead(heard, known.answers), answering.told(known.answers)
    if known.open_to:
        question = {"question": shortened(known.unsure, answering.QUOTED_LENGTH)}
        ask = Line(ReplyKey.CHOOSE_BESIDE, question) if lines else Line(ReplyKey.CHOOSE)
        after = replace(
            chat,
            offered=tuple(entry.id for entry in known.open_to),
            last_question=known.unsure,
            last_entries=(),
        )
        said = Say((*lines, ask), choices.of_entries(known.open_to), told, known.unsure)
        return Decision(after, (said,))
    if known.unknown or heard.told:
        lines = (*lines, Line(ReplyKey.NOTED))
    return Decision(chat, (Say(lines, answers=told),))


def _kept(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Words for whoever takes the case."""
    if chat.last_reply_kind is ReplyKind.EMERGENCY:
        said = Say((Line(ReplyKey.EMERGENCY_HEARD),), kind=ReplyKind.EMERGENCY)
        return Decision(chat, (said,))
    if means(heard, Intent.THANKS):
        return Decision(chat, (Say((Line(ReplyKey.THANKS),)),))
    if chat.last_reply_kind is ReplyKind.NOTED:
        return Decision(chat, (Quiet("noted_for_agent"),))
    lines = status.with_hours((Line(ReplyKey.NOTED),), heard, office)
    return Decision(chat, (Say(lines, kind=ReplyKind.NOTED),))
