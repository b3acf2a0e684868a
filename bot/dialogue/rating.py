"""How satisfied somebody is: a mark, a remark, and never in the way of anything else."""

from bot import choices
from bot.chat import Chat, ReplyKind, Step
from bot.decision import Decision, Heard, Line, Office, Rate, Remark, Say
from bot.dialogue import reopening
from bot.dialogue.reading import asks, commands, is_known, pressed
from core.replies import ReplyKey
from handoff.actions.conditions import may_be_rated
from handoff.case import Case, CaseStatus
from handoff.procedure import Unsatisfied
from handoff.stage import StageEvent
from language.normalising import POLITE, words
from language.slang import listed
from nlu.meaning import Intent

STEPS = frozenset({Step.RATING, Step.REMARKING})
_MARKS = {
    5: "sangat puas|puas sekali|sangat memuaskan|sangat baik|sempurna|mantap|bagus sekali|"
    "luar biasa",
    4: "puas|cukup memuaskan|memuaskan|bagus|baik|oke|senang|👍",
    3: "cukup|cukup puas|lumayan|biasa|biasa saja|sedang|lumayan puas",
    2: "kurang|kurang puas|belum|belum puas|kurang baik|kurang memuaskan|belum memuaskan",
    1: "tidak|tidak puas|kecewa|sangat kecewa|mengecewakan|buruk|jelek|sangat buruk|parah|"
    "sangat tidak puas|tidak memuaskan|tidak puas sama sekali|👎",
}
_MARK_OF = {said: mark for mark, listing in _MARKS.items() for said in listing.split("|")}
_AROUND_A_MARK = POLITE - listed("sekali banget saja") | listed(
    "nilai angka bintang saya kasih beri poin skor pelayanan pelayanannya"
)
_OUT_OF_FIVE = "/5"
_STAR = "⭐"
_NOTHING = listed("lewati lewat skip tidak ada belum cukup sudah itu saja kosong - batal")
_NOT_A_REMARK = (Intent.STATUS, Intent.ASK_HUMAN, Intent.MENU, Intent.GREETING)
_NO_REMARK = (Intent.NO, Intent.YES, Intent.THANKS, Intent.CANCEL, Intent.FAREWELL)


def decide(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    """A mark or a remark in words; None for everything else."""
    if pressed(heard):
        return None
    if chat.step is Step.RATING:
        mark = mark_of(heard.text)
        return None if mark is None else rated(chat, heard, office, mark)
    thanks = Say((Line(ReplyKey.SURVEY_THANKS),))
    if _is_nothing(heard) or heard.about is None:
        return Decision(home(chat, heard), (thanks,))
    if reopening.wanted(heard) or asks(heard) or is_known(heard):
        return None
    if any(commands(heard, intent) for intent in _NOT_A_REMARK):
        return None
    remark = Remark(heard.text.strip())
    return Decision(home(chat, heard), (remark, thanks))


def beside(chat: Chat, heard: Heard) -> Decision | None:
    """Words that are no mark: asked once more, then left alone; None where the talk just goes on.

    What is meant for the agent who has the case reaches the agent.
    """
    case, asked_again = heard.about, chat.last_reply_kind is ReplyKind.SURVEY
    waits = chat.step is Step.RATING and case is not None and may_be_rated(case)
    if waits and commands(heard, Intent.THANKS):
        return Decision(chat, (Say((Line(ReplyKey.THANKS),)),))
    if waits and _is_unclear(heard) and not asked_again:
        again = Say((Line(ReplyKey.SURVEY),), choices.SURVEY, kind=ReplyKind.SURVEY)
        return Decision(chat, (again,))
    here = home(chat, heard)
    if here.step is not Step.WITH_AGENT:
        return None
    return Decision(here, (Say((Line(ReplyKey.AGENT_READS),)),))


def rated(chat: Chat, heard: Heard, office: Office, mark: int) -> Decision:
    """The mark counts once, as long as it is asked for or its case is closed."""
    case, here = heard.about, home(chat, heard) if chat.step in STEPS else chat
    if case is not None and case.satisfaction is not None:
        return Decision(here, (Say((Line(ReplyKey.SURVEY_THANKS),)),))
    if case is None or not may_be_rated(case):
        return Decision(here, (Say((Line(ReplyKey.SURVEY_CLOSED),)),))
    lines = [Line(ReplyKey.SURVEY_REMARK)]
    if mark < office.procedure.survey.satisfied_from and _something_follows(case, office):
        lines.insert(0, Line(ReplyKey.SURVEY_UNSATISFIED))
    return Decision(chat.to(Step.REMARKING), (Rate(mark), Say(tuple(lines), choices.REMARK)))


def pressed_mark(chat: Chat, heard: Heard, office: Office, choice: str) -> Decision:
    """A mark that was pressed, maybe long ago, or that nothing is to be added to it."""
    mark = choice.removeprefix(choices.MARK)
    if mark in ("1", "2", "3", "4", "5"):
        return rated(chat, heard, office, int(mark))
    here = home(chat, heard) if chat.step in STEPS else chat
    return Decision(here, (Say((Line(ReplyKey.SURVEY_THANKS),)),))


def home(chat: Chat, heard: Heard) -> Chat:
    """The talk where it stood before the survey: with the agent, in the queue, or with the bot."""
    match heard.case.status if heard.case else None:
        case CaseStatus.WITH_AGENT:
            return chat.to(Step.WITH_AGENT)
        case CaseStatus.WAITING:
            return chat.to(Step.WAITING)
        case _:
            return chat.to(Step.TALKING)


def mark_of(text: str) -> int | None:
    """The mark of 1 to 5 that the words are, and nothing else; None when they are no mark."""
    bare = text.strip()
    if bare and set(bare) <= {_STAR, "\ufe0f"}:
        return min(bare.count(_STAR), 5)
    said = [word.removesuffix(_OUT_OF_FIVE) for word in words(text)]
    said = [word for word in said if word not in _AROUND_A_MARK] or said
    if len(said) == 1 and said[0] in ("1", "2", "3", "4", "5"):
        return int(said[0])
    if said and said[0] in ("1", "2", "3", "4", "5"):
        said = said[1:]
    together = " ".join(said).replace("banget", "sekali")
    plain = _MARK_OF.get(together.removesuffix(" sekali"))
    return _MARK_OF.get(together or bare, plain)


def _is_nothing(heard: Heard) -> bool:
    """Whether somebody has nothing to add: *lewati*, *makasih*, *sudah itu saja*."""
    nothing = any(commands(heard, intent) for intent in _NO_REMARK)
    return nothing or frozenset(words(heard.text)) <= _NOTHING | POLITE


def _is_unclear(heard: Heard) -> bool:
    """Whether nothing can be made of the words, so that the mark is asked for once more."""
    if pressed(heard) or asks(heard) or is_known(heard) or reopening.wanted(heard):
        return False
    return heard.meaning.intent in (Intent.OUT_OF_SCOPE, Intent.YES, Intent.CORRECTION)


def _something_follows(case: Case, office: Office) -> bool:
    """Whether the procedure deals with the dissatisfaction, and says nothing of it by itself."""
    procedure = office.procedure
    if not case.is_open:
        return procedure.survey.unsatisfied is not Unsatisfied.NOTHING
    stage = procedure.stages.get(case.stage)
    way = stage.exit(StageEvent.UNSATISFIED) if stage else None
    following = procedure.stages.get(way.to) if way else None
    return following is not None and not following.says
