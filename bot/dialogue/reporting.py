"""What a message says beside what it is answered: of an answer of ours, or to the office."""

from bot import choices
from bot.chat import Chat, Step
from bot.decision import Decision, Heard, Office
from bot.dialogue import answering, services
from bot.effects.effect import Judged
from core.message import Kind
from handoff.notices import NoticeKind
from handoff.progress.changes import GiveIdentity, NotifyOffice, Withdraw
from nlu.acts import Act

_TALKING = frozenset({Step.TALKING, Step.WAITING})


def judged(chat: Chat, heard: Heard, office: Office) -> Judged | None:
    """What it says, None where it judges nothing; `chat` is as it was before the message.

    A press counts wherever the talk stands, words only where they answer what was just asked.
    """
    if not heard.pressed and (chat.step not in _TALKING or chat.withdrawing):
        return None
    match heard.act:
        case Act.HELPED | Act.NOT_HELPED:
            return Judged(choices.HELPED, heard.act is Act.HELPED)
        case Act.NO_ENTRY:
            return Judged(choices.NONE_OF_THESE, False)
        case Act.CHOOSE_ENTRY if heard.pressed:
            return Judged(heard.pressed, True, (heard.pressed.removeprefix(choices.ENTRY),))
        case Act.CHOOSE_ENTRY:
            meant = tuple(entry.id for entry in answering.chosen(chat, heard, office))
            return Judged(choices.NONE_OF_THESE, True, meant)
        case _:
            return None


def told_office(chat: Chat, heard: Heard) -> NotifyOffice | None:
    """Why whoever has the open case is told; None for nothing that they would not see anyway.

    Words are theirs to read in the talk; what a complainant changed or took back after the case
    was opened stands further up there, where nobody looks again.
    """
    detail = heard.inbound.detail
    if heard.case is None:
        return None
    match heard.inbound.kind:
        case Kind.EDIT if detail.get("type") != Kind.LOCATION and not services.is_in_form(chat):
            return NotifyOffice(NoticeKind.EDITED)
        case Kind.DELETION:
            return NotifyOffice(NoticeKind.DELETED)
        case Kind.SYSTEM if detail.get("identity_changed"):
            return NotifyOffice(NoticeKind.IDENTITY_CHANGED)
        case _:
            return None


def gave_to_case(chat: Chat, heard: Heard, decision: Decision) -> GiveIdentity | None:
    """What the message gave of what a form asks, for the open case; None for nothing new.

    A form is filled in beside a case where an alarm opened that.
    """
    case, before = heard.case, chat.form.values
    if case is None or Withdraw() in decision.effects:
        return None
    given = {
        key: value
        for key, value in decision.chat.form.values.items()
        if before.get(key) != value and case.identity.get(key) != value
    }
    return GiveIdentity(given) if given else None
