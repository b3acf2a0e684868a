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
_IF = _TABLE.words("if")
_POINTING = _TABLE.words("pointing")
_POINTS = re.compile(r"(?<=\w{3})(?<!ta)nya\b|(?<=\w{3})ny\b|(?<=\w{4})x\b", re.IGNORECASE)
_OF_A_DAY = frozenset({"hari", "tanggal"})
_DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_DAY_OF = {day: place for place, day in enumerate(_DAYS)} | {"ahad": 6}
_DAY = "|".join([*_DAYS, "ahad"])
_RANGE = re.compile(rf"\b({_DAY})\s*(?:[-–—]|s\.?/?d\.?|sampai|hingga)\s*({_DAY})\b")
_EVERY_DAY = re.compile(r"\b(?:setiap|tiap) hari\b(?! kerja)|\b7 hari\b")
_WEEKS = re.compile(
    r"(?:\d|setiap|satu|dua|tiga) minggu\b|\bminggu (?:ini|lalu|depan|sekali|sebelum)"
)
_NO_WORKING_DAY = _TABLE.words("no working day")
_ALL_DAY = re.compile(r"\b24 jam\b")
_TOLD = {
    "when": re.compile(rf"\d{{1,2}}[.:]\d{{2}}|\b24 jam\b|\b(?:{_DAY})\b|\bsetiap hari\b"),
    "cost": re.compile(r"\brp\.?\s?\d|\brupiah\b|\bgratis\b|\btanpa biaya\b|\btidak dipungut\b"),
    "where": re.compile(
        r"\blantai\b|\bgedung\b|\bjalan\b|\bjl\b|\balamat|\bhalaman\b|\bsebelah\b|"
        r"\bdi (?:depan|samping|belakang)\b"
    ),
    "needs": re.compile(r"\b(?:ktp|kk|kartu|fotokopi|berkas|surat|membawa|bawa|syarat)"),
    "how": re.compile(r"\b(?:datang|melalui|lewat|daftar|mendaftar|isi|hubungi|kirim|ambil)\b"),
    "length": re.compile(r"\b\d+(?:[–-]\d+)? (?:menit|jam|hari|minggu|bulan|tahun)\b"),
    "contact": re.compile(r"\d{3,}[ -]?\d{3,}|@"),
}
_SENTENCE = re.compile(r"(?<=[^\W_][^\W_][\w*)][.!?])\s+(?=[A-Z*\d])")
_SHORT = 160


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
            return Footing.LEANS if sides.sides(set(said) - _OF_A_DAY) else Footing.HANGS
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
    own = [word for word in said if word not in _IF | sides.POLITE_OR_CONNECTING | _POINTING]
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


def covers(entry: Entry, text: str) -> bool:
    """Whether an answer that was given already says what is asked on about it."""
    said, answer = words(text), entry.answer.casefold().replace("*", "")
    told = _stems(words(answer, len(answer)))
    days = _days_of(answer)
    conditions = sides.conditions(said)
    asked = sides.asked_of(said) - ({"when"} if conditions else set())
    wanted = (*sides.topics(said), *conditions)
    if not wanted and not asked:
        return False
    return all(_tells(word, answer, told, days) for word in wanted) and all(
        side in _TOLD and _TOLD[side].search(answer) for side in asked
    )


def in_short(entry: Entry, text: str) -> str:
    """Of an answer that covers a follow-up, the sentences that do; all of it where it is short."""
    if len(entry.answer) <= _SHORT:
        return entry.answer
    said = _SENTENCE.split(entry.answer)
    chosen = [one for one in said if covers(Entry(entry.id, "", "", one, ()), text)]
    return " ".join(chosen) if chosen else entry.answer


def _tells(word: str, answer: str, told: frozenset[str], days: frozenset[int]) -> bool:
    if word in _DAY_OF:
        return _DAY_OF[word] in days
    if word in ("pagi", "siang", "sore", "malam", "subuh") and _ALL_DAY.search(answer):
        return True
    if word in _NO_WORKING_DAY and (_EVERY_DAY.search(answer) or "libur" in told):
        return True
    return word in told or stem(word) in told


def _days_of(answer: str) -> frozenset[int]:
    """The days of the week that an answer speaks of, Monday 0."""
    if _EVERY_DAY.search(answer):
        return frozenset(range(7))
    answer = _WEEKS.sub(" ", answer)
    if _ALL_DAY.search(answer) and not re.search(rf"\b(?:{_DAY})\b", answer):
        return frozenset(range(7))
    found = {_DAY_OF[day] for day in re.findall(rf"\b(?:{_DAY})\b", answer)}
    for first, last in _RANGE.findall(answer):
        start, end = _DAY_OF[first], _DAY_OF[last]
        found.update(range(start, end + 1) if start <= end else (*range(start, 7), *range(end + 1)))
    return frozenset(found)


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
    own = tuple(word for text in (entry.title, *entry.variants) for word in words(text))
    return _stems(own), sides.sides(own)


def _stems(said: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(stem, said))
