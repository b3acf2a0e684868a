"""Words that public offices use, and tables that are compared with standard words."""

import re

import pytest

from desk_info.matching.said import _FRAME, _PATTERNS, _SYNONYMS
from language.normalising import POLITE, normalised, words
from language.slang import listed
from language.stemming import is_indonesian, stem
from language.word_tables import table

_WORDS = listed(
    "pppk spp acc app oss pbb dll call full mall off papan rujuk awak kiat mk bp slamet siti budi "
    "samarinda bontang batam surabaya sidoarjo www bermasalah ditanya bertanya perilaku pelaku "
    "berlaku masalah sekolah alhamdulillah buku suku saku siku nikah pernikahan langkah naskah "
    "sedekah nafkah hibah jumlah berjumlah makalah majalah silsilah ijazah barokah nabilah"
)


@pytest.mark.parametrize("word", sorted(_WORDS))
def test_what_looks_like_slang_or_a_clitic_and_is_a_word_stays(word: str) -> None:
    assert normalised(word) == word


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("masalahnya sekolahnya", "masalah sekolah"),
        ("ulang-ulang anak-anak", "ulang ulang anak anak"),
        ("kira2 jalan2", "kira kira jalan jalan"),
        ("rumahku dompetku", "rumah saya dompet saya"),
        ("byrnya dftrnya", "bayar daftar"),
        ("yaaa kakk minnn", "ya kak min"),
        ("lamaaa bgttt", "lama banget"),
        ("Rp2.000 jam 08.30", "rp 2.000 jam 08.30"),
        ("17/08/1945 2025-08-17", "17/08/1945 2025-08-17"),
        ("😀jam😀besuk😀", "jam besuk"),
        ("kapankah bukanya", "kapan buka"),
        ("ayeuna iraha", "sekarang kapan"),
        ("kudu mbayar piro", "harus bayar berapa"),
        ("visit hours", "kunjung jam"),
        ("visiting hours", "kunjung jam"),
    ],
)
def test_what_is_typed_becomes_standard(typed: str, meant: str) -> None:
    assert normalised(typed) == meant


def test_tables_hold_standard_words_alone_as_others_are_never_met() -> None:
    said = {word for group in _PATTERNS.values() for word in re.findall("[a-z]{2,}", group)}
    near = " ".join(table("questions/meaning").phrases("near"))
    listed = said | set(near.split()) | _FRAME | set(_SYNONYMS) | POLITE
    assert {word for word in listed if words(word) != (word,)} - _HALVES == set()


_HALVES = {"kah"}
"""Ends of words in a pattern."""


@pytest.mark.parametrize(
    "family",
    [
        ("kunjung", "kunjungan", "berkunjung", "mengunjungi", "pengunjung"),
        ("urus", "pengurusan", "diurus"),
        ("aju", "pengajuan", "mengajukan", "diajukan"),
        ("cetak", "pencetakan", "dicetak", "mencetak"),
        ("terbit", "penerbitan", "diterbitkan", "menerbitkan"),
        ("panjang", "perpanjangan", "memperpanjang", "diperpanjang"),
        ("lapor", "laporan", "melapor", "pelaporan", "dilaporkan"),
        ("mohon", "permohonan", "pemohon", "memohon"),
    ],
)
def test_one_family_of_words_has_one_stem(family: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family}) == 1, [stem(word) for word in family]


@pytest.mark.parametrize("word", ["daftar", "besuk", "online", "ktp", "rumah"])
def test_a_word_of_the_language_or_of_offices_is_known(word: str) -> None:
    assert is_indonesian(stem(word))


@pytest.mark.parametrize("word", ["bsukk", "iphone", "pndftrn", "", "🙏"])
def test_a_slip_or_a_foreign_name_is_not(word: str) -> None:
    assert not is_indonesian(stem(word))
