"""Answers from the desk information, and choosing between several of them."""

from collections.abc import Sequence
from dataclasses import replace

from bot import choices
from bot.chat import Chat
from bot.decision import Decision, Line, Say
from desk_info.entry import Entry


def answer(chat: Chat, question: str, found: Sequence[Entry]) -> Decision:
    """The prepared answers, and whether they helped. `found` has at least one entry."""
    first = found[0]
    after = replace(
        chat, answered=first.id, offered=(), unknown=0, last_question=question or first.title
    )
    told = tuple(Line("utter_answer", {"answer": entry.answer}) for entry in found)
    helped = Line("utter_did_this_help")
    said = Say((*told, helped), choices.HELPED_OR_NOT, entry=first.id, question=question)
    return Decision(after, (said,))


def offer(chat: Chat, question: str, found: Sequence[Entry]) -> Decision:
    """Which of several entries was meant."""
    after = replace(
        chat, offered=tuple(entry.id for entry in found), answered="", last_question=question
    )
    said = Say((Line("utter_choose"),), choices.of_entries(found), question=question)
    return Decision(after, (said,))
