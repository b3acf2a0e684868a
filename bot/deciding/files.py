"""Photos, voice and whatever else cannot be read as words."""

from bot import choices
from bot.chat import Chat, Step
from bot.deciding import filling
from bot.decision import Decision, Heard, Line, Office, Quiet, Say
from core.message import Kind


def received(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A file without words: kept, and the talk goes on where it was."""
    match chat.step:
        case Step.FORM | Step.CONFIRMING:
            return filling.go_on(chat, office, (Line("utter_file_kept"),))
        case Step.WAITING if chat.last_reply == "utter_file_for_agent":
            return Decision(chat, (Quiet("kept_for_agent"),))
        case Step.WAITING:
            return Decision(chat, (Say((Line("utter_file_for_agent"),)),))
        case _ if heard.inbound.kind is Kind.STICKER and chat.greeted:
            return Decision(chat, (Quiet("sticker"),))
        case _:
            return Decision(chat, (Say((Line("utter_file_without_words"),), choices.LOST),))


def unreadable(chat: Chat, office: Office) -> Decision:
    """A kind of message that no channel of ours can show."""
    if chat.step in (Step.FORM, Step.CONFIRMING):
        return filling.go_on(chat, office, (Line("utter_unreadable"),))
    if chat.last_reply == "utter_unreadable":
        return Decision(chat, (Quiet("unreadable"),))
    return Decision(chat, (Say((Line("utter_unreadable"),)),))
