"""From what is known and what was heard to what to do. No clock, no database, no network."""

import re
from dataclasses import replace

from bot import choices
from bot.chat import Chat, ReplyKind, Step
from bot.decision import (
    AskAgain,
    Decision,
    Heard,
    Line,
    Office,
    OpenCase,
    Quiet,
    RaisePriority,
    Say,
    TellOffice,
)
from bot.dialogue import (
    answering,
    bringing,
    commands,
    edits,
    elsewhere,
    files,
    filling,
    handover,
    judging,
    rating,
    services,
    talking,
    telling,
    things,
    waiting,
)
from bot.dialogue.reading import pressed
from core.message import MEDIA_KINDS, Kind, Sender
from core.replies import ReplyKey
from core.text import shortened
from forms.values import phones
from handoff.actions.conditions import may_be_rated
from handoff.case import SUBJECT_LENGTH, CaseStatus
from handoff.notices import NoticeKind
from nlu.meaning import Intent

QUOTED_LENGTH = 160
_SAY_WHO_SPEAKS = frozenset({ReplyKey.GREETING, ReplyKey.MACHINE})
_WORD = re.compile(r"\w+")
_TALKED = frozenset({Kind.TEXT, Kind.CHOICE, Kind.LOCATION, Kind.CONTACT}) | MEDIA_KINDS
_NOT_READABLE = frozenset({Kind.UNSUPPORTED, Kind.UNKNOWN})


def decide(chat: Chat, heard: Heard, office: Office) -> Decision:
    """What to do about one message; always at least one effect, and what it says of an answer."""
    decision = _decide(chat, heard, office)
    decision = edits.remembered(chat, decision, heard)
    decision = replace(decision, chat=elsewhere.with_file(decision.chat, heard))
    told = telling.told(chat, heard)
    edited = heard.inbound.kind is Kind.EDIT  # which speaks of what was said before our words
    said = None if edited else judging.judged(chat, _as_pressed(chat, heard), office)
    beside = (*((said,) if said else ()), *((told,) if told else ()))
    return replace(decision, effects=(*beside, *decision.effects))


def _decide(chat: Chat, heard: Heard, office: Office) -> Decision:
    heard = things.in_words(heard)
    aside = elsewhere.decide(chat, heard, office)
    if aside is not None:
        return introduced(chat, aside)
    if chat.step is Step.WITH_AGENT:
        return _beside_an_agent(chat, heard, office)
    heard = _with_own_number(chat, heard)
    kind = heard.inbound.kind
    if kind is Kind.EDIT:
        return _edited(chat, heard, office)
    return _talked(chat, heard, office, kind)


def _edited(chat: Chat, heard: Heard, office: Office) -> Decision:
    """What to do about new words for an earlier message: they are heard in its place."""
    exactly = edits.gave_what_signs_decide(chat, heard, office)
    if edits.changes_nothing(heard, signs_count=exactly):
        return Decision(chat, (Quiet("edit_changes_nothing"),))
    mended, before = edits.mended(chat, heard, office), edits.as_before(chat, heard)
    if before is None or (mended is not None and services.is_in_form(before)):
        return mended or Decision(chat, (Quiet(Kind.EDIT),))
    decision = _talked(before, heard, office, Kind.TEXT)
    if mended is not None and services.is_in_form(decision.chat):
        return mended  # the form that the message opened is wanted still
    if edits.says_the_same(before, decision, heard):
        return replace(decision, effects=(Quiet("edit_changes_nothing"),))
    return decision


def _talked(chat: Chat, heard: Heard, office: Office, kind: Kind) -> Decision:
    """What to do about one message that is heard as of that kind."""
    if kind not in _TALKED | _NOT_READABLE:
        return Decision(chat, (Quiet(kind),))
    if heard.meaning.intent is Intent.EMERGENCY:  # also in a poll, a checklist, a caption alone
        return _emergency(chat, heard, office)
    if kind in _NOT_READABLE:
        return introduced(chat, files.unreadable(chat, heard, office))
    heard = _as_pressed(chat, heard)
    if kind is Kind.STICKER and chat.step is Step.TALKING and not chat.greeted:
        return introduced(chat, talking.greet(chat, heard, office))
    if kind in MEDIA_KINDS and not heard.text.strip():
        return introduced(chat, files.received(chat, heard, office))
    if kind is Kind.CONTACT and heard.inbound.sender and not services.is_in_form(chat):
        return introduced(chat, _number_known(chat, heard.inbound.sender))
    if kind in things.PLACES_AND_CARDS and not services.is_in_form(chat):
        return introduced(chat, things.alone(chat, heard, office))
    return introduced(chat, _answered(chat, heard, office))


def _answered(chat: Chat, heard: Heard, office: Office) -> Decision:
    """What the talk's step makes of words that are neither a file alone nor an alarm."""
    decision = rating.decide(chat, heard, office) if chat.step in rating.STEPS else None
    if decision is None and not bringing.brings_value(chat, heard, office):
        decision = commands.decide(chat, heard, office)
    if decision is None:
        decision = _by_step(replace(chat, withdrawing=False), heard, office)
    return decision


def _by_step(chat: Chat, heard: Heard, office: Office) -> Decision:
    match chat.step:
        case Step.FORM | Step.CONFIRMING:
            return filling.decide(chat, heard, office)
        case Step.WAITING:
            return waiting.decide(chat, heard, office)
        case Step.RATING | Step.REMARKING:
            return rating.beside(chat, heard) or _by_step(rating.home(chat, heard), heard, office)
        case _:
            return talking.decide(chat, heard, office)


def _as_pressed(chat: Chat, heard: Heard) -> Heard:
    """Somebody who types what stands on a button has pressed it."""
    words = _letters(heard.text)
    for title, choice in chat.buttons.items():
        if heard.inbound.kind is Kind.TEXT and words and words == _letters(title):
            return replace(heard, inbound=replace(heard.inbound, kind=Kind.CHOICE, choice=choice))
    return heard


def _letters(text: str) -> list[str]:
    return _WORD.findall(text.casefold()) if "?" not in text else []


def _with_own_number(chat: Chat, heard: Heard) -> Heard:
    """In a form, the telephone that the platform vouches for is words that answer."""
    sender = heard.inbound.sender
    if heard.inbound.kind is not Kind.CONTACT or sender is None or not services.is_in_form(chat):
        return heard
    said = replace(heard.inbound, kind=Kind.TEXT, text=f"+{sender.phone}")
    return replace(heard, inbound=said)


def _number_known(chat: Chat, sender: Sender) -> Decision:
    """The platform has told us whose telephone it is, at our request or by itself."""
    number = {"number": phones.shown(f"+{sender.phone}")}
    return Decision(chat, (Say((Line(ReplyKey.NUMBER_KNOWN, number),)),))


def _beside_an_agent(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A human has the floor: the bot speaks only to somebody in danger, once a case.

    Otherwise the priority may change, or the mark come that is waited for.
    """
    quiet, choice = Quiet("with_agent"), pressed(heard)
    rates = choice.startswith(choices.MARK) and choice != choices.NO_REMARK
    if rates and heard.case is not None and may_be_rated(heard.case):
        return rating.pressed_mark(chat, heard, office, choice)
    if heard.meaning.intent is Intent.EMERGENCY and _speaks(heard):
        raised = RaisePriority("emergency")
        case_id = heard.case.id if heard.case else 0
        told = _told_of_danger(heard)
        if case_id and chat.warned == case_id:
            return Decision(chat, (raised, told, quiet))
        said = Say(_in_danger(chat, heard, office), kind=ReplyKind.EMERGENCY)
        return Decision(replace(chat, warned=case_id), (raised, said, told))
    return Decision(chat, (quiet,))


def _speaks(heard: Heard) -> bool:
    """Whether words came that were not there before."""
    changed = heard.inbound.kind is Kind.EDIT and not edits.changes_nothing(heard)
    return changed or heard.inbound.kind in _TALKED


def _emergency(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Somebody may be in danger: numbers to call, and a human at once, whatever the step."""
    service = services.talk_service(office)
    lines = _in_danger(chat, heard, office)
    answers = answering.found(heard).answers
    told = answering.told(answers)
    say = Say((*lines, *answering.lines(answers)), answers=told, kind=ReplyKind.EMERGENCY)
    if heard.case is None:
        subject = shortened(heard.text, SUBJECT_LENGTH)
        identity = services.identity(chat.form, service)
        opened = OpenCase(subject, "emergency", service.key, identity, urgent=True)
        after = replace(handover.waiting(chat, service), greeted=True)
        return Decision(after, (opened, _told_of_danger(heard), say))
    chat = replace(chat.to(Step.WAITING), greeted=True, unknown=0, offered=(), answered="")
    if heard.case.status is CaseStatus.WITH_AGENT:  # asked for a mark, and the agent is there
        chat = chat.to(Step.WITH_AGENT)
        return Decision(chat, (RaisePriority("emergency"), _told_of_danger(heard), say))
    again = (AskAgain("emergency"), RaisePriority("emergency"), _told_of_danger(heard))
    return Decision(chat, (*again, say))


def _told_of_danger(heard: Heard) -> TellOffice:
    """People at the office read the words themselves, whoever has the case."""
    return TellOffice(NoticeKind.DANGER, shortened(heard.text, QUOTED_LENGTH))


def _in_danger(chat: Chat, heard: Heard, office: Office) -> tuple[Line, ...]:
    """Whom to call; in other words where it was said a moment ago."""
    if not office.calendar.is_open(heard.at):  # nobody is there who could have been called
        return (Line(ReplyKey.EMERGENCY_CLOSED),)
    again = chat.last_reply_kind is ReplyKind.EMERGENCY
    return (Line(ReplyKey.EMERGENCY_AGAIN if again else ReplyKey.EMERGENCY),)


def introduced(before: Chat, decision: Decision) -> Decision:
    """The first words of a talk say who is speaking: the office's machine."""
    said = [effect for effect in decision.effects if isinstance(effect, Say)]
    if before.greeted or not said:
        return decision
    first = said[0]
    if first.lines[0].key not in _SAY_WHO_SPEAKS:
        hello = replace(first, lines=(Line(ReplyKey.INTRO), *first.lines))
        effects = tuple(hello if effect is first else effect for effect in decision.effects)
        decision = replace(decision, effects=effects)
    return replace(decision, chat=replace(decision.chat, greeted=True))
