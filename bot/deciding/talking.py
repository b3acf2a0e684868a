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
    is_wordless,
    means,
    only_opens,
    pressed,
)
from bot.decision import Decision, Heard, Line, Office, Say
from bot.forms.form import How
from bot.forms.reading import read
from core.normalising import POLITE, words
from core.slang import listed
from core.text import shortened
from desk_info.entry import Entry, Outcome
from nlu.meaning import Intent

QUESTION_LENGTH = 200
_FIELDS_OF_A_COMPLAINT = 2
_SHAPES_OF_A_COMPLAINT = 3
_LONGEST_TAKING_BACK = 2
_LONGEST_CHOICE = 4
_AROUND_A_CHOICE = POLITE | listed(
    "yang itu ini ke nomor pilihan pilih opsi maksud saya saja mau nya"
)
_PLACES = {"pertama": 1, "kesatu": 1, "satu": 1, "kedua": 2, "dua": 2, "ketiga": 3, "tiga": 3}
_ALL_OF_THEM = re.compile(r"(?:ya |iya )?(?:keduanya|dua[- ]?(?:2|dua)nya|semua(?:nya)?|ketiganya)")
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
    if is_known(heard) and not _only_takes_back(heard) and not commands(heard, Intent.GREETING):
        return _answer(chat, heard, heard.match.candidates[0].entry)
    small_talk = _small_talk(chat, heard, office)
    if small_talk is not None:
        return small_talk
    if is_nearly_known(heard):
        return offer(chat, heard)
    if is_wordless(heard):
        return _menu(chat)
    if only_opens(heard):
        return Decision(chat, (Say((Line("utter_go_ahead"),), choices.LOST),))
    return _unknown(chat, heard, office)


def answer_pressed(chat: Chat, heard: Heard, office: Office, entry_id: str) -> Decision:
    """An entry was chosen by its button, maybe an old one; nothing else is interrupted."""
    entry = office.entries.get(entry_id)
    in_form = chat.step in (Step.FORM, Step.CONFIRMING)
    if entry is None and in_form:
        return filling.go_on(chat, office, (Line("utter_entry_gone"), Line("utter_form_resume")))
    if entry is None:
        return Decision(chat, (Say((Line("utter_entry_gone"),), choices.LOST),))
    line = Line("utter_answer", {"answer": entry.answer})
    if in_form:
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
    chosen = meant(heard.text, [office.entries.get(one) for one in chat.offered])
    if not chosen:
        return None
    if len(chosen) == 1:
        return _answer(chat, heard, chosen[0])
    decision = _answer(chat, heard, chosen[0])
    answers = tuple(Line("utter_answer", {"answer": entry.answer}) for entry in chosen)
    said = Say((*answers, Line("utter_did_this_help")), choices.HELPED_OR_NOT, entry=chosen[0].id)
    return replace(decision, effects=(said,))


def meant(text: str, offered: list[Entry | None]) -> list[Entry]:
    """Which of the offered entries the words choose: a number, a place, words of one title."""
    said = [word for word in words(text) if word not in _AROUND_A_CHOICE]
    if _ALL_OF_THEM.fullmatch(text.strip(" .!").casefold()):
        return [entry for entry in offered if entry]
    if not said or len(said) > _LONGEST_CHOICE:
        return []
    place = _PLACES.get(said[0], 0) if len(said) == 1 else 0
    if said[0].isascii() and said[0].isdigit() and len(said) == 1:
        place = int(said[0][:3])
    if said == ["terakhir"]:
        place = len(offered)
    if place:
        return [entry for entry in offered[place - 1 : place] if entry]
    titled = [entry for entry in offered if entry and set(said) <= set(words(entry.title))]
    return titled if len(titled) == 1 else []


def _only_takes_back(heard: Heard) -> bool:
    """*Eh salah* and no more: nothing was asked."""
    return means(heard, Intent.CORRECTION) and len(heard.text.split()) <= _LONGEST_TAKING_BACK


def _begins_a_complaint(chat: Chat, heard: Heard, office: Office) -> bool:
    complains = heard.meaning.intent is Intent.COMPLAINT and not asks(heard)
    if complains and (means(heard, Intent.COMPLAINT) or heard.match.outcome is Outcome.UNKNOWN):
        return True
    if is_known(heard) and not _SIGN_OF_A_FORM.search(heard.text):
        return False  # a question; reading the form costs more than all the rest
    reading = read(chat.form, office.procedure.form, heard.text, office.today(heard.at))
    told = len(reading.taken) + len(reading.wrong)
    if reading.how is How.BY_SHAPE:
        return told >= _SHAPES_OF_A_COMPLAINT
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


def offer(chat: Chat, heard: Heard) -> Decision:
    """Which of two or three entries was meant."""
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
