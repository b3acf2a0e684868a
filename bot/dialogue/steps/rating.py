"""How satisfied somebody is: a mark, a remark, and never in the way of anything else."""

from dataclasses import replace

from bot import choices
from bot.chat import Chat, Step
from bot.decision import Decision, Heard, HeardThere, Office
from bot.dialogue import handover, status
from bot.effects.effect import Effect
from bot.wording import mark_words
from core.replies import ReplyKey, ReplyKind
from handoff.actions.conditions import mark_reopens, may_be_rated, may_be_reopened
from handoff.case import Case, CaseStatus
from handoff.effects import Line, Say
from handoff.procedure import Unsatisfied
from handoff.progress.changes import Rate, Remark
from handoff.stage import StageEvent
from nlu.acts.marks import (
    asked_beside,
    correction_in,
    fails_to_give,
    mark_in,
    nods,
    says_figure,
    wants_more,
)

_STEPS = frozenset({Step.RATING, Step.REMARKING})


def rated(chat: Chat, heard: Heard, office: Office) -> Decision | HeardThere:
    """The mark counts once, as long as it is asked for or its case is closed.

    Until its reason is given, another figure right after it puts it right.
    What is asked beside it is answered like any question, by people where the case is theirs.
    """
    pressed = heard.pressed.removeprefix(choices.MARK)
    mark, remark = (int(pressed), "") if pressed else mark_in(heard.text) or (None, "")
    case, here = heard.about, home(chat, heard.case) if chat.step in _STEPS else chat
    question = "" if pressed else asked_beside(heard.text)
    more = not pressed and wants_more(heard.text)
    if (question or more) and not _is_waited_for(heard):
        return elsewhere(chat, heard, office)
    marked = case is not None and case.satisfaction is not None
    corrects = marked and chat.step is Step.REMARKING and _puts_right(heard, remark)
    corrects = corrects and case is not None and case.satisfaction != mark
    if mark is None or (marked and not corrects):
        return _asked_why(chat, case) if chat.step is Step.REMARKING else _thanks(here)
    if case is None or not (corrects or may_be_rated(case)):
        return Decision(here, (Say((Line(ReplyKey.SURVEY_CLOSED),)),))
    sorry: tuple[Line, ...] = ()
    if mark < office.procedure.survey.satisfied_from and _something_follows(case, office):
        sorry = (Line(ReplyKey.SURVEY_UNSATISFIED),)
    if more and not case.is_open and heard.case is None:
        return _taken_up(here, heard, office, Rate(mark, remark, asks=True))
    if question and not case.is_open and not mark_reopens(case, mark, office.procedure, heard.at):
        thanks = Say((*sorry, _thanked(mark)))
        return HeardThere(here, (Rate(mark, remark), thanks), question)
    if question or more:
        read = Line(ReplyKey.AGENT_READS if here.step is Step.WITH_AGENT else ReplyKey.NOTED)
        lines = (*sorry, read) if case.is_open else sorry
        return Decision(here, (Rate(mark, remark, asks=True), Say(lines)))
    if remark:
        return Decision(here, (Rate(mark, remark), Say((*sorry, _thanked(mark)))))
    return _asked_why(chat, replace(case, satisfaction=mark), Rate(mark), sorry=sorry)


def remarked(chat: Chat, heard: Heard, _: Office) -> Decision:
    """What somebody adds to their mark."""
    return _thanks(home(chat, heard.case), Remark(heard.text.strip()))


def nothing_added(chat: Chat, heard: Heard, _: Office) -> Decision:
    """That nothing is to be added to a mark, maybe long ago."""
    return _thanks(home(chat, heard.case) if chat.step in _STEPS else chat)


def thanked(chat: Chat, heard: Heard, office: Office) -> Decision | HeardThere:
    """Thanks in place of a mark, which is waited for still."""
    if _is_waited_for(heard):
        return Decision(chat, (Say((Line(ReplyKey.THANKS),)),))
    return elsewhere(chat, heard, office)


def unclear(chat: Chat, heard: Heard, office: Office) -> Decision | HeardThere:
    """Words that are no mark: asked once more, then left alone; who tries to give one is helped.

    A nod is for nobody to read, also where somebody has the case.
    """
    if not _is_waited_for(heard):
        return elsewhere(chat, heard, office)
    first = chat.last_reply_kind is not ReplyKind.SURVEY
    if first or fails_to_give(heard) or (heard.case is not None and not nods(heard)):
        again = Say((Line(ReplyKey.SURVEY),), choices.SURVEY, kind=ReplyKind.SURVEY)
        return Decision(chat, (again,))
    if heard.case is not None:
        return Decision(chat, (Say((Line(ReplyKey.THANKS),)),))
    return elsewhere(chat, heard, office)


def _taken_up(here: Chat, heard: Heard, office: Office, rate: Rate) -> Decision:
    """What is wanted beside a mark goes on in its case as long as that can be taken up again."""
    case = heard.about
    if case is None or not may_be_reopened(case, office.procedure, heard.at):
        decision = handover.to_people(here, heard, office, "asked")
        return replace(decision, effects=(rate, *decision.effects))
    lines = status.with_hours((Line(ReplyKey.REOPENED),), heard, office)
    return Decision(here.to(Step.WAITING), (rate, Say(lines)))


def elsewhere(chat: Chat, heard: Heard, _: Office) -> Decision | HeardThere:
    """Something else, which is heard where the talk stood before the survey.

    What is meant for the agent who has the case reaches the agent.
    """
    here = home(chat, heard.case)
    if here.step is Step.WITH_AGENT:
        return Decision(here, (Say((Line(ReplyKey.AGENT_READS),)),))
    return HeardThere(here)


def _thanks(here: Chat, *effects: Effect) -> Decision:
    """What somebody says of their satisfaction wants no answer."""
    return Decision(here, (*effects, Say((_thanked(),))))


def _thanked(mark: int | None = None) -> Line:
    """Thanks that say which mark was recorded; None where none was just now."""
    return Line(ReplyKey.SURVEY_THANKS, {"noted": "" if mark is None else mark_words(mark)})


def _puts_right(heard: Heard, remark: str) -> bool:
    """Whether another mark takes the place of the one before: said so, or a figure by itself."""
    alone = bool(heard.pressed) or (not remark and says_figure(heard.text))
    return alone or correction_in(heard.text) is not None


def _asked_why(
    chat: Chat, case: Case | None, *effects: Effect, sorry: tuple[Line, ...] = ()
) -> Decision:
    """The mark of the case is known and said back, and its reason is asked."""
    mark = "" if case is None or case.satisfaction is None else str(case.satisfaction)
    asked = Say((*sorry, Line(ReplyKey.SURVEY_REMARK, {"mark": mark})), choices.REMARK)
    return Decision(chat.to(Step.REMARKING), (*effects, asked))


def home(chat: Chat, case: Case | None) -> Chat:
    """The talk where it stood before the survey: with the agent, in the queue, or with the bot.

    `case` is the open one of the chat.
    """
    match case.status if case else None:
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
