"""From what is known and what was heard to what to do. No clock, no database, no network."""

from dataclasses import replace

from bot.chat import Chat, Step
from bot.decision import Decision, Heard, HeardThere, Office
from bot.dialogue import concern, edits, files, own_phone, reporting
from bot.dialogue.hearing import asked_alone, hear
from bot.dialogue.table import TABLE
from bot.wording import hello
from core.albums import IN_ALBUMS
from core.message import Kind
from core.replies import ReplyKey
from handoff.effects import Line, Say
from nlu.acts import AFTER_COMMANDS, ALARMS, WITHOUT_WORDS, Act
from nlu.mourning import tells_of_a_death

_SAY_WHO_SPEAKS = frozenset({ReplyKey.GREETING, ReplyKey.MACHINE})
_OF_THE_OFFICE = frozenset({Act.ECHO, Act.CALL})


def decide(chat: Chat, heard: Heard, office: Office) -> Decision:
    """What to do about one message; always at least one effect, and what it says of an answer."""
    chat = _asked_by_people(chat, heard)
    meant = hear(chat, heard, office)
    decision = _decide(chat, meant, office)
    if decision.chat.form is not chat.form:
        decision = edits.remembered(chat, decision, heard)
    edited = heard.inbound.kind is Kind.EDIT  # which speaks of what was said before our words
    judged = None if edited else reporting.judged(chat, meant, office)
    told = reporting.told_office(chat, heard)
    given = reporting.gave_to_case(chat, heard, decision)
    beside = tuple(effect for effect in (judged, told, given) if effect is not None)
    after = decision.chat
    if heard.inbound.kind in IN_ALBUMS:
        after = files.remembered(after, heard)
    return replace(decision, chat=after, effects=(*beside, *decision.effects))


def _asked_by_people(chat: Chat, heard: Heard) -> Chat:
    """Who was asked something by people answers them, also where the bot has the word again."""
    asked = heard.case is not None and heard.case.awaited
    return chat.to(Step.WAITING) if asked and chat.step is Step.TALKING else chat


def _decide(chat: Chat, heard: Heard, office: Office) -> Decision:
    concerned = concern.is_heard(chat, heard)
    by_phone = chat.by_phone is not None and heard.act not in _OF_THE_OFFICE
    if by_phone and own_phone.has_floor(chat, heard, office):
        decision = own_phone.left_to_it(chat, heard, office)
    else:
        by_phone, decision = False, _answered(chat, heard, office)
    if concerned and (by_phone or chat.step is Step.WITH_AGENT):
        return concern.flagged(heard, decision)
    decision = concern.in_front(chat, heard, office, decision) if concerned else decision
    said = heard.act not in ALARMS and chat.step is not Step.WITH_AGENT
    return _with_condolence(heard, decision) if said else decision


def _answered(chat: Chat, heard: Heard, office: Office) -> Decision:
    if heard.inbound.kind is Kind.EDIT and chat.step is not Step.WITH_AGENT:
        return edits.decide(chat, heard, office, answer)
    return answer(chat, heard, office)


def answer(chat: Chat, heard: Heard, office: Office) -> Decision:
    """What the table says of a message whose act is known, with who is speaking."""
    moves_on = chat.withdrawing and heard.act not in WITHOUT_WORDS
    here = replace(chat, withdrawing=False) if moves_on else chat
    outcome = TABLE[chat.step, heard.act](here, heard, office)
    if isinstance(outcome, HeardThere):
        there, asked = outcome.chat, outcome.question
        left = asked_alone(heard, asked) if asked else heard
        decision = answer(there, hear(there, left, office, AFTER_COMMANDS), office)
        return replace(decision, effects=(*outcome.first, *decision.effects))
    return outcome if heard.act in ALARMS else _introduced(chat, heard, outcome)


def _with_condolence(heard: Heard, decision: Decision) -> Decision:
    """Before all else that is said to whoever tells of a death, but who is speaking."""
    says = [effect for effect in decision.effects if isinstance(effect, Say)]
    if not says or not tells_of_a_death(heard.text):
        return decision
    lines = says[0].lines
    place = sum(line.key is ReplyKey.INTRO for line in lines[:1])
    condoled = replace(says[0], lines=(*lines[:place], Line(ReplyKey.CONDOLENCE), *lines[place:]))
    effects = tuple(condoled if effect is says[0] else effect for effect in decision.effects)
    return replace(decision, effects=effects)


def _introduced(before: Chat, heard: Heard, decision: Decision) -> Decision:
    """The first words of a talk say who is speaking: the office's machine."""
    said = [effect for effect in decision.effects if isinstance(effect, Say)]
    if before.greeted or not said or before.step is Step.WITH_AGENT:
        return decision
    first = said[0]
    if first.lines[0].key not in _SAY_WHO_SPEAKS:
        intro = Line(ReplyKey.INTRO, {"hello": hello(heard.text)})
        said_first = replace(first, lines=(intro, *first.lines))
        effects = tuple(said_first if effect is first else effect for effect in decision.effects)
        decision = replace(decision, effects=effects)
    return replace(decision, chat=replace(decision.chat, greeted=True))
