"""Photos, voice and whatever else cannot be read as words."""

from bot import choices
from bot.chat import Chat, ReplyKind, Step
from bot.decision import Decision, Heard, Line, Office, Quiet, Say
from bot.dialogue import asking, elsewhere, filling, services, things
from bot.dialogue.reading import asks, is_known, means
from core.message import MEDIA_KINDS, Kind
from core.replies import ReplyKey
from handoff.case import CaseStatus
from language.normalising import words
from nlu.meaning import Intent

_SPOKEN = frozenset({Kind.VOICE, Kind.AUDIO})
_SAYS_MORE = (Intent.THANKS, Intent.FAREWELL, Intent.ANGER, Intent.GREETING)


def received(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A file without words: kept, and the talk goes on where it was."""
    match chat.step:
        case Step.FORM | Step.CONFIRMING:
            wanted = chat.form.next_open(services.fields(chat, office))
            if wanted is not None and filling.wants_file(wanted, heard):
                return filling.attached(chat, heard, office, wanted)
            if elsewhere.is_one_of_several(chat, heard):
                return Decision(chat, (Quiet("one_of_several"),))
            return asking.ask_again(chat, office, (kept(heard),))
        case _ if elsewhere.is_one_of_several(chat, heard):
            return Decision(chat, (Quiet("one_of_several"),))
        case _ if _is_for_agent(chat, heard) and chat.last_reply_kind is ReplyKind.FILE_KEPT:
            return Decision(chat, (Quiet("kept_for_agent"),))
        case _ if _is_for_agent(chat, heard):
            said = Say((Line(ReplyKey.FILE_FOR_AGENT),), kind=ReplyKind.FILE_KEPT)
            return Decision(chat, (said,))
        case _ if heard.inbound.kind is Kind.STICKER and chat.greeted:
            return Decision(chat, (Quiet("sticker"),))
        case _ if heard.inbound.kind in _SPOKEN:
            return Decision(chat, (Say((Line(ReplyKey.VOICE_KEPT),), choices.lost(office)),))
        case _:
            return Decision(
                chat, (Say((Line(ReplyKey.FILE_WITHOUT_WORDS),), choices.lost(office)),)
            )


def only_shows(heard: Heard) -> bool:
    """Whether a file came whose words say what is on it: no question, thanks or insult.

    A word alone asks nothing there, though it names an entry: *rontgen*, *resep*.
    """
    said = words(heard.text)
    if heard.inbound.kind not in MEDIA_KINDS or not said or asks(heard):
        return False
    if any(means(heard, intent) for intent in _SAYS_MORE):
        return False
    return len(said) == 1 or not is_known(heard)


def shown(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A file with words that ask nothing: both are kept, and whoever sent them may go on."""
    if elsewhere.comes_with_others(chat, heard):
        return Decision(chat, (Quiet("one_of_several"),))
    return Decision(chat, (Say((kept(heard), Line(ReplyKey.GO_AHEAD)), choices.lost(office)),))


def kept(heard: Heard) -> Line:
    """That what came is kept, in the words for what it is."""
    match heard.inbound.kind:
        case Kind.VOICE | Kind.AUDIO:
            return Line(ReplyKey.VOICE_KEPT)
        case Kind.STICKER:
            return Line(ReplyKey.FORM_RESUME)
        case Kind.LOCATION:
            return Line(ReplyKey.PLACE_KEPT)
        case Kind.CONTACT:
            return Line(ReplyKey.CONTACT_KEPT)
        case _:
            return Line(ReplyKey.FILE_KEPT_WORDS if heard.text.strip() else ReplyKey.FILE_KEPT)


def _is_for_agent(chat: Chat, heard: Heard) -> bool:
    """Whether somebody waits for a human, or one has asked how satisfied they are."""
    with_agent = heard.case is not None and heard.case.status is CaseStatus.WITH_AGENT
    return chat.step is Step.WAITING or with_agent


def unreadable(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A kind of message that no channel of ours can show, or that says nothing in words."""
    if things.is_play(heard) and services.is_in_form(chat):
        return asking.ask_again(chat, office, (Line(ReplyKey.FORM_RESUME),))
    if things.is_play(heard) and chat.greeted:
        return Decision(chat, (Quiet("play"),))
    if services.is_in_form(chat):
        return asking.ask_again(chat, office, (Line(ReplyKey.UNREADABLE),))
    if chat.last_reply_kind is ReplyKind.UNREADABLE:
        return Decision(chat, (Quiet("unreadable"),))
    return Decision(chat, (Say((Line(ReplyKey.UNREADABLE),), kind=ReplyKind.UNREADABLE),))
