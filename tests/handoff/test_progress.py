"""A case on its way through a procedure: stages, what they need, who is told."""

from dataclasses import replace

import pytest

from core.errors import IllegalMove, Missing
from core.facts import Fact
from handoff.actions.conditions import may_be_reopened
from handoff.allowance import DeadlineKind
from handoff.case import Case, CaseStatus, Move, Source
from handoff.effects import AskSatisfaction, Line, Notify, ReturnToBot, Say
from handoff.notices import AGENTS, NoticeKind
from handoff.procedure import Survey
from handoff.stage import Exit, Need, Reply, Stage, StageEvent
from tests.handoff.offices import (
    MONDAY,
    after,
    data,
    minutes,
    opened,
    owed_at,
    procedure,
    rules,
    wib,
)


def claimed(case: Case) -> Case:
    return case.after(Move.CLAIM, agent=3, agent_name="Rina")


def at_instruction() -> Case:
    progress = after(replace(claimed(opened()), superior="kabag"), wib(23, 9, 5))
    progress.event(StageEvent.ASK_SUPERIOR)
    return progress.case


def test_a_new_case_begins_at_the_first_stage_of_its_service_with_its_deadlines() -> None:
    case = opened()
    assert (case.stage, case.owner) == ("report", "pelaksana")
    due = {one.kind: one.due_at for one in case.deadlines}
    assert due == {
        DeadlineKind.FIRST_REPLY: wib(23, 9, 30),
        DeadlineKind.STAGE: wib(23, 9, 10),
        DeadlineKind.WHOLE: wib(26, 9),
    }


def test_a_case_that_came_earlier_by_another_way_is_promised_from_then_on() -> None:
    case = Case(
        id=8, chat=1, number="UJI-2", subject="", opened_at=MONDAY, came_at=wib(23, 8, 10),
        source=Source.PHONE,
        service="question",
    )  # fmt: skip
    progress = after(case, MONDAY)
    progress.opened()
    first = progress.case.deadline(DeadlineKind.FIRST_REPLY)
    stage = progress.case.deadline(DeadlineKind.STAGE)
    assert first is not None
    assert stage is not None
    assert (first.due_at, stage.due_at) == (wib(23, 8, 40), wib(23, 9, 10))


def test_asking_the_superior_gives_them_the_next_step_and_tells_them() -> None:
    progress = after(replace(claimed(opened()), superior="kabag"), wib(23, 9, 5))
    progress.event(StageEvent.ASK_SUPERIOR)
    case = progress.case
    assert (case.stage, case.owner) == ("instruction", "kabag")
    told = [one.notice for one in progress.effects if isinstance(one, Notify)]
    assert [(one.to, one.kind) for one in told] == [("duty:kabag", NoticeKind.STEP_OWED)]
    (met,) = data(progress, Fact.DEADLINE_MET)
    assert met["stage"] == "report"
    assert met["late"] is False


def test_a_step_after_its_limit_is_recorded_as_late() -> None:
    progress = after(replace(claimed(opened()), superior="kabag"), wib(23, 9, 11))
    progress.event(StageEvent.ASK_SUPERIOR)
    assert [met["late"] for met in data(progress, Fact.DEADLINE_MET)] == [True]


def test_the_answer_needs_the_information_sheet() -> None:
    progress = after(at_instruction(), wib(23, 9, 30), actor="agent:9")
    progress.event(StageEvent.SHEET)
    assert progress.case.stage == "answer"
    told = [one.notice.to for one in progress.effects if isinstance(one, Notify)]
    assert told == ["agent:3"]
    again = after(progress.case, wib(23, 9, 40))
    again.replied()
    assert again.case.stage == "satisfaction"


def test_a_question_back_to_the_superior_needs_a_new_sheet() -> None:
    answer = after(at_instruction(), wib(23, 9, 30), actor="agent:9")
    answer.event(StageEvent.SHEET)
    back = after(answer.case, wib(23, 9, 35))
    back.event(StageEvent.ASK_SUPERIOR)
    assert Need.SHEET not in back.case.there


def test_an_event_that_leads_nowhere_from_here_is_refused() -> None:
    with pytest.raises(IllegalMove):
        after(claimed(opened()), wib(23, 9, 5)).event(StageEvent.APPROVE)


def test_a_stage_is_not_left_before_what_it_needs_is_there() -> None:
    settle = after(claimed(opened()), wib(23, 9, 5))
    settle.replied()
    assert settle.case.stage == "settle"
    closing = after(settle.case, wib(23, 9, 6))
    with pytest.raises(Missing) as refused:
        closing.event(StageEvent.CLOSE)
    assert refused.value.needs == ("category",)


def test_a_closed_case_owes_nothing_and_rings_no_more() -> None:
    settle = after(claimed(opened()), wib(23, 9, 5))
    settle.replied()
    closing = after(replace(settle.case, category="Umum"), wib(23, 9, 6))
    closing.event(StageEvent.CLOSE)
    case = closing.case
    assert case.status is CaseStatus.CLOSED
    assert (case.deadlines, case.rings_at, case.due_at) == ((), None, None)
    assert ReturnToBot(asks=False) in closing.effects


def test_an_answer_meets_what_was_promised_and_not_the_whole_case() -> None:
    progress = after(claimed(opened()), wib(23, 9, 20))
    progress.replied()
    kinds = {one.kind for one in progress.case.deadlines}
    assert kinds == {DeadlineKind.WHOLE}
    assert progress.case.replied_at == wib(23, 9, 20)
    assert owed_at(progress.case) is None


def test_a_complainant_who_writes_again_is_owed_the_next_answer() -> None:
    answered = after(claimed(opened()), wib(23, 9, 20))
    answered.replied()
    heard = after(answered.case, wib(23, 10), actor="complainant")
    heard.heard()
    assert owed_at(heard.case) == wib(23, 10, 30)
    once_more = after(heard.case, wib(23, 10, 15), actor="complainant")
    once_more.heard()
    assert owed_at(once_more.case) == wib(23, 10, 30)


def test_a_question_to_the_complainant_is_no_answer_and_stops_the_clock() -> None:
    progress = after(claimed(opened()), wib(23, 9, 20))
    progress.replied(Reply.QUESTION)
    case = progress.case
    assert (case.stage, case.awaited) == ("report", True)
    whole = case.deadline(DeadlineKind.WHOLE)
    assert whole is not None
    assert whole.due_at is None
    resumed = after(case, wib(24, 9, 20), actor="complainant")
    resumed.heard()
    whole = resumed.case.deadline(DeadlineKind.WHOLE)
    assert whole is not None
    assert whole.due_at == wib(27, 9)  # a working day later than without the wait
    assert not resumed.case.awaited
    assert data(resumed, Fact.DEADLINE_RESUMED)


def test_before_the_answer_the_identity_has_to_be_checked_where_the_office_says_so() -> None:
    strict = rules(procedure(before_reply=frozenset({Need.VERDICT})))
    progress = after(claimed(opened(strict)), wib(23, 9, 5), strict)
    with pytest.raises(Missing):
        progress.replied()
    progress.replied(Reply.QUESTION)
    progress.event(StageEvent.VERDICT)
    progress.replied()
    assert progress.case.stage == "settle"


def test_a_complainant_who_owes_the_next_step_is_asked_how_satisfied_they_are() -> None:
    answer = after(at_instruction(), wib(23, 9, 30), actor="agent:9")
    answer.event(StageEvent.SHEET)
    replied = after(answer.case, wib(23, 9, 40))
    replied.replied()
    assert AskSatisfaction() in replied.effects
    assert replied.case.owner == "complainant"
    satisfied = after(replied.case, wib(23, 9, 50), actor="complainant")
    satisfied.event(StageEvent.SATISFIED)
    assert satisfied.case.status is CaseStatus.CLOSED
    unsatisfied = after(replied.case, wib(23, 9, 50), actor="complainant")
    unsatisfied.event(StageEvent.UNSATISFIED)
    assert unsatisfied.case.stage == "report"


def test_a_stage_may_say_something_to_the_complainant() -> None:
    progress = after(claimed(opened()), wib(23, 9, 5))
    progress.replied()
    assert Say((Line("utter_stage_answering"),), unasked=True) in progress.effects


def test_a_closed_case_is_taken_up_again_within_the_offices_limit() -> None:
    settle = after(claimed(opened()), wib(23, 9, 5))
    settle.replied()
    closing = after(replace(settle.case, category="Umum"), wib(23, 9, 6))
    closing.event(StageEvent.CLOSE)
    case = closing.case
    assert may_be_reopened(case, procedure(), wib(30, 9, 6))
    assert not may_be_reopened(case, procedure(), wib(30, 9, 7))
    reopened = after(case, wib(24, 10), actor="complainant")
    reopened.reopened()
    assert (reopened.case.status, reopened.case.stage) == (CaseStatus.WAITING, "report")
    assert owed_at(reopened.case) == wib(24, 10, 30)
    assert (reopened.case.reopened, reopened.case.category) == (1, "Umum")
    with pytest.raises(IllegalMove):
        after(case, wib(30, 9, 7)).reopened()


def test_an_office_without_such_a_limit_takes_no_case_up_again() -> None:
    never = rules(procedure(reopen_within=None))
    case = replace(opened(never), status=CaseStatus.CLOSED, closed_at=MONDAY)
    assert not may_be_reopened(case, never.procedure, MONDAY)


def test_a_case_at_a_stage_that_is_gone_begins_anew() -> None:
    progress = after(replace(opened(), stage="gone", deadlines=()), wib(23, 10))
    progress.adopted()
    assert progress.case.stage == "report"


def test_a_case_whose_stage_is_gone_does_not_wait_for_a_claim_by_who_has_it_already() -> None:
    waits = Stage("waits", "Menunggu", "pelaksana", (Exit(StageEvent.CLAIM, "settle"),))
    stages = {**procedure().stages, "waits": waits}
    services = (replace(procedure().services[0], first_stage="waits"),)
    given = rules(procedure(stages=stages, services=services))
    case = replace(claimed(opened()), stage="gone")
    progress = after(case, wib(23, 10), given, actor="clock")
    progress.adopted()
    assert progress.case.stage == "settle"


def test_where_the_case_is_asked_about_anew_the_mark_of_before_does_not_count() -> None:
    answer = after(at_instruction(), wib(23, 9, 30), actor="agent:9")
    answer.event(StageEvent.SHEET)
    rated = replace(answer.case, satisfaction=1, remark="lama")
    replied = after(rated, wib(23, 9, 40))
    replied.replied()
    assert (replied.case.satisfaction, replied.case.remark) == (None, "")


def test_a_case_closed_by_its_complainant_is_not_asked_about_once_more() -> None:
    given = rules(procedure(survey=Survey(at_closing=True)))
    answer = after(at_instruction(), wib(23, 9, 30), given, actor="agent:9")
    answer.event(StageEvent.SHEET)
    replied = after(answer.case, wib(23, 9, 40), given)
    replied.replied()
    satisfied = after(replace(replied.case, satisfaction=5), wib(23, 9, 50), given, "complainant")
    satisfied.event(StageEvent.SATISFIED)
    assert ReturnToBot(asks=False) in satisfied.effects
    assert satisfied.case.satisfaction == 5


def test_where_the_office_goes_on_by_itself_its_clock_does_not_stand_still() -> None:
    asks = after(claimed(opened()), wib(23, 9, 5))
    asks.replied(Reply.QUESTION)
    whole = asks.case.deadline(DeadlineKind.WHOLE)
    assert whole is not None
    assert whole.due_at is None
    on = after(replace(asks.case, superior="kabag"), wib(23, 9, 15))
    on.event(StageEvent.ASK_SUPERIOR)
    running = on.case.deadline(DeadlineKind.WHOLE)
    assert running is not None
    assert running.due_at == wib(26, 9, 10)
    assert not on.case.awaited


def test_a_clock_that_stands_runs_again_also_where_the_procedure_pauses_no_more() -> None:
    asks = after(claimed(opened()), wib(23, 9, 5))
    asks.replied(Reply.QUESTION)
    kept = {**procedure().deadlines, DeadlineKind.WHOLE: minutes(24 * 60)}
    heard = after(asks.case, wib(23, 9, 15), rules(procedure(deadlines=kept)), "complainant")
    heard.heard()
    whole = heard.case.deadline(DeadlineKind.WHOLE)
    assert whole is not None
    assert whole.due_at == wib(26, 9, 10)


def test_no_answer_of_any_kind_goes_out_before_the_verdict() -> None:
    strict = rules(procedure(before_reply=frozenset({Need.VERDICT})))
    with pytest.raises(Missing):
        after(claimed(opened(strict)), wib(23, 9, 5), strict).answered()  # such as a letter


def test_a_step_that_is_owed_while_nobody_has_the_case_is_told_to_all_agents() -> None:
    back = replace(at_instruction(), agent=None, status=CaseStatus.WITH_BOT)
    sheet = after(back, wib(23, 9, 30), actor="agent:9")
    sheet.event(StageEvent.SHEET)
    (told,) = [one.notice for one in sheet.effects if isinstance(one, Notify)]
    assert (told.to, told.kind) == (AGENTS, NoticeKind.STEP_OWED)
