"""How satisfied somebody is: a mark, a remark, and never in the way of anything else."""

from bot import choices
from bot.chat import Chat, Step
from bot.decision import Decision, Heard, HeardThere, Office
from bot.effects.effect import Effect
from core.replies import ReplyKey, ReplyKind
from handoff.actions.conditions import may_be_rated
from handoff.case import Case, CaseStatus
from handoff.effects import Line, Say
from handoff.procedure import Unsatisfied
from handoff.progress.changes import Rate, Remark
from handoff.stage import StageEvent
from nlu.acts.marks import mark_in

_STEPS = frozenset({Step.RATING, Step.REMARKING})


def rated(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The mark counts once, as long as it is asked for or its case is closed."""
    pressed = heard.pressed.removeprefix(choices.MARK)
    mark, remark = (int(pressed), "") if pressed else mark_in(heard.text) or (None, "")
    case, here = heard.about, _home(chat, heard) if chat.step in _STEPS else chat
    if mark is None or (case is not None and case.satisfaction is not None):
        return _thanks(here)
    if case is None or not may_be_rated(case):
        return Decision(here, (Say((Line(ReplyKey.SURVEY_CLOSED),)),))
    lines = [Line(ReplyKey.SURVEY_THANKS if remark else ReplyKey.SURVEY_REMARK)]
    if mark < office.procedure.survey.satisfied_from and _something_follows(case, office):
        lines.insert(0, Line(ReplyKey.SURVEY_UNSATISFIED))
    if remark:
        said = Say(tuple(lines))
        return Decision(_home(chat, heard), (Rate(mark, remark), said), answered=True)
    asked = Say(tuple(lines), choices.REMARK)
    return Decision(chat.to(Step.REMARKING), (Rate(mark), asked), answered=True)


def remarked(chat: Chat, heard: Heard, _: Office) -> Decision:
    """What somebody adds to their mark."""
    return _thanks(_home(chat, heard), Remark(heard.text.strip()))


def nothing_added(chat: Chat, heard: Heard, _: Office) -> Decision:
    """That nothing is to be added to a mark, maybe long ago."""
    return _thanks(_home(chat, heard) if chat.step in _STEPS else chat)


def thanked(chat: Chat, heard: Heard, office: Office) -> Decision | HeardThere:
    """Thanks in place of a mark, which is waited for still."""
    if _is_waited_for(heard):
        return Decision(chat, (Say((Line(ReplyKey.THANKS),)),), answered=True)
    return elsewhere(chat, heard, office)


def unclear(chat: Chat, heard: Heard, office: Office) -> Decision | HeardThere:
    """Words that are no mark: asked once more, then left alone."""
    if _is_waited_for(heard) and chat.last_reply_kind is not ReplyKind.SURVEY:
        again = Say((Line(ReplyKey.SURVEY),), choices.SURVEY, kind=ReplyKind.SURVEY)
        return Decision(chat, (again,))
    return elsewhere(chat, heard, office)


def elsewhere(chat: Chat, heard: Heard, _: Office) -> Decision | HeardThere:
    """Something else, which is heard where the talk stood before the survey.

    What is meant for the agent who has the case reaches the agent.
    """
    here = _home(chat, heard)
    if here.step is Step.WITH_AGENT:
        return Decision(here, (Say((Line(ReplyKey.AGENT_READS),)),))
    return HeardThere(here)


def _thanks(here: Chat, *effects: Effect) -> Decision:
    """What somebody says of their satisfaction wants no answer."""
    said = Say((Line(ReplyKey.SURVEY_THANKS),))
    return Decision(here, (*effects, said), answered=True)


def _home(chat: Chat, heard: Heard) -> Chat:
    """The talk where it stood before the survey: with the agent, in the queue, or with the bot."""
    match heard.case.status if heard.case else None:
        case CaseStatus.WITH_AGENT:
            return chat.to(Step.WITH_AGENT)
        case CaseStatus.WAITING:
            return chat.to(Step.WAITING)
        case _:
            return chat.to(Step.TALKING)


def _is_waited_for(heard: Heard) -> bool:
    return heard.about is not None and may_be_rated(heard.about)


def _something_follows(case: Case, office: Office) -> bool:
    """Whether the procedure deals with the dissatisfaction, and says nothing of it by itself."""
    procedure = office.procedure
    if not case.is_open:
        return procedure.survey.unsatisfied is not Unsatisfied.NOTHING
    stage = procedure.stages.get(case.stage)
    way = stage.exit(StageEvent.UNSATISFIED) if stage else None
    following = procedure.stages.get(way.to) if way else None
    return following is not None and not following.says
