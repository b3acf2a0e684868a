"""The stems that are kept are those that the algorithm works out."""

from dataclasses import replace

import pytest

from bench.stems import offices, texts_of_office, words_in
from language.stemming import is_indonesian, kept_stems, stem, worked_out
from language.word_tables import table

SPELLING = table("spelling")
KEPT = kept_stems(SPELLING)


def test_each_stem_that_is_kept_is_worked_out_the_same() -> None:
    wrong = {word: found for word, found in KEPT.items() if worked_out(word) != found}
    assert not wrong, "make them anew: python -m bench.stems"


def test_a_root_is_its_own_stem() -> None:
    roots = [root for root in ("daftar", "sakit", "bpjs", "makan") if is_indonesian(root)]
    assert len(roots) == 4
    assert all(worked_out(root) == stem(root) == root for root in roots)


def test_hardly_a_word_of_the_offices_that_are_delivered_has_to_be_worked_out() -> None:
    for office in offices():
        said = {word for text in texts_of_office(office) for word in words_in(text)}
        missing = said - KEPT.keys()
        assert len(missing) <= len(said) / 10, f"{office.name}: python -m bench.stems"


def test_a_word_that_is_not_kept_is_worked_out() -> None:
    words = {"mempergunakannyalah": "guna", "12-an": "12-an", "zzxqv": "zzxqv"}
    assert KEPT.keys().isdisjoint(words)
    assert {word: stem(word) for word in words} == words


def test_no_stem_is_kept_where_an_administrator_has_roots_of_their_own() -> None:
    section = SPELLING.sections["not in the dictionary"]
    own = {root: replace(entry, own=True) for root, entry in section.entries.items()}
    roots = replace(section, entries=own)
    sections = {**SPELLING.sections, "not in the dictionary": roots}
    assert not kept_stems(replace(SPELLING, sections=sections))


@pytest.mark.parametrize(
    ("said", "root"),
    [
        ("disiapin", "siap"), ("nyiapin", "siap"), ("nebus", "tebus"), ("dibolehin", "boleh"),
        ("ngisi", "isi"), ("ngundurin", "undur"), ("nginep", "inap"), ("ngecekin", "cek"),
        ("nukerin", "tukar"), ("mindahin", "pindah"), ("mbalikin", "balik"), ("njenguk", "jenguk"),
        ("ngembaliin", "kembali"), ("nyetak", "cetak"), ("diperpanjangin", "panjang"),
        ("makanin", "makan"), ("ngambilnya", "ambil"), ("nyuci", "cuci"),
    ],
)  # fmt: skip
def test_affixes_are_taken_away_as_people_say_them(said: str, root: str) -> None:
    assert stem(said) == root
    assert is_indonesian(stem(said))


@pytest.mark.parametrize(
    "word", ["admin", "login", "martin", "novin", "nakes", "makrab", "mading", "ningsih", "wifi"]
)
def test_a_word_that_only_begins_or_ends_like_that_stays(word: str) -> None:
    assert stem(word) == word
