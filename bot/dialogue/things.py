"""What comes as neither words nor a file: places, cards, polls, checklists, dice and the like."""

import re
from dataclasses import replace

from bot import choices
from bot.chat import Chat, ReplyKind, Step
from bot.decision import Decision, Heard, Line, Office, Quiet, Say
from core.message import Kind
from core.replies import ReplyKey

PLACES_AND_CARDS = frozenset({Kind.LOCATION, Kind.CONTACT})
_WRITTEN_AS = frozenset({"poll", "checklist", "checklist_tasks_added"})
"""Things that are made of words, which somebody wrote line by line."""
_LINE_SIGN = re.compile(r"^[–✓] | \(\d+\)$", re.MULTILINE)


def in_words(heard: Heard) -> Heard:
    """A checklist or a poll is its words, and is heard as if they had been typed."""
    detail = heard.inbound.detail
    made_of_words = {detail.get("type"), detail.get("notice")} & _WRITTEN_AS
    if not made_of_words or heard.inbound.kind not in (Kind.UNSUPPORTED, Kind.SYSTEM):
        return heard
    words = _LINE_SIGN.sub("", heard.text).strip()
    if not words:
        return heard
    return replace(heard, inbound=replace(heard.inbound, kind=Kind.TEXT, text=words))


def alone(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A place or a card outside a form is kept, and nothing is looked up under its words."""
    is_place = heard.inbound.kind is Kind.LOCATION
    if not is_for_people(chat, heard):
        line = Line(ReplyKey.PLACE_ALONE if is_place else ReplyKey.CONTACT_ALONE)
        return Decision(chat, (Say((line,), choices.lost(office)),))
    line = Line(ReplyKey.PLACE_FOR_AGENT if is_place else ReplyKey.CONTACT_FOR_AGENT)
    kind = ReplyKind.PLACE_KEPT if is_place else ReplyKind.CONTACT_KEPT
    if chat.last_reply_kind is kind:
        return Decision(chat, (Quiet("kept_for_agent"),))
    return Decision(chat, (Say((line,), kind=kind),))


def is_for_people(chat: Chat, heard: Heard) -> bool:
    """Whether somebody at the office will read it with an open case."""
    return chat.step is Step.WAITING or heard.case is not None


def is_play(heard: Heard) -> bool:
    """Whether it is a thing that asks for no answer, as a sticker is."""
    return heard.inbound.kind is Kind.UNSUPPORTED and heard.inbound.detail.get("type") == "dice"
