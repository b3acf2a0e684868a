"""Which entry of the desk information a question means, and how sure that is."""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType

from desk_info.caution import Caution
from desk_info.entry import Entry, Match, Outcome, OutcomeReason, Scored
from desk_info.feedback import Feedback
from desk_info.loading import SavedQuestion
from desk_info.matching.confidence import IN_GENERAL, Confidence, Learnt, Lesson, shifted
from desk_info.matching.elsewhere import AT_MOST_OURS, names_another_place
from desk_info.matching.index import Index
from desk_info.matching.judgements import Judgements
from desk_info.matching.lessons import of_judgement, of_rehearsal, of_saved
from desk_info.matching.nearness import NOTHING, nearness
from desk_info.matching.outcomes import (
    FIRST,
    MOST_OFFERED,
    SURE_OF_A_VARIANT,
    named,
    names_one,
    only_word,
    outcome,
    plainly,
    scored,
    topical,
    why,
    words_of_none,
    worth_offering,
)
from desk_info.matching.prices import AT_MOST_MEANT, is_silent_on_price
from desk_info.matching.ranking import Query, Ranked, rank, signals, understood
from desk_info.matching.rehearsing import A_FEW, SAMPLE, SAMPLE_BESIDE_SAVED
from language.normalising import NO_OWN_WORDS, OwnWords

_REMEMBERED, _REMEMBERED_LENGTH = 4_096, 200


class Matcher:
    """Finds the entry that a question means among those in force.

    Entries are published and withdrawn one by one while questions are asked; each is in force
    with the next question, and nothing else is built anew. Entries without any readable variant
    are never found. A match takes 1 to 3 ms. Safe to share between threads: one at a time.
    """

    def __init__(
        self,
        entries: Iterable[Entry] = (),
        own: OwnWords = NO_OWN_WORDS,
        asked: Iterable[SavedQuestion] = (),
        caution: Caution = Caution.USUAL,
        *,
        learnt: Learnt | None = None,
        index: Index | None = None,
    ) -> None:
        """`own` are the office's ways of writing, `asked` the questions that it has saved.

        `learnt` is what a matcher with the same entries and questions has learnt from them; `index`
        is its index, which both have until one of them changes.
        """
        self._lock = threading.Lock()
        self._entries = {entry.id: entry for entry in entries}
        self._index = Index(own) if index is None else index
        self._is_shared = index is not None
        self._caution = caution
        self._enough = caution.enough
        if not self._is_shared:
            self._index.add(self._entries.values())
        self._judgements = Judgements()
        self._confidence: Confidence = IN_GENERAL
        self._answered: dict[str, Match] = {}
        self._rehearsed: dict[str, Sequence[Lesson]] = dict(learnt.rehearsed) if learnt else {}
        self._saved = learnt.saved if learnt else tuple(of_saved(self._index, asked))
        if learnt is None:
            rows = [row for taken in self._index.rows_of.values() for row in taken]
            most = SAMPLE_BESIDE_SAVED if self._saved else SAMPLE
            self._rehearsed.update(of_rehearsal(self._index, rows, most))
        self._fit()

    def twin(self) -> "Matcher":
        """Another one over the entries now in force, that goes its own way; no judgements yet.

        It costs next to nothing: whichever of the two publishes or withdraws builds an index of its
        own then.
        """
        with self._lock:
            self._is_shared = True
            entries, own = self._entries.values(), self._index.own
            learnt = Learnt(self._rehearsed, self._saved)
            return Matcher(entries, own, (), self._caution, learnt=learnt, index=self._index)

    def __reduce__(self) -> tuple[object, ...]:
        """What it takes to have the same in another process, where the index is built again."""
        with self._lock:
            learnt = Learnt(dict(self._rehearsed), tuple(self._saved))
            own = dict(self._index.own)
            made_of = tuple(self._entries.values()), own, self._caution, learnt, self._judgements
        return _again, made_of

    @contextmanager
    def lent(self) -> Iterator[None]:
        """Whatever is learnt inside is forgotten afterwards; nothing may be published inside."""
        with self._lock:
            before = self._judgements, self._confidence, self._answered
            self._judgements = Judgements()
        try:
            yield
        finally:
            with self._lock:
                self._judgements, self._confidence, self._answered = before

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries in force."""
        return tuple(self._entries.values())

    @property
    def by_id(self) -> Mapping[str, Entry]:
        """The entries in force by their ids, as they change."""
        return MappingProxyType(self._entries)

    def entry(self, entry_id: str) -> Entry | None:
        """The entry with that id, or None."""
        return self._entries.get(entry_id)

    def publish(self, entry: Entry) -> None:
        """A new entry, or a changed one in place of what it was, is in force at once."""
        with self._lock:
            self._own_index()
            if entry.id in self._entries:
                self._index.remove(entry.id)
                self._rehearsed.pop(entry.id, None)
            self._entries[entry.id] = entry
            self._index.add([entry])
            rows = list(self._index.rows_of[entry.id])
            self._rehearsed.update(of_rehearsal(self._index, rows, A_FEW))
            self._fit()

    def withdraw(self, entry_id: str) -> None:
        """An entry is no longer in force; nothing happens when it is not there."""
        with self._lock:
            if entry_id in self._entries:
                self._own_index()
                del self._entries[entry_id]
                self._index.remove(entry_id)
                self._rehearsed.pop(entry_id, None)
                self._fit()

    def _own_index(self) -> None:
        """What is about to change is no other's as well."""
        if self._is_shared:
            self._index, self._is_shared = Index(self._index.own), False
            self._index.add(self._entries.values())

    def judged_as(self, judgements: Judgements) -> None:
        """All that people have said about answers so far, in place of what is known of it."""
        with self._lock:
            self._judgements = judgements
            self._fit()

    def learn(self, judged: Iterable[Feedback]) -> None:
        """What people said about answers counts from now on."""
        with self._lock:
            for one in judged:
                asked = understood(self._index, one.question).understood
                lesson = of_judgement(self._index, asked, one)
                self._judgements.remember(asked.stems, one, lesson)
            self._fit()

    def match(self, text: str) -> Match:
        """What the desk information has to say to one question; never raises for any string."""
        with self._lock:
            known = self._answered.get(text)
            if known is None:
                known = replace(self._match(text), enough=self._enough)
                self._remember(text, known)
            return known

    def _remember(self, text: str, match: Match) -> None:
        """Common questions come in the same words; what they find holds until something changes."""
        if len(text) > _REMEMBERED_LENGTH:
            return
        if len(self._answered) >= _REMEMBERED:
            del self._answered[next(iter(self._answered))]
        self._answered[text] = match

    def _match(self, text: str) -> Match:
        asked = understood(self._index, text)
        ranked = rank(self._index, asked.understood)
        strange = words_of_none(self._index, asked)
        if ranked is None or not topical(asked.understood.stems):
            return Match(
                Outcome.UNKNOWN, why=OutcomeReason.WORDLESS, question=text, strange=strange
            )
        picked = self._entries.get(self._judgements.picked(asked.understood.stems))
        if picked is not None:
            return replace(self._picked(asked, ranked, picked), question=text, strange=strange)
        found = signals(self._index, asked.understood, ranked)
        plain = plainly(self._index, asked.understood, ranked)
        first = ranked.entries[0].entry
        sure = plain.given(self._confidence.of(found))
        if is_silent_on_price(self._index, asked.understood, self._entries[first]):
            sure = min(sure, AT_MOST_MEANT)
        elsewhere = names_another_place(self._index, text, asked, first)
        if elsewhere:
            sure = min(sure, AT_MOST_OURS)
        sure = shifted(sure, self._judgements.shift(asked.understood.stems, first))
        rivals = min(MOST_OFFERED, len(ranked.entries))
        decided = outcome(sure, plain, ranked.fits, self._enough)
        if word := only_word(asked.understood):
            alone = decided is Outcome.ANSWER and names_one(
                self._index, asked, word, ranked, self._entries[first]
            )
            if not alone:
                ids = named(self._index, asked, word, ranked)
                which = self._which(asked, ranked, sure, ids)
                return replace(which, question=text, strange=strange)
        scored = self._scored(asked, ranked, sure)
        answered = decided is Outcome.ANSWER
        beside = NOTHING if answered else nearness(self._index, asked, scored)
        if decided is Outcome.CHOOSE and (elsewhere or not beside.is_of_theirs):
            decided = Outcome.UNKNOWN  # of theirs, or only the side that is asked is like theirs
        if decided is Outcome.CHOOSE:
            rivals = worth_offering([one.score for one in scored])
        return Match(
            decided,
            scored[:rivals],
            OutcomeReason.ELSEWHERE if elsewhere else why(decided, plain, found),
            text,
            strange,
            others=scored[rivals:],
            near=beside.near if decided is Outcome.UNKNOWN else (),
        )

    def _which(self, asked: Query, ranked: Ranked, sure: float, named: Sequence[str]) -> Match:
        """The choice among the entries that a single word names; unknown where it names none."""
        mine = [place for place, near in enumerate(ranked.entries) if near.entry in named]
        others = [place for place in range(len(ranked.entries)) if place not in mine]
        scored = self._scored(asked, ranked, sure, mine[:MOST_OFFERED])
        rest = self._scored(asked, ranked, sure, others[: MOST_OFFERED - len(scored)])
        if not scored:
            return Match(Outcome.UNKNOWN, rest, OutcomeReason.WEAK)
        return Match(Outcome.CHOOSE, scored, OutcomeReason.RIVALS, others=rest)

    def _picked(self, asked: Query, ranked: Ranked, entry: Entry) -> Match:
        """The answer that an agent picked for these very words, wherever it stands by itself."""
        scored = self._scored(asked, ranked, SURE_OF_A_VARIANT)
        first = next((one for one in scored if one.entry.id == entry.id), Scored(entry, 0.0, ""))
        doubted = [
            replace(one, score=one.score * (1 - SURE_OF_A_VARIANT))
            for one in scored
            if one.entry.id != entry.id
        ]
        near = (replace(first, score=SURE_OF_A_VARIANT), *doubted[: MOST_OFFERED - 1])
        return Match(Outcome.ANSWER, near, OutcomeReason.JUDGED)

    def _fit(self) -> None:
        rehearsed = [lesson for lessons in self._rehearsed.values() for lesson in lessons]
        self._confidence = IN_GENERAL.learned(rehearsed, self._judgements.lessons, self._saved)
        self._answered = {}

    def _scored(
        self, asked: Query, ranked: Ranked, sure: float, places: Iterable[int] = FIRST
    ) -> tuple[Scored, ...]:
        return scored(self._index, self._entries, asked, ranked, sure, places)


def _again(
    entries: Sequence[Entry],
    own: OwnWords,
    caution: Caution,
    learnt: Learnt,
    judgements: Judgements,
) -> Matcher:
    """A matcher as it was pickled."""
    matcher = Matcher(entries, own, (), caution, learnt=learnt)
    matcher.judged_as(judgements)
    return matcher
