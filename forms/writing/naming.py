"""Whether words are somebody's name: what each of them speaks for, added up.

No list holds the names of a people of 280 million, so a word that nobody knows speaks for a name
as long as it can be pronounced. What speaks against one are words of the language.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from forms.writing import regions
from forms.writing.speech import CHAT_WORDS
from language.colour import is_laughter
from language.normalising import words as standard_words
from language.slang import SLANG, listed
from language.stemming import is_indonesian, stem


class Likeness(StrEnum):
    """How words look to somebody who asked for a name."""

    NAME = "name"
    UNSURE = "unsure"
    NONE = "none"


class Speaks(StrEnum):
    """What a single word is."""

    GIVEN = "given"  # Siti, Sinaga: a name before it is anything else
    WORD_TOO = "word_too"  # Melati, Sabar
    TITLE = "title"  # Hj., Prof.
    BETWEEN = "between"  # bin, boru
    SHORT = "short"  # an initial, Abd., S.Kep
    STRANGE = "strange"  # no dictionary has it
    RARE = "rare"  # in the dictionary and hardly ever written
    SELDOM = "seldom"
    WORD = "word"  # a word of the language
    TALK = "talk"  # a word that sentences are made of
    NOISE = "noise"  # asdfgh


_WEIGHTS: Mapping[Speaks, float] = {
    Speaks.GIVEN: 4.0,
    Speaks.WORD_TOO: 1.0,
    Speaks.TITLE: 1.5,
    Speaks.BETWEEN: 2.0,
    Speaks.SHORT: 0.5,
    Speaks.STRANGE: 2.0,
    Speaks.RARE: 0.8,
    Speaks.SELDOM: -1.0,
    Speaks.WORD: -3.0,
    Speaks.TALK: -5.0,
    Speaks.NOISE: -6.0,
}
"""Likelihood ratios (natural logarithms), rounded, as counted on `tests/forms/names.txt`."""

_MAY_BE = frozenset({Speaks.GIVEN, Speaks.WORD_TOO, Speaks.STRANGE, Speaks.RARE, Speaks.SELDOM})
_SURE = 0.9
_UNLIKELY = -2.0
_CAPITALS = 2.0
_SAID_SO = 3.0
"""*Nama saya* before the words."""
_SEVERAL = 2
_NASAL = {"nge": ("",), "ng": ("", "k"), "ny": ("s", "c"), "n": ("t",), "m": ("p",)}
_AFFIXED = re.compile(r"(?:me|pe|be|te|ke|di)\w{5,}|\w{4,}(?:kan|nya|an)|ng\w{3,}|\w+lah|\w+kah")
"""Forms that are surely of their roots; a short affix is often an accident: *Sayuri*, *Merang*."""
_ENDS_LIKE_ONE = re.compile(
    r"\w{2}(?:syah|uddin|udin|wati|ningsih|[iy]anto|[iy]ono|arto|ardi|arno|arsih|iasih|iyem|inah|ullah|"
    r"iyah|[iy]ani|iana|iyanti|ianti|awati|[iy]asa|wirya|tanto|santo|sius|nius|dius|rius|tua)\Z"
)
_NYA = 6
_OWN = re.compile(r"[^\W\d_]{4,}nya")

_TITLES = listed(
    "alm almh almarhum almarhumah dr drg drh drs dra prof ir h hj kh ny tn nn sdr sdri ust ustadz "
    "ustadzah ustaz pdt pastor romo rm rp sr br kyai kiai nyai gus ki rr ra r i ni mas mbak mba "
    "mbah mpok babeh mama abah daeng bung cik koh ci ko haji hajah pak bu bapak ibu kak kakak om "
    "tante letkol kapten brigjen kol lettu serma"
)
_BETWEEN = listed("bin binti binte van von de da dos la wa al el boru br beru alias")
_CALENDAR = listed(
    "hari senin selasa rabu kamis jumat sabtu minggu ahad januari februari maret april mei juni "
    "juli agustus september oktober november desember"
)
_COMMANDS = listed(
    "admin bantuan batal cs help kembali lanjut menu mulai operator petugas reset skip start "
    "status stop test"
)
"""Talk to a machine; beside a family's name a name like any other."""
_OTHER_LANGUAGES = "\n# Other languages\n"
_ALONE_A_REPLY = listed("bagus sabar selamat syukur senang yakin terang tenang hari putih timur")
"""Names that somebody says by themselves and means something else."""
_RELATIONS = listed(
    "suami istri isteri anak ayah papa mama ibu adik adek abang paman bibi nenek kakek cucu cicit "
    "mantu menantu mertua ipar keponakan ponakan sepupu keluarga wali saudara pasien korban teman "
    "tetangga pacar mantan bos atasan majikan karyawan dokter perawat bidan dosen mahasiswa "
    "mahasiswi siswa murid pelapor pengadu pelanggan nasabah"
)
"""Who somebody is to somebody: *istri Ahmad* is nobody's name."""
_PLACE_FOLLOWS = listed(
    "kota kabupaten kab kecamatan kec kelurahan kel desa dusun provinsi prov jalan jl jln gang gg "
    "perumahan perum komplek kompleks blok lorong rt rw kampung kp"
)
_OF_PLACES = listed(
    "aceh sumatra sumatera riau kepulauan kepri jambi bengkulu lampung bangka belitung banten "
    "jakarta dki jawa jabar jateng jatim yogyakarta jogja jogjakarta diy bali nusa tenggara ntb "
    "ntt kalimantan kalbar kaltim kalsel kalteng kaltara sulawesi sulsel sulut sulbar sulteng "
    "sultra gorontalo maluku papua lombok flores sumba timor madura indonesia jabodetabek borneo "
    "utara selatan timur barat tengah pusat kota kabupaten kab kecamatan kec kelurahan kel desa "
    "provinsi prov pulau kampung ibu"
)
_WORD = re.compile(r"[^\W\d_]+(?:['.][^\W\d_]+)*\.?")
_SHORT = re.compile(r"[^\W\d_]\.?|(?:[^\W\d_]{1,4}\.)+(?:[^\W\d_]{1,4}\.?)?|[^\W\d_]{2,4}\.")
_VOWEL = re.compile(r"[aeiouyáéíóúàèìòùäëïöüâêîôûãñåæø]")
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}")
_SAME = re.compile(r"(.)\1\1")
_AGAIN = re.compile(r"(.{3,})\1+.?|(..)\2{2,}.?|(?:bla){2,}|(?:tra)?(?:la){3,}|tralala")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefgh")
_ROW_OF = 4
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
    spoken = [_of(word) for word in said]
    talks = _talks(text, said, spoken)
    if len(said) > 1 and set(spoken) == {Speaks.WORD_TOO} and not is_capital(text):
        return Likeness.UNSURE
    if _is_initialled(text, spoken):
        return Likeness.NAME
    if not _MAY_BE & set(spoken):
        return Likeness.UNSURE if said_so and Speaks.TALK not in spoken else Likeness.NONE
    if len(said) == 1 and said[0] in _ALONE_A_REPLY:
        return Likeness.UNSURE
    total = sum(_WEIGHTS[one] for one in spoken) + (_SAID_SO if said_so else 0.0)
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


def speaks(word: str) -> Speaks:
    """What a single word is, in lower case."""
    return _of(word)


def is_region(word: str) -> bool:
    """Whether a single word names a city, a regency or a part of the country: *sidoarjo*."""
    return word in _places() or word in _OF_PLACES


def may_be_part(word: str) -> bool:
    """Whether a single word may be a part of a name, or is no word at all: *aminah*, *siti90*."""
    return _of(word.casefold()) in _MAY_BE or any(map(str.isdecimal, word))


def is_name_too(word: str) -> bool:
    """Whether a single word is known as one that people bear, whatever else it means: *gan*."""
    given, too = _names()
    return word in given or word in too


def is_capital(text: str) -> bool:
    """Whether the writer gave every word its capital, as no keyboard does by itself."""
    return all(word[:1].isupper() for word in text.split())


@lru_cache(maxsize=16_384)
def _of(word: str) -> Speaks:
    bare = word.rstrip(".")
    if bare in _TITLES:
        return Speaks.TITLE
    if bare in _BETWEEN:
        return Speaks.BETWEEN
    if _SHORT.fullmatch(word):
        return Speaks.SHORT if word.endswith(".") or "." in word or len(bare) == 1 else _whole(bare)
    return _whole(bare)


def _whole(word: str) -> Speaks:
    given, too = _names()
    word = word if word in given else word.replace("'", "")
    if word in given:
        return Speaks.GIVEN
    if word in too:
        return Speaks.WORD_TOO
    if word in _COMMANDS:
        return Speaks.WORD
    of_it = bool(_OWN.fullmatch(word)) and len(word) > _NYA
    if of_it or word in _things() or word in CHAT_WORDS or word in _RELATIONS:
        return Speaks.TALK
    if _is_noise(word):
        return Speaks.NOISE
    meant = standard_words(word)
    if any(one in CHAT_WORDS for one in meant):
        return Speaks.TALK
    return min((_in_language(one) for one in (word, *meant)), key=_WEIGHTS.__getitem__)


def _in_language(word: str) -> Speaks:
    """How much of a word of a language it is, also as it is spoken: *ngisi*, *nyari*."""
    often, seldom, english = _common()
    if word in english or word in _other_languages() or word in _spoken():
        return Speaks.WORD
    roots = [stem(word), *(stem(one) for one in _unspoken(word))]
    known = [root for root in roots if is_indonesian(root)]
    if any(root in often for root in known):
        return Speaks.WORD if word in known or _AFFIXED.fullmatch(word) else Speaks.SELDOM
    if any(root in seldom for root in known):
        return Speaks.SELDOM
    if known:
        return Speaks.RARE
    return Speaks.GIVEN if _ENDS_LIKE_ONE.search(word) else Speaks.STRANGE


def _unspoken(word: str) -> Iterator[str]:
    """What a word may be without the nasal of spoken verbs."""
    for sound, roots in _NASAL.items():
        if word.startswith(sound):
            yield from (root + word.removeprefix(sound) for root in roots)


@cache
def _spoken() -> frozenset[str]:
    return frozenset(word for meant in SLANG.values() for word in meant) | frozenset(SLANG)


def _is_noise(word: str) -> bool:
    if not word.isascii():
        return False
    if len(word) < _ROW_OF and not _VOWEL.search(word):
        return len(set(word)) == 1 or _in_a_row(word)
    if not _VOWEL.search(word) or _CONSONANTS.search(word) or _SAME.search(word):
        return True
    laughs = is_laughter(word) or bool(_AGAIN.fullmatch(word))
    return laughs or any(map(_in_a_row, _pieces(word)))


def _pieces(word: str) -> Sequence[str]:
    if len(word) < _ROW_OF:
        return (word,) if len(word) == _ROW_OF - 1 else ()
    return [word[at : at + _ROW_OF] for at in range(len(word) - _ROW_OF + 1)]


def _in_a_row(piece: str) -> bool:
    """Whether the letters lie beside each other on the keyboard."""
    return any(piece in row or piece[::-1] in row for row in _ROWS)


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


@cache
def _names() -> tuple[frozenset[str], frozenset[str]]:
    given, _, too = _listed("name_words.txt").partition("\n# also words\n")
    return _words(given), _words(too)


@cache
def _common() -> tuple[frozenset[str], ...]:
    """Words that are often written, those that seldom are, and those of English."""
    _, *sections = re.split(r"\n# (?:often|seldom|english)\n", _listed("common_words.txt"))
    return tuple(map(_words, sections))


@cache
def _things() -> frozenset[str]:
    return _words(_listed("no_name_words.txt").partition(_OTHER_LANGUAGES)[0])


@cache
def _other_languages() -> frozenset[str]:
    return _words(_listed("no_name_words.txt").partition(_OTHER_LANGUAGES)[2])


def _listed(file: str) -> str:
    return files(__package__).joinpath(file).read_text(encoding="utf-8")


def _words(text: str) -> frozenset[str]:
    rows = (row for row in text.splitlines() if not row.startswith("#"))
    return frozenset(word for row in rows for word in row.split())
