"""What the desk information has to say to a whole message: each question, and in what light."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desk_info.entry import Entry, Match, Outcome, OutcomeReason
from desk_info.questions import following, splitting
from desk_info.questions.message import ReadMessage
from desk_info.questions.splitting import Matching, Question, once

MOST_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class DeskInformation:
    """The desk information that is in force, asked with whole messages."""

    matcher: Matching

    @property
    def entries(self) -> Sequence[Entry]:
        """All of them, in their order."""
        return self.matcher.entries

    def questions(self, text: str, after: Sequence[str] = ()) -> tuple[Match, ...]:
        """What it has to say to each question of a message, in order: one to three.

        `after` are the ids of the entries that were answered last in the talk, none when they do
        not count any more: words that do not stand by themselves (*biayanya?*) are understood in
        their light, and where several cover them, each answers.
        `Match.question` are the words of the message that ask it. Where more is asked, the last
        match is UNKNOWN for all that remains, so that nothing is passed over. Never raises; some
        tens of matches at most, whatever the length.
        """
        message, pieces = ReadMessage(text, self.matcher), splitting.pieces(text)
        last = [entry for one in after if (entry := self.matcher.entry(one))]
        read = [message.questions(pieces, following.subject_of(entry)) for entry in last]
        found = _meant(read) if read else message.questions(pieces, None)
        return _at_most(text, found) or (replace(self.matcher.match(text), question=text.strip()),)


def _meant(read: Sequence[list[Question]]) -> list[Question]:
    """Of readings in the light of several answers those that cover a follow-up, else the last."""
    covering = [found for found in read if found and _goes_on(found[0].match)]
    if len(covering) > 1 and all(len(found) == 1 for found in covering):
        return once([found[0] for found in covering])
    return (covering or read)[-1]


def _goes_on(match: Match) -> bool:
    return match.outcome is Outcome.ANSWER and bool(match.follows)


def _at_most(text: str, asked: Sequence[Question]) -> tuple[Match, ...]:
    """Three at most; what is beyond the second goes to people together."""
    if len(asked) <= MOST_QUESTIONS:
        return tuple(one.match for one in asked)
    first, rest = asked[: MOST_QUESTIONS - 1], asked[MOST_QUESTIONS - 1 :]
    remaining = text[rest[0].span.start : rest[-1].span.end]
    together = Match(Outcome.UNKNOWN, (), OutcomeReason.WEAK, remaining)
    return (*(one.match for one in first), together)
