"""What people type, and the standard words in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language.normalising import READ_AT_MOST, normalised, plain, words
from language.slang import SLANG
from language.stemming import stem


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("min jam bsuk brp ya", "min jam besuk berapa ya"),
        ("tolongggg dong kak 🙏🙏", "tolong dong kak"),
        ("anak2 bs ikut gk", "anak anak bisa ikut tidak"),
        ("gmn kpn dmn sy gak yg dgn utk", "bagaimana kapan dimana saya tidak yang dengan untuk"),
        ("jg bgt krn klo org bsk", "juga banget karena kalau orang besok"),
        ("jdwl dftr byr rwt obt", "jadwal daftar bayar rawat obat"),
        ("ranap rajal rs", "rawat inap rawat jalan rumah sakit"),
        ("jdwl dr gigi", "jadwal dokter gigi"),
        ("Dr. Ani praktek kpn", "dokter ani praktik kapan"),
        ("surat dr puskesmas", "surat dari puskesmas"),
        ("di mana daftarnya", "dimana daftar"),
        ("bisakah dibantulah", "bisa dibantu"),
        ("masalah sekolah hanya punya", "masalah sekolah hanya punya"),
        ("Jum'at buka?", "jumat buka"),
        ("31/02/90 jam 10.00", "31/02/90 jam 10.00"),
        ("jam8 malem", "jam 8 malam"),
        ("covid19", "covid 19"),
        ("𝓱𝓪𝓵𝓸", "halo"),
        ("ha\u200blo", "halo"),
        ("matur nuwun", "terima kasih"),
        ("piye carane ngurus KTP anyar", "bagaimana cara urus ktp baru"),
        ("🙏", ""),
        ("", ""),
    ],
)
def test_slang_becomes_standard_words(typed: str, meant: str) -> None:
    assert normalised(typed) == meant


@pytest.mark.parametrize(
    "family",
    [
        ("daftar", "mendaftar", "pendaftaran", "didaftarkan"),
        ("bayar", "membayar", "pembayaran"),
        ("ambil", "pengambilan", "diambil", "mengambil"),
        ("layanan", "pelayanan", "melayani", "dilayani"),
        ("syarat", "persyaratan"),
    ],
)
def test_one_family_of_words_has_one_stem(family: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family}) == 1


def test_words_that_only_look_affixed_keep_their_form() -> None:
    assert [stem(word) for word in ("berapa", "terima", "perawat", "menit")] == [
        "berapa", "terima", "perawat", "menit",
    ]  # fmt: skip


def test_the_table_is_large_and_leads_to_words_that_are_not_slang_again() -> None:
    assert len(SLANG) >= 200
    again = {one for meant in SLANG.values() for one in meant if SLANG.get(one, (one,)) != (one,)}
    assert again == set()


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert words("a" * READ_AT_MOST + " besuk") == ("a",)
    assert words("a" * READ_AT_MOST + " besuk", limit=1_000) == ("a", "besuk")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read_and_gives_only_words(text: str) -> None:
    for word in words(text):
        assert word == word.strip() != ""
        assert stem(word) != ""
    assert plain(text) == plain(text).lower() or not text.isascii()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(sorted(SLANG)), max_size=6).map(" ".join))
def test_what_is_standard_already_stays(text: str) -> None:
    assert words(normalised(text)) == words(text)
