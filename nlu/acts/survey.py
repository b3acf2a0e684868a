"""By what the acts of a survey are known: a mark, what is said in place of one, and its reason."""

from nlu.acts import marks, words
from nlu.acts.conditions import reopens
from nlu.acts.message import Message, Situation
from nlu.acts.words import commands
from nlu.complaining import wants_to_complain
from nlu.meaning import Intent


def remarks(message: Message, situation: Situation) -> bool:
    """Whether it reads like a reason; what is still not done is one where the case goes on."""
    not_done = situation.closed_case and marks.wants_more(message.inbound.text)
    return not (not_done or reopens(message, situation) or marks.is_no_remark(message))


def says_no_mark(message: Message, situation: Situation) -> bool:
    """Whether nothing is said where a mark was asked; words go to people who have the case."""
    nods = marks.nods(message) or commands(message, Intent.NO)
    nothing = nods or marks.fails_to_give(message) or words.is_wordless(message)
    unclear = not situation.mark_awaited and marks.is_unclear(message)
    return not reopens(message, situation) and (nothing or unclear)


def is_mark(message: Message, situation: Situation) -> bool:
    """A number is none where it may be a place in a menu; nor is what begins something.

    *Kecewa, mau lapor parkir* is heard as a complaint.
    """
    given = marks.mark_in(message.inbound.text)
    if given is None or wants_to_complain(message.said):
        return False
    return given[0] > situation.listed or not words.is_number_alone(message)


def is_awaited_mark(message: Message, situation: Situation) -> bool:
    """A nod is none where other things were said since it was asked."""
    if not situation.mark_awaited or marks.is_nod(message.inbound.text):
        return False
    return is_mark(message, situation)


def fails_to_rate(message: Message, situation: Situation) -> bool:
    return situation.closed_case and marks.fails_to_give(message)


def is_late_mark(message: Message, situation: Situation) -> bool:
    """Whether a mark alone comes for a case that was closed without one.

    Where we asked if an answer helped, words of satisfaction are about that.
    """
    text = message.inbound.text
    if not (situation.closed_case and situation.mark_possible):
        return False
    beside = situation.answered and not marks.gives_only_a_figure(text)
    alone = marks.mark_of(text) is not None and not marks.is_nod(text)
    return alone and not beside and is_mark(message, situation)


def repeats_mark(message: Message, _: Situation) -> bool:
    text = message.inbound.text
    return marks.gives_only_a_figure(text) or marks.correction_in(text) is not None
