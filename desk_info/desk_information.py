"""What the desk information has to say to a whole message: each question, and in what light."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from desk_info.entry import Entry, Match, Outcome, OutcomeReason
from desk_info.questions import following, sides, splitting
from desk_info.questions.follow_up import SURE_BY_ITSELF, answered
from desk_info.questions.following import Footing, Subject
from desk_info.questions.splitting import Matching, Piece, Question, Span, once
from language.normalising import words

MOST_QUESTIONS = 3
_ROUNDING = 0.03
"""A part may be this much less sure than the whole and still stand: courtesy words weigh a bit."""
_MAY_WELL = 0.73
"""So likely a part that asks of another entry is a question of its own beside an answer."""
_AFTERTHOUGHT = 3
_SOMEBODY = frozenset({"saya", "aku", "kami", "kita", "dia", "beliau"})


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

    def whole(self, text: str) -> Match:
        """What it has to say to a text as one question, whatever it may fall into; never raises."""
        found, question = self.matcher.match(text), text.strip()
        return found if found.question == question else replace(found, question=question)


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


@dataclass(slots=True)
class ReadMessage:
    """One message while it is read; what was matched once is not matched again.

    Whether a cut holds is decided by what is found: a part has to be known by itself.
    """

    text: str
    matcher: Matching
    _known: dict[str, Match] = field(default_factory=dict)

    def questions(
        self,
        pieces: Sequence[Piece],
        about: Subject | None,
        lent: Subject | None = None,
        *,
        loose: bool = False,
    ) -> list[Question]:
        """The questions of the pieces; what asks nothing and is not known lends its words only.

        `about` is what was spoken of before, `lent` what comes after and may be meant. `loose`:
        the pieces are parts of one, which a comma or *dan* may hold together as well as part.
        """
        found: list[Question] = []
        before: Span | None = None
        last: Question | None = None
        for piece in pieces:
            if last is not None:
                about, last = self._spoken_of(last, about), None
            asked = self._of_piece(piece, about, lent)
            if before and len(asked) == 1:
                asked = [self._with_its_context(before, asked[0], loose=loose)]
            before = None
            if found and len(asked) == 1:
                asked = [_pointing_back(found[-1], asked[0])]
            if found and len(asked) == 1 and self._goes_on(found[-1], asked[0]):
                found[-1] = self._together(found[-1], asked[0])
                continue
            if len(asked) == 1 and _only_tells(asked[0], after=found):
                before, last = asked[0].span, asked[0]
                if found and not splitting.asks(found[-1].span.text):
                    found[-1] = self._together(found[-1], asked[0])
                continue
            if found and len(asked) == 1 and self._is_afterthought(found[-1], asked[0]):
                continue
            found, last = once((*found, *asked)), asked[-1]
        if not found and before:
            found = [Question(before, self._match(before.text))]
        return found if loose else _really_asked(found)

    def _of_piece(
        self, piece: Piece, about: Subject | None, lent: Subject | None
    ) -> list[Question]:
        """A piece as one question, or as its parts where these stand at least as well.

        What says all that an entry is asked with and nothing else is one, whatever it falls into.
        """
        whole = self._question(piece.whole, about, lent)
        if whole.match.why is OutcomeReason.SAID_SO:
            return [whole]
        all_parts = piece.parts
        if len(all_parts) == 1:
            answers = whole.outcome is Outcome.ANSWER
            return [whole if answers else self._question(all_parts[0], about, lent)]
        for parts in self._ways(all_parts):
            lent = self._lent(parts)
            if len(parts) == 2 and whole.outcome is Outcome.ANSWER:
                first = self._question(parts[0], about, lent)
                if not _holds_beside(first, whole):
                    continue  # as nearly always; what the second one finds would change nothing
            alone = [Piece(part, is_part=True) for part in parts]
            asked = self.questions(alone, about, lent, loose=True)
            if self._stands(whole, asked):
                return asked
        return [whole]

    def _ways(self, parts: tuple[Span, ...]) -> list[tuple[Span, ...]]:
        """The ways to cut a piece: at every place, then at each one alone."""
        if len(parts) <= 2:
            return [parts]
        begin, end = parts[0].start, parts[-1].end
        halves = [
            (self._span(begin, left.end), self._span(right.start, end))
            for left, right in pairwise(parts)
        ]
        return [parts, *halves]

    def _stands(self, whole: Question, asked: Sequence[Question]) -> bool:
        """Whether the parts answer more than the whole, each at least as surely."""
        sure = [one for one in asked if one.outcome is Outcome.ANSWER]
        if not splitting.asks(whole.span.text):  # *parkir dan kantin*, but no tale either
            return len(sure) == len(asked) > 1 and all(one.score >= SURE_BY_ITSELF for one in asked)
        if whole.outcome is Outcome.ANSWER:
            return len(asked) > 1 and all(_holds_beside(one, whole) for one in asked)
        if len(sure) == len(asked):
            return len(sure) > 1 or (bool(sure) and splitting.asks(asked[0].span.text))
        first_is_known = bool(sure) and sure[0] is asked[0]
        if whole.outcome is Outcome.CHOOSE or not first_is_known:
            return False  # a part after an unknown one may ask on about it
        return all(splitting.asks(one.span.text) for one in asked)

    def _question(self, span: Span, about: Subject | None, lent: Subject | None = None) -> Question:
        return Question(span, answered(span.text, self._match, self.matcher.entries, about, lent))

    def _lent(self, parts: Sequence[Span]) -> Subject | None:
        """What the last part names, for a first one that does not: *syarat dan cara daftar*."""
        if sides.topics(words(parts[0].text)):
            return None
        named = next((one for one in parts[1:] if sides.topics(words(one.text))), None)
        return replace(following.subject_said(named.text), asked=()) if named else None

    def _with_its_context(self, before: Span, asked: Question, *, loose: bool) -> Question:
        """A question with or without the words that led to it, whichever is known.

        What limits the question (*untuk ICU, jam besuk?*) is never left aside, and one that may
        ask on about it (*…, ubahnya dimana?*) has to be answered by an entry that knows of it.
        """
        merged = self._together(Question(before, self._match(before.text)), asked)
        if merged.outcome is not Outcome.ANSWER and _limits(before.text, loose=loose):
            return merged
        if merged.outcome is not Outcome.ANSWER and asked.outcome is Outcome.ANSWER:
            own = asked.score >= SURE_BY_ITSELF and not following.points(asked.span.text)
            entry = asked.match.candidates[0].entry
            return asked if own or following.knows_of(entry, before.text) else merged
        if merged.outcome is not Outcome.ANSWER or merged.entry == asked.entry:
            return asked
        if asked.outcome is not Outcome.ANSWER:
            return merged
        either = tuple(one.match.candidates[0] for one in (merged, asked))
        choice = Match(Outcome.CHOOSE, either, OutcomeReason.RIVALS, merged.span.text)
        return Question(merged.span, choice)

    def _goes_on(self, before: Question, asked: Question) -> bool:
        """Whether a question only asks on about what was stated: *bpjs saya mati. bisa berobat?*"""
        stated = before.outcome is Outcome.ANSWER and not splitting.asks(before.span.text)
        if not stated or asked.outcome is Outcome.ANSWER:
            return False
        together = self._together(before, asked)
        return together.outcome is Outcome.ANSWER and together.entry == before.entry

    def _together(self, before: Question, asked: Question) -> Question:
        span = self._span(before.span.start, asked.span.end)
        return Question(span, self._match(span.text))

    def _span(self, start: int, end: int) -> Span:
        return Span(start, self.text[start:end])

    def _is_afterthought(self, before: Question, asked: Question) -> bool:
        """Whether a few unknown words only add to the question before: *… berapa lama? 3 bulan?*"""
        said = words(asked.span.text)
        if before.outcome is not Outcome.ANSWER or asked.outcome is not Outcome.UNKNOWN:
            return False
        if len(said) > _AFTERTHOUGHT or sides.sides(said):
            return False
        if following.footing(asked.span.text) is Footing.HANGS:
            return False
        together = self._together(before, asked)
        return together.outcome is Outcome.ANSWER and together.entry == before.entry

    def _spoken_of(self, asked: Question, before: Subject | None) -> Subject | None:
        """What the next part is about if it does not say so itself."""
        if asked.outcome is Outcome.ANSWER:
            return following.subject_of(asked.match.candidates[0].entry)
        nearest = asked.match.candidates[0].entry if asked.match.candidates else None
        said = following.subject_said(asked.span.text, nearest)
        return said if said.named else before

    def _match(self, text: str) -> Match:
        known = self._known.get(text)
        if known is None:
            found = self.matcher.match(text)
            asks_it = found.question == text
            known = self._known[text] = found if asks_it else replace(found, question=text)
        return known


def _pointing_back(before: Question, asked: Question) -> Question:
    """A question that points to one without an answer is known only where both are spoken of."""
    if before.outcome is Outcome.ANSWER or asked.outcome is not Outcome.ANSWER:
        return asked
    if asked.score >= SURE_BY_ITSELF or asked.match.follows:
        return asked
    entry, said = asked.match.candidates[0].entry, asked.span.text
    if not following.points(said) or following.knows_of(entry, before.span.text):
        return asked
    doubted = replace(asked.match, outcome=Outcome.UNKNOWN, why=OutcomeReason.OTHER_ASPECT)
    return Question(asked.span, replace(doubted, near=asked.match.candidates[:1]))


def _holds_beside(part: Question, whole: Question) -> bool:
    """Whether a part is as sure as the answer to the whole, or may well mean something else."""
    if part.outcome is Outcome.ANSWER:
        return part.score >= whole.score - _ROUNDING
    other = part.outcome is Outcome.CHOOSE and part.entry != whole.entry
    return other and part.score >= _MAY_WELL and splitting.asks(part.span.text)


def _limits(text: str, *, loose: bool) -> bool:
    """Whether words say what a question is about, and do not only tell of somebody."""
    if following.is_condition(text):
        return True
    return loose and _SOMEBODY.isdisjoint(words(text))


def _only_tells(asked: Question, after: Sequence[Question]) -> bool:
    """Whether words without a sure answer ask for nothing: they lead to what comes after them."""
    text = asked.span.text
    if asked.outcome is Outcome.ANSWER or splitting.asks(text):
        return False
    if after and following.is_condition(text):
        return False  # *jam besuk? untuk ICU*
    return asked.outcome is Outcome.UNKNOWN or not splitting.wishes(text)


def _really_asked(found: list[Question]) -> list[Question]:
    """Without answers to what was only told, where what was asked has none."""
    unsure = [one for one in found if one.outcome is not Outcome.ANSWER]
    if not any(splitting.asks(one.span.text) for one in unsure):
        return found
    return [one for one in found if one in unsure or splitting.asks(one.span.text)]
