"""The talk outside forms and cases: questions, answers, small talk, and when to hand over."""

import re
from dataclasses import replace

from bot import choices
from bot.chat import Chat, Step
from bot.decision import Decision, Heard, Line, Office, Say, Told
from bot.dialogue import (
    answering,
    asking,
    choosing,
    files,
    handover,
    opening,
    reopening,
    services,
    status,
)
from bot.dialogue.purpose import says_what
from bot.dialogue.reading import (
    asks,
    asks_for_a_machine,
    commands,
    denies,
    is_known,
    is_nearly_known,
    is_number_alone,
    is_wordless,
    means,
    only_introduces,
    only_opens,
    pressed,
)
from bot.dialogue.unnamed import wants_no_name
from core.message import MEDIA_KINDS
from core.replies import ReplyKey
from core.text import shortened
from desk_info.entry import Entry, Outcome, OutcomeReason
from desk_info.questions.splitting import is_courtesy
from forms.form import How
from forms.reading import read
from handoff.service import Service
from language.normalising import words
from nlu.complaining import tells_of_a_wrong, wants_to_complain
from nlu.meaning import Intent, Meaning

QUESTION_LENGTH = 200
_FIELDS_OF_A_COMPLAINT = 2
_SHAPES_OF_A_COMPLAINT = 3
_LONGEST_TAKING_BACK = 2
_SURE_OF_A_CAPTION = 0.9
_SIGN_OF_A_FORM = re.compile(r"[0-9:=@\n]")
_SMALL_TALK = ((Intent.THANKS, ReplyKey.THANKS), (Intent.FAREWELL, ReplyKey.FAREWELL))


def decide(chat: Chat, heard: Heard, office: Office) -> Decision:
    """One message of a talk that is neither in a form nor with people."""
    follow_up = _after_an_answer(chat, heard, office) or _after_an_offer(chat, heard, office)
    if follow_up is not None:
        return follow_up
    if pressed(heard) or is_number_alone(heard):
        return menu(chat, office)
    if heard.told:
        return _complaint_and_questions(chat, heard, office)
    if reopening.wanted(heard):
        return reopening.decide(chat, heard, office)
    begun = _begins_a_complaint(chat, heard, office)
    if begun is not None:
        return _complaint(chat, heard, office, begun)
    if asks_for_a_machine(heard):
        return Decision(chat, (Say((Line(ReplyKey.MACHINE),), choices.lost(office)),))
    if files.only_shows(heard):
        return files.shown(chat, heard, office)
    if is_known(heard) and not _only_takes_back(heard) and not _only_greets(heard):
        return reply(chat, heard, office)
    return _small_talk(chat, heard, office) or _not_sure(chat, heard, office)


def _not_sure(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Words without a sure answer: nearly known, leading to something, or not known."""
    if wants_no_name(heard):  # *bisa lapor anonim?*
        return opening.start(chat, heard, office, only_named=True)
    if only_introduces(heard):
        return _go_ahead(chat, office)
    if heard.meaning.intent is Intent.ANGER and not asks(heard):
        return _to_anger(chat, office)
    if is_nearly_known(heard):
        return reply(chat, heard, office)
    if is_wordless(heard):
        return menu(chat, office)
    return _go_ahead(chat, office) if only_opens(heard) else _unknown(chat, heard, office)


def _go_ahead(chat: Chat, office: Office) -> Decision:
    return Decision(chat, (Say((Line(ReplyKey.GO_AHEAD),), choices.lost(office)),))


def _to_anger(chat: Chat, office: Office) -> Decision:
    said = Say((Line(ReplyKey.ANGER),), choices.lost(office))
    return Decision(replace(chat, answered=""), (said,))


def answer_pressed(chat: Chat, heard: Heard, office: Office, entry_id: str) -> Decision:
    """An entry was chosen by its button, maybe an old one; nothing else is interrupted."""
    entry = office.entries.get(entry_id)
    in_form = services.is_in_form(chat)
    if entry is None and in_form:
        return asking.go_on(chat, office, (Line(ReplyKey.ENTRY_GONE), Line(ReplyKey.FORM_RESUME)))
    if entry is None:
        return Decision(chat, (Say((Line(ReplyKey.ENTRY_GONE),), choices.lost(office)),))
    line = Line(ReplyKey.ANSWER, {"answer": entry.answer})
    told = (Told(entry_id, _asked_before(chat, entry) or entry.title),)
    if in_form and chat.why == services.QUESTION:
        held = replace(chat, held=(*chat.held, entry_id), offered=())
        held = replace(held, last_question=chat.last_question or entry.title)
        return asking.go_on(held, office, (Line(ReplyKey.FORM_BEFORE_ANSWER),))
    if in_form:
        resumed = asking.go_on(replace(chat, offered=()), office, (Line(ReplyKey.FORM_RESUME),))
        return answering.before(resumed, (line,), told)
    if chat.step is Step.WAITING:
        return Decision(replace(chat, offered=()), (Say((line,), answers=told),))
    return _answer(chat, heard, office, entry)


def greet(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Who is speaking, and what can be done here; when the office opens, if it is closed."""
    lines = [Line(ReplyKey.WELCOME_BACK if chat.greeted else ReplyKey.GREETING)]
    if len(choices.offered_services(office)) > 1:
        lines.append(Line(ReplyKey.SERVICES))  # `BT-2`
    after = replace(chat, greeted=True, unknown=0)
    said = Say(status.with_hours(tuple(lines), heard, office), choices.menu(office))
    return Decision(after, (said,))


def menu(chat: Chat, office: Office) -> Decision:
    """What can be done here."""
    return Decision(chat, (Say((Line(ReplyKey.MENU),), choices.menu(office)),))


def _answer(chat: Chat, heard: Heard, office: Office, *chosen: Entry) -> Decision:
    """The entries that were chosen, as answers to what was asked before."""
    known = answering.of_entries(chosen, _asked_before(chat, *chosen))
    if services.comes_first(chat, heard, office):
        return opening.before_an_answer(chat, heard, office, known)
    return answering.reply(chat, heard, office, known)


def _asked_before(chat: Chat, *chosen: Entry) -> str:
    """The words for which the entries were offered; empty where an old button was pressed."""
    return chat.last_question if {one.id for one in chosen} <= set(chat.offered) else ""


def reply(chat: Chat, heard: Heard, office: Office) -> Decision:
    """All that the desk information has for the questions of a message, at least one thing."""
    known = answering.found(heard, chat.spoken_of(heard.at))
    if services.comes_first(chat, heard, office):
        return opening.before_an_answer(chat, heard, office, known)
    open_now = answering.unanswered(chat, known)
    if not known.unknown or open_now < office.procedure.unknown_before_handoff:
        return answering.reply(chat, heard, office, known)
    asked = (chat.last_question if open_now > 1 else "", known.left_open)
    left = replace(chat, last_question=answering.joined(asked), answered="", offered=())
    decision = handover.to_people(left, heard, office, "not_known")
    said, told = answering.lead(heard, known.answers), answering.told(known.answers)
    return answering.before(decision, said, told)


def _complaint_and_questions(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The complaint is taken; what is known is answered first, the rest goes with it."""
    known = answering.found(heard)
    told = "; ".join(filter(None, (heard.told, known.left_open))) if known.answers else heard.text
    chat = replace(chat, last_question=shortened(told, QUESTION_LENGTH))
    begun = opening.start(chat, _as_a_complaint(heard, told), office)
    return answering.before(begun, answering.lines(known.answers), answering.told(known.answers))


def _complaint(chat: Chat, heard: Heard, office: Office, service: Service) -> Decision:
    """A form begins with these words; who tells of a wrong in anger reads an apology first."""
    if heard.meaning.intent is not Intent.ANGER:
        return opening.start(chat, heard, office, service)
    begun = opening.start(chat, _as_a_complaint(heard, heard.text), office, service)
    return answering.before(begun, (Line(ReplyKey.SORRY),), ())


def _as_a_complaint(heard: Heard, told: str) -> Heard:
    alone = replace(heard.inbound, text=told)
    return replace(heard, inbound=alone, meaning=Meaning(Intent.COMPLAINT, 1.0))


def _after_an_answer(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    choice = pressed(heard)
    waiting = bool(chat.answered) and not choice
    if choice == choices.HELPED or (waiting and commands(heard, Intent.YES)):
        helped = replace(chat, answered="", unknown=0, last_question="")
        return Decision(helped, (Say((Line(ReplyKey.GLAD),)),))
    if choice == choices.NOT_HELPED or (waiting and (commands(heard, Intent.NO) or denies(heard))):
        return handover.to_people(chat, heard, office, "not_helped")
    return None


def _after_an_offer(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    """What was typed or pressed after *which of these was meant?*"""
    if pressed(heard) == choices.NONE_OF_THESE or (chat.offered and commands(heard, Intent.NO)):
        return _unknown(replace(chat, offered=()), heard, office)
    if not chat.offered or pressed(heard):
        return None
    chosen = choosing.meant(heard.text, [office.entries.get(one) for one in chat.offered])
    return _answer(chat, heard, office, *chosen) if chosen else None


def _only_greets(heard: Heard) -> bool:
    """*Selamat pagi* and no more; a greeting that is guessed may come before a question."""
    return commands(heard, Intent.GREETING) and heard.meaning.confidence == 1.0


def _only_takes_back(heard: Heard) -> bool:
    """*Eh salah* and no more: nothing was asked. *Alamat* is an entry, however it sounds."""
    asked = heard.match.why is OutcomeReason.SAID_SO
    return (
        not asked
        and means(heard, Intent.CORRECTION)
        and len(heard.text.split()) <= _LONGEST_TAKING_BACK
    )


def _begins_a_complaint(chat: Chat, heard: Heard, office: Office) -> Service | None:
    """The service that the words begin: a complaint, or whichever form they fill in."""
    procedure = office.procedure
    complains = heard.meaning.intent is Intent.COMPLAINT and not asks(heard)
    if heard.inbound.kind in MEDIA_KINDS:  # words under a photo mostly say what is on it
        said = words(heard.text)
        plainly = tells_of_a_wrong(said) or wants_to_complain(said)
        complains = complains and (plainly or heard.meaning.confidence >= _SURE_OF_A_CAPTION)
    if _tells_in_anger(heard, office):
        return procedure.service(procedure.complaint_service)
    plain = heard.match.outcome is Outcome.UNKNOWN or tells_of_a_wrong(words(heard.text))
    if complains and (means(heard, Intent.COMPLAINT) or (plain and not is_known(heard))):
        return procedure.service(procedure.complaint_service)
    if is_known(heard) and not _SIGN_OF_A_FORM.search(heard.text):
        return None  # a question; reading the form costs more than all the rest
    told = [
        (_told(chat, heard, office, service), service)
        for service in choices.offered_services(office)
    ]
    most, begun = max(told, key=lambda one: one[0])
    return begun if most else None


def _tells_in_anger(heard: Heard, office: Office) -> bool:
    """Whether what somebody is angry about is said: *dasar payah, bapak saya ditelantarkan*."""
    if heard.meaning.intent is not Intent.ANGER or asks(heard) or is_known(heard):
        return False
    service = office.procedure.service(office.procedure.complaint_service)
    return tells_of_a_wrong(words(heard.text)) and says_what(heard.text, service)


def _told(chat: Chat, heard: Heard, office: Office, service: Service) -> int:
    """How many fields of that form the words fill in; 0 where that may be an accident."""
    reading = read(chat.form, service.form, heard.text, office.today(heard.at))
    told = len(reading.taken) + len(reading.wrong)
    match reading.how:
        case How.BY_SHAPE if told >= _SHAPES_OF_A_COMPLAINT:
            return told
        case How.LABELLED if told >= _FIELDS_OF_A_COMPLAINT:
            return told
        case _:
            return 0


def _small_talk(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    if means(heard, Intent.GREETING):
        return greet(chat, heard, office)
    asks_too = "?" in heard.text and not is_courtesy(heard.text)
    if means(heard, Intent.ANGER) and not asks_too:
        return _to_anger(chat, office)
    for intent, key in _SMALL_TALK:
        if means(heard, intent) and not asks_too:
            return Decision(replace(chat, answered=""), (Say((Line(key),)),))
    if means(heard, Intent.YES) or means(heard, Intent.NO) or means(heard, Intent.CORRECTION):
        return menu(chat, office)
    return None


def _unknown(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Nothing is made up: asked to say it otherwise once, then people take over."""
    if asks(heard) and services.comes_first(chat, heard, office):
        return opening.before_an_answer(chat, heard, office, answering.found(heard))
    question = chat.last_question if pressed(heard) else _asked(heard, office)
    if chat.unknown and chat.last_question and question != chat.last_question:
        question = shortened(f"{chat.last_question}; {question}", QUESTION_LENGTH)
    after = replace(chat, unknown=chat.unknown + 1, answered="", last_question=question)
    if not pressed(heard) and not heard.match.follows:
        after = replace(after, last_entries=())  # what follows is about this
    if after.unknown >= office.procedure.unknown_before_handoff:
        return handover.to_people(after, heard, office, "not_known")
    return Decision(after, (Say((Line(ReplyKey.NOT_UNDERSTOOD),), choices.lost(office)),))


def _asked(heard: Heard, office: Office) -> str:
    """What people will have to answer; a follow-up with what it is about."""
    about = office.entries.get(heard.match.follows)
    said = shortened(heard.text, QUESTION_LENGTH)
    return shortened(f"{about.title}: {said}", QUESTION_LENGTH) if about else said
