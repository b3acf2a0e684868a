"""A name without the slang around it: *ya udah gue rudi aja gan* is *rudi*.

What such words are the tables of `language` know. Words that people bear too (*Gan*, *Ane*) stay
where the writer gave every word its capital.
"""

from collections.abc import Sequence

from forms.writing.naming import Speaks, is_capital, is_name_too, speaks
from language.colour import SPEAKER, is_colour, is_laughter
from language.normalising import words
from language.slang import listed

_LEADING = listed(
    "nama panggil dipanggil panggilan memperkenalkan perkenalkan kenalkan kenal biasa lengkap"
)
"""What stands before a name beside whose it is, in its standard form: *nm gw*, *kenalin*."""
_SIGNS = " .,!?:;=~^()\"'-"


def without_slang(said: str) -> str:
    """The words without slang before and behind them; the same words where none stands there.

    Empty where nothing else is said.
    """
    given = said.split()
    chosen = is_capital(said) and not said.isupper()
    first, last = 0, len(given)
    while last > first and _is_behind(given, last - 1, chosen=chosen):
        last -= 1
    while first < last and _is_before(given[first:last], chosen=chosen, after=first > 0):
        first += 1
    inner = " ".join(given[first:last])
    if (first, last) == (0, len(given)):
        return said
    return inner if last == len(given) else without_ending(inner)


def without_ending(said: str) -> str:
    """The words without one that another has to follow: *dewi bin* (*apa ya*)."""
    given = said.split()
    while len(given) > 1 and speaks(_bare(given[-1])) is Speaks.BETWEEN:
        given.pop()
    return " ".join(given)


def _is_behind(given: Sequence[str], place: int, *, chosen: bool) -> bool:
    word = _bare(given[place])
    if not word:
        return True
    if _may_be_of_it(given[place], chosen=chosen):
        return False
    return is_laughter(word) or is_colour(word)


def _is_before(given: Sequence[str], *, chosen: bool, after: bool) -> bool:
    """Whether the first word leads to the name; `after`: such a word stood before it."""
    word = _bare(given[0])
    if not word:
        return True
    if _may_be_of_it(given[0], chosen=chosen) or speaks(word) is Speaks.TITLE:
        return False
    if is_laughter(word) or _leads(given):
        return True
    beside = after or given[0].endswith(",") or _leads(given[1:])
    return is_colour(word) and (beside or not is_name_too(word))


def _leads(given: Sequence[str]) -> bool:
    meant = words(_bare(given[0])) if given else ()
    return bool(meant) and (_LEADING | SPEAKER).issuperset(meant)


def _may_be_of_it(written: str, *, chosen: bool) -> bool:
    """Whether the word may be a part of the name all the same: an initial, *Ane* Febriani."""
    if len(_bare(written)) == 1:
        return written[0].isupper() or written.endswith(".")
    return chosen and is_name_too(_bare(written))


def _bare(written: str) -> str:
    return written.strip(_SIGNS).casefold()
