"""The sides of a thing that people ask about (when, where, at what cost), and words around them."""

from collections.abc import Iterable, Iterator

from language.normalising import POLITE, normalised
from language.stemming import stem
from language.word_tables import table

_TABLE = table("questions/follow_up")
_AS_TYPED = {"time of day", "self", "about", "and"}
_TABLE.refuse_unheard(normalised, *(name for name in _TABLE.sections if name not in _AS_TYPED))

_SIDES = ("who", "when", "where", "how", "cost", "needs", "length", "contact", "why")
_CONDITIONS = _TABLE.words("conditions")
_QUESTIONING = _TABLE.words("questioning")
_DONE = _TABLE.words("done")
_WAYS = _TABLE.words("ways")
_TELLING = _TABLE.words("telling")
"""*Belum bayar* tells of it, *bayar berapa* asks for it."""
_BERAPA = "berapa"
_TIMES = _TABLE.words("times")
_IN_ALL = _TABLE.words("in all")
_MONEY = _TABLE.words("money")
_POINTS_OF_TIME = frozenset({"jam", "pukul", "tanggal", "hari"})
FINISHING = _TABLE.words("finishing")
_CONNECTING = _TABLE.words("connecting")
_AROUND = POLITE | _CONNECTING | _QUESTIONING | _TABLE.words("around")

_FEWEST = 2
_OF_ALL = frozenset({"bagaimana", "kenapa"})
_EVEN = frozenset({"juga", "pun", "tetap", "sama", "malah", "masih"})


def _stems(found: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, found)) | frozenset(found)


_SIDE_OF = {word: name for name in _SIDES for word in _stems(_TABLE.words(f"side {name}"))}
_CONDITION_STEMS = _stems(_CONDITIONS)
_AROUND_STEMS = _stems(_AROUND)
POLITE_OR_CONNECTING = POLITE | _CONNECTING


def side(word: str) -> str:
    """Which side of a thing a normalised word asks about, empty for none."""
    if word in _IN_ALL:
        return "length"
    return _SIDE_OF.get(word) or _SIDE_OF.get(stem(word), "")


def sides(said: Iterable[str]) -> frozenset[str]:
    """Which sides of a thing the words, in their order, ask about."""
    return frozenset(name for _, name in _read(said) if name)


def names_one(said: Iterable[str]) -> bool:
    """Whether a side is asked about, and not by *bagaimana* or *kenapa* alone, which ask of all."""
    return any(name and word not in _OF_ALL for word, name in _read(said))


def asked_of(said: Iterable[str]) -> frozenset[str]:
    """As `sides`; *kalau Minggu bagaimana* asks about Sunday, and not how anything is done."""
    found = tuple(said)
    only_frame = "bagaimana" in found and _WAYS.isdisjoint(found)
    named = bool(conditions(found) or topics(found))
    return sides(found) - ({"how"} if only_frame and named else frozenset())


def conditions(said: Iterable[str]) -> tuple[str, ...]:
    """The words for a day, a time of day, or whom it is for: *minggu*, *malam*, *anak*."""
    return tuple(word for word, name in _read(said) if stem(word) in _CONDITION_STEMS and not name)


def topics(said: Iterable[str]) -> tuple[str, ...]:
    """The words that name a thing: none of the sides, the conditions and the words around."""
    return tuple(
        word
        for word, name in _read(said)
        if stem(word) not in _AROUND_STEMS
        and word not in _AROUND_STEMS
        and stem(word) not in _CONDITION_STEMS
        and not name
    )


_CANNOT = ("tidak", "bisa")


def questions(said: Iterable[str]) -> bool:
    """Whether the words ask: a question word, or the side of a thing."""
    found = tuple(said)
    told = (_DONE if _TELLING.intersection(found) else frozenset()) | _failing(found)
    asked = sides(word for word in found if word not in told)
    asked -= set() if "berapa" in found else {"length"}  # *lama banget* asks nothing
    denied = "tidak" in found or "belum" in found
    asking = {word for word in found if word in _QUESTIONING}
    return bool(asking - ({"bisa", "boleh"} if denied else set())) or bool(asked)


def _failing(said: tuple[str, ...]) -> frozenset[str]:
    """What cannot be done: *tidak bisa dibuka* tells of a fault, and asks for no hours."""
    after = zip(said, said[1:], said[2:], strict=False)
    return frozenset(word for denied, able, word in after if (denied, able) == _CANNOT)


def _read(said: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The words, each with the side it asks about: *berapa hari* a length, *jam berapa* a time.

    With a length, *selesai* names no thing.
    """
    found = tuple(said)
    counted = _counted(found) if _BERAPA in found else {}
    names = [counted.get(place) or side(word) for place, word in enumerate(found)]
    ends = "length" in names
    for word, name in zip(found, names, strict=True):
        yield word, "length" if ends and word in FINISHING else name


def _counted(said: tuple[str, ...]) -> dict[int, str]:
    """The places of the words that *berapa* beside them counts, each with the side so asked."""
    found = {}
    for place, word in enumerate(said):
        if word != _BERAPA:
            continue
        before, after = said[max(place - 1, 0) : place], said[place + 1 : place + 2]
        if after and after[0] in _TIMES and _POINTS_OF_TIME.isdisjoint(before):
            found[place + 1] = "length"
        if before and before[0] in _MONEY:
            found[place - 1] = "cost"
        if after and after[0] in _MONEY:
            found[place + 1] = "cost"
    return found


def ends_in_a_tag(said: Iterable[str]) -> bool:
    """Whether *tidak* comes last and asks: *kantin ada gak*, no *dibalas juga tidak*."""
    bare = [word for word in said if word not in POLITE]
    return bare[-1:] == ["tidak"] and len(bare) >= _FEWEST and bare[-2] not in _EVEN
