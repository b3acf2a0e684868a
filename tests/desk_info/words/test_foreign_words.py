"""Questions in the languages of the regions and in English find entries in Indonesian."""

import pytest

from desk_info.entry import Entry, Outcome
from desk_info.matching.asked import asked_words
from desk_info.matching.matcher import Matcher
from language.normalising import normalised
from language.word_tables import table

DESK = (
    Entry("visit", "Besuk", "Jam besuk", "…", ("jam besuk kapan", "kapan boleh menjenguk pasien")),
    Entry("fee", "Biaya", "Biaya rontgen", "…", ("berapa biaya rontgen", "tarif rontgen")),
    Entry("file", "Rekam medis", "Salinan", "…", ("cara minta salinan rekam medis",)),
    Entry("where", "Alamat", "Alamat kantor", "…", ("dimana alamat kantor", "lokasi kantor")),
    Entry("long", "Lama", "Lama legalisir", "…", ("berapa hari legalisir ijazah",)),
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("alamate", "alamat"), ("biayane", "biaya"), ("kerjanipun", "kerja"),
        ("dangune", "lama"), ("wragadipun", "biaya"),
        ("syaratna", "syarat"), ("biayana", "biaya"), ("jadwalnye", "jadwal"),
        ("tarifnyo", "tarif"), ("pelayanane", "pelayanan"),
        ("kagem menopo", "untuk apa"), ("pirang dino", "berapa hari"), ("kemawon", "saja"),
        ("bade naros", "mau tanya"), ("teu gaduh", "tidak gaduh"), ("pikeun", "untuk"),
        ("gasan", "untuk"), ("dimano", "dimana"), ("saponapa", "berapa"), ("dimma", "dimana"),
        ("how much", "berapa"), ("how many days", "berapa hari"), ("how long", "berapa lama"),
        ("how do i register", "bagaimana saya daftar"), ("where is", "dimana adalah"),
        ("is it open on sunday", "adalah it buka di minggu"),
    ],
)  # fmt: skip
def test_what_is_typed_is_read_as_standard_words(typed: str, meant: str) -> None:
    assert " ".join(asked_words(typed)) == meant


@pytest.mark.parametrize(
    "word",
    ["mobile", "triase", "retake", "online", "website", "kode", "sore", "sarjana", "rencana",
     "bencana", "metode", "update", "file", "wanita", "31/02/90", "08123", "corona"],
)  # fmt: skip
def test_what_only_ends_like_a_regional_word_stays(word: str) -> None:
    assert asked_words(word) == (word,)


@pytest.mark.parametrize(
    ("asked", "entry"),
    [
        ("jam bezuke pinten nggih", "visit"),
        ("when can i visit a patient", "visit"),
        ("visiting hours please", "visit"),
        ("piro regane rontgen", "fee"),
        ("sabaraha biayana rontgen", "fee"),
        ("how much does rontgen cost", "fee"),
        ("pripun carane nyuwun salinan rekam medis", "file"),
        ("kumaha carana menta salinan rekam medis", "file"),
        ("how can i get my medical records", "file"),
        ("wonten pundi alamatipun kantor", "where"),
        ("where is the office", "where"),
        ("pirang dino suwene legalisir ijazah", "long"),
        ("how long does it take to get my degree legalized", "long"),
    ],
)
def test_the_entry_is_found(asked: str, entry: str) -> None:
    match = Matcher(DESK).match(asked)
    assert match.outcome is not Outcome.UNKNOWN
    assert match.candidates[0].entry.id == entry


@pytest.mark.parametrize("name", ["english", "regional"])
def test_no_word_stands_there_that_is_read_before_or_that_leads_on(name: str) -> None:
    """Else it would never be met, or half understood."""
    listed = table(f"questions/{name}")
    for section in set(listed.sections) - {"pairs"}:
        for written, meant in listed.meanings(section).items():
            assert normalised(written) == written
            assert asked_words(meant) == tuple(meant.split())


def test_nowhere_else_is_such_a_word_another() -> None:
    """Danger, names and acts have their own words: *geus* and *has a knife* stay there."""
    assert normalised("he has a knife, geus wengi") == "he has a knife geus wengi"
