"""Answers from the desk information: to one question or several, and choosing between entries."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot import choices
from bot.chat import Chat, question_line
from bot.decision import Decision, Heard, Office
from core.message import Choice
from core.replies import ReplyKey
from core.text import shortened
from desk_info.entry import Entry, Match, Outcome, OutcomeReason, Scored
from desk_info.questions import said_again
from forms.steps.shapes import is_whole_shape
from forms.writing.speech import without_leading
from handoff.effects import AnsweredEntry, Line, Say
from nlu.acts import choosing
from nlu.acts.words import commands, means
from nlu.meaning import Intent

QUOTED_LENGTH = 80
MOST_OFFERED_OF_EACH = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """A prepared answer to one question.

    `again`: it was given last, and covers this too, in the sentences that do where the question
    `leans` on it; `followed`: it was found in the light of another one, so that what was understood
    is said back.
    """

    entry: Entry
    question: str
    again: bool = False
    leans: bool = False
    followed: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to say to the questions of one message, each kind in their order.

    `open_to` are entries of which one may be meant, for the question `unsure`; `unknown` the
    questions that no entry answers, `near` the entries that come nearest to those of them in
    `guessed`. Nothing is guessed where there are entries of which one may be meant. `elsewhere`:
    all that is unknown is asked of another place.
    """

    answers: tuple[Answer, ...] = ()
    open_to: tuple[Entry, ...] = ()
    unsure: str = ""
    unknown: tuple[str, ...] = ()
    near: tuple[Entry, ...] = ()
    guessed: tuple[str, ...] = ()
    elsewhere: bool = False

    @property
    def offered(self) -> tuple[Entry, ...]:
        """The entries to choose from."""
        return self.open_to or self.near

    @property
    def to_choose_for(self) -> str:
        """The words for which they are offered."""
        return self.unsure or question_line(*self.guessed)

    @property
    def to_people(self) -> tuple[str, ...]:
        """The questions to which nothing can be said or offered."""
        return tuple(one for one in self.unknown if one not in self.guessed)

    @property
    def question(self) -> str:
        """The words of all questions together."""
        said = dict.fromkeys((*(one.question for one in self.answers), self.unsure, *self.unknown))
        return question_line(*said)

    @property
    def left_open(self) -> str:
        """The words of the questions that have no answer yet, empty for none."""
        return question_line(self.unsure, *self.unknown)


def found(heard: Heard, just_told: Collection[str] = ()) -> Found:
    """What the desk information has for a message; `just_told` are entries answered just now."""
    answers: list[Answer] = []
    unsure: list[Match] = []
    guessed: list[Match] = []
    unknown: list[str] = []
    for match in heard.questions:
        question = question_line(match.question or heard.text)
        if question != heard.text.strip() and is_whole_shape(without_leading(question)):
            continue  # *no saya 0812…* beside other words asks nothing
        if match.outcome is Outcome.ANSWER:
            entry = match.candidates[0].entry
            leans = match.follows == entry.id
            again = leans or entry.id in just_told
            followed = bool(match.follows) and not again
            answers.append(Answer(entry, question, again, leans, followed))
        elif match.outcome is Outcome.CHOOSE:
            unsure.append(match)
        else:
            unknown.append(question)
            guessed += [match] if match.near else []
    if not unsure:
        near = _of_each([match.near for match in guessed])
        words = tuple(question_line(match.question or heard.text) for match in guessed)
        away = is_elsewhere(heard)
        return Found(
            tuple(answers), unknown=tuple(unknown), near=near, guessed=words, elsewhere=away
        )
    open_to = _of_each([match.candidates for match in unsure])
    said = question_line(*(match.question or heard.text for match in unsure))
    return Found(tuple(answers), open_to, said, tuple(unknown))


def is_elsewhere(heard: Heard) -> bool:
    """Whether all that no entry answers is asked of another place."""
    open_ones = [one for one in heard.questions if one.outcome is not Outcome.ANSWER]
    return bool(open_ones) and all(one.why is OutcomeReason.ELSEWHERE for one in open_ones)


def _of_each(offered: Sequence[Sequence[Scored]]) -> tuple[Entry, ...]:
    """The entries that are offered for each of several questions, the first ones of each."""
    most = None if len(offered) == 1 else MOST_OFFERED_OF_EACH
    return tuple({one.entry.id: one.entry for each in offered for one in each[:most]}.values())


def chosen(chat: Chat, heard: Heard, office: Office) -> list[Entry]:
    """The entries that were offered and that the words choose; a yes the only one."""
    entries = [office.entries.get(one) for one in chat.offered]
    if len(entries) == 1 and commands(heard, Intent.YES):
        return [entry for entry in entries if entry]
    meant = choosing.meant(heard.text, [one.title if one else "" for one in entries])
    return [entry for place, entry in enumerate(entries) if entry and place in meant]


def asked_before(chat: Chat, *chosen: Entry) -> str:
    """The words for which the entries were offered; empty where an old button was pressed."""
    return chat.last_question if {one.id for one in chosen} <= set(chat.offered) else ""


def lines(answers: Sequence[Answer]) -> tuple[Line, ...]:
    """The answers as they are read; of several, each under its title."""
    return tuple(_line(one, titled=len(answers) > 1 or one.followed) for one in answers)


def told(answers: Sequence[Answer]) -> tuple[AnsweredEntry, ...]:
    """Which entries answer which words."""
    return tuple(AnsweredEntry(one.entry.id, one.question) for one in answers)


def lead(heard: Heard, answers: Sequence[Answer]) -> tuple[Line, ...]:
    """The answers, after a word to somebody who is angry."""
    angry = Intent.ANGER in heard.beside or means(heard, Intent.ANGER)
    sorry = (Line(ReplyKey.SORRY),) if angry else ()
    return (*sorry, *lines(answers))


def before(decision: Decision, first: Sequence[Line], answers: Sequence[AnsweredEntry]) -> Decision:
    """The decision with lines in front of what it says first, which then gives `answers` too."""
    effects = list(decision.effects)
    for place, effect in enumerate(effects):
        if isinstance(effect, Say):
            said = (*first, *effect.lines)
            effects[place] = replace(effect, lines=said, answers=(*answers, *effect.answers))
            return replace(decision, effects=tuple(effects))
    return replace(decision, effects=(*effects, Say(tuple(first), answers=tuple(answers))))


def reply(chat: Chat, heard: Heard, office: Office, known: Found) -> Decision:
    """All that is known, then what is asked back; `known` has answers or entries to choose from.

    A question that nobody prepared is said to be open, and stays `last_question` for people; so
    does one that had no answer just before, until somebody says that an answer helped.
    """
    first = list(lead(heard, known.answers))
    offered: tuple[Choice, ...] = choices.HELPED_OR_NOT
    if known.to_people:
        first.append(left_to_people(*known.to_people))
        offered = choices.lost(office)
    if known.offered:
        ask, offered = which(known, beside=bool(known.answers or known.to_people))
        first.append(ask)
    elif not known.unknown:
        first.append(Line(ReplyKey.DID_THIS_HELP))
    leans = bool(heard.match.follows) and not known.open_to
    waits = bool(known.answers) and not known.unknown and not known.open_to
    question = known.left_open or known.question
    if len(heard.questions) == 1 and not heard.told:  # what led to it is the matter as well
        question = asked(heard, office)
    if waits and chat.unknown and chat.last_question != question:
        question = question_line(chat.last_question, question)
    after = replace(
        chat,
        offered=tuple(entry.id for entry in known.offered),
        held=(),
        open_question="",
        answered=known.answers[0].entry.id if waits else "",
        unknown=unanswered(chat, known),
        last_question=question,
        last_entries=() if known.offered and not leans else chat.last_entries,
    )
    said = Say(tuple(first), offered, told(known.answers), known.to_choose_for)
    return Decision(after, (said,))


def asked(heard: Heard, office: Office) -> str:
    """What people will have to answer; a follow-up that nothing covers with what it is about."""
    about = office.entries.get(heard.match.follows)
    said = question_line(heard.text)
    if about is None or heard.match.outcome is not Outcome.UNKNOWN:
        return said
    return question_line(f"{about.title}: {said}")


def which(known: Found, *, beside: bool) -> tuple[Line, tuple[Choice, ...]]:
    """What is asked where there are entries to choose from, and what can be pressed.

    Nobody is sure that one of the nearest ones is meant: people are offered with them. `beside`
    something else that is said, the question is named.
    """
    if known.open_to:
        alone, named = ReplyKey.CHOOSE, ReplyKey.CHOOSE_BESIDE
    else:
        alone = ReplyKey.ELSEWHERE if known.elsewhere else ReplyKey.NEAREST
        named = ReplyKey.NEAREST_BESIDE
    offered = choices.of_entries(known.offered)
    if not known.open_to:
        offered = (*offered, choices.TO_PEOPLE)
    if not beside:
        return Line(alone), offered
    quoted = shortened(known.to_choose_for, QUOTED_LENGTH)
    return Line(named, {"question": quoted}), offered


def unanswered(chat: Chat, known: Found) -> int:
    """How many questions in a row have no answer after these."""
    return (0 if known.answers else chat.unknown) + bool(known.unknown)


def left_to_people(*questions: str) -> Line:
    """That people will answer what nobody prepared."""
    quoted = shortened("”, “".join(questions), QUOTED_LENGTH)
    return Line(ReplyKey.NOT_KNOWN_BESIDE, {"question": quoted})


def with_answers(decision: Decision, heard: Heard) -> Decision:
    """The decision, after the answers to what is known."""
    answers = found(heard).answers
    return before(decision, lines(answers), told(answers)) if answers else decision


def of_entries(entries: Sequence[Entry], question: str) -> Found:
    """Entries that were chosen, or held until now, as answers to `question` (empty for unknown)."""
    several = len(entries) > 1
    return Found(
        tuple(Answer(one, one.title if several else question or one.title) for one in entries)
    )


def _line(one: Answer, *, titled: bool) -> Line:
    answer = said_again.in_short(one.entry, one.question) if one.leans else one.entry.answer
    if titled:
        return Line(ReplyKey.ANSWER_TITLED, {"title": one.entry.title, "answer": answer})
    return Line(ReplyKey.ANSWER_AGAIN if one.again else ReplyKey.ANSWER, {"answer": answer})
