"""Danger is only possible: warmth first, a number, and whether they are safe; no alarm yet."""

from dataclasses import replace

from bot import choices
from bot.chat import ASKED_WHETHER_SAFE_AGAIN_AFTER, Chat, Concern, Step
from bot.decision import Decision, Heard, Office
from bot.dialogue import danger, edits, matter, services
from bot.dialogue.filling import asking
from bot.effects.effect import Effect
from core.facts import BOT, Fact, NewFact
from core.message import Choice, Kind
from core.replies import ReplyKey, ReplyKind
from core.text import shortened
from handoff.effects import Line, RecordFact, Say
from handoff.notices import NoticeKind
from handoff.progress.changes import NotifyOffice
from nlu.acts import ALARMS, Act, safety
from nlu.acts.words import asks, is_known, means
from nlu.danger.bare import only_feels_low
from nlu.meaning import Intent

_ASKS_NOTHING = frozenset(
    {
        Act.GREET,
        Act.THANK,
        Act.FAREWELL,
        Act.CURSE,
        Act.WAIT,
        Act.LEAD_IN,
        Act.SAY_NOTHING,
        Act.NO_VALUE,
        Act.OTHER,
    }
)
"""What is answered by the warm words alone."""
_LEFT_OUT = frozenset({ReplyKey.INTRO, ReplyKey.DID_THIS_HELP})
_WARM_WORDS = {ReplyKey.CONCERN, ReplyKey.CONCERN_CHILDREN, ReplyKey.CONCERN_ASK}
_OF_SAFETY = ALARMS | {Act.SAFE, Act.WITHDRAW_ALARM}


def is_heard(chat: Chat, heard: Heard) -> bool:
    """Whether words of concern make us ask: not where an alarm stands, which is more.

    So do words of danger that say that it has passed, where we knew of none: *udah sadar sekarang*.
    """
    worrying = heard.meaning.concern or heard.meaning.intent is Intent.EMERGENCY
    if not worrying or heard.act in _OF_SAFETY:
        return False
    edited_back = heard.inbound.kind is Kind.EDIT and edits.changes_nothing(heard)
    return chat.last_reply_kind is not ReplyKind.EMERGENCY and not edited_back


def flagged(heard: Heard, decision: Decision) -> Decision:
    """Where people have the floor, the decision with a word to them alone."""
    return replace(decision, effects=(*_flag(heard), *decision.effects))


def in_front(chat: Chat, heard: Heard, office: Office, decision: Decision) -> Decision:
    """What was decided about the message, after words of warmth and whether they are safe.

    Once a day; where nothing else was asked, these words are all. `chat` is as it was before.
    """
    beneath = _beneath(chat, heard, decision)
    if _asked_lately(chat, heard):
        return beneath or _heard_again(chat, heard)
    lines = [Line(ReplyKey.CONCERN), Line(ReplyKey.CONCERN_ASK)]
    if office.procedure.emergency.children:
        lines.insert(1, Line(ReplyKey.CONCERN_CHILDREN))
    asked = Say(tuple(lines), (*choices.SAFETY, choices.TO_PEOPLE), kind=ReplyKind.CONCERN)
    told = heard.case is not None
    concern = Concern(heard.at, shortened(heard.text, danger.QUOTED_LENGTH), told)
    if beneath is None:
        after = replace(_remembering(chat, heard), greeted=True, concern=concern)
        return Decision(after, (*_flag(heard), asked))
    after = replace(beneath.chat, concern=concern, answered="")
    return Decision(after, (*_flag(heard), *_together(asked, beneath.effects)))


def safe(chat: Chat, heard: Heard, office: Office) -> Decision:
    """They are safe, and the talk goes on where it was.

    Who was only angry is angry about something, which is offered to be taken up.
    """
    concern = replace(chat.concern, told=True) if chat.concern is not None else None
    chat, line = replace(chat, concern=concern), Line(ReplyKey.SAFE)
    if services.is_in_form(chat):
        return asking.ask_again(chat, office, (line,))
    alone = _WARM_WORDS.issuperset(chat.said) and chat.step is Step.TALKING
    if alone and matter.says_more(chat.last_question) and safety.is_temper(heard):
        return matter.offered(chat, chat.last_question, office, line)
    return Decision(chat, (Say((line,)),))


def _asked_lately(chat: Chat, heard: Heard) -> bool:
    last = chat.concern
    return last is not None and heard.at - last.at < ASKED_WHETHER_SAFE_AGAIN_AFTER


def _heard_again(chat: Chat, heard: Heard) -> Decision:
    said = Say((Line(ReplyKey.CONCERN_HEARD),), (choices.TO_PEOPLE,))
    return Decision(_remembering(chat, heard), (said,))


def _remembering(chat: Chat, heard: Heard) -> Chat:
    """The talk where it stood, with the words for whoever is called next."""
    return chat if services.is_in_form(chat) else replace(chat, last_question=heard.text)


def _beneath(chat: Chat, heard: Heard, decision: Decision) -> Decision | None:
    """What was decided, where more was wanted than to be heard; else None."""
    says = [one for one in decision.effects if isinstance(one, Say)]
    given = decision.chat.form.values != chat.form.values
    feels = only_feels_low(heard.said) and not services.is_in_form(chat)
    if (given and not feels) or any(one.answers for one in says):
        return decision
    if feels or heard.act in _ASKS_NOTHING or services.is_in_form(chat):
        return None
    guessed_question = heard.act is Act.ASK and not (is_known(heard) or asks(heard))
    complains = bool(heard.told) or means(heard, Intent.COMPLAINT)
    guessed_complaint = heard.act is Act.COMPLAIN and not complains
    return None if guessed_question or guessed_complaint else decision


def _together(asked: Say, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """One message: whether they are safe, and beneath it what is said to the rest.

    Nobody introduces themselves behind it, or asks in the same breath whether an answer helped.
    """
    for place, effect in enumerate(effects):
        if isinstance(effect, Say):
            lines = [one for one in effect.lines if one.key not in _LEFT_OUT]
            below = [one for one in effect.choices if one not in choices.HELPED_OR_NOT]
            said = replace(
                effect,
                lines=(*asked.lines, *lines),
                choices=tuple(dict.fromkeys((*choices.SAFETY, *(below or _people(effect))))),
                kind=asked.kind,
            )
            return (*effects[:place], said, *effects[place + 1 :])
    return (*effects, asked)


def _people(said: Say) -> tuple[Choice, ...]:
    """A human is offered where nothing else can be pressed."""
    return () if said.asks_number else (choices.TO_PEOPLE,)


def _flag(heard: Heard) -> tuple[Effect, ...]:
    """That it was heard, as a fact of the talk and for whoever has the case; no case is opened."""
    quoted = shortened(heard.text, danger.QUOTED_LENGTH)
    fact = RecordFact(NewFact(Fact.CONCERN_RAISED, heard.at, BOT, {"said": quoted}))
    told = (NotifyOffice(NoticeKind.CONCERN, quoted),) if heard.case is not None else ()
    return (fact, *told)
