"""The number of a case that never reached its complainant, told when they write again."""

from dataclasses import replace

from bot.decision import Decision, Heard
from bot.effects.effect import Effect
from bot.replies.replies import Replies
from core.message import MEDIA_KINDS, Kind
from core.replies import ReplyKey
from handoff.effects import Line, Say

_NAMES_THE_PROMISE = frozenset({ReplyKey.NOTED, ReplyKey.STILL_WAITING})
SAID = MEDIA_KINDS | {Kind.TEXT, Kind.CHOICE, Kind.LOCATION, Kind.CONTACT, Kind.UNSUPPORTED}
"""Kinds by which a complainant says something."""


def with_the_number(decision: Decision, heard: Heard, replies: Replies) -> Decision:
    """Who never got the number of their case hears it now, unless they are told it anyway."""
    chat, case = decision.chat, heard.case
    if heard.inbound.kind not in SAID:
        return decision
    effects = decision.effects
    if case is not None and case.id == chat.untold:
        keys = [line.key for one in effects if isinstance(one, Say) for line in one.lines]
        if not any(replies.names(key, "case_number") for key in keys):
            effects = _with_number_again(effects)
    return replace(decision, chat=replace(chat, untold=0), effects=effects)


def _with_number_again(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """With the number, which names the promise: said in place of words that name no more."""
    number = Line(ReplyKey.NUMBER_AGAIN)
    for at, one in enumerate(effects):
        if isinstance(one, Say) and one.lines[:1] and one.lines[0].key in _NAMES_THE_PROMISE:
            again = replace(one, lines=(number, *one.lines[1:]))
            return (*effects[:at], again, *effects[at + 1 :])
    return (Say((number,)), *effects)
