"""The talk outside forms and cases: questions, answers, small talk, and when to hand over."""

from dataclasses import replace

from bot import choices
from bot.chat import Chat, question_line
from bot.decision import Decision, Heard, Office
from bot.dialogue import answering, commands, handover, opening, services
from bot.dialogue.filling import giving, interrupting
from bot.dialogue.filling.purpose import only_feels, says_what
from bot.dialogue.hearing import complained_alone
from bot.effects.effect import NotePraise
from core.replies import ReplyKey
from desk_info.questions import following
from desk_info.questions.following import Footing
from handoff.effects import Line, Say
from handoff.service import Service
from nlu.acts import Act
from nlu.acts.words import asks, means
from nlu.complaining import tells_of_a_wrong
from nlu.meaning import Intent

_SHORT = 4


def helped(chat: Chat, _: Heard, __: Office) -> Decision:
    """The answer was right."""
    after = replace(chat, answered="", unknown=0, last_question="")
    return Decision(after, (Say((Line(ReplyKey.GLAD),)),))


def not_helped(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The answer was wrong, or not enough."""
    return handover.to_people(chat, heard, office, "not_helped")


def none_meant(chat: Chat, heard: Heard, office: Office) -> Decision:
    """None of the entries that were offered."""
    return unknown(chat, heard, office)


def entry_named(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Entries that were offered, by a button or by words."""
    if heard.pressed:
        return commands.answer_pressed(chat, heard, office)
    chosen = answering.chosen(chat, heard, office)
    return opening.answer_or_form(chat, heard, office, *chosen)


def complained(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A form begins with these words; what is known of the questions beside is answered first.

    Where it is not sure which entry answers, one is chosen before the form goes on; what fills in
    several of its fields (*nm: siti, tgl lhr …*) is no question.
    """
    known = answering.found(heard)
    service = office.procedure.service(office.procedure.complaint_service)
    helps = bool(known.answers or known.open_to) and says_what(heard.text, service)
    if not heard.told and not helps:
        return _begun(chat, heard, office, service)
    fills_in = services.filled_in(chat, heard, office) is not None
    chat = replace(chat, last_question=question_line(heard.text))
    begun = opening.start(chat, complained_alone(heard, heard.text), office)
    begun = answering.before(begun, answering.lines(known.answers), answering.told(known.answers))
    offers = services.is_in_form(begun.chat) and not fills_in
    return interrupting.offering(begun, known) if offers else begun


def filled_in(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Several fields of a form that was not open, or who somebody is: it begins with them."""
    for_people = giving.who_wants_people(chat, heard, office)
    if for_people is not None:
        return opening.start(chat, heard, office, for_people, only_who=True)
    service = services.filled_in(chat, heard, office)
    procedure = office.procedure
    return _begun(chat, heard, office, service or procedure.service(procedure.complaint_service))


def asked(chat: Chat, heard: Heard, office: Office) -> Decision:
    """All that the desk information has for the questions of a message, if only what is near."""
    known = answering.found(heard, chat.spoken_of(heard.at))
    if services.comes_first(chat, heard, office):
        return opening.before_an_answer(chat, heard, office, known)
    open_now = answering.unanswered(chat, known)
    handed_over = open_now >= office.procedure.unknown_before_handoff
    if not known.unknown or not handed_over or _asks_on(chat, heard):
        return answering.reply(chat, heard, office, known)
    before = chat.last_question if open_now > 1 else ""
    question = question_line(*dict.fromkeys((before, known.left_open)))
    left = replace(chat, last_question=question, answered="", offered=())
    decision = handover.to_people(left, heard, office, "not_known")
    said, told = answering.lead(heard, known.answers), answering.told(known.answers)
    return answering.before(decision, said, told)


def asked_who(chat: Chat, _: Heard, office: Office) -> Decision:
    """Who speaks here: a machine."""
    return Decision(chat, (Say((Line(ReplyKey.MACHINE),), choices.lost(office)),))


def thanked(chat: Chat, _: Heard, __: Office) -> Decision:
    """Thanks."""
    said = Say((Line(ReplyKey.THANKS),))
    return Decision(replace(chat, answered=""), (said,))


def praised(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Praise: noted where the office keeps it, and thanked for in any case."""
    category = office.procedure.praise
    if category is None:
        said = Say((Line(ReplyKey.PRAISED),))
        return Decision(replace(chat, answered=""), (said,))
    said = Say((Line(ReplyKey.PRAISE_NOTED, {"category": category.label}),))
    return Decision(replace(chat, answered=""), (NotePraise(heard.text.strip()), said))


def left(chat: Chat, _: Heard, __: Office) -> Decision:
    """A farewell."""
    return Decision(replace(chat, answered=""), (Say((Line(ReplyKey.FAREWELL),)),))


def took_note(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A nod to what was said last; before anything was, the menu."""
    if not chat.greeted:
        return commands.menu(chat, heard, office)
    after = replace(chat, answered="", unknown=0)
    return Decision(after, (Say((Line(ReplyKey.NODDED),)),))


def cursed(chat: Chat, _: Heard, office: Office) -> Decision:
    """Anger in which nothing is asked."""
    said = Say((Line(ReplyKey.ANGER),), choices.lost(office))
    return Decision(replace(chat, answered=""), (said,))


def unnamed(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The wish to stay unnamed: *bisa lapor anonim?*"""
    return opening.start(chat, heard, office, only_named=True)


def led_in(chat: Chat, _: Heard, office: Office) -> Decision:
    """Words that lead to something: *min, saya mau tanya dong*, *saya ibu Ani*."""
    return Decision(chat, (Say((Line(ReplyKey.GO_AHEAD),), choices.lost(office)),))


def unknown(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Nothing is made up: asked to say it otherwise once, then people take over."""
    if asks(heard) and services.comes_first(chat, heard, office):
        return opening.before_an_answer(chat, heard, office, answering.found(heard))
    none_meant = heard.act is Act.NO_ENTRY
    who = None if none_meant else giving.who(chat, heard, office)
    kept = none_meant or (who is not None and bool(chat.last_question))
    question = chat.last_question if kept else answering.asked(heard, office)
    still_open = chat.unknown or chat.offered
    if still_open and chat.last_question and question != chat.last_question:
        question = question_line(chat.last_question, question)
    after = replace(chat, unknown=chat.unknown + 1, answered="", offered=(), last_question=question)
    if who is not None:
        after = replace(after, form=who.form.asking(""))
    if not none_meant and not heard.match.follows:
        after = replace(after, last_entries=())  # what follows is about this
    on = not none_meant and who is None and _asks_on(chat, heard)
    if after.unknown >= office.procedure.unknown_before_handoff and not on:
        return handover.to_people(after, heard, office, "not_known")
    key = ReplyKey.ELSEWHERE if answering.is_elsewhere(heard) else ReplyKey.NOT_UNDERSTOOD
    return Decision(after, (Say((Line(key),), choices.lost(office)),))


def _asks_on(chat: Chat, heard: Heard) -> bool:
    """Whether a short question comes after an answer: nobody is called for it without being asked.

    Words of anger, or of something that went wrong, are no such question.
    """
    if not chat.was_answered(heard.at) or tells_of_a_wrong(heard.said):
        return False
    if means(heard, Intent.ANGER) or means(heard, Intent.COMPLAINT):
        return False
    hangs = following.footing(heard.text) is not Footing.STANDS
    return bool(heard.match.follows) or hangs or (asks(heard) and len(heard.said) <= _SHORT)


def _begun(chat: Chat, heard: Heard, office: Office, service: Service) -> Decision:
    """A form with these words; who tells of a wrong in anger reads an apology first."""
    if heard.meaning.intent is Intent.THANKS:  # *makasih, tapi toiletnya kotor*
        return opening.start(chat, complained_alone(heard, heard.text), office, service)
    if heard.meaning.intent is not Intent.ANGER and not only_feels(heard.text):
        return opening.start(chat, heard, office, service)
    begun = opening.start(chat, complained_alone(heard, heard.text), office, service)
    return answering.before(begun, (Line(ReplyKey.SORRY),), ())
