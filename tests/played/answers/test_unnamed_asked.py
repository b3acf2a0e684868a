"""Whoever asks whether they may stay unnamed is told, and whoever is afraid has a way on."""

import pytest

from tests.played.theatre import Theatre

COMPLAINT = "mau komplain antre obat lama"


@pytest.mark.parametrize(
    "said",
    [
        "eh bisa anonim ga",
        "anonim boleh ga min?",
        "bisa tanpa nama gak ya",
        "boleh anonim tidak kak",
    ],
)
def test_the_name_is_left_out(said: str) -> None:
    (_, turn) = Theatre("rsud-haji").play(COMPLAINT, said).turns
    assert "tanpa nama tidak apa-apa" in turn.replies[0].text
    assert turn.did == ("asked:phone",)


@pytest.mark.parametrize(
    "said",
    [
        "gak berani kasih nama",
        "takut ngasih nama min",
        "ga nyaman nyebut nama",
        "ga bersedia isi nama",
    ],
)
def test_no_name_is_made_of_fear(said: str) -> None:
    (_, turn) = Theatre("rsud-haji").play(COMPLAINT, said).turns
    assert "belum terbaca" not in turn.replies[0].text
    assert "recorded:full_name" not in turn.did
    assert "petugas" in turn.replies[0].text
