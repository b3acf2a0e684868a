"""Words that name a promise: never one that has passed, none while an alarm stands.

The case remembers which one was named.
"""

from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot.chat import ALARM_STANDS_FOR
from bot.decision import Office
from bot.replies.replies import Replies
from bot.unit_of_work import UnitOfWork
from core.facts import CLOCK
from core.replies import ReplyKey, ReplyKind
from handoff.case import Case, Priority
from handoff.effects import Line, Say, StoreCase
from handoff.progress.progress import Progress
from handoff.progress.promises import announced, renewed

_NAMING = ("due", "owed")
_NAMED = frozenset({*_NAMING, "promise"})
_WHOM_TO_CALL = frozenset({ReplyKey.EMERGENCY_STANDS, ReplyKey.EMERGENCY_LATE})
_OF_NO_STEP = frozenset({ReplyKind.OTHER, ReplyKind.NOTED})
"""Kinds of words after which nothing in particular is expected."""


class Speaker(Protocol):
    """What the words are made with."""

    @property
    def office(self) -> Office:
        """The office that promises."""
        ...

    @property
    def replies(self) -> Replies:
        """Its reply templates."""
        ...


def standing_promise(
    work: UnitOfWork, speaker: Speaker, wanted: Say, case: Case, at: datetime
) -> tuple[Say, Case]:
    """What is said and the case, with a promise ahead where the words name one.

    Whoever reads a new time after the one that they had read last has passed hears first that it
    was not kept: once, because the new one is what they read last from then on.
    """
    if _is_in_danger(work, case):
        return _without_promise(speaker, wanted), case
    keys = [line.key for line in wanted.lines]
    named = any(speaker.replies.names(key, one) for key in keys for one in _NAMING)
    if not named or not case.is_open or not case.id or _is_elsewhere(work, case):
        return wanted, case
    progress = Progress(case, speaker.office.rules, at, CLOCK)
    renewed(progress)
    read = case.promised_at
    if read is not None and read < at and progress.case.said(at) is not None:
        progress.case = replace(progress.case, apologised_at=at)
        late = Line(ReplyKey.PROMISE_LATE, {"was": read})
        wanted = replace(wanted, lines=(late, *wanted.lines))
    if progress.case == case:
        return wanted, case
    work.add(*progress.writes)
    return wanted, progress.case


def announced_in(work: UnitOfWork, named: frozenset[str], case: Case, at: datetime) -> Case:
    """The case after a message with those placeholders, which may have named a time of it."""
    deadline = case.said(at)
    if deadline is None or not case.is_open or named.isdisjoint(_NAMED):
        return case
    if _is_in_danger(work, case) or _is_elsewhere(work, case):
        return case
    after = announced(case, deadline, at)
    work.add(StoreCase(after))
    return after


def _is_in_danger(work: UnitOfWork, case: Case) -> bool:
    """Whether an alarm of the talk stands: people were called at once, and no time is promised.

    A case that comes first because it is late has its promise as before.
    """
    alarm = work.chat.state.alarm
    if alarm is None or not case.is_open or case.priority is not Priority.URGENT:
        return False
    opened = not alarm.case and abs(case.opened_at - alarm.at) <= ALARM_STANDS_FOR
    return opened or alarm.case == case.id


def _without_promise(speaker: Speaker, wanted: Say) -> Say:
    """Whom to call, in place of the lines that say until when an answer comes or who opens when.

    An apology names no new time either. Lines that only end in such a time are said without it.
    """
    lines: list[Line] = []
    for line in wanted.lines:
        if speaker.replies.names(line.key, "promise"):
            lines.append(Line(ReplyKey.EMERGENCY_LATE))
        elif line.key == ReplyKey.OUTSIDE_HOURS or speaker.replies.names(line.key, "due"):
            lines.append(Line(ReplyKey.EMERGENCY_STANDS))
        elif speaker.replies.names(line.key, "owed"):
            lines.append(replace(line, values={**line.values, "owed": ""}))
        else:
            lines.append(line)
    once = tuple(one for at, one in enumerate(lines) if one not in lines[:at])
    if _WHOM_TO_CALL.isdisjoint(line.key for line in once):
        return replace(wanted, lines=once)
    kind = ReplyKind.EMERGENCY if wanted.kind in _OF_NO_STEP else wanted.kind
    return replace(wanted, lines=once, kind=kind)


def _is_elsewhere(work: UnitOfWork, case: Case) -> bool:
    """Whether the case is of another talk of the same person, and is only read here."""
    return bool(case.id) and case.chat != work.chat.id
