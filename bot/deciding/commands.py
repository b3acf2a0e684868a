"""What works at any step: menu, a human, cancel, status, and pressing something old."""

import re
from dataclasses import replace

from bot import choices
from bot.chat import Chat, Step
from bot.deciding import filling, handover, talking
from bot.deciding.reading import commands, pressed
from bot.decision import Decision, Heard, Line, Office, Say, Withdraw
from core.text import shortened
from handoff.case import CaseStatus
from nlu.meaning import Intent

START = "start"
_NOT_AFTER_ALL = re.compile(
    r"\b(?:tidak|tdk|gak?|ngg?ak?|enggak|jangan|jgn|urung)\b|\bg(?:a|ak)?jadi\b", re.IGNORECASE
)
"""*Tidak jadi* takes back what was asked last: here that the case shall be withdrawn."""
_STATUS_REPLIES = {
    CaseStatus.WAITING: "utter_status_waiting",
    CaseStatus.WITH_AGENT: "utter_status_with_agent",
    CaseStatus.WITH_BOT: "utter_status_with_bot",
    CaseStatus.CLOSED: "utter_status_closed",
    CaseStatus.WITHDRAWN: "utter_status_withdrawn",
}


def decide(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    """The decision about a command, None when the message is none."""
    choice, withdrawing = pressed(heard), chat.withdrawing
    chat = replace(chat, withdrawing=False)
    if heard.inbound.detail.get("command") == START:
        return _start(chat, heard, office)
    if choice.startswith(choices.ENTRY) and choice != choices.NONE_OF_THESE:
        return talking.answer_pressed(chat, heard, office, choice.removeprefix(choices.ENTRY))
    if choice == choices.STATUS or commands(heard, Intent.STATUS):
        return _status(chat, heard)
    if choice == choices.HUMAN or commands(heard, Intent.ASK_HUMAN):
        return handover.to_people(chat, heard, office, "asked")
    if choice == choices.COMPLAIN:
        return filling.start(chat, heard, office)
    if choice in (choices.WITHDRAW, choices.KEEP_WAITING) or withdrawing:
        decided = _withdrawal(chat, heard)
        if decided is not None:
            return decided
    if choice == choices.CANCEL or commands(heard, Intent.CANCEL):
        return _cancel(chat, heard)
    if commands(heard, Intent.MENU):
        return _menu(chat)
    return None


def _start(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Telegram's first button: a greeting, or the form that is open."""
    if chat.step in (Step.FORM, Step.CONFIRMING):
        return _menu(chat)
    return talking.greet(chat, heard, office)


def _menu(chat: Chat) -> Decision:
    if chat.step in (Step.FORM, Step.CONFIRMING):
        return Decision(chat, (Say((Line("utter_menu_in_form"),), choices.IN_FORM),))
    return Decision(chat, (Say((Line("utter_menu"),), choices.MENU),))


def _status(chat: Chat, heard: Heard) -> Decision:
    number = heard.meaning.entities.get("case_number", "")
    if heard.about is not None:
        line = Line(_STATUS_REPLIES[heard.about.status])
    elif number:
        line = Line("utter_status_not_found", {"asked_number": shortened(number, 40)})
    elif chat.step in (Step.FORM, Step.CONFIRMING):
        line = Line("utter_status_in_form")
    else:
        line = Line("utter_status_none")
    offered = choices.IN_FORM if chat.step in (Step.FORM, Step.CONFIRMING) else ()
    return Decision(chat, (Say((line,), offered),))


def _cancel(chat: Chat, heard: Heard) -> Decision:
    if chat.step in (Step.FORM, Step.CONFIRMING):
        talk = replace(chat.to(Step.TALKING), form=chat.form.asking(""), answered="", offered=())
        return Decision(talk, (Say((Line("utter_cancelled"),), choices.MENU),))
    if heard.case is not None and heard.case.status is CaseStatus.WAITING:
        asked = replace(chat, withdrawing=True)
        return Decision(asked, (Say((Line("utter_ask_withdraw"),), choices.WITHDRAWAL),))
    talk = replace(chat, answered="", offered=(), unknown=0)
    return Decision(talk, (Say((Line("utter_nothing_to_cancel"),), choices.MENU),))


def _withdrawal(chat: Chat, heard: Heard) -> Decision | None:
    """The answer to whether the waiting case shall be taken back; None when it was no answer."""
    waits = heard.case is not None and heard.case.status is CaseStatus.WAITING
    choice = pressed(heard)
    cancels = commands(heard, Intent.CANCEL)
    keeps = commands(heard, Intent.NO) or (cancels and bool(_NOT_AFTER_ALL.search(heard.text)))
    sure = cancels or commands(heard, Intent.YES)
    if choice == choices.WITHDRAW or (sure and not keeps):
        if not waits:
            return Decision(chat, (Say((Line("utter_nothing_to_cancel"),), choices.MENU),))
        said = Say((Line("utter_withdrawn"),))
        return Decision(chat.to(Step.TALKING), (Withdraw(), said))
    if choice == choices.KEEP_WAITING or keeps:
        key = "utter_still_waiting" if waits else "utter_menu"
        return Decision(chat, (Say((Line(key),)),))
    return None
