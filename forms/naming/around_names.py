"""A name without what stands around it: *ya udah gue rudi aja gan* is *rudi*.

What such words are the tables of `language` know. Words that people bear too (*Gan*, *Ane*) stay
where the writer gave every word its capital.
"""

import re
import unicodedata
from collections.abc import Sequence

from forms.naming.likeness import is_capital
from forms.naming.word_kinds import Speaks, is_name_too, speaks
from forms.writing.plain import line
from forms.writing.speech import is_courtesy, is_nod, is_talk, without_courtesy
from language.colour import SPEAKER, is_colour, is_laughter
from language.normalising import words
from language.word_tables import table

_TABLE = table("forms/names")

_PICTURES = frozenset({"So", "Sk"})
_NAMED = r"(?:(?:atas )?nama(?:ku| saya| sy| aku| lengkap)?|nm|a[./]? ?n\.?|namanya|panggil(?:an)?)"
_CALLING = f"(?:{_TABLE.either('calling')})"
_OPENING = (
    r"(?:(?:tanpa|dengan|beserta) gelar(?:nya)?|"
    r"halo|hai|maaf|perkenalkan|kenalkan|dengan|dgn|lengkap(?:nya)?|adalah|ialah|yaitu|yang|yg|benar|"
    r"bener|betul|nya|itu|ini|se?harusnya|saya|sy|aku|iya|ya|ok|oke|baik|saja|aja|biasa dipanggil|"
    r"dipanggil|selamat (?:pagi|siang|sore|malam)|assalamualaikum)"
)
_LEAD = re.compile(
    rf"\A(?:(?:{_OPENING}|{_CALLING}|{_NAMED})(?!\w)[ ,:=.]*)+(?=[\w\"(])", re.IGNORECASE
)
_SAID_SO = re.compile(rf"(?<!\w){_NAMED}(?!\w)", re.IGNORECASE)
_AFTER_WORDS = _TABLE.either("after")
_TAIL = re.compile(
    rf"(?:[ ,.]+(?:{_AFTER_WORDS}))+\W*\Z",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"[ ,]+(?:orang|org|dari|asal|warga|tinggal di|umur|usia|(?:biasa )?dipanggil)\b.*\Z",
    re.IGNORECASE,
)
_RELATED = (
    r"(?:istri|isteri|suami|anak|ibu|bapak|ayah|mama|papa|kakak|adik|adek|keluarga|saudara|menantu|"
    r"mertua|cucu|keponakan|wali|penunggu|pendamping|orang ?tua|ortu)"
)
_KIN, _OWN_KIN = rf"{_RELATED}(?:nya)?", rf"{_RELATED}nya"
_WHOSE_KIN = re.compile(
    rf"(?:[ ,-]+\(?{_KIN} (?:(?:dari )?(?:pasien|px)\b|dari \w).*"
    rf"|[ ,-]+\(?{_OWN_KIN} +\w.*"
    rf"|[ ,]*\({_KIN}\)|,[ ,]*{_KIN})\W*\Z",
    re.IGNORECASE,
)
"""What somebody is to a patient, behind their own name."""
_NOD_OR_NAME = re.compile(
    r"(?:oke|baik|bena?e?r|betul|yang|i?ya(?= \S+\Z)) (?=[^\W\d_])", re.IGNORECASE
)
"""A nod before a name, or a part of it: *Benar Surbakti*."""
_CALL_OR_NAME = re.compile(r"(?<=[^\W\d_])(?: (?:min|ya|mas|bang|dong|dok))+\Z", re.IGNORECASE)
"""A word to the office after a name, or a part of it: *Tan Min*."""
_INITIAL_LAST = re.compile(r" [^\W\d_]\.\Z")
_LEADING = _TABLE.words("leading")
"""What stands before a name beside whose it is, in its standard form: *nm gw*, *kenalin*."""
_PAIR = 2
_SYLLABLE = 3
"""Letters of a word that may be a part of a name of two syllables."""
_SIGNS = " .,!?:;=~^()\"'-"


def without_lead(text: str) -> str:
    """The text without words that lead to a name: *nama saya*, *perkenalkan*."""
    return _LEAD.sub("", line(text), count=1)


def bare_name(text: str) -> str:
    """Without words around it, and with one blank after each comma."""
    said = line(text)
    if not is_courtesy(said):
        said = line(without_courtesy(said))
    said = _WHOSE_KIN.sub("", _LEAD.sub("", said, count=1))
    said = _FROM.sub("", _TAIL.sub("", said))
    said = "".join(char for char in said if unicodedata.category(char) not in _PICTURES)
    said = re.sub(r" *,[ ,]*", ", ", said)
    said = re.sub(r"(?<=[^\W\d_]{3}\.)(?=[^\W\d_]{3})", " ", said)
    said = " ".join(said.split()).strip(" ,-!/\\")
    ends_a_sentence = said.count(".") == 1 and not _INITIAL_LAST.search(said)
    return line(said, "." if ends_a_sentence else "")


def bare_throughout(text: str) -> str:
    """As `bare_name`, again and again, so that what comes out reads as itself."""
    bare, before = bare_name(text), text
    while bare != before:
        bare, before = bare_name(bare), bare
    return bare


def name_among_slang(text: str) -> tuple[str, bool]:
    """The name among slang, and whether any was cut: *gue rudi gan*; all of it where it is one.

    Empty for slang alone; *gan*, which is a name too, is doubtful.
    """
    bare, inner = bare_throughout(text), without_slang(line(text))
    if not inner:
        known = bool(bare) and all(map(is_name_too, bare.casefold().split()))
        return (bare, True) if known else ("", True)
    name = bare_throughout(inner)
    return name, name != bare


def with_what_may_be_of_it(text: str, bare: str) -> str:
    """The words with one that was taken from an end and has its capital as the others have theirs.

    Empty where none was: *oke siti* is a nod and a name, *Oke Siti* may be two names.
    """
    said = line(text)
    lead, call = _NOD_OR_NAME.match(said), _CALL_OR_NAME.search(said)
    begun = lead[0] if lead and said[lead.end() :].startswith(bare) else ""
    ended = call[0] if call and said[: call.start()].endswith(bare) else ""
    whole = f"{begun}{bare}{ended}"
    return whole if whole != bare and all(word[0].isupper() for word in whole.split()) else ""


def with_last_word(whole: str, cut: str) -> bool:
    """Whether a last word that was cut may be of the name: *Siti Oke*, *slamet sudah*.

    In small letters slang is none of it: *siti gan*.
    """
    name, _, last = whole.rpartition(" ")
    if name.casefold() != cut.casefold():
        return False
    chosen = is_capital(whole) and not whole.isupper()
    return chosen or is_nod(last) or (is_talk(last) and not is_colour(last))


def has_a_picture_inside(text: str) -> bool:
    """Whether a picture stands between the words and not only around them: *Siti ❤️ Aminah*."""
    letters = [at for at, char in enumerate(text) if char.isalpha()]
    between = text[letters[0] : letters[-1]] if letters else ""
    return any(unicodedata.category(char) in _PICTURES for char in between)


def is_of_syllables(bare: str) -> bool:
    """Whether two short words have their capitals, as in *Oi Lan*; the first may be a call."""
    given = bare.split()
    short = len(given) == _PAIR and all(len(word) <= _SYLLABLE for word in given)
    return short and is_capital(bare) and not bare.isupper()


def is_said_so(text: str) -> bool:
    """Whether the words say that what follows is a name: *nama saya*."""
    return bool(_SAID_SO.search(text))


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
    while len(given) > 1 and speaks(_as_word(given[-1])) is Speaks.BETWEEN:
        given.pop()
    return " ".join(given)


def _is_behind(given: Sequence[str], place: int, *, chosen: bool) -> bool:
    word = _as_word(given[place])
    if not word:
        return True
    if _may_be_of_it(given[place], chosen=chosen):
        return False
    return is_laughter(word) or is_colour(word)


def _is_before(given: Sequence[str], *, chosen: bool, after: bool) -> bool:
    """Whether the first word leads to the name; `after`: such a word stood before it."""
    word = _as_word(given[0])
    if not word:
        return True
    if _may_be_of_it(given[0], chosen=chosen) or speaks(word) is Speaks.TITLE:
        return False
    if is_laughter(word) or _leads(given):
        return True
    beside = after or given[0].endswith(",") or _leads(given[1:])
    return is_colour(word) and (beside or not is_name_too(word))


def _leads(given: Sequence[str]) -> bool:
    meant = words(_as_word(given[0])) if given else ()
    return bool(meant) and (_LEADING | SPEAKER).issuperset(meant)


def _may_be_of_it(written: str, *, chosen: bool) -> bool:
    """Whether the word may be a part of the name all the same: an initial, *Ane* Febriani."""
    if len(_as_word(written)) == 1:
        return written[0].isupper() or written.endswith(".")
    return chosen and is_name_too(_as_word(written))


def _as_word(written: str) -> str:
    return written.strip(_SIGNS).casefold()
