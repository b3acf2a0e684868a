"""What works at any step: the menu, a service, a human, how it stands, giving up, an old button."""

from dataclasses import replace

from bot import choices
from bot.chat import Chat, Step
from bot.decision import Decision, Heard, Office
from bot.dialogue import answering, handover, opening, services, status
from bot.dialogue.filling import asking
from bot.wording import hello
from core.message import Choice
from core.replies import ReplyKey, ReplyKind
from core.text import shortened
from desk_info.entry import Entry
from handoff.actions.conditions import may_be_reopened
from handoff.case import CaseStatus
from handoff.effects import AnsweredEntry, Line, Say
from handoff.progress.changes import Reopen, Withdraw
from nlu.meaning import Intent

_LONGEST_NUMBER = 40


def start(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Telegram's first button: a greeting, or the form that is open."""
    return menu(chat, heard, office) if services.is_in_form(chat) else greet(chat, heard, office)


def greet(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Who is speaking, and what can be done here; when the office opens, if it is closed."""
    key = ReplyKey.WELCOME_BACK if chat.greeted else ReplyKey.GREETING
    lines = [Line(key, {"hello": hello(heard.text)})]
    if len(choices.offered_services(office)) > 1:
        lines.append(Line(ReplyKey.SERVICES))  # `BT-2`
    after = replace(chat, greeted=True, unknown=0)
    said = Say(status.with_hours(tuple(lines), heard, office), choices.menu(office))
    return Decision(after, (said,))


def menu(chat: Chat, _: Heard, office: Office) -> Decision:
    """What can be done here, or with the form that is open."""
    if services.is_in_form(chat):
        return Decision(chat, (Say((Line(ReplyKey.MENU_IN_FORM),), choices.IN_FORM),))
    return Decision(chat, (Say((Line(ReplyKey.MENU),), choices.menu(office)),))


def resume(chat: Chat, _: Heard, office: Office) -> Decision:
    """The form that was given up a moment ago, after all: *eh jadi aja*."""
    complains = chat.service in ("", office.procedure.complaint_service)
    again = replace(chat.to(Step.FORM), why="complaint" if complains else "service")
    return asking.go_on(again, office, (Line(ReplyKey.FORM_RESUME),))


def begin(chat: Chat, heard: Heard, office: Office) -> Decision:
    """A service that was chosen, also in the middle of the form of another."""
    return opening.start(chat, heard, office, services.chosen(chat, heard, office))


def begin_instead(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Another service than the one whose form is open."""
    instead = services.changed_to(chat, heard, office)
    return opening.start(chat, heard, office, instead, only_named=True)


def tell_status(chat: Chat, heard: Heard, office: Office) -> Decision:
    """How it stands with the case that is meant, and what is known of the questions beside it."""
    decision = _status(chat, heard, office)
    beside = Intent.STATUS in heard.beside
    return answering.with_answers(decision, heard) if beside else decision


def to_people(chat: Chat, heard: Heard, office: Office) -> Decision:
    """To people; what is known of the questions beside the wish is answered first."""
    if heard.pressed or Intent.ASK_HUMAN not in heard.beside:
        return handover.to_people(chat, heard, office, "asked")
    left = answering.found(heard).left_open
    asked = replace(chat, last_question=left or chat.last_question)
    return answering.with_answers(handover.to_people(asked, heard, office, "asked"), heard)


def cancel(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The form is given up, or only a change of it; a case that waits is asked about first."""
    if services.is_in_form(chat) and asking.is_changing(chat):
        return asking.unchanged(chat, office)
    if services.is_in_form(chat):
        form = chat.form.asking("")
        talk = replace(chat.to(Step.TALKING), form=form, why="", answered="", offered=())
        talk = replace(talk, held=(), open_question="")
        if heard.case is not None:  # an alarm opened it, and it stands
            return Decision(talk.to(Step.WAITING), (Say((status.waiting(heard.case),)),))
        kind = ReplyKind.FORM_CANCELLED
        said = Say((Line(ReplyKey.CANCELLED),), choices.menu(office), kind=kind)
        return Decision(talk, (said,))
    if _waits(heard):
        asked = replace(chat, withdrawing=True)
        return Decision(asked, (Say((Line(ReplyKey.ASK_WITHDRAW),), choices.WITHDRAWAL),))
    talk = replace(chat, answered="", offered=(), unknown=0)
    return Decision(talk, (Say((Line(ReplyKey.NOTHING_TO_CANCEL),), choices.menu(office)),))


def withdraw(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The waiting case is taken back."""
    if _waits(heard):
        return Decision(chat.to(Step.TALKING), (Withdraw(), Say((Line(ReplyKey.WITHDRAWN),))))
    if services.is_in_form(chat):
        return asking.go_on(chat, office, (Line(ReplyKey.FORM_RESUME),))
    return Decision(chat, (Say((Line(ReplyKey.NOTHING_TO_CANCEL),), choices.menu(office)),))


def keep_waiting(chat: Chat, heard: Heard, office: Office) -> Decision:
    """The waiting case is not taken back, and the open form goes on."""
    if services.is_in_form(chat):
        return asking.ask_again(chat, office, (Line(ReplyKey.FORM_RESUME),))
    line = status.waiting(heard.case) if _waits(heard) else Line(ReplyKey.MENU)
    return Decision(chat, (Say((line,)),))


def answer_pressed(chat: Chat, heard: Heard, office: Office) -> Decision:
    """An entry was chosen by its button, maybe an old one; nothing else is interrupted."""
    entry_id = heard.pressed.removeprefix(choices.ENTRY)
    entry = office.entries.get(entry_id)
    in_form = services.is_in_form(chat)
    if entry is None and in_form:
        return asking.go_on(chat, office, (Line(ReplyKey.ENTRY_GONE), Line(ReplyKey.FORM_RESUME)))
    if entry is None:
        return Decision(chat, (Say((Line(ReplyKey.ENTRY_GONE),), choices.lost(office)),))
    return answer_chosen(chat, heard, office, entry)


def answer_chosen(chat: Chat, heard: Heard, office: Office, entry: Entry) -> Decision:
    """The answer of an entry that was chosen, where the talk stands; the form goes on after it."""
    line = Line(ReplyKey.ANSWER, {"answer": entry.answer})
    told = (AnsweredEntry(entry.id, answering.asked_before(chat, entry) or entry.title),)
    in_form = services.is_in_form(chat)
    if in_form and chat.why == services.QUESTION:
        held = replace(chat, held=(*chat.held, entry.id), offered=())
        held = replace(held, last_question=chat.last_question or entry.title)
        return asking.go_on(held, office, (Line(ReplyKey.FORM_BEFORE_ANSWER),))
    if in_form:
        resumed = asking.go_on(replace(chat, offered=()), office, (Line(ReplyKey.FORM_RESUME),))
        return answering.before(resumed, (line,), told)
    if chat.step is Step.WAITING:
        return Decision(replace(chat, offered=()), (Say((line,), answers=told),))
    return opening.answer_or_form(chat, heard, office, entry)


def reopen(chat: Chat, heard: Heard, office: Office) -> Decision:
    """Taken up again: the case that was closed last, or the one that an old button names."""
    case, number = heard.about, heard.pressed.removeprefix(choices.REOPEN)
    if heard.case is not None:
        return handover.to_people(chat, heard, office, "not_settled")
    if case is None:
        return Decision(chat, (Say((Line(ReplyKey.STATUS_NONE),), choices.lost(office)),))
    named = number or case.number
    if named != case.number or not may_be_reopened(case, office.procedure, heard.at):
        late = Line(ReplyKey.REOPEN_TOO_LATE, {"case_number": named})
        return Decision(chat.to(Step.TALKING), (Say((late,), choices.lost(office)),))
    waits = replace(chat.to(Step.WAITING), answered="", offered=(), unknown=0, last_question="")
    lines = status.with_hours((Line(ReplyKey.REOPENED),), heard, office)
    return Decision(waits, (Reopen(), Say(lines)))


def _status(chat: Chat, heard: Heard, office: Office) -> Decision:
    number, in_form = heard.meaning.entities.get("case_number", ""), services.is_in_form(chat)
    offered: tuple[Choice, ...] = choices.IN_FORM if in_form else ()
    about = heard.about
    if in_form and not number and about is not None and about.status is CaseStatus.WITHDRAWN:
        about = None  # the open form is what is going on, also after an alarm that was none
    if about is not None:
        line = status.of_case(about, office)
        offered = offered or status.offered_after(about, heard, office)
    elif number:
        asked = {"asked_number": shortened(number, _LONGEST_NUMBER)}
        line = Line(ReplyKey.STATUS_NOT_FOUND, asked)
    else:
        line = Line(ReplyKey.STATUS_IN_FORM if in_form else ReplyKey.STATUS_NONE)
    return Decision(chat, (Say((line,), offered),))


def _waits(heard: Heard) -> bool:
    return heard.case is not None and heard.case.status is CaseStatus.WAITING
