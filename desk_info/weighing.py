"""What a word is worth before any desk information is known, and the constants of matching."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from language.normalising import POLITE
from language.slang import listed
from language.stemming import stem

_FRAME = listed(
    "apa apakah siapa kapan dimana kemana mana bagaimana berapa kenapa yang di ke dari untuk "
    "dengan pada dan atau juga ini itu ada adalah akan sudah belum tidak bukan bisa boleh "
    "dapat mau ingin saya kamu kami kita dia mereka anda tahu tanya kalau jika bila agar "
    "supaya karena tapi jadi lagi masih hanya semua setiap tiap seperti sama lebih paling "
    "sangat sekarang nanti dulu lalu terus kemudian harus perlu buat minta coba bantu jelas "
    "sebut beri kasih tentang mengenai terkait dalam luar oleh para sebagai secara saat "
    "ketika sebelum setelah orang hal cara sini sana situ begitu begini sendiri terima biar "
    "maksud beberapa memang ya e si"
)
_SYNONYMS = {
    "harga": "biaya",
    "tarif": "biaya",
    "ongkos": "biaya",
    "jenguk": "besuk",
    "kunjung": "besuk",
    "lokasi": "alamat",
    "letak": "alamat",
    "prosedur": "cara",
    "alur": "cara",
    "langkah": "cara",
    "mekanisme": "cara",
    "berkas": "syarat",
    "dokumen": "syarat",
    "syarat": "syarat",
    "registrasi": "daftar",
    "apakah": "apa",
    "pukul": "jam",
}


@lru_cache(maxsize=32_768)
def meaning_of(word: str) -> str:
    """The stem under which a normalised word is compared; near synonyms of offices share one."""
    short = stem(word)
    return _SYNONYMS.get(short, short)


_LIGHT = {**{meaning_of(w): 0.35 for w in _FRAME}, **{meaning_of(w): 0.1 for w in POLITE}}

_ASPECT_WORDS = {
    "who": "siapa",
    "when": "kapan jam tanggal jadwal hari pukul",
    "where": "dimana alamat lokasi kemana tempat",
    "how": "cara bagaimana prosedur",
    "cost": "biaya bayar gratis harga tarif",
    "needs": "syarat bawa berkas",
    "length": "lama",
    "contact": "nomor telepon kontak whatsapp",
    "why": "kenapa",
}
_ASPECTS = {meaning_of(w): name for name, said in _ASPECT_WORDS.items() for w in said.split()}


def prior(meaning: str) -> float:
    """1 for words with a topic, less for the frame of a question, least for courtesy."""
    return _LIGHT.get(meaning, 1.0)


def topical(meanings: Iterable[str]) -> frozenset[str]:
    """Those that have a topic or name an aspect; courtesy and filling words fall away."""
    return frozenset(one for one in meanings if prior(one) == 1.0 or one in _ASPECTS)


def aspects(meanings: Iterable[str]) -> frozenset[str]:
    """Which sides of a topic the stems ask about: who, when, where, how, at what cost …"""
    return frozenset(_ASPECTS[one] for one in meanings if one in _ASPECTS)


def logistic(evidence: float) -> float:
    """Evidence (any number) as a likelihood, 0 to 1."""
    return 1.0 / (1.0 + math.exp(-evidence))


@dataclass(frozen=True, slots=True)
class Constants:
    """How matching weighs.

    The ranking is flat around these values: moving any by a third changed the first place in
    under 1 % of real questions. The five `from_…` are a logistic regression of *the first is
    right*, fitted on questions of six offices and checked on each office left out in turn.
    """

    fuzzy_from: int = 4
    """Letters below which another word is another word, not a misspelling."""
    fuzzy_cutoff: float = 82.0
    """Likeness (0 to 100) from which a word is a misspelling: *kamar* and *kasar* are two words."""
    skeleton_likeness: float = 0.8
    """What a word without its vowels (*pndftrn*) counts for."""
    least_weight: float = 0.05
    """What a word that every entry has still counts for, so that order and length matter."""
    strange_weight: float = 0.8
    """What a word that no entry has weighs against every entry."""
    overlap_share: float = 0.75
    """Words in common against likeness letter by letter, which keeps word order."""
    looked_at_closely: int = 24
    """Variants compared letter by letter, enough for eight entries of three."""
    support_share: float = 0.3
    """How much the next two variants of an entry say beside its best one."""
    from_nothing: float = -2.0
    from_margin: float = 4.58
    from_covered: float = 1.84
    from_heard: float = 1.52
    from_wrong_aspect: float = 1.22
    sure_of_a_variant: float = 0.97
    """All of a variant and nothing else was said."""
    sure_of_the_only: float = 0.9
    """Only one entry knows all that was said, and says it in one variant."""
    answer_from: float = 0.85
    """Nine of ten such answers were right; a wrong answer is worse than none."""
    answer_covers: float = 0.7
    """However clear of its rivals: no answer where much of what was said is not about it."""
    most_strange: float = 0.33
    """One unknown word in three (*nomor telepon pln*) may be the one that matters."""
    choose_from: float = 0.5
    """Below this the entry that was meant is among the three too seldom to offer them."""
    choose_covers: float = 0.6
    offer_share: float = 0.5
    """A rival with less than this part of the best one's fit is not offered."""


MATCHING = Constants()
