"""Words that praise, and what beside them says that nothing is praised."""

from collections.abc import Sequence

from language.normalising import normalised
from language.word_tables import table
from nlu.complaining import tells_of_a_wrong

_WORDS = table("praising")
_WORDS.refuse_unheard(normalised)
_PRAISING = _WORDS.words("praising")
_DENYING = _WORDS.words("denying")
_THROUGH = _WORDS.words("denied through")
_FAILING = _WORDS.words("failing")


def has_words_of_praise(said: Sequence[str]) -> bool:
    """Whether a normalised word praises, if only in mockery: *hebat, obat kosong lagi*."""
    return not _PRAISING.isdisjoint(said)


def spoils_praise(said: Sequence[str]) -> bool:
    """Whether normalised words can praise nothing: a wrong is in them, or praise that is denied.

    *Mantap, hasilnya salah lagi*, *perawatnya kurang sabar*; *tidak kosong lagi, hebat* may.
    """
    denied = False
    for word in said:
        if word in (_PRAISING if denied else _FAILING):
            return True
        denied = word in _DENYING or (denied and word in _THROUGH)
    return tells_of_a_wrong(said)
