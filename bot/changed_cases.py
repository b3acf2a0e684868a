"""What a case that changed means for those who were told of it, and for its talk."""

from bot.chat import Chat, Step
from bot.work import Work
from core.facts import BOT, Fact
from handoff.case import Case, CaseStatus
from handoff.notices import OF_A_STEP, OF_WAITING
from handoff.progress import Progress
from handoff.wishes import SayToComplainant

_ANSWERING = frozenset({Step.RATING, Step.REMARKING})


def end_notices(work: Work, began: Case, case: Case) -> None:
    """What people were told of the step before, or of the waiting, is over."""
    if case.id and case.stage != began.stage:
        work.done_with(case.id, OF_A_STEP)
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
    progress.wishes.append(SayToComplainant("utter_still_waiting"))
    return chat if chat.step in _ANSWERING else chat.to(Step.WAITING)
