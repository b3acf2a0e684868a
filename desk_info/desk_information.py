"""What the desk information has to say to a whole message: each question, and in what light."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desk_info import following, splitting
from desk_info.entry import Entry, Match, Outcome, Why
from desk_info.message import Asked, Matching, Message

MOST_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class DeskInformation:
    """The desk information that is in force, asked with whole messages."""

    matcher: Matching

    @property
    def entries(self) -> Sequence[Entry]:
        """All of them, in their order."""
        return self.matcher.entries

    def questions(self, text: str, after: str = "") -> tuple[Match, ...]:
        """What it has to say to each question of a message, in order: one to three.

        `after` is the id of the entry that was answered last in the talk, empty when none counts
        any more: words that do not stand by themselves (*biayanya?*) are understood in its light.
        `Match.question` are the words of the message that ask it. Where more is asked, the last
        match is UNKNOWN for all that remains, so that nothing is passed over. Never raises; some
        tens of matches at most, whatever the length.
        """
        last = self.matcher.entry(after) if after else None
        about = following.subject_of(last) if last else None
        found = Message(text, self.matcher).questions(splitting.pieces(text), about)
        return _at_most(text, found) or (replace(self.matcher.match(text), question=text.strip()),)


def _at_most(text: str, asked: Sequence[Asked]) -> tuple[Match, ...]:
    """Three at most; what is beyond the second goes to people together."""
    if len(asked) <= MOST_QUESTIONS:
        return tuple(one.match for one in asked)
    first, rest = asked[: MOST_QUESTIONS - 1], asked[MOST_QUESTIONS - 1 :]
    remaining = text[rest[0].span.start : rest[-1].span.end]
    together = Match(Outcome.UNKNOWN, (), Why.WEAK, remaining)
    return (*(one.match for one in first), together)
