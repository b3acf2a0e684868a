"""The talk outside forms and cases: questions, answers, small talk, and when to hand over."""

import re
from dataclasses import replace

from bot import choices
from bot.chat import Chat, Step
from bot.deciding import filling, handover
from bot.deciding.reading import (
    asks,
    commands,
    is_known,
    is_nearly_known,
    means,
    pressed,
)
from bot.decision import Decision, Heard, Line, Office, Say
from bot.forms.form import How
from bot.forms.reading import read
from core.text import shortened
from desk_info.entry import Entry
from nlu.meaning import Intent

QUESTION_LENGTH = 200
_FIELDS_OF_A_COMPLAINT = 2
_SIGN_OF_A_FORM = re.compile(r"[0-9:=@\n]")
_SMALL_TALK = {
    Intent.THANKS: "utter_thanks",
    Intent.FAREWELL: "utter_farewell",
    Intent.ANGER: "utter_anger",
}


def decide(chat: Chat, heard: Heard, office: Office) -> Decision:
    """One message of a talk that is neither in a form nor with people."""
    follow_up = _after_an_answer(chat, heard, office) or _after_an_offer(chat, heard, office)
    if follow_up is not None:
        return follow_up
    if pressed(heard):
        return _menu(chat)
    if _begins_a_complaint(chat, heard, office):
        return filling.start(chat, heard, office)
    if is_known(heard):
        return _answer(chat, heard, heard.match.candidates[0].entry)
    small_talk = _small_talk(chat, heard, office)
    if small_talk is not None:
        return small_talk
    if is_nearly_known(heard):
        return _offer(chat, heard)
    return _unknown(chat, heard, office)


def answer_pressed(chat: Chat, heard: Heard, office: Office, entry_id: str) -> Decision:
    """An entry was chosen by its button, maybe an old one; nothing else is interrupted."""
    entry = office.entries.get(entry_id)
    if entry is None:
        return Decision(chat, (Say((Line("utter_entry_gone"),), choices.LOST),))
    line = Line("utter_answer", {"answer": entry.answer})
    if chat.step in (Step.FORM, Step.CONFIRMING):
        resumed = filling.go_on(
            replace(chat, offered=()), office, (line, Line("utter_form_resume"))
        )
        said = tuple(
            replace(effect, entry=entry_id) for effect in resumed.effects if isinstance(effect, Say)
        )
        return replace(resumed, effects=said)
    if chat.step is Step.WAITING:
        return Decision(replace(chat, offered=()), (Say((line,), entry=entry_id),))
    return _answer(chat, heard, entry)


def greet(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Who is speaking, and what can be done here; when the office opens, if it is closed."""
    lines = [Line("utter_welcome_back" if chat.greeted else "utter_greeting")]
    if not office.calendar.is_open(heard.at):
        lines.append(Line("utter_outside_hours"))
    after = replace(chat, greeted=True, unknown=0)
    return Decision(after, (Say(tuple(lines), choices.MENU),))


def _answer(chat: Chat, heard: Heard, entry: Entry) -> Decision:
    question = chat.last_question if pressed(heard) else shortened(heard.text, QUESTION_LENGTH)
    after = replace(
        chat, answered=entry.id, offered=(), unknown=0, last_question=question or entry.title
    )
    lines = (Line("utter_answer", {"answer": entry.answer}), Line("utter_did_this_help"))
    return Decision(after, (Say(lines, choices.HELPED_OR_NOT, entry=entry.id),))


def _after_an_answer(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    choice = pressed(heard)
    waiting = bool(chat.answered) and not choice
    if choice == choices.HELPED or (waiting and commands(heard, Intent.YES)):
        return Decision(replace(chat, answered="", unknown=0), (Say((Line("utter_glad"),)),))
    if choice == choices.NOT_HELPED or (waiting and commands(heard, Intent.NO)):
        return handover.to_people(chat, heard, office, "not_helped")
    return None


def _after_an_offer(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    """What was typed or pressed after *which of these was meant?*"""
    if pressed(heard) == choices.NONE_OF_THESE or (chat.offered and commands(heard, Intent.NO)):
        return _unknown(replace(chat, offered=()), heard, office)
    if not chat.offered or pressed(heard):
        return None
    word = heard.text.strip().rstrip(".)")
    if word.isascii() and word.isdigit() and 1 <= int(word[:3]) <= len(chat.offered):
        entry = office.entries.get(chat.offered[int(word[:3]) - 1])
        return _answer(chat, heard, entry) if entry else None
    return None


def _begins_a_complaint(chat: Chat, heard: Heard, office: Office) -> bool:
    if means(heard, Intent.COMPLAINT) and not asks(heard):
        return True
    if is_known(heard) and not _SIGN_OF_A_FORM.search(heard.text):
        return False  # a question; reading the form costs more than all the rest
    reading = read(chat.form, office.procedure.form, heard.text, office.today(heard.at))
    told = len(reading.taken) + len(reading.wrong)
    return reading.how is How.LABELLED and told >= _FIELDS_OF_A_COMPLAINT


def _small_talk(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    if means(heard, Intent.GREETING):
        return greet(chat, heard, office)
    for intent, key in _SMALL_TALK.items():
        if means(heard, intent):
            offered = choices.LOST if intent is Intent.ANGER else ()
            return Decision(replace(chat, answered=""), (Say((Line(key),), offered),))
    if means(heard, Intent.YES) or means(heard, Intent.NO) or means(heard, Intent.CORRECTION):
        return _menu(chat)
    return None


def _menu(chat: Chat) -> Decision:
    return Decision(chat, (Say((Line("utter_menu"),), choices.MENU),))


def _offer(chat: Chat, heard: Heard) -> Decision:
    found = [scored.entry for scored in heard.match.candidates]
    after = replace(
        chat,
        offered=tuple(entry.id for entry in found),
        answered="",
        last_question=shortened(heard.text, QUESTION_LENGTH),
    )
    return Decision(after, (Say((Line("utter_choose"),), choices.of_entries(found)),))


def _unknown(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Nothing is made up: asked to say it otherwise once, then people take over."""
    question = chat.last_question if pressed(heard) else shortened(heard.text, QUESTION_LENGTH)
    after = replace(chat, unknown=chat.unknown + 1, answered="", last_question=question)
    if after.unknown >= office.procedure.unknown_before_handoff:
        return handover.to_people(after, heard, office, "not_known")
    return Decision(after, (Say((Line("utter_not_understood"),), choices.LOST),))
