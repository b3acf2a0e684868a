"""A talk that was played, to be read: the complainant on the right, the office on the left."""

import textwrap
from collections.abc import Iterator
from datetime import datetime

from app.talks.played import PlayedReply, PlayedTalk, PlayedTurn
from bot.decision import Office
from core.message import ChannelName
from core.time import moment_words

WIDTH = 88
_BUBBLE = 60


def heading(office: Office, channel: ChannelName, at: datetime) -> str:
    """Which office is tried, on which channel, and when the talks begin."""
    procedure = office.procedure
    return f"{procedure.name}, {channel}, {moment_words(at, procedure.zone)}"


def shown(played: PlayedTalk) -> str:
    """The whole talk, with its case or its open form below."""
    lines = [f"── {played.id} ".ljust(WIDTH, "─")]
    for turn in played.turns:
        lines += [line.rjust(WIDTH) for line in _wrapped(turn.said)]
        lines += reply_lines(turn)
    return "\n".join([*lines, *_ending(played), ""])


def reply_lines(turn: PlayedTurn) -> list[str]:
    """What came back, and in small words what was done."""
    lines: list[str] = []
    for reply in turn.replies:
        lines += _bubble(reply)
    if turn.did:
        lines.append(f"    · {', '.join(turn.did)}")
    if turn.error:
        lines.append(f"    ! {turn.error}")
    return lines


def _bubble(reply: PlayedReply) -> Iterator[str]:
    yield from _wrapped(reply.text)
    if reply.buttons:
        yield "  ".join(f"[{number} {title}]" for number, title in enumerate(reply.buttons, 1))


def _ending(played: PlayedTalk) -> Iterator[str]:
    case = played.case
    if case is not None:
        due = f", due {moment_words(played.due_at, played.zone)}" if played.due_at else ""
        yield f"  case {case.number}: {case.status}, stage {case.stage}, {case.priority}{due}"
        yield f"    about: {case.subject}"
        yield from (f"    {key}: {value}" for key, value in case.identity.items())
    if played.form:
        yield "  the open form knows:"
        yield from (f"    {key}: {value}" for key, value in played.form.items())


def _wrapped(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from textwrap.wrap(line, _BUBBLE) or [""]
