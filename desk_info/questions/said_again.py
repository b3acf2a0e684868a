"""Whether an answer that was given says what is asked on about it, and the sentences that do."""

import re

from desk_info.entry import Entry
from desk_info.questions import sides
from language.normalising import words
from language.stemming import stem
from language.word_tables import table

_DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_DAY_OF = {day: place for place, day in enumerate(_DAYS)} | {"ahad": 6}
_DAY = "|".join([*_DAYS, "ahad"])
_RANGE = re.compile(rf"\b({_DAY})\s*(?:[-–—]|s\.?/?d\.?|sampai|hingga)\s*({_DAY})\b")
_EVERY_DAY = re.compile(r"\b(?:setiap|tiap) hari\b(?! kerja)|\b7 hari\b")
_WEEKS = re.compile(
    r"(?:\d|setiap|satu|dua|tiga) minggu\b|\bminggu (?:ini|lalu|depan|sekali|sebelum)"
)
_NO_WORKING_DAY = table("questions/follow_up").words("no working day")
_ALL_DAY = re.compile(r"\b24 jam\b")
_TOLD = {
    "when": re.compile(rf"\d{{1,2}}[.:]\d{{2}}|\b24 jam\b|\b(?:{_DAY})\b|\bsetiap hari\b"),
    "cost": re.compile(r"\brp\.?\s?\d|\brupiah\b|\bgratis\b|\btanpa biaya\b|\btidak dipungut\b"),
    "where": re.compile(
        r"\blantai\b|\bgedung\b|\bjalan\b|\bjl\b|\balamat|\bhalaman\b|\bsebelah\b|"
        r"\bdi (?:depan|samping|belakang)\b|"
        r"\b(?:di|ke) (?:bagian|loket|ruang|poli|kantor|instalasi|laboratorium|apotek|bank)\b"
    ),
    "needs": re.compile(r"\b(?:ktp|kk|kartu|fotokopi|berkas|surat|membawa|bawa|syarat)"),
    "how": re.compile(
        r"\b(?:datang|melalui|lewat|daftar|mendaftar|isi|hubungi|kirim|ambil|ajukan|diajukan|"
        r"petunjuk|langkah)(?:kan|nya)?\b"
    ),
    "length": re.compile(
        r"\b(?:\d+(?:[–-]\d+)?|satu|dua|tiga|empat|lima|beberapa) "
        r"(?:menit|jam|hari|minggu|bulan|tahun)\b(?! (?:kerja )?(?:sejak|sebelum|lalu|ke depan))|"
        r"\bhari (?:yang sama|itu juga)\b"
    ),
    "contact": re.compile(r"\d{3,}[ -]?\d{3,}|@"),
}
_OF_TROUBLE = re.compile(r"^(?:kendala|gangguan|keluhan|masalah)\b")
"""Where people turn with a trouble is not how a thing is done."""
_FINISHED = re.compile(r"\b(?:selesai|jadi|terbit|rampung)\b")
_SENTENCE = re.compile(r"(?<=[^\W_][^\W_][\w*)][.!?])\s+(?=[A-Z*\d])")
_SHORT = 160


def covers(entry: Entry, text: str) -> bool:
    """Whether an answer that was given already says what is asked on about it."""
    said, answer = words(text), entry.answer.casefold().replace("*", "")
    told = frozenset(map(stem, words(answer, len(answer))))
    days = _days_of(answer)
    conditions = sides.conditions(said)
    asked = sides.asked_of(said) - ({"when"} if conditions else set())
    wanted = (*sides.topics(said), *conditions)
    if not wanted and not asked:
        return False
    if not all(_tells(word, answer, told, days) for word in wanted):
        return False
    sentences = [one.casefold().replace("*", "") for one in _SENTENCE.split(entry.answer)]
    ends = not sides.FINISHING.isdisjoint(said)
    return all(any(_speaks_of(side, one, ends=ends) for one in sentences) for side in asked)


def in_short(entry: Entry, text: str) -> str:
    """Of an answer that covers a follow-up, the sentences that do; all of it where it is short."""
    if len(entry.answer) <= _SHORT:
        return entry.answer
    said = _SENTENCE.split(entry.answer)
    chosen = [one for one in said if covers(Entry(entry.id, "", "", one, ()), text)]
    return " ".join(chosen) if chosen else entry.answer


def _speaks_of(side: str, sentence: str, *, ends: bool) -> bool:
    """Whether a sentence tells a side; `ends`: of a length, the one after which a thing is done."""
    if side not in _TOLD or not _TOLD[side].search(sentence):
        return False
    if side == "how":
        return not _OF_TROUBLE.search(sentence)
    return side != "length" or not ends or bool(_FINISHED.search(sentence))


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
