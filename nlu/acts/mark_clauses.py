"""What somebody says about how satisfied they are, clause by clause."""

import re
import unicodedata

from language.colour import SPEAKER
from language.normalising import words
from language.slang import listed
from language.word_tables import table
from nlu.complaining import INTERROGATIVE, wants_to_complain

_WORDS = table("acts/marks")
MARK_OF = {said: int(mark) for said, mark in _WORDS.meanings("marks").items()}
FIGURES = {str(mark): mark for mark in range(1, 6)} | {
    said: int(mark) for said, mark in _WORDS.meanings("numbers").items()
}
STARS = _WORDS.words("stars")
SIGNS = STARS | {said for said in MARK_OF if not any(map(str.isalnum, said))}
PLAIN = _WORDS.words("plain")
_REASON = _WORDS.words("beginning a reason")
REQUESTING = _WORDS.words("requesting")
_JOINING = _WORDS.words("joining")
_WISHING = SPEAKER | listed("mau ingin kami kita")

SKIN = re.compile("[\ufe0f\U0001f3fb-\U0001f3ff]")
_SIGN = f"[{''.join(map(re.escape, sorted(SIGNS)))}]"
_STAR = f"[{''.join(map(re.escape, sorted(STARS)))}]"
_COUNTED_STARS = re.compile(rf"\b([1-5])\s*{_STAR}(?!\s*{_STAR})")
_OUT_OF_FIVE = re.compile(r"\b([1-5])\s*(?:/|dari)\s*(?:5|lima)\b(?!/)", re.IGNORECASE)
_BOLD = re.compile(r"([*_~`]+)([^*_~`]*)\1")
_TENTHS = re.compile(r"(?<![\d.,])([1-5])[.,]0(?![.,]?\d)")
_LEADING = re.compile(r"^\s*(\w+)\s+(?=([^\W\d_]+)\s)")
_BOLD_FIGURE = re.compile(r"([*_~`]+)([1-5])\1(?=\s+([^\W\d_]+))")
_WORD = re.compile(r"\s([^\W\d_]+)(?=[\s:])")
_CLAUSE = re.compile(
    rf"(?P<signs>{_SIGN}+)|(?:[^\w\s'’%?/–—-]|\?+)+(?!\d)|\s[–—-]+|[–—-]+\s|\n|\s\((?=\d)|(?<=\d)/(?=[^\W\d])"
)


def with_figures(text: str) -> str:
    """*4/5*, *4 dari 5*, *4,0* and *4 ⭐* with the figure alone, in the digits 0 to 9."""
    text = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)
    return _COUNTED_STARS.sub(r"\1 ", _TENTHS.sub(r"\1", _OUT_OF_FIVE.sub(r"\1", text)))


def clauses_of(text: str) -> list[str]:
    """The clauses in their order; a question keeps its mark, signs stand by themselves."""
    text = _BOLD_FIGURE.sub(_set_off, with_figures(SKIN.sub("", text)))
    text = _LEADING.sub(_set_off_at_the_beginning, text)
    text = _WORD.sub(_split_at_joining, _BOLD.sub(r" \2 ", text))
    found, begin = [], 0
    for end in _CLAUSE.finditer(text):
        asking = "?" if "?" in end[0] else ""
        found += [text[begin : end.start()].strip() + asking, end["signs"] or ""]
        begin = end.end()
    return [clause for clause in (*found, text[begin:].strip()) if clause.strip(" ?")]


def _set_off(figure: re.Match[str]) -> str:
    """A bold figure with a comma where a reason begins behind it; a noun is only counted."""
    return f"{figure[2]}," if _REASON.issuperset(words(figure[3])) else figure[0]


def _set_off_at_the_beginning(figure: re.Match[str]) -> str:
    """A figure with a comma where a reason, a wish or a question without figures follows it."""
    next_word, rest = frozenset(words(figure[2])), words(figure.string[figure.end() :])
    if figure[1].casefold() not in FIGURES or not next_word:
        return figure[0]
    if not PLAIN.isdisjoint(rest[:3]):
        return figure[0]  # *5 kurang puas*
    counts = not FIGURES.keys().isdisjoint(rest)
    wishes = next_word <= _WISHING and wants_to_complain((*next_word, *rest))
    begins = (next_word <= INTERROGATIVE or wishes) and not counts
    return f"{figure[1]}, " if begins or next_word <= _REASON | REQUESTING else figure[0]


def _split_at_joining(word: re.Match[str]) -> str:
    """A new line in place of a word that joins clauses, however it is written: *krn*, *tp*."""
    return "\n" if _JOINING.issuperset(words(word[1])) else word[0]
