"""What works at any step: menu, a human, cancel, status, and pressing something old."""

import re
from dataclasses import replace

from bot import choices
from bot.chat import Chat, ReplyKind, Step
from bot.decision import Decision, Heard, Line, Office, Say, Withdraw
from bot.dialogue import (
    answering,
    asking,
    handover,
    opening,
    rating,
    reopening,
    services,
    status,
    talking,
)
from bot.dialogue.beside import only_waits_a_while
from bot.dialogue.reading import (
    calls_people,
    commands,
    is_known,
    is_nearly_known,
    may_call_people,
    only_asks_for_progress,
    pressed,
)
from core.message import Choice
from core.replies import ReplyKey
from core.text import shortened
from forms.writing.speech import is_none
from handoff.case import CaseStatus
from handoff.service import Service
from nlu.meaning import Intent

START = "start"
_WORDS_OF_A_QUESTION = 4
_NOT_AFTER_ALL = re.compile(
    r"\b(?:tidak|tdk|gak?|ngg?ak?|enggak|jangan|jgn|urung)\b|\bg(?:a|ak)?jadi\b", re.IGNORECASE
)
"""*Tidak jadi* takes back what was asked last: here that the case shall be withdrawn."""
_AFTER_ALL = re.compile(
    r"\W*(?:(?:eh|maaf|ya|iya|ok|oke|hmm|ternyata|tapi|kak|min)\W+)*"
    r"(?:jadi|lanjut|lanjutkan|lanjutin|terus|teruskan)"
    r"(?:\W+(?:aja|saja|deh|dong|lagi|ya|kak|min|pak|bu|nih))*\W*",
    re.IGNORECASE,
)
"""*Eh jadi aja* after a form was given up: it goes on where it was."""


def decide(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    """The decision about a command, None when the message is none."""
    choice, withdrawing = pressed(heard), chat.withdrawing
    chat = replace(chat, withdrawing=False)
    if heard.inbound.detail.get("command") == START:
        return _start(chat, heard, office)
    named = _named(chat, heard, office, choice)
    if named is not None:
        return named
    begun = _begun(chat, heard, office)
    if begun is not None:
        return begun
    if choice == choices.STATUS or _asks_how_it_stands(heard):
        decision = _status(chat, heard, office)
        beside = Intent.STATUS in heard.beside
        return answering.with_answers(decision, heard) if beside else decision
    if _wants_people(chat, heard):
        return _to_people(chat, heard, office)
    if choice in (choices.WITHDRAW, choices.KEEP_WAITING) or withdrawing:
        decided = _withdrawal(chat, heard, office)
        if decided is not None:
            return decided
    if choice == choices.CANCEL or _gives_up(chat, heard):
        return _cancel(chat, heard, office)
    if commands(heard, Intent.MENU):
        return _menu(chat, office)
    return None


def _named(chat: Chat, heard: Heard, office: Office, choice: str) -> Decision | None:
    """What was pressed, where the id says of what: an entry, a mark, a closed case."""
    if choice.startswith(choices.ENTRY) and choice != choices.NONE_OF_THESE:
        return talking.answer_pressed(chat, heard, office, choice.removeprefix(choices.ENTRY))
    if choice.startswith(choices.MARK):
        return rating.pressed_mark(chat, heard, office, choice)
    if choice.startswith(choices.REOPEN):
        return reopening.decide(chat, heard, office, choice.removeprefix(choices.REOPEN))
    return None


def _taken_up(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    """The form that was given up a moment ago, after all: *eh jadi aja*."""
    if chat.last_reply_kind is not ReplyKind.FORM_CANCELLED or not _AFTER_ALL.fullmatch(heard.text):
        return None
    complains = chat.service in ("", office.procedure.complaint_service)
    again = replace(chat.to(Step.FORM), why="complaint" if complains else "service")
    return asking.go_on(again, office, (Line(ReplyKey.FORM_RESUME),))


def _begun(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    """A service that was chosen, also in the middle of the form of another."""
    taken_up = _taken_up(chat, heard, office)
    if taken_up is not None:
        return taken_up
    service = _service(chat, heard, office)
    if service is not None:
        return opening.start(chat, heard, office, service)
    instead = services.changed_to(chat, heard, office) if services.is_in_form(chat) else None
    if instead is None:
        return None
    return opening.start(chat, heard, office, instead, only_named=True)


def _service(chat: Chat, heard: Heard, office: Office) -> Service | None:
    """The kind of service that was pressed, or that the words choose where nothing else runs."""
    choice, procedure = pressed(heard), office.procedure
    if choice == choices.COMPLAIN:
        return procedure.service(procedure.complaint_service)
    if choice.startswith(choices.SERVICE):
        key = choice.removeprefix(choices.SERVICE)
        return next((one for one in procedure.services if one.key == key), None)
    talks = chat.step is Step.TALKING and not chat.offered and not chat.withdrawing
    if not talks:
        return None
    return services.of_receipt(heard, office) or services.spoken_of(heard, office)


def _asks_how_it_stands(heard: Heard) -> bool:
    """*Status*; what the desk information knows is no such question while there is no case."""
    if only_asks_for_progress(heard):
        return True
    if not commands(heard, Intent.STATUS):
        return False
    of_a_case = heard.about is not None or "case_number" in heard.meaning.entities
    short = len(heard.text.split()) < _WORDS_OF_A_QUESTION
    return of_a_case or short or not (is_known(heard) or is_nearly_known(heard))


def _gives_up(chat: Chat, heard: Heard) -> bool:
    """Whether what is begun shall end.

    In a form *nanti saja* only asks for a moment, and *skip* passes over the field that is asked.
    """
    goes_on = only_waits_a_while(heard) or is_none(heard.text)
    return commands(heard, Intent.CANCEL) and not (services.is_in_form(chat) and goes_on)


def _wants_people(chat: Chat, heard: Heard) -> bool:
    """A human is wanted, by these words or by a part of them; a form wants more than a guess."""
    if pressed(heard):
        return pressed(heard) == choices.HUMAN
    beside = Intent.ASK_HUMAN in heard.beside
    meant = commands(heard, Intent.ASK_HUMAN)
    meant = meant and (may_call_people(heard) or not services.is_in_form(chat))
    return beside or meant or calls_people(heard)


def _to_people(chat: Chat, heard: Heard, office: Office) -> Decision:
    """To people; what is known of the questions beside the wish is answered first."""
    if Intent.ASK_HUMAN not in heard.beside:
        return handover.to_people(chat, heard, office, "asked")
    left = answering.found(heard).left_open
    asked = replace(chat, last_question=left or chat.last_question)
    return answering.with_answers(handover.to_people(asked, heard, office, "asked"), heard)


def _start(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Telegram's first button: a greeting, or the form that is open."""
    if services.is_in_form(chat):
        return _menu(chat, office)
    return talking.greet(chat, heard, office)


def _menu(chat: Chat, office: Office) -> Decision:
    if services.is_in_form(chat):
        return Decision(chat, (Say((Line(ReplyKey.MENU_IN_FORM),), choices.IN_FORM),))
    return talking.menu(chat, office)


def _status(chat: Chat, heard: Heard, office: Office) -> Decision:
    number, in_form = heard.meaning.entities.get("case_number", ""), services.is_in_form(chat)
    offered: tuple[Choice, ...] = choices.IN_FORM if in_form else ()
    if heard.about is not None:
        line = status.of_case(heard.about, office)
        offered = offered or status.offered_after(heard.about, heard, office)
    elif number:
        line = Line(ReplyKey.STATUS_NOT_FOUND, {"asked_number": shortened(number, 40)})
    else:
        line = Line(ReplyKey.STATUS_IN_FORM if in_form else ReplyKey.STATUS_NONE)
    return Decision(chat, (Say((line,), offered),))


def _cancel(chat: Chat, heard: Heard, office: Office) -> Decision:
    if services.is_in_form(chat):
        form = chat.form.asking("")
        talk = replace(chat.to(Step.TALKING), form=form, why="", answered="", offered=())
        talk = replace(talk, held=(), open_question="")
        kind = ReplyKind.FORM_CANCELLED
        said = Say((Line(ReplyKey.CANCELLED),), choices.menu(office), kind=kind)
        return Decision(talk, (said,))
    if heard.case is not None and heard.case.status is CaseStatus.WAITING:
        asked = replace(chat, withdrawing=True)
        return Decision(asked, (Say((Line(ReplyKey.ASK_WITHDRAW),), choices.WITHDRAWAL),))
    talk = replace(chat, answered="", offered=(), unknown=0)
    return Decision(talk, (Say((Line(ReplyKey.NOTHING_TO_CANCEL),), choices.menu(office)),))


def _withdrawal(chat: Chat, heard: Heard, office: Office) -> Decision | None:
    """The answer to whether the waiting case shall be taken back; None when it was no answer."""
    waits = heard.case is not None and heard.case.status is CaseStatus.WAITING
    choice = pressed(heard)
    cancels = commands(heard, Intent.CANCEL)
    keeps = commands(heard, Intent.NO) or (cancels and bool(_NOT_AFTER_ALL.search(heard.text)))
    sure = cancels or commands(heard, Intent.YES)
    if choice == choices.WITHDRAW or (sure and not keeps):
        if not waits and services.is_in_form(chat):
            return asking.go_on(chat, office, (Line(ReplyKey.FORM_RESUME),))
        if not waits:
            return Decision(chat, (Say((Line(ReplyKey.NOTHING_TO_CANCEL),), choices.menu(office)),))
        said = Say((Line(ReplyKey.WITHDRAWN),))
        return Decision(chat.to(Step.TALKING), (Withdraw(), said))
    if choice == choices.KEEP_WAITING or keeps:
        line = status.waiting(heard.case) if waits else Line(ReplyKey.MENU)
        return Decision(chat, (Say((line,)),))
    return None
