"""Whether words are somebody's name: what each of them speaks for, added up."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from forms.naming.word_kinds import WEIGHTS, Speaks, speaks
from forms.values import regions
from language.word_tables import table

_TABLE = table("forms/names")


class Likeness(StrEnum):
    """How words look to somebody who asked for a name."""

    NAME = "name"
    UNSURE = "unsure"
    NONE = "none"


_MAY_BE = frozenset({Speaks.GIVEN, Speaks.WORD_TOO, Speaks.STRANGE, Speaks.RARE, Speaks.SELDOM})
_SURE = 0.9
_UNLIKELY = -2.0
_CAPITALS = 2.0
_SAID_SO = 3.0
"""*Nama saya* before the words."""
_SEVERAL = 2

_CALENDAR = _TABLE.words("calendar")
_ALONE_A_REPLY = _TABLE.words("alone a reply")
"""Names that somebody says by themselves and means something else."""
_PLACE_FOLLOWS = _TABLE.words("place follows")
_OF_PLACES = _TABLE.words("of places")
_WORD = re.compile(r"[^\W\d_]+(?:['.][^\W\d_]+)*\.?")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_FAMILIES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任"
    "陸陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚張劉陳楊黃趙吳孫馬鄭羅謝許鄧蕭馮葉蘇蔣鐘盧"
)  # fmt: skip
_OF_HAN = range(2, 5)


def likeness(text: str, *, said_so: bool = False) -> Likeness:
    """How the words look. `said_so`: they stand after *nama saya* or such.

    `text` is without titles' punctuation errors and courtesy (see `name.check`).
    """
    han = _HAN.findall(text)
    if han:
        surely = len(han[0]) in _OF_HAN and han[0][0] in _FAMILIES
        return Likeness.NAME if surely else Likeness.UNSURE
    said = _WORD.findall(text.casefold())
    if not said:
        return Likeness.NONE
    if _is_place(said) or _is_day(said):
        return Likeness.NONE
    spoken = [speaks(word) for word in said]
    talks = _talks(text, said, spoken)
    if len(said) > 1 and set(spoken) == {Speaks.WORD_TOO} and not is_capital(text):
        return Likeness.UNSURE
    if _is_initialled(text, spoken):
        return Likeness.NAME
    if not _MAY_BE & set(spoken):
        return Likeness.UNSURE if said_so and Speaks.TALK not in spoken else Likeness.NONE
    if len(said) == 1 and said[0] in _ALONE_A_REPLY:
        return Likeness.UNSURE
    total = sum(WEIGHTS[one] for one in spoken) + (_SAID_SO if said_so else 0.0)
    total += _CAPITALS if len(said) > 1 and is_capital(text) else 0.0
    if total >= _SURE:
        doubted = talks or Speaks.NOISE in spoken or _is_worded(text, spoken)
        return Likeness.UNSURE if doubted else Likeness.NAME
    doubtful = total > _UNLIKELY and not {Speaks.TALK, Speaks.NOISE} & set(spoken)
    return Likeness.UNSURE if doubtful else Likeness.NONE


def _is_initialled(text: str, spoken: Sequence[Speaks]) -> bool:
    """Whether words with capitals stand beside an initial: *Q. Zaman*, *Nur S.*."""
    given = text.split()
    initials = sum(
        len(word.rstrip(".,")) == 1 and (word.endswith(".") or at == 0)
        for at, word in enumerate(given)
    )
    whole = 0 < initials < len(spoken) == len(given) and is_capital(text)
    return whole and not {Speaks.TALK, Speaks.NOISE} & set(spoken)


def _is_worded(text: str, spoken: Sequence[Speaks]) -> bool:
    """Whether a common word stands in small letters beside others: *siti aminah puas*.

    Beside two words with capitals any word of the language does: *Budi Santoso titik*.
    """
    given = text.split()
    if len(given) != len(spoken) or len(given) < _SEVERAL or is_capital(text):
        return len(spoken) > 1 and Speaks.WORD in spoken and not is_capital(text)
    small = {kind for word, kind in zip(given, spoken, strict=True) if word[0].islower()}
    chosen = sum(word[0].isupper() for word in given) >= _SEVERAL
    return Speaks.WORD in small or (chosen and bool(small & {Speaks.SELDOM, Speaks.RARE}))


def _talks(text: str, said: Sequence[str], spoken: Sequence[Speaks]) -> bool:
    """Whether a word that sentences are made of stands in small letters: *Rina eh salah Rini*.

    With its capital it may be a name: *Sudah Tambunan*. Of several words one that is
    all capitals and no initial is the name of a thing: *KTP Rina*.
    """
    written = _WORD.findall(text)
    if len(written) != len(said):
        return False
    talk = [place for place, kind in enumerate(spoken) if kind is Speaks.TALK]
    small = any(written[place][0].islower() for place in talk)
    return small or (not text.isupper() and any(written[place].isupper() for place in talk))


def is_region(word: str) -> bool:
    """Whether a single word names a city, a regency or a part of the country: *sidoarjo*."""
    return word in _places() or word in _OF_PLACES


def may_be_part(word: str) -> bool:
    """Whether a single word may be a part of a name, or is no word at all: *aminah*, *siti90*."""
    return speaks(word.casefold()) in _MAY_BE or any(map(str.isdecimal, word))


def is_capital(text: str) -> bool:
    """Whether the writer gave every word its capital, as no keyboard does by itself."""
    return all(word[:1].isupper() for word in text.split())


def _is_day(said: Sequence[str]) -> bool:
    """*Hari Senin*: words of the calendar, more than one."""
    return len(said) > 1 and "hari" in said and all(word in _CALENDAR for word in said)


def _is_place(said: Sequence[str]) -> bool:
    if said[0] in _PLACE_FOLLOWS or " ".join(said) in _places():
        return True
    return all(word in _OF_PLACES or word in _places() for word in said)


@cache
def _places() -> frozenset[str]:
    found: set[str] = set()
    for name in regions.names():
        kind, _, place = name.casefold().partition(" ")
        found |= {f"{kind} {place}", place}
    return frozenset(found)
