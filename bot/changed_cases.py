"""What a case that changed means for those who were told of it, and for its talk."""

from bot.chat import Chat, Step
from bot.work import Work
from core.facts import BOT, Fact
from core.replies import ReplyKey
from handoff.case import Case, CaseStatus
from handoff.notices import OF_A_STEP, OF_AN_ANSWER, OF_WAITING, to_agent
from handoff.progress.progress import Progress
from handoff.wishes import SayToComplainant

ANSWERING = frozenset({Step.RATING, Step.REMARKING})
"""The complainant is asked something, which they may still answer."""


def end_notices(work: Work, began: Case, case: Case) -> None:
    """What people were told of the step before, or of the waiting, is over."""
    if case.id and case.stage != began.stage:
        work.done_with(case.id, OF_A_STEP)
    if case.id and began.agent is not None and case.agent != began.agent:
        work.done_for(case.id, to_agent(began.agent))  # it is another's now
    if case.id and case.replied_at is not None and began.replied_at is None:
        work.done_with(case.id, OF_AN_ANSWER)
    if case.id and (case.status, case.agent) != (began.status, began.agent):
        work.done_with(case.id, OF_WAITING)


def let_go(progress: Progress, chat: Chat) -> Chat:
    """The agent let the case go past its limit: it is for whoever is there."""
    case = progress.case
    if not case.is_open or case.agent is None:
        return chat
    progress.released()
    data = {"number": case.number, "agent_name": case.agent_name, "agent": case.agent}
    progress.record(Fact.CASE_RELEASED, data, BOT)
    if case.status is not CaseStatus.WITH_AGENT:
        return chat
    progress.wishes.append(SayToComplainant(ReplyKey.STILL_WAITING))
    return chat if chat.step in ANSWERING else chat.to(Step.WAITING)
