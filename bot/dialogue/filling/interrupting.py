"""Questions in the middle of an identity form: answered where they are known, and it goes on."""

from dataclasses import replace

from bot.chat import Chat, question_line
from bot.decision import Decision, Heard, Office
from bot.dialogue import answering, services
from bot.dialogue.answering import Found
from bot.dialogue.filling import asking
from bot.dialogue.filling.purpose import is_told, noted, tells_before_asking, tells_more
from core.replies import ReplyKey
from handoff.effects import Line, Say
from nlu.acts.words import asks, means
from nlu.grievances import grievance
from nlu.meaning import Intent

_MAY_GRIEVE = 0.25
"""So much like a grievance (0 to 1) a fact is told beside one, and not asked about."""


def answered(chat: Chat, heard: Heard, office: Office, first: tuple[Line, ...] = ()) -> Decision:
    """What the desk information has, after the `first` words; nothing of the form is lost.

    A complaint that stands beside the questions goes with what the form is about, a question that
    nobody prepared with the case, also where titles came near to it: what was pressed in the
    middle of a form is not asked about.
    """
    known = answering.found(heard, chat.spoken_of(heard.at))
    if chat.why == services.QUESTION:
        return answering.before(_held(chat, known, office), first, ())
    lines = (*first, *answering.lead(heard, known.answers))
    told = answering.told(known.answers)
    if heard.told:
        chat = noted(chat, heard.told, office)
    elif _adds_to_the_matter(chat, heard, office):
        chat = noted(chat, heard.text.strip(), office)
        lines = (*lines, Line(ReplyKey.PURPOSE_NOTED, {"purpose": heard.text.strip()}))
    elif _brings_the_matter(chat, heard, office):
        chat = noted(replace(chat, form=chat.form.asking("")), heard.text.strip(), office)
        lines = (*lines, Line(ReplyKey.PURPOSE_NOTED, {"purpose": heard.text.strip()}))
    elif not is_told(chat, office) and services.asks_no_matter(office.service(chat)):
        chat = noted(chat, known.question or heard.text, office)
        lines = (*lines, Line(ReplyKey.PURPOSE_NOTED, {"purpose": chat.last_question}))
    if known.unknown:
        left = question_line(chat.open_question, *known.unknown)
        chat = replace(chat, open_question=left)
    if known.to_people:
        lines = (*lines, answering.left_to_people(*known.to_people))
    after = replace(chat, unknown=0)
    if known.offered:
        ask, can_be_pressed = answering.which(known, beside=bool(lines))
        offered = tuple(entry.id for entry in known.offered)
        after = replace(after, offered=offered, last_entries=())
        said = Say((*lines, ask), can_be_pressed, told, known.to_choose_for)
        return Decision(after, (said,))
    decision = asking.ask_again(after, office, (Line(ReplyKey.FORM_RESUME),))
    return answering.before(decision, lines, told)


def _adds_to_the_matter(chat: Chat, heard: Heard, office: Office) -> bool:
    """Whether what an entry explains is told as well, as a part of what is complained of."""
    if not heard.prepared or asks(heard):
        return False
    goes_on = is_told(chat, office) and tells_more(chat, heard, office)
    return means(heard, Intent.COMPLAINT) or (goes_on and grievance(heard.text) >= _MAY_GRIEVE)


def _brings_the_matter(chat: Chat, heard: Heard, office: Office) -> bool:
    """Whether the question holds what somebody comes for, where that was asked."""
    service = office.service(chat)
    matter = services.purpose_of(service)
    asked = matter is not None and services.asked_of(chat, office) == matter
    return asked and not is_told(chat, office) and tells_before_asking(heard.text, service)


def offering(begun: Decision, known: Found) -> Decision:
    """A form that has begun, with what may be meant by a question beside in place of its field."""
    if not known.offered:
        return begun
    ask, can_be_pressed = answering.which(known, beside=True)
    chat = replace(begun.chat, offered=tuple(one.id for one in known.offered), last_entries=())
    effects = tuple(
        Say((*one.lines[:-1], ask), can_be_pressed, one.answers, known.to_choose_for)
        if isinstance(one, Say)
        else one
        for one in begun.effects
    )
    return Decision(chat, effects)


def _held(chat: Chat, known: Found, office: Office) -> Decision:
    """More questions before it is known who asks: they wait for the form together."""
    entries = [one.entry.id for one in known.answers]
    after = replace(
        chat,
        held=tuple(dict.fromkeys((*chat.held, *entries))),
        offered=tuple(entry.id for entry in known.open_to) or chat.offered,
        open_question=question_line(chat.open_question, *known.unknown),
        last_question=known.question,
    )
    return asking.go_on(after, office, (Line(ReplyKey.FORM_BEFORE_ANSWER),))
