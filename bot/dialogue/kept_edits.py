"""New words for a message that belongs to a case: people read them, and nothing is begun anew."""

from bot.chat import Chat, Step
from bot.decision import Decision, Heard, Office
from bot.dialogue import reporting, status
from bot.effects.effect import Quiet
from core.message import Kind
from core.replies import ReplyKey, ReplyKind
from handoff.case import CaseStatus
from handoff.effects import Line, Say
from nlu.acts.words import asks, is_known


def kept(chat: Chat, heard: Heard, office: Office) -> Decision:
    """That whoever has the case reads them; after it was closed, where it stands.

    Silence where nobody's case has them.
    """
    if chat.step is Step.WAITING and reporting.told_office(chat, heard) is not None:
        alarmed = chat.last_reply_kind is ReplyKind.EMERGENCY
        kind = ReplyKind.EMERGENCY if alarmed else ReplyKind.NOTED
        return Decision(chat, (Say((Line(ReplyKey.EDIT_NOTED),), kind=kind),))
    if chat.step is Step.TALKING and heard.about is not None and belongs_to_closed(heard):
        return Decision(chat, (Say((status.of_case(heard.about, office),)),))
    return Decision(chat, (Quiet(Kind.EDIT),))


def belongs_to_closed(heard: Heard) -> bool:
    """Whether the first words were written before the newest case was closed, and ask nothing."""
    case, before = heard.about, heard.earlier
    if case is None or before is None or case.status is not CaseStatus.CLOSED:
        return False
    of_it = case.closed_at is not None and before.at < case.closed_at
    return of_it and not (asks(heard) and is_known(heard))
