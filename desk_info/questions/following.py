"""Follow-ups: words that ask on about what was spoken of last (*biayanya?*, *kalau Minggu?*)."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from desk_info.entry import Entry
from desk_info.questions import sides
from language.normalising import words
from language.stemming import stem
from language.word_tables import table

_TABLE = table("questions/follow_up")

_LONGEST = 8
_MOST_TOPICS = 3
_MOST_NEAR = 3
_IF = _TABLE.words("if")
_POINTING = _TABLE.words("pointing")
_POINTS = re.compile(r"(?<=\w{3})(?<!ta)nya\b|(?<=\w{3})ny\b|(?<=\w{4})x\b", re.IGNORECASE)
_OF_A_DAY = frozenset({"hari", "tanggal"})


class Footing(StrEnum):
    """Whether words stand by themselves."""

    STANDS = "stands"
    LEANS = "leans"  # they do where they are known, else they go on from what came before
    ASKS_ON = "asks_on"  # they go on from what came before, and stand where that has no answer
    HANGS = "hangs"  # they only make sense in the light of what came before


@dataclass(frozen=True, slots=True)
class Subject:
    """What was spoken of: the words that name it, the words for the side that was asked.

    `often` names it as its variants do. `entry` is what answered; None where nothing did.
    """

    named: tuple[str, ...]
    asked: tuple[str, ...]
    often: tuple[str, ...] = ()
    entry: Entry | None = None


def is_condition(text: str) -> bool:
    """Whether words begin like a condition: *untuk pasien umum*, *kalau hari Minggu*."""
    return _opening(words(text)) in _IF


def points(text: str) -> bool:
    """Whether words point to what was spoken of: *ubahnya dimana*, *dimana itu*."""
    return bool(_POINTS.search(text)) or not _POINTING.isdisjoint(words(text))


def asks_anything(text: str) -> bool:
    """Whether a side, a condition or a thing is named: *boleh?* alone names none."""
    said = words(text)
    return bool(sides.sides(said) or sides.conditions(said) or sides.topics(said))


def knows_of(entry: Entry, text: str) -> bool:
    """Whether an entry's own words have any of the things that a text names."""
    return not _known_to(entry)[0].isdisjoint(_stems(sides.topics(words(text))))


def footing(text: str) -> Footing:
    """How far words need what was spoken of before."""
    said = words(text)
    opening = _opening(said)
    if not opening or len(said) > _LONGEST:
        return Footing.STANDS
    named, asked = sides.topics(said), sides.asked_of(said)
    if not named:
        hangs = points(text) or opening in _IF
        if hangs and (asked or sides.conditions(said)):
            return Footing.HANGS
        if sides.conditions(said):  # *Sabtu buka?* asks by itself, *hari Sabtu bisa?* does not
            besides = [word for word in said if word not in _OF_A_DAY]
            return Footing.LEANS if sides.sides(besides) else Footing.HANGS
        return Footing.ASKS_ON if asked else Footing.STANDS
    if opening in _IF and len(named) <= _MOST_TOPICS:
        return Footing.LEANS if sides.questions(said) else Footing.HANGS
    pointing = len(named) == 1 and not _POINTING.isdisjoint(said)
    return Footing.LEANS if pointing else Footing.STANDS


def _opening(said: tuple[str, ...]) -> str:
    return next((word for word in said if word not in sides.POLITE_OR_CONNECTING), "")


@lru_cache(maxsize=4_096)
def subject_of(entry: Entry) -> Subject:
    """What an entry is about, as its title and most of its variants say."""
    title = words(entry.title)
    read = [set(words(variant)) for variant in entry.variants]
    counts = Counter(word for said in read for word in said)
    often = [word for word in sides.topics(list(counts)) if counts[word] * 2 >= len(read)]
    often.sort(key=lambda word: (-counts[word], word))
    named = _named(title) or tuple(often[:_MOST_TOPICS])
    return Subject(named, _sided(title), tuple(often[:_MOST_TOPICS]), entry)


def subject_said(text: str, nearest: Entry | None = None) -> Subject:
    """What a question is about that no entry answered for sure.

    Of its words those that the `nearest` entry knows, where it knows any.
    """
    said = words(text)
    named = _named(said)
    known = _known_to(nearest)[0] if nearest else frozenset()
    shared = tuple(word for word in named if stem(word) in known)
    return Subject(shared or named, _sided(said))


def forms(text: str, about: Subject) -> tuple[str, ...]:
    """The questions that a follow-up may be, likeliest first; none where nothing was named."""
    said = words(text)
    about = _without_conditions(about, said)
    led = said[:1] + tuple(word for word in said[1:] if word not in sides.FINISHING)
    unsaid = _IF | sides.POLITE_OR_CONNECTING.intersection(led) | _POINTING
    own = [word for word in said if word not in unsaid]
    found = []
    if sides.asked_of(said):
        found += [(*about.named, *own), (*about.often, *own)]
    else:
        found += [(*about.named, *about.asked, *own), (*about.named, *own), (*about.often, *own)]
    if sides.topics(said) and about.asked and not sides.asked_of(said):
        found.append((*about.asked, *own))
    if not about.named:
        return ()
    return tuple(dict.fromkeys(" ".join(dict.fromkeys(one)) for one in found))


def continuing(entries: Iterable[Entry], text: str, about: Subject) -> dict[str, bool]:
    """The ids of the entries that may answer a follow-up, each with whether it is on the subject.

    Such an entry knows all that is asked, and is not the one that was spoken of. One that is not on
    the subject has the same side of another thing: *yang rawat inap?* after a tariff.
    """
    said = words(text)
    topics, asked = sides.topics(said), sides.asked_of(said)
    wanted = _stems((*topics, *sides.conditions(said)))
    named = _stems(_without_conditions(about, said).named)
    inherits = bool(topics) and not asked
    asked = sides.sides(about.asked) if inherits else asked
    found: dict[str, bool] = {}
    for entry in entries:
        known, known_sides = _known_to(entry)
        if not (wanted <= known and asked <= known_sides):
            continue
        on_it = len(named & known) * 2 > len(named)
        if on_it or (inherits and about.asked):
            found[entry.id] = on_it
    if about.entry is not None:
        found.pop(about.entry.id, None)
    return found


def nearest(entries: Iterable[Entry], text: str, about: Subject) -> tuple[Entry, ...]:
    """Of what the office wrote beside an answer, the entries for the side that is asked on.

    They are of its own section; of them those that share most words with the subject.
    """
    said = words(text)
    asked, named = sides.asked_of(said), _stems((*about.named, *about.often))
    wanted = _stems((*sides.topics(said), *sides.conditions(said)))
    if about.entry is None or not (asked or wanted):
        return ()
    found: dict[int, list[Entry]] = {}
    for entry in entries:
        known, title = _known_to(entry)[0], sides.sides(words(entry.title))
        beside = entry.topic == about.entry.topic
        shared = len(named & known)
        if entry.id == about.entry.id or not (beside and asked <= title and wanted <= known):
            continue
        if asked or shared:
            found.setdefault(shared, []).append(entry)
    return tuple(found[max(found)][:_MOST_NEAR]) if found else ()


def _without_conditions(about: Subject, said: tuple[str, ...]) -> Subject:
    """The subject as it is meant with a condition of its own: not *anak* but *dewasa*."""
    if not sides.conditions(said):
        return about
    return replace(about, named=sides.topics(about.named), often=sides.topics(about.often))


def _named(said: tuple[str, ...]) -> tuple[str, ...]:
    return sides.topics(said) + sides.conditions(said)


def _sided(said: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in said if sides.side(word))


@lru_cache(maxsize=4_096)
def _known_to(entry: Entry) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of all that an entry is asked with, and the sides of it."""
    asked = [words(text) for text in (entry.title, *entry.variants)]
    return (
        frozenset().union(*map(_stems, asked)),
        frozenset().union(*map(sides.sides, asked)),
    )


def _stems(said: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(stem, said))
