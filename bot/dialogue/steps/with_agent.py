"""While somebody at the office has the chat: the bot is silent, but to somebody in danger."""

from dataclasses import replace

from bot.chat import Chat
from bot.decision import NOTHING_OWED, Decision, Heard, HeardThere, Office
from bot.dialogue import danger, edits
from bot.dialogue.filling import giving
from bot.dialogue.steps import rating
from bot.effects.effect import Quiet
from core.message import Kind
from core.replies import ReplyKind
from handoff.actions.conditions import may_be_rated
from handoff.effects import Say
from handoff.progress.changes import RaisePriority

_NOT_WRITTEN = frozenset({Kind.UNSUPPORTED, Kind.UNKNOWN})
_QUIET = Quiet("with_agent")


def silent(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A human has the floor; what is put right is kept with the case all the same.

    So is who it is that was in danger.
    """
    kept = danger.with_told(chat, heard, office) if chat.alarm is not None else chat
    reading = giving.put_right(kept, heard, office)
    kept = replace(kept, form=reading.form) if reading is not None else kept
    return Decision(kept, (_QUIET,))


def courteous(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Thanks or a nod: after an answer of people it wants nothing more.

    Before there is any, or after a question of theirs, it may mean something.
    """
    case = heard.case
    if case is None or case.awaited or case.replied_at is None:
        return silent(chat, heard, office)
    return Decision(chat, (NOTHING_OWED,))


def rated(chat: Chat, heard: Heard, office: Office) -> Decision | HeardThere:
    """The mark that is waited for."""
    rates = heard.case is not None and may_be_rated(heard.case)
    return rating.rated(chat, heard, office) if rates else silent(chat, heard, office)


def in_danger(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The case comes before all others; whom to call is said once a case."""
    kind = heard.inbound.kind
    nothing_new = kind is Kind.EDIT and edits.changes_nothing(heard)
    if nothing_new or kind in _NOT_WRITTEN:
        return silent(chat, heard, office)
    raised, told = RaisePriority("emergency"), danger.told_office(chat, heard)
    case_id = heard.case.id if heard.case else 0
    chat = replace(chat, alarm=danger.raised(chat, heard))
    if case_id and chat.warned == case_id:
        return Decision(chat, (raised, told, _QUIET))
    said = Say(danger.whom_to_call(chat, heard, office), kind=ReplyKind.EMERGENCY)
    return Decision(replace(chat, warned=case_id), (raised, said, told))


def alarm_withdrawn(chat: Chat, heard: Heard, _: Office) -> Decision:
    """Nobody was in danger: the agent reads it, and the case is where it was."""
    return Decision(replace(chat, alarm=None), (*danger.called_off(chat, heard), _QUIET))
