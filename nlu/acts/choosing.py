"""Which of several things that were offered somebody means, by the words they type."""

import re
from collections.abc import Sequence

from language.normalising import POLITE, words
from language.slang import listed
from language.word_tables import table

_WORDS = table("acts/choosing")
_LONGEST_CHOICE = 4
_LONGEST_PART = 6
_TWO = 2
_PART = re.compile(r"[^\W_]+")
_AROUND_A_CHOICE = POLITE | _WORDS.words("around a choice")
_THE_OTHER = re.compile(
    r"(?:yang |yg )?(?:satunya|satu lagi|lainnya|lain)(?: (?:aja|saja|ya|kak))*"
)
_REFUSING_FIRST = re.compile(r"\A\W*(?:bukan|tidak|jangan|gak?|nggak),+\s*", re.IGNORECASE)
_LAST = listed("terakhir belakang bawah akhir")
_FIRST = _WORDS.words("first")
_PLACES = {"pertama": 1, "kesatu": 1, "satu": 1, "kedua": 2, "dua": 2, "ketiga": 3, "tiga": 3}
_ALL_OF_THEM = re.compile(
    r"(?:ya |iya )?(?:keduanya|dua[- ]?(?:2|dua)nya|semua(?:nya)?|ketiganya)"
    r"(?: (?:aktif|bisa|dipakai|kak|ya|min|pak|bu))*"
)


def meant(text: str, titles: Sequence[str]) -> tuple[int, ...]:
    """Which of the things with these titles the words choose: a number, a place, words of one.

    Counted from 0. An empty title stands for one that is gone, and is never chosen.
    """
    said = _said(text)
    there = [place for place, title in enumerate(titles) if title]
    if wants_all(text):
        return tuple(there)
    if not said or len(said) > _LONGEST_CHOICE:
        return ()
    place = placed(text, len(titles)) - 1
    if place >= 0:
        return (place,) if place in there else ()
    titled = [at for at in there if set(said) <= set(words(titles[at]))]
    return tuple(titled) if len(titled) == 1 else ()


def wants_all(text: str) -> bool:
    """Whether everything that is offered is wanted: *dua-duanya*, *keduanya*."""
    return bool(_ALL_OF_THEM.fullmatch(text.strip(" .!").casefold()))


def placed(text: str, count: int) -> int:
    """Which of `count` things the words choose by its place, from 1; 0 where they choose none."""
    if count == _TWO and _THE_OTHER.fullmatch(text.strip(" .!").casefold()):
        return _TWO
    said = _said(text)
    if len(said) != 1:
        return 0
    (word,) = said
    if word in _LAST | _FIRST:
        return count if word in _LAST else 1
    place = int(word[:3]) if word.isascii() and word.isdigit() else _PLACES.get(word, 0)
    return place if place <= count else 0


def one_of(text: str, values: Sequence[str]) -> int:
    """As `placed`, also by a part that one of the values alone has: *yang gmail*, *yang 4466*."""
    text = _REFUSING_FIRST.sub("", text)
    place = placed(text, len(values))
    parts = [part for part in _PART.findall(text.casefold()) if _said(part)]
    if place or not parts or len(parts) > _LONGEST_CHOICE or not all(map(_is_a_part, parts)):
        return place
    bare = [value.casefold().replace(" ", "") for value in values]
    having = [at for at, value in enumerate(bare, 1) if all(part in value for part in parts)]
    return having[0] if len(having) == 1 else 0


def _said(text: str) -> list[str]:
    return [word for word in words(text) if word not in _AROUND_A_CHOICE]


def _is_a_part(part: str) -> bool:
    """Not a single letter, and no number so long that it may be another value."""
    return len(part) > 1 and not (part.isdecimal() and len(part) > _LONGEST_PART)
