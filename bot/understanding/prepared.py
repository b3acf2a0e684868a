"""A message that asks what an entry is there for and nothing else, whatever it sounds like.

*Lapor odgj telantar* names a wrong and sounds like a complaint; an entry is asked with it.
"""

import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from itertools import chain

from rapidfuzz.distance import Levenshtein

from desk_info.entry import Entry, Match, Outcome, OutcomeReason
from desk_info.questions import sides, splitting
from desk_info.questions.follow_up import SURE_BY_ITSELF
from language.normalising import words
from language.stemming import is_indonesian, stem
from nlu.complaining import (
    INTERROGATIVE,
    ends_in_a_tag,
    is_of_people,
    tells_of_a_wrong,
    wants_an_answer,
    wants_to_complain,
    without_denied,
)
from nlu.grievances import grievance
from nlu.meaning import Intent, Meaning

_SURELY_READ, _SURELY_GRIEVES, _GRIEVES = 0.9, 0.7, 0.5
"""So surely read as a complaint, and so like a grievance, words are one whatever they ask.

The last one is enough where they are about people, a place or waiting (0 to 1).
"""
_LEFT_UNSAID = 0.25
"""So much of a variant may be left out by who says nothing else (0 to 1)."""
_FEWEST_NAMED = 2
"""Fewer things named tell of a wrong and not of what: *ditolak*."""
_SHORTEST_SLIP = 4
_NAMED_BEFORE = re.compile(r"\s*[^\W\d_]+(?:\s+[^\W\d_]+)?\s*:\s")
"""What stands behind a name and a colon is told: *tiket: kelas belum muncul di edunex*."""


def prepared(text: str, meaning: Meaning, whole: Callable[[str], Match]) -> Match | None:
    """The answer that was prepared for all that a message says, clause by clause; None for none.

    A question beside a complaint is none, nor what is surely a complaint by itself. `whole` matches
    a text as one question, `meaning` is what the message was read as.
    """
    clauses = [clause for piece in splitting.clauses(text) for clause in piece]
    if not clauses or _NAMED_BEFORE.match(text):
        return None
    bare = text[clauses[0].start : clauses[-1].end]  # of courtesy
    match, said = whole(bare), words(bare)
    if match.outcome is not Outcome.ANSWER or _complains(bare, said, meaning):
        return None
    asks, best = _asks(bare, said), match.candidates[0]
    if not asks and not _says_enough(said):
        return None
    if match.why is OutcomeReason.SAID_SO or _is_one_of(best.entry, said):
        return match
    surely = asks and best.score >= SURE_BY_ITSELF and not is_of_people(said)
    by_parts = surely and _explains(best.entry, [words(clause.text) for clause in clauses])
    return match if by_parts else None


def _complains(text: str, said: Sequence[str], meaning: Meaning) -> bool:
    """Whether it is a complaint though an entry is asked with it: *ditolak di loket, mau lapor*."""
    if not wants_an_answer(said) or (wants_to_complain(said) and "?" not in text):
        return True
    enough = _GRIEVES if is_of_people(said) else _SURELY_GRIEVES
    read = meaning.intent is Intent.COMPLAINT and meaning.confidence >= _SURELY_READ
    return read and grievance(text) >= enough


def _asks(text: str, said: Sequence[str]) -> bool:
    asking = INTERROGATIVE & without_denied(said)
    return "?" in text or bool(asking) or ends_in_a_tag(said)


def _says_enough(said: Sequence[str]) -> bool:
    """Whether a statement that an entry is asked with tells what it is about."""
    return not tells_of_a_wrong(said) or len(sides.topics(said)) >= _FEWEST_NAMED


def _is_one_of(entry: Entry, said: tuple[str, ...]) -> bool:
    """Whether the words are those of one variant, slips of the finger aside."""
    named, stems = sides.topics(said), _with_stems(said)
    return any(
        not _unknown(named, _with_stems(asked))
        and _unknown(sides.topics(asked), stems) <= _LEFT_UNSAID
        for asked in _variants_of(entry)
    )


def _explains(entry: Entry, clauses: Sequence[Sequence[str]]) -> bool:
    """Whether every clause is made of the entry's own words."""
    stems = _with_stems(tuple(chain(words(entry.title), *_variants_of(entry))))
    return all(not _unknown(sides.topics(said), stems) for said in clauses)


@lru_cache(maxsize=1_024)
def _variants_of(entry: Entry) -> tuple[tuple[str, ...], ...]:
    return tuple(map(words, entry.variants))


@lru_cache(maxsize=8_192)
def _with_stems(known: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(stem, known)) | frozenset(known)


def _unknown(named: Sequence[str], stems: frozenset[str]) -> float:
    """The share of the things named that are not among the known words and their stems."""
    unknown = [one for one in named if not {one, stem(one)} & stems and not _slips(one, stems)]
    return len(unknown) / len(named) if named else 0.0


def _slips(word: str, known: Collection[str]) -> bool:
    """Whether the word is a known one with a slip of the finger, and none by itself."""
    if len(word) < _SHORTEST_SLIP or is_indonesian(stem(word)):
        return False
    return any(Levenshtein.distance(word, one, score_cutoff=1) <= 1 for one in known)
