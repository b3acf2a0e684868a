"""One word alone, or with a number beside it, as people type who are in a hurry."""

import pytest

from desk_info.entry import Entry, Match, Outcome
from desk_info.matching.matcher import Matcher

DESK = Matcher(
    [
        Entry("visiting-hours", "", "Jam besuk", "Jam besuk pukul 11.00.",
              ("jam besuk", "kapan boleh menjenguk", "besuk jam berapa")),
        Entry("visiting-rules", "", "Aturan besuk", "Besuk dua orang.",
              ("berapa orang boleh besuk", "aturan besuk", "besuk bawa makanan boleh")),
        Entry("bpjs", "", "Pakai BPJS", "BPJS diterima.",
              ("bisa pakai bpjs", "terima bpjs tidak", "syarat pakai bpjs")),
        Entry("bpjs-inactive", "", "BPJS tidak aktif", "Hubungi kantor BPJS.",
              ("bpjs tidak aktif", "kartu bpjs mati", "bpjs nonaktif bagaimana")),
        Entry("address", "", "Alamat", "Jalan Kakap 23.",
              ("alamat", "alamatnya dimana", "rumah sakit dimana")),
        Entry("data-change", "", "Ubah data", "Bawa KK ke loket.",
              ("ubah data", "pindah alamat bagaimana", "nama salah di kartu")),
        Entry("upgrade", "", "Naik kelas", "Selisihnya dibayar.",
              ("naik kelas perawatan", "pindah kelas 1 ke vip", "selisih naik kelas")),
        Entry("rooms", "", "Kamar kosong", "Tanyakan di loket rawat inap.",
              ("ada kamar kosong", "kamar kelas 3 penuh tidak", "cek kamar")),
        Entry("ambulance", "", "Ambulans", "Ambulans siap 24 jam.",
              ("panggil ambulans", "ambulans jemput pasien", "biaya ambulans")),
        Entry("restless", "", "Pasien gelisah", "Bawa ke IGD.",
              ("pasien ngamuk", "ngamuk di rumah", "pasien gelisah")),
        Entry("facilities", "", "Masjid & kantin", "Ada masjid, kantin, dan toilet.",
              ("ada masjid tidak", "mau salat dimana", "beli makan dimana")),
        Entry("hotline", "", "Jam hotline", "Hotline buka 07.30–16.00.",
              ("hotline buka jam berapa", "jam layanan hotline", "chat dibalas kapan")),
    ]
)  # fmt: skip


def ids(match: Match) -> list[str]:
    return [one.entry.id for one in match.candidates]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("bpjs", {"bpjs", "bpjs-inactive"}),
        ("BPJS?", {"bpjs", "bpjs-inactive"}),
        ("min bpjs dong", {"bpjs", "bpjs-inactive"}),
        ("bpjs 2026", {"bpjs", "bpjs-inactive"}),
        ("besuk", {"visiting-hours", "visiting-rules"}),
        ("besuk 3", {"visiting-hours", "visiting-rules"}),
        ("jam", {"visiting-hours", "hotline"}),
        ("jam 17", {"visiting-hours", "hotline"}),
    ],
)
def test_a_word_that_names_several_entries_asks_which(said: str, meant: set[str]) -> None:
    match = DESK.match(said)
    assert match.outcome is Outcome.CHOOSE
    assert set(ids(match)) == meant


@pytest.mark.parametrize("said", ["alamat", "alamatnya", "ALAMAT?", "alamat 3"])
def test_a_word_that_is_a_variant_of_one_entry_is_answered(said: str) -> None:
    match = DESK.match(said)
    assert (match.outcome, ids(match)[0]) == (Outcome.ANSWER, "address")


def test_a_word_that_names_one_entry_brings_no_other() -> None:
    assert ids(DESK.match("ambulans kak")) == ["ambulance"]


@pytest.mark.parametrize("said", ["kelas", "kelas 3", "kelas 1", "kelas tiga", "3 kelas"])
def test_a_number_beside_a_word_brings_no_entry_without_the_word(said: str) -> None:
    match = DESK.match(said)
    assert match.outcome in (Outcome.ANSWER, Outcome.CHOOSE)
    assert set(ids(match)) <= {"upgrade", "rooms"}


@pytest.mark.parametrize("said", ["toilet", "toilet 2"])
def test_a_word_that_only_an_answer_has_offers_that_entry(said: str) -> None:
    match = DESK.match(said)
    assert (match.outcome, ids(match)) == (Outcome.CHOOSE, ["facilities"])


@pytest.mark.parametrize("said", ["nyamuk", "nyamuk 3", "beasiswa"])
def test_a_real_word_is_no_slip_for_another_one(said: str) -> None:
    assert DESK.match(said).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize("said", ["ambulan", "ambulns"])
def test_a_slip_of_the_finger_is_still_read(said: str) -> None:
    match = DESK.match(said)
    assert match.outcome is not Outcome.UNKNOWN
    assert ids(match)[0] == "ambulance"


def test_what_was_published_and_withdrawn_counts_at_once() -> None:
    desk = DESK.twin()
    desk.withdraw("bpjs-inactive")
    assert ids(desk.match("bpjs"))[0] == "bpjs"
    assert "bpjs-inactive" not in ids(desk.match("bpjs"))
    desk.publish(Entry("lost", "", "Kartu BPJS hilang", "Lapor.", ("kartu bpjs hilang",)))
    match = desk.match("bpjs")
    assert (match.outcome, set(ids(match))) == (Outcome.CHOOSE, {"bpjs", "lost"})


def test_more_words_are_answered_as_before() -> None:
    assert DESK.match("kartu bpjs mati").outcome is Outcome.ANSWER
    assert DESK.match("besuk jam berapa").outcome is Outcome.ANSWER
