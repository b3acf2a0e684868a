"""What words before a number say that it is: *no KK saya 2171…* is no NIK."""

from forms.writing.speech import words
from language.word_tables import table

_TABLE = table("forms/values")
_AROUND = _TABLE.words("around a code")
_OTHERS = _TABLE.words("other numbers")
_LOOK_BACK = 60
_MOST_WORDS = 4
_LONGEST_CALLED = 3
_ENDINGS = ("nya", "ku")
_ENDS = "\n,;.?!"


def is_of_another(before: str, own: frozenset[str]) -> bool:
    """Whether the words right before a number call it another document's than `own` names it.

    `own` are labels as one word each; the name nearest to the number counts.
    """
    said = [_bare(word) for word in words(_clause(before))]
    said = [word for word in said if word not in _AROUND][-_MOST_WORDS:]
    for end in range(len(said), 0, -1):
        named = {"".join(said[max(0, end - length) : end]) for length in range(1, _LONGEST_CALLED)}
        if not named.isdisjoint(own):
            return False
        if not named.isdisjoint(_OTHERS):
            return True
    return False


def _clause(before: str) -> str:
    """The words behind the last sign or digit."""
    said = before[-_LOOK_BACK:].replace("no.", "no ").replace("No.", "no ")
    cut = max((at for at, sign in enumerate(said) if sign in _ENDS or sign.isdecimal()), default=-1)
    return said[cut + 1 :]


def _bare(word: str) -> str:
    """Without what says whose it is: *bpjsnya*."""
    ending = next((one for one in _ENDINGS if word.endswith(one)), "")
    bare = word.removesuffix(ending)
    return bare if bare in _OTHERS else word
