"""The column about a case: whose move, until when, what can be done, who complains."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.reach import takes_free_text
from channels.registry import capabilities_of
from core.errors import NotFound
from core.facts import Fact
from core.tables import Partial
from desk.minutes import drawn_by
from handoff.accounts import Account
from handoff.actions.action import (
    Answer,
    Attempt,
    CaseAction,
    CaseSituation,
    Impossible,
    Possible,
    WhyNot,
)
from handoff.actions.authority import has_floor, sees, serves
from handoff.actions.conditions import printable
from handoff.actions.possible import answer, possible_actions
from handoff.case import Case, CaseStatus
from handoff.desk import QueueLine, TalkLine
from handoff.procedure import Procedure
from handoff.stage import CLOSED, StageEvent
from web.context import RequestContext
from web.showing.action_panels.panel import ActionPanel
from web.showing.action_panels.panels import action_panels
from web.showing.action_panels.reader import CaseForReader
from web.showing.identity import items
from web.showing.refusals import conditions, sentence
from web.showing.transcript.bubble import Bubble
from web.showing.transcript.cards import card

LOOKED_BACK = 400
_HISTORY = 20
_PENDING: Partial[Fact, str | None] = Partial(
    {
        Fact.UNIT_ASKED: "finding",
        Fact.FINDING_GIVEN: "",
        Fact.SUPERIOR_ASKED: "sheet",
        Fact.SHEET_GIVEN: "",
        Fact.MINUTES_DRAWN: "approve",
        Fact.MINUTES_SENT_BACK: "draw_minutes",
    },
    otherwise=None,
)
"""What is shown above the composer, and the action by which whoever reads it answers it."""
_TO_BE_SAID = frozenset({Fact.FINDING_GIVEN, Fact.SHEET_GIVEN})


class Composer(StrEnum):
    """What stands in the place of the composer."""

    WRITE = "compose"
    CLAIM = "claim"
    THEIRS = "theirs"  # a colleague has the case
    READ_ONLY = "read"  # a unit
    UNFIT = "unfit"  # who has the case may serve no more
    ENDED = "ended"
    UNREADABLE = "unread"


@dataclass(frozen=True, slots=True)
class StageMark:
    """One stage in the thin line of steps."""

    label: str
    here: bool


@dataclass(frozen=True, slots=True)
class PendingCard:
    """What the reader has to act on; `usable` as a reply, `answer` the action that answers it."""

    bubble: Bubble
    usable: bool
    answer: str


async def line_of(context: RequestContext, case_id: int) -> QueueLine:
    """The case as a line of the queue. Raises `NotFound`."""
    line = await context.parts.view.line(case_id)
    if line is None:
        raise NotFound(f"case {case_id}")
    return line


async def panel(
    context: RequestContext, line: QueueLine, lines: Sequence[TalkLine]
) -> dict[str, Any]:
    """Everything that the column shows; `lines` are the last ones of the talk."""
    case, office, account = line.case, context.parts.office, context.agent
    others, colleagues = await asyncio.gather(
        context.parts.view.cases_of_chat(case.chat, _HISTORY), _colleagues(context, case)
    )
    situation = await _situation(context, line, others, [one for one, _ in colleagues])
    answers = possible_actions(account, case, office, situation)
    found = action_panels(CaseForReader(office, case, account, answers, colleagues))
    composer = composer_of(account, case, answers)
    return {
        "line": line,
        "case": case,
        "composer": composer,
        "not_resent": not_resent(answers[CaseAction.RESEND]),
        "manual": not capabilities_of(line.channel).sends,
        "history": [one for one in others if one.id != case.id and sees(account, one)],
        "clocks": context.countdowns.all(case) if case.is_open else (),
        "steps": steps(office, case),
        "panels_now": [one for one in found if one.now],
        "panels_later": [one for one in found if not one.now],
        "unfit": unfit(answers[CaseAction.CLAIM]),
        "pending_card": pending_card(context, case, lines, found),
        "papers": printable(case, office),
        "identity": items(office, case, context.site.now),
    }


def resending(context: RequestContext, line: QueueLine) -> str:
    """What stands in place of the button that sends again; empty where there is one."""
    situation = CaseSituation(context.site.now, _takes_free_text(context, line), _window(line))
    return not_resent(
        answer(
            Attempt(CaseAction.RESEND, context.agent, line.case, context.parts.office, situation)
        )
    )


def not_resent(found: Answer) -> str:
    """Why the reader cannot send again what did not arrive; empty where they can."""
    match found:
        case Possible():
            return ""
        case Impossible(why=WhyNot.WINDOW):
            return sentence(found)
        case Impossible():
            return "Dapat dikirim ulang oleh petugas yang memegang kasus."


def composer_of(account: Account, case: Case, answers: Mapping[CaseAction, Answer]) -> Composer:
    """What stands where the reader would write."""
    if case.status is CaseStatus.UNREADABLE:
        return Composer.UNREADABLE
    match answers[CaseAction.ASK]:
        case Possible() | Impossible(why=WhyNot.WINDOW):
            return Composer.WRITE
        case Impossible(why=WhyNot.ENDED):
            return Composer.ENDED
        case Impossible(why=WhyNot.ROLE):
            return Composer.READ_ONLY
        case Impossible():
            pass
    if has_floor(account, case):
        return Composer.UNFIT
    return Composer.THEIRS if case.status is CaseStatus.WITH_AGENT else Composer.CLAIM


def unfit(claiming: Answer) -> str:
    """Which conditions of serving the reader lacks, in words (`PJ-7`); empty where none."""
    return conditions(claiming.lacks) if isinstance(claiming, Impossible) else ""


def steps(office: Procedure, case: Case) -> tuple[StageMark, ...]:
    """The stages that the case can come to from its service's first, as the procedure has them."""
    reached: set[str] = set()
    ahead = {office.service(case.service).first_stage, case.stage} & office.stages.keys()
    while ahead:
        key = ahead.pop()
        reached.add(key)
        ahead |= {way.to for way in office.stages[key].exits} - reached - {CLOSED}
    return tuple(
        StageMark(stage.label, case.is_open and key == case.stage)
        for key, stage in office.stages.items()
        if key in reached
    )


def pending_card(
    context: RequestContext, case: Case, lines: Sequence[TalkLine], found: Sequence[ActionPanel]
) -> PendingCard | None:
    """The latest thing that was handed on inside the office, for who owes the step now."""
    holds = has_floor(context.agent, case)
    verbs = {one.action: one for one in found}
    entered = 0
    for line in reversed(lines):
        fact = line.fact
        # It brought the case to the stage where it is; another stage since then has settled it.
        entered += fact.kind is Fact.STAGE_ENTERED
        if fact.kind is Fact.CASE_OPENED or entered > 1:
            return None
        answer = _PENDING[fact.kind]
        if answer is None:
            continue
        usable = holds and fact.kind in _TO_BE_SAID
        owes = usable if not answer else answer in verbs and verbs[answer].now
        shown = card(fact, context.parts.office.zone)
        return PendingCard(shown, usable, answer) if owes else None
    return None


async def _situation(
    context: RequestContext, line: QueueLine, others: Sequence[Case], colleagues: Sequence[Account]
) -> CaseSituation:
    """What the answers depend on beside the case itself."""
    case = line.case
    beside = (one for one in others if one.chat == case.chat and one.id != case.id)
    stage = context.parts.office.stages.get(case.stage)
    has_minutes = stage is not None and stage.exit(StageEvent.APPROVE) is not None
    return CaseSituation(
        context.site.now,
        window_open=_takes_free_text(context, line),
        window=_window(line),
        another_open=any(one.is_open for one in beside),
        drawn_by=await drawn_by(context.parts.view, case) if has_minutes else "",
        takers=tuple(colleagues),
    )


def _takes_free_text(context: RequestContext, line: QueueLine) -> bool:
    return takes_free_text(line.channel, line.heard_at, context.site.now)


def _window(line: QueueLine) -> str:
    return capabilities_of(line.channel).window_words


async def _colleagues(context: RequestContext, case: Case) -> Sequence[tuple[Account, str]]:
    """Who may take the case over: those who are there first, with how much they have."""
    if not case.is_open:
        return ()
    everybody, present = await asyncio.gather(
        context.parts.accounts.every(), context.parts.accounts.present(context.site.now)
    )
    here = {one.account.id: one.open_cases for one in present}
    fit = [one for one in everybody if one.id != case.agent and serves(one, context.parts.office)]
    ordered = sorted(fit, key=lambda one: (one.id not in here, here.get(one.id, 0), one.name))
    return [
        (one, f"hadir, {here[one.id]} kasus" if one.id in here else "tidak hadir")
        for one in ordered
    ]
