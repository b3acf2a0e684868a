"""How words of danger are typed: with letters apart, with digits or signs for letters, misspelt."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from language.normalising import plain, words
from language.slang import listed

_SIGNS = str.maketrans(
    {
        "🔪": " pisau ", "🗡": " pisau ", "🔫": " pistol ", "⚰": " mati ", "🪦": " mati ",
        "💀": " mati ", "☠": " mati ", "🩸": " darah ", "🆘": " sos ", "🚑": " ambulans ",
    }
)  # fmt: skip
_LETTER_FOR = str.maketrans("01345789@$!", "oieastbgasi")
_LETTER = r"[^\W_]"
_APART = re.compile(rf"(?<!{_LETTER}){_LETTER}(?:[ .\-_*,]{{1,3}}{_LETTER}){{3,40}}(?!{_LETTER})")
_TOKEN = re.compile(r"\S+")
_AROUND = ".,!?:;()#\"'"
_HIDING = "*"
_LONGEST_TO_MEND = 16
_NUMB = re.compile(r"\bmati rasa(?!\w)")
_DOSE = 9
"""So many pills at once are no dose any more."""
NUMBER = "<number>"
"""Stands for every number of ten or more."""
_SHORTESTMISSPELT = 5
_OURS = ("ku", "mu")

_JOINED = {
    "bunuhdiri": "bunuhdiri",
    "bunudiri": "bunuhdiri",
    "bundir": "bundir",
    "gantungdiri": "gantungdiri",
    "selfharm": "selfharm",
    "killmyself": "suicide",
    "pengenmati": "ingin mati",
    "penginmati": "ingin mati",
    "pinginmati": "ingin mati",
    "inginmati": "ingin mati",
    "maumati": "ingin mati",
    "akhirihidup": "akhiri hidup",
    "capekhidup": "capek hidup",
    "wanttodie": "ingin mati",
}
"""Phrases that are written without a blank, or with every letter apart."""
_KEYS = listed(
    "bunuh gantung mengakhiri akhiri kejang pingsan sekarat overdosis racun baygon pendarahan "
    "tersedak keselek diperkosa dipukuli dipukulin ngamuk mengamuk celurit serangan napas "
    "tenggelam kecelakaan kebakaran keracunan ambulans ketuban menyayat darurat membunuh stroke "
    "semaput selamanya loncat lompat"
)
_BESIDE = {
    "q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok",
    "o": "ipl", "p": "ol", "a": "qsz", "s": "awdx", "d": "sefc", "f": "drgv", "g": "fthb",
    "h": "gyjn", "j": "hukm", "k": "jilm", "l": "kop", "z": "asx", "x": "zsdc", "c": "xdfv",
    "v": "cfgbu", "b": "vghn", "n": "bhjm", "m": "njk",
}  # fmt: skip
"""Neighbours on the keyboard."""
_REAL = listed(
    "dipukul "
    "bubuh butuh kenang kejam kejar tejang stroka rajun rawun akun loncatan lambat akhir akhirnya "
    "ngambuk napa nama panas apas nafas lapas napasi ganjung gantang kecelaan pisan dariat daurat "
    "lompati lompatan rancun kebakar bunga bunuhan strike striker tokoh menyapat racik"
)
"""Words of their own, however like a word of danger they look."""
_SHORT = {
    "mti": "mati", "mtii": "mati", "matii": "mati", "mtai": "mati", "matek": "mati",
    "bnh": "bunuh", "bnuh": "bunuh", "bunh": "bunuh", "bunu": "bunuh", "bunvh": "bunuh",
    "dri": "diri", "drii": "diri", "diiri": "diri", "bndr": "bundir", "bundr": "bundir",
    "bndir": "bundir", "kjang": "kejang", "kjng": "kejang", "kejag": "kejang", "pngsn": "pingsan",
    "pngsan": "pingsan", "gntung": "gantung", "gntng": "gantung", "slt": "silet",
    "mengahiri": "mengakhiri", "mengakiri": "mengakhiri", "ahiri": "akhiri", "akiri": "akhiri",
    "overdos": "overdosis", "ovrdosis": "overdosis", "ambulan": "ambulans", "ambulance": "ambulans",
    "odgj": "odgj", "hdp": "hidup", "idup": "hidup", "hidupp": "hidup", "ngmuk": "ngamuk",
    "darrat": "darurat", "tlong": "tolong", "skarat": "sekarat", "rcun": "racun",
    "bunuah": "bunuh", "bunoh": "bunuh", "kjg": "kejang", "kjgg": "kejang", "pinsan": "pingsan",
    "pengsan": "pingsan", "matiik": "mati", "sesek": "sesak", "overdose": "overdosis",
}  # fmt: skip
"""Short forms that no single slip of a finger makes."""


def heard(text: str) -> list[str]:
    """Standard words of the whole text, with words of danger as they are spelt rightly.

    A number of ten or more becomes `<number>`. Never raises; linear in the length of `text`.
    """
    lowered = _NUMB.sub("kebas", plain(text.translate(_SIGNS)))
    lowered = _APART.sub(_together, lowered)
    lowered = _TOKEN.sub(_with_letters, lowered)
    return list(_spelt(words(lowered, len(lowered))))


def _together(apart: re.Match[str]) -> str:
    """Letters that stand apart, joined where that makes a phrase of danger."""
    joined = "".join(filter(str.isalnum, apart[0]))
    return next((meant for known, meant in _JOINED.items() if known in joined), apart[0])


def _with_letters(token: re.Match[str]) -> str:
    """Letters for the digits and signs in a word, where that gives a word of danger."""
    word = token[0].strip(_AROUND)
    if word.isalpha() or len(word) > _LONGEST_TO_MEND:
        return token[0]
    if _HIDING in word:
        return _hidden(word) or token[0]
    letters = word.translate(_LETTER_FOR)
    return letters if letters in _TO_MEND else token[0]


@lru_cache(maxsize=1_024)
def _hidden(word: str) -> str:
    """The word of danger in which signs hide letters: *b*nuh*; empty when there is none."""
    if not any(map(str.isalpha, word)):
        return ""
    shape = re.compile(re.escape(word).replace(r"\*", "."))
    return next((key for key in _TO_MEND if shape.fullmatch(key)), "")


def _spelt(said: Iterable[str]) -> Iterator[str]:
    for word in said:
        if word[0].isdigit():
            yield NUMBER if word.isdecimal() and len(word) < _DOSE and int(word) > _DOSE else word
        elif word in _SHORT:
            yield _SHORT[word]
        elif len(word) >= _SHORTESTMISSPELT:
            yield from _long(word)
        else:
            yield word


def _long(word: str) -> Iterator[str]:
    mended = MISSPELT.get(word)
    if mended is not None:
        yield mended
        return
    for joined, meant in _JOINED.items():
        if joined in word and word != meant:
            yield from meant.split()
            return
    if word.endswith(_OURS) and word[:-2] in _PEOPLE:
        yield from (word[:-2], "saya")
        return
    yield word


def _slips(word: str) -> Iterator[str]:
    """What one slip of a finger makes of a word; its first letter is right."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        for beside in _BESIDE.get(word[at], ""):
            yield word[:at] + beside + word[at + 1 :]
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


_PEOPLE = listed(
    "anak ibu bapak ayah adik adek kakak suami istri nenek kakek teman pacar mama papa hidup abang"
)
_TO_MEND = tuple(sorted(_KEYS | set(_SHORT.values()) | listed("mati diri hidup bundir silet")))
MISSPELT = {
    slip: key
    for key in sorted(_KEYS)
    if len(key) >= _SHORTESTMISSPELT
    for slip in _slips(key)
    if slip not in _REAL and slip not in _KEYS
}
"""Words with one slip of a finger, to the word of danger that is meant."""
