"""The column about a case: whose move, until when, what can be done, who complains."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.errors import NotFound
from core.facts import Fact
from core.message import ChannelName
from core.tables import Partial
from handoff.accounts import Account, Role
from handoff.case import Case, CaseStatus
from handoff.desk import QueueLine, TalkLine
from handoff.permission import lacking, sees
from handoff.procedure import Procedure
from handoff.stage import CLOSED, DocumentKind, Need
from web.identity import items
from web.labels import CONDITIONS
from web.offer import Offer
from web.offers import Desk, offers
from web.site import Call
from web.talk import Bubble, card

LOOKED_BACK = 400
_HISTORY = 20
_HANDED: Partial[Fact, str | None] = Partial(
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
_PAPERS: Partial[DocumentKind, Need | None] = Partial(
    {
        DocumentKind.INFORMATION_NEED: Need.REPORT,
        DocumentKind.INFORMATION_SHEET: Need.SHEET,
        DocumentKind.MINUTES: Need.MINUTES,
        DocumentKind.ANSWER_LETTER: Need.LETTER,
    },
    otherwise=None,
)
"""What has to be there before a paper has anything to say."""


@dataclass(frozen=True, slots=True)
class Step:
    """One stage in the thin line of steps."""

    label: str
    here: bool


@dataclass(frozen=True, slots=True)
class Handed:
    """What the reader has to act on; `usable` as a reply, `answer` the action that answers it."""

    bubble: Bubble
    usable: bool
    answer: str


async def line_of(call: Call, case_id: int) -> QueueLine:
    """The case as a line of the queue. Raises `NotFound`."""
    line = await call.parts.view.line(case_id)
    if line is None:
        raise NotFound(f"case {case_id}")
    return line


async def panel(call: Call, line: QueueLine, lines: Sequence[TalkLine]) -> dict[str, Any]:
    """Everything that the column shows; `lines` are the last ones of the talk."""
    case, office, account = line.case, call.parts.office, call.agent
    others, colleagues = await asyncio.gather(
        call.parts.view.cases_of_chat(case.chat, _HISTORY), _colleagues(call, case)
    )
    found = offers(Desk(office, case, account, colleagues))
    may = may_write(account, case)
    return {
        "line": line,
        "case": case,
        "may": may,
        "manual": line.channel is ChannelName.MANUAL,
        "history": [one for one in others if one.id != case.id and sees(account, one)],
        "clocks": call.watch.all(case) if case.is_open else (),
        "steps": steps(office, case),
        "offers_now": [one for one in found if one.now],
        "offers_later": [one for one in found if not one.now],
        "unfit": unfit(account, office) if may == "claim" else "",
        "handed": handed(call, case, lines, found),
        "papers": papers(office, case),
        "identity": items(office, case, call.site.now),
    }


def may_write(account: Account, case: Case) -> str:
    """What the composer is: `compose`, `claim`, `theirs`, `read` (a unit), `ended`, `unread`."""
    if case.status is CaseStatus.UNREADABLE:
        return "unread"
    if not case.is_open:
        return "ended"
    if account.role is Role.UNIT:
        return "read"
    if case.status is CaseStatus.WITH_AGENT:
        return "compose" if case.agent == account.id else "theirs"
    return "claim"


def unfit(account: Account, office: Procedure) -> str:
    """Which conditions of serving the account lacks, in words (`PJ-7`)."""
    missing = lacking(account, office)
    return ", ".join(label for one, label in CONDITIONS.items() if one in missing)


def steps(office: Procedure, case: Case) -> tuple[Step, ...]:
    """The stages that the case can come to from its service's first, as the procedure has them."""
    reached: set[str] = set()
    ahead = {office.service(case.service).first_stage, case.stage} & office.stages.keys()
    while ahead:
        key = ahead.pop()
        reached.add(key)
        ahead |= {way.to for way in office.stages[key].exits} - reached - {CLOSED}
    return tuple(
        Step(stage.label, case.is_open and key == case.stage)
        for key, stage in office.stages.items()
        if key in reached
    )


def handed(
    call: Call, case: Case, lines: Sequence[TalkLine], found: Sequence[Offer]
) -> Handed | None:
    """The latest thing that was handed on inside the office, for who owes the step now."""
    holds = case.status is CaseStatus.WITH_AGENT and case.agent == call.agent.id
    verbs = {one.action: one for one in found}
    entered = 0
    for line in reversed(lines):
        fact = line.fact
        # It brought the case to the stage where it is; another stage since then has settled it.
        entered += fact.kind is Fact.STAGE_ENTERED
        if fact.kind is Fact.CASE_OPENED or entered > 1:
            return None
        answer = _HANDED[fact.kind]
        if answer is None:
            continue
        usable = holds and fact.kind in _TO_BE_SAID
        owes = usable if not answer else answer in verbs and verbs[answer].now
        shown = card(fact, call.parts.office.zone)
        return Handed(shown, usable, answer) if owes else None
    return None


def papers(office: Procedure, case: Case) -> tuple[DocumentKind, ...]:
    """The papers of the procedure that can be printed by now."""
    made = {kind for stage in office.stages.values() for kind in stage.documents}
    return tuple(
        kind
        for kind in DocumentKind
        if kind in made and (_PAPERS[kind] is None or _PAPERS[kind] in case.there)
    )


async def _colleagues(call: Call, case: Case) -> Sequence[tuple[Account, str]]:
    """Who may take the case over: those who are there first, with how much they have."""
    if not case.is_open:
        return ()
    everybody, present = await asyncio.gather(
        call.parts.accounts.every(), call.parts.accounts.present(call.site.now)
    )
    here = {one.account.id: one.open_cases for one in present}
    fit = [
        one
        for one in everybody
        if one.id != case.agent and one.active and _can_serve(one, call.parts.office)
    ]
    ordered = sorted(fit, key=lambda one: (one.id not in here, here.get(one.id, 0), one.name))
    return [
        (one, f"hadir, {here[one.id]} kasus" if one.id in here else "tidak hadir")
        for one in ordered
    ]


def _can_serve(account: Account, office: Procedure) -> bool:
    serving = (Role.AGENT, Role.SUPERIOR, Role.ADMINISTRATOR)
    return account.role in serving and not unfit(account, office)
