"""Photos, voice, places, cards and whatever else comes beside words or instead of any."""

from dataclasses import replace
from datetime import datetime

from bot import choices
from bot.chat import Chat, Step
from bot.decision import Decision, Heard, Office
from bot.dialogue import commands, services
from bot.dialogue.filling import asking
from bot.effects.effect import Quiet
from core.albums import IN_ALBUMS, belong_together
from core.message import MEDIA_KINDS, Kind
from core.replies import ReplyKey, ReplyKind
from forms.field_values import check
from forms.form import Problem
from forms.registry import type_of
from handoff.case import CaseStatus
from handoff.effects import Line, Say
from handoff.service import Field

_SPOKEN = frozenset({Kind.VOICE, Kind.AUDIO})
_ONE_OF_SEVERAL = Quiet("one_of_several")


def received(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A file without words, while nobody waits for people: what is it about?"""
    if heard.inbound.kind is Kind.STICKER and chat.step is Step.TALKING and not chat.greeted:
        return commands.greet(chat, heard, office)
    if _comes_with_others(chat, heard):
        return Decision(chat, (_ONE_OF_SEVERAL,))
    if heard.case is not None and heard.case.status is CaseStatus.WITH_AGENT:
        return _for_agent(chat)
    if heard.inbound.kind is Kind.STICKER and chat.greeted:
        return Decision(chat, (Quiet("sticker"),))
    key = ReplyKey.FILE_WITHOUT_WORDS
    if heard.inbound.kind in _SPOKEN:
        key = ReplyKey.VOICE_KEPT
    return Decision(chat, (Say((Line(key),), choices.lost(office)),))


def received_in_queue(chat: Chat, heard: Heard, _: Office) -> Decision:
    """A file without words for whoever takes the case."""
    if _comes_with_others(chat, heard):
        return Decision(chat, (_ONE_OF_SEVERAL,))
    return _for_agent(chat)


def received_in_form(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The file that the form asks for, or one that is kept beside it."""
    wanted = chat.form.next_open(services.fields(chat, office))
    if wanted is not None and type_of(wanted).nature.is_file:
        return _attached(chat, heard, office, wanted)
    if _comes_with_others(chat, heard):
        return Decision(chat, (_ONE_OF_SEVERAL,))
    return asking.ask_again(chat, office, (kept(heard),))


def shown(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A file with words that ask nothing: both are kept, and whoever sent them may go on."""
    if _comes_with_others(chat, heard):
        return Decision(chat, (_ONE_OF_SEVERAL,))
    return Decision(chat, (Say((kept(heard), Line(ReplyKey.GO_AHEAD)), choices.lost(office)),))


def shown_in_form(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A file, a place or a card that is no value in words; the number of a card may be one."""
    kind, wanted = heard.inbound.kind, chat.form.next_open(services.fields(chat, office))
    if wanted is None:
        return asking.go_on(chat, office, (kept(heard),))
    if kind is Kind.CONTACT and kind in type_of(wanted).nature.brought_by:
        return _card(chat, heard, office, wanted)
    if kind in MEDIA_KINDS and _comes_with_others(chat, heard):
        return Decision(chat, (_ONE_OF_SEVERAL,))
    return asking.ask_again(chat, office, (kept(heard),))


def place_sent(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A place or a card outside a form is kept, and nothing is looked up under its words."""
    is_place = heard.inbound.kind is Kind.LOCATION
    if chat.step is not Step.WAITING and heard.case is None:  # nobody at the office reads it
        line = Line(ReplyKey.PLACE_ALONE if is_place else ReplyKey.CONTACT_ALONE)
        return Decision(chat, (Say((line,), choices.lost(office)),))
    line = Line(ReplyKey.PLACE_FOR_AGENT if is_place else ReplyKey.CONTACT_FOR_AGENT)
    kind = ReplyKind.PLACE_KEPT if is_place else ReplyKind.CONTACT_KEPT
    if chat.last_reply_kind is kind:
        return Decision(chat, (Quiet("kept_for_agent"),))
    return Decision(chat, (Say((line,), kind=kind),))


def unreadable(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A kind of message that no channel of ours can show, or that says nothing in words."""
    is_play = heard.inbound.detail.get("type") == "dice"  # asks for no answer, as a sticker does
    is_play &= heard.inbound.kind is Kind.UNSUPPORTED
    if services.is_in_form(chat):
        line = Line(ReplyKey.FORM_RESUME if is_play else ReplyKey.UNREADABLE)
        return asking.ask_again(chat, office, (line,))
    if is_play and chat.greeted:
        return Decision(chat, (Quiet("play"),))
    if chat.last_reply_kind is ReplyKind.UNREADABLE:
        return Decision(chat, (Quiet("unreadable"),))
    return Decision(chat, (Say((Line(ReplyKey.UNREADABLE),), kind=ReplyKind.UNREADABLE),))


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


def remembered(chat: Chat, heard: Heard) -> Chat:
    """The talk after a file came, so that the next one is known to belong to it."""
    return replace(chat, file_at=heard.inbound.at, file_group=_group(heard))


def _comes_with_others(chat: Chat, heard: Heard) -> bool:
    """Whether a file came a moment after others that were acknowledged."""
    before: datetime | None = chat.file_at
    if before is None or heard.inbound.kind not in IN_ALBUMS:
        return False
    worded = bool(heard.text.strip())
    return belong_together(before, chat.file_group, heard.inbound.at, _group(heard), worded=worded)


def _group(heard: Heard) -> str:
    return str(heard.inbound.detail.get("media_group_id", ""))


def _for_agent(chat: Chat) -> Decision:
    if chat.last_reply_kind is ReplyKind.FILE_KEPT:
        return Decision(chat, (Quiet("kept_for_agent"),))
    said = Say((Line(ReplyKey.FILE_FOR_AGENT),), kind=ReplyKind.FILE_KEPT)
    return Decision(chat, (said,))


def _attached(chat: Chat, heard: Heard, office: Office, wanted: Field) -> Decision:
    """The file that the form asked for."""
    media, detail = heard.inbound.media, heard.inbound.detail
    names = (detail.get("filename"), detail.get("sha256"))
    if media is not None:
        names = (media.filename, media.sha256)
    name = next((str(one) for one in names if one), "")
    return asking.accepted(chat, office, wanted, name or heard.inbound.kind)


def _card(chat: Chat, heard: Heard, office: Office, wanted: Field) -> Decision:
    """A card that was shared where a number was asked: its number, and nobody's name."""
    verdict = check(wanted, heard.text, office.today(heard.at))
    if isinstance(verdict, Problem):
        return asking.go_on(replace(chat, form=chat.form.refuse(wanted.key, verdict)), office)
    return asking.accepted(chat, office, wanted, verdict)
