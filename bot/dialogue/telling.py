"""What people at the office have to hear of that is no message to answer."""

from bot.chat import Chat
from bot.decision import Heard, TellOffice
from bot.dialogue import services
from core.message import Kind
from handoff.notices import NoticeKind


def told(chat: Chat, heard: Heard) -> TellOffice | None:
    """Why whoever has the open case is told; None for nothing that they would not see anyway.

    Words are theirs to read in the talk; what a complainant changed or took back after the case
    was opened stands further up there, where nobody looks again.
    """
    detail = heard.inbound.detail
    if heard.case is None:
        return None
    match heard.inbound.kind:
        case Kind.EDIT if detail.get("type") != Kind.LOCATION and not services.is_in_form(chat):
            return TellOffice(NoticeKind.EDITED)
        case Kind.DELETION:
            return TellOffice(NoticeKind.DELETED)
        case Kind.SYSTEM if detail.get("identity_changed"):
            return TellOffice(NoticeKind.IDENTITY_CHANGED)
        case _:
            return None
