"""Whatever is called possible the desk does, and whatever it refuses was called impossible."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.errors import AlreadyClaimed, IllegalMove, LoketError, Missing, NotAllowed, WindowClosed
from core.facts import BOT, Fact, NewFact, agent_actor
from core.message import Address
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
from handoff.actions.possible import answer, possible_actions
from handoff.actions.refusal import ConditionsMissing, refusal
from handoff.case import Case, CaseStatus
from handoff.stage import Need
from tests.channel_names import On
from tests.hotline.cells import (
    ACTS,
    OFFICES,
    RINA,
    SOMEBODY,
    Bureau,
    bureau,
    case_at,
    cases,
    now,
    people,
    tried,
)

ELSEWHERE = {CaseAction.CHECK_IDENTITY, CaseAction.MARK_READ, CaseAction.PRINT}
"""What the desk has no part in; the routes ask for it (`tests/web/guards/test_access.py`)."""
REFUSED = (NotAllowed, IllegalMove, WindowClosed)
SITUATION = CaseSituation(now(), takers=(SOMEBODY,))


def same(error: Exception | None, impossible: Answer) -> bool:
    """Whether the desk refused it for that reason, in the same words."""
    assert isinstance(impossible, Impossible)
    wanted = refusal(impossible)
    return isinstance(error, LoketError) and (type(error), error.why, str(error)) == (
        type(wanted),
        impossible.why,
        str(wanted),
    )


def test_everything_that_can_be_done_with_a_case_is_tried() -> None:
    assert set(ACTS) == {action.value for action in set(CaseAction) - ELSEWHERE}


@pytest.mark.parametrize("office", OFFICES)
async def test_the_desk_does_what_is_possible_and_refuses_the_rest_for_that_reason(
    office: str,
) -> None:
    there, wrong, seen = bureau(office), [], set[WhyNot]()
    everybody = people(there.procedure)
    for where, case in cases(there.procedure):
        for who, account in everybody.items():
            answers = possible_actions(account, case, there.procedure, SITUATION)
            for name in ACTS:
                found = answers[CaseAction(name)]
                error = await tried(there, case, account, name)
                if isinstance(found, Impossible):
                    seen.add(found.why)
                    right = same(error, found) or _has_no_such_duty(there, name, error)
                else:
                    right = not isinstance(error, REFUSED)
                if not right:
                    wrong.append((where, who, name, found, error))
    assert wrong == []
    assert seen >= {WhyNot.ROLE, WhyNot.ANOTHERS, WhyNot.NOT_CLAIMED, WhyNot.ENDED, WhyNot.STAGE}


def _has_no_such_duty(there: Bureau, name: str, error: Exception | None) -> bool:
    """Whether it was asked of a kind of duty that the office has none of."""
    asked = name in (CaseAction.ASK_UNIT, CaseAction.ASK_SUPERIOR)
    return asked and "is no " in str(error) and "nobody" in str(error)


# What depends on more than the person and the case


def possible(office: Bureau, case: Case, who: Account, does: CaseAction, **more: object) -> Answer:
    """The answer, in that situation."""
    situation = replace(SITUATION, **more)  # type: ignore[arg-type]  # names of fields
    return answer(Attempt(does, who, case, office.procedure, situation))


def why(found: Answer) -> WhyNot | None:
    """The reason; None for what is possible."""
    return found.why if isinstance(found, Impossible) else None


@pytest.mark.parametrize(
    "does", ["reply", "ask", "hold", "send_file", "resend", "letter", "reply_by", "letter_by"]
)
async def test_after_24_hours_only_what_whatsapp_does_not_carry_is_possible(does: str) -> None:
    there = bureau("rsjd-atma-husada")
    case, rina = case_at(there.procedure, "answer", "held"), people(there.procedure)["holder"]
    found = possible(there, case, rina, CaseAction(does), window_open=False)
    before = there.bench.record_
    late = now() - timedelta(hours=25)
    there.bench.record_ = replace(before, address=Address(On.WHATSAPP, "62811"), heard_at=late)
    try:
        error = await tried(there, case, rina, does)
    finally:
        there.bench.record_ = before
    if does.endswith("_by"):
        assert isinstance(found, Possible)
        assert error is None
    else:
        assert why(found) is WhyNot.WINDOW
        assert same(error, found)


@pytest.mark.parametrize("does", ["approve", "send_back"])
async def test_bt_10_who_drew_the_minutes_up_does_not_approve_them_in_another_role(
    does: str,
) -> None:
    there = bureau("dinkes-batam")
    superior = people(there.procedure)["superior"]
    case = case_at(there.procedure, "approval", "held")
    drawn = NewFact(Fact.MINUTES_DRAWN, now(), agent_actor(superior.id), {}, case=case.id)

    there.bench.put(case)
    there.bench.before = (drawn,)
    try:
        error = await tried(there, case, superior, does)
    finally:
        there.bench.before = ()
    found = possible(there, case, superior, CaseAction(does), drawn_by=agent_actor(superior.id))
    assert why(found) is WhyNot.OWN_MINUTES
    assert same(error, found)
    assert why(possible(there, case, superior, CaseAction(does), drawn_by="agent:99")) is None
    assert why(possible(there, case, superior, CaseAction(does), drawn_by=BOT)) is None


@pytest.mark.parametrize(
    ("taker", "expected"),
    [
        ("editor", WhyNot.TAKER_UNFIT),
        ("unit", WhyNot.TAKER_UNFIT),
        ("holder_gone", WhyNot.TAKER_UNFIT),
        ("holder_unfit", WhyNot.TAKER_CONDITIONS),
        ("holder", WhyNot.HAS_IT_ALREADY),
        ("colleague", None),
    ],
)
async def test_a_case_is_handed_only_to_somebody_who_may_serve(
    taker: str, expected: WhyNot | None
) -> None:
    there = bureau("poltekkes-jakarta-3")
    everybody = people(there.procedure)
    case, to = case_at(there.procedure, "answer", "held"), everybody[taker]
    found = possible(there, case, everybody["superior"], CaseAction.TRANSFER, takers=(to,))
    assert why(found) is expected
    there.bench.put(case)
    if expected is None:
        await there.desk.transfer(1, everybody["superior"], to)
        return
    with pytest.raises((NotAllowed, IllegalMove)) as refused:
        await there.desk.transfer(1, everybody["superior"], to)
    assert same(refused.value, found)


def test_where_nobody_could_take_it_over_it_is_handed_to_nobody() -> None:
    there = bureau("rsud-haji")
    everybody = people(there.procedure)
    held = case_at(there.procedure, "check", "held")
    nobody = possible(there, held, everybody["holder"], CaseAction.TRANSFER, takers=())
    anybody = possible(there, held, everybody["holder"], CaseAction.TRANSFER, takers=None)
    of_several = (everybody["unit"], everybody["colleague"])
    assert why(nobody) is WhyNot.NOBODY_ELSE
    assert why(anybody) is None
    assert why(possible(there, held, SOMEBODY, CaseAction.TRANSFER)) is WhyNot.ANOTHERS
    assert (
        why(possible(there, held, everybody["holder"], CaseAction.TRANSFER, takers=of_several))
        is None
    )


async def test_beside_another_open_case_none_is_taken_up_again() -> None:
    there = bureau("rsud-haji")
    rina = people(there.procedure)["holder"]
    closed = case_at(there.procedure, "settle", "closed")
    found = possible(there, closed, rina, CaseAction.REOPEN, another_open=True)
    there.bench.put(closed)
    there.bench.store(replace(case_at(there.procedure, "check", "waiting"), id=2))
    with pytest.raises(IllegalMove) as refused:
        await there.desk.reopen(1, rina, "Belum selesai.")
    assert why(found) is WhyNot.ANOTHER_OPEN
    assert same(refused.value, found)


def test_what_was_withdrawn_is_never_taken_up_again_and_what_is_open_need_not_be() -> None:
    there = bureau("rsud-haji")
    rina = people(there.procedure)["holder"]

    def of(standing: str) -> WhyNot | None:
        case = case_at(there.procedure, "settle", standing)
        return why(possible(there, case, rina, CaseAction.REOPEN))

    assert of("withdrawn") is WhyNot.NEVER_REOPENED
    assert of("held") is WhyNot.STILL_OPEN
    assert of("closed_long_ago") is WhyNot.TOO_LATE
    assert of("closed") is None


def test_a_reason_says_what_is_missing_and_who_has_the_case() -> None:
    there = bureau("itb-care-center")
    everybody = people(there.procedure)
    bare = replace(case_at(there.procedure, "answer", "held"), there=frozenset())
    found = possible(there, bare, everybody["holder"], CaseAction.REPLY)
    assert found == Impossible(CaseAction.REPLY, WhyNot.MISSING, needs=frozenset({Need.VERDICT}))
    theirs = possible(there, bare, everybody["colleague"], CaseAction.REPLY)
    assert theirs == Impossible(CaseAction.REPLY, WhyNot.ANOTHERS, by="Rina")


@pytest.mark.parametrize("reason", list(WhyNot))
def test_every_reason_is_refused_by_an_error_that_names_it(reason: WhyNot) -> None:
    error = refusal(Impossible(CaseAction.CLAIM, reason, by="Rina"))
    assert error.why == reason
    assert isinstance(error, LoketError)
    kinds = {
        WhyNot.ANOTHERS: AlreadyClaimed,
        WhyNot.MISSING: Missing,
        WhyNot.CONDITIONS: ConditionsMissing,
        WhyNot.TAKER_CONDITIONS: ConditionsMissing,
        WhyNot.WINDOW: WindowClosed,
    }
    assert isinstance(error, kinds.get(reason, LoketError))


def test_rina_is_the_one_who_has_the_cases_here() -> None:
    held = case_at(bureau("rsud-haji").procedure, "check", "held")
    assert (held.status, held.agent) == (CaseStatus.WITH_AGENT, RINA)
