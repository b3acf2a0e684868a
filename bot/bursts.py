"""Several messages one right behind the other: they are one, and get one answer.

A message is kept where the next one is there already; what was kept stands in the state of the talk
and is answered with the last. So a crash on the way loses none of it.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.chat import Chat, Step
from core.message import Inbound, Kind
from language.normalising import words
from nlu.commands import command
from nlu.emergency import tier_of
from nlu.meaning import Intent

JOINS = frozenset({Kind.TEXT, Kind.IMAGE, Kind.VIDEO, Kind.DOCUMENT})
"""What says more of the words before it: words, and a file with its caption."""
MOST = 12
"""Messages of a burst; whoever writes on and on gets an answer between."""
_OPENINGS = frozenset({Intent.GREETING, Intent.THANKS, None})
"""What is said before the matter, and what is no command at all."""
ANSWERED_ONE_BY_ONE = frozenset({Step.WITH_AGENT, Step.CONFIRMING})
"""Where a person reads along, and where a yes counts."""
_SHORTER = 4
"""A question that ends as one is waited on for a fourth of the pause."""
_BETWEEN = "\n"


def patience(inbound: Inbound, pause: timedelta) -> timedelta:
    """How long after a message more of it may come; nothing where an answer is due at once.

    That is after danger, after a button and a command (*ya*, *batal*, *petugas*).
    """
    if not pause or not _may_go_on(inbound):
        return timedelta()
    return pause / _SHORTER if inbound.text.rstrip().endswith("?") else pause


def goes_on(inbound: Inbound, following: Inbound, pause: timedelta) -> bool:
    """Whether the next message says more of the same; the platform's stamps tell."""
    if following.kind not in JOINS or following.about:
        return False
    near = timedelta() <= following.at - inbound.at <= pause
    return near and _may_go_on(inbound)


def is_kept(state: Chat) -> bool:
    """Whether a message of that talk can be kept until the next one."""
    return state.step not in ANSWERED_ONE_BY_ONE and len(state.burst) < MOST


def kept(state: Chat, inbound: Inbound) -> Chat:
    """The talk with a message that is answered with the next one."""
    return replace(state, burst=(*state.burst, inbound.text))


def joined(state: Chat, inbound: Inbound) -> tuple[Chat, Inbound]:
    """The talk, and the message with all that was kept before it."""
    text = _BETWEEN.join(filter(None, (*state.burst, inbound.text)))
    return replace(state, burst=()), replace(inbound, text=text)


def until(inbound: Inbound, pause: timedelta, now: datetime) -> float:
    """For how many seconds from `now` more of a message is waited for; both times are aware.

    A stamp that is ahead of our clock makes nobody wait longer.
    """
    most = patience(inbound, pause)
    return max(0.0, (min(inbound.at, now) + most - now).total_seconds())


def _may_go_on(inbound: Inbound) -> bool:
    if inbound.kind is not Kind.TEXT or inbound.about or not inbound.text.strip():
        return False
    said = words(inbound.text)
    return command(said, asked=False) in _OPENINGS and tier_of(inbound.text) is None
