"""Questions in the middle of an identity form: answered where they are known, and it goes on."""

from dataclasses import replace

from bot import choices
from bot.chat import Chat, question_line
from bot.decision import Decision, Heard, Office
from bot.dialogue import answering, asking, services
from bot.dialogue.answering import Found
from bot.dialogue.purpose import noted
from core.replies import ReplyKey
from core.text import shortened
from handoff.effects import Line, Say


def answered(chat: Chat, heard: Heard, office: Office) -> Decision:
    """What the desk information has, at least one thing; nothing of the form is lost.

    A complaint that stands beside the questions goes with what the form is about, a question that
    nobody prepared with the case.
    """
    known = answering.found(heard, chat.spoken_of(heard.at))
    if chat.why == services.QUESTION:
        return _held(chat, known, office)
    lines, told = answering.lead(heard, known.answers), answering.told(known.answers)
    if heard.told:
        chat = noted(chat, heard.told, office)
    if known.unknown:
        left = question_line(chat.open_question, *known.unknown)
        chat = replace(chat, open_question=left)
        lines = (*lines, answering.left_to_people(known))
    after = replace(chat, unknown=0)
    if known.open_to:
        question = {"question": shortened(known.unsure, answering.QUOTED_LENGTH)}
        ask = Line(ReplyKey.CHOOSE_BESIDE, question) if lines else Line(ReplyKey.CHOOSE)
        offered = tuple(entry.id for entry in known.open_to)
        after = replace(after, offered=offered, last_entries=())
        said = Say((*lines, ask), choices.of_entries(known.open_to), told, known.unsure)
        return Decision(after, (said,))
    decision = asking.ask_again(after, office, (Line(ReplyKey.FORM_RESUME),))
    return answering.before(decision, lines, told)


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
