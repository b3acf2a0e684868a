"""Whoever wants their case closed is asked once, and then it is."""

import pytest

from tests.played.theatre import Theatre

OPENED = ("mau komplain antre obat lama", "Siti Aminah", "081255443321", "benar")


@pytest.mark.parametrize(
    "said",
    ["tutup aja laporannya", "udah beres min, laporannya ditutup aja", "laporan saya boleh ditutup",
     "tolong hapus pengaduan saya", "kasusnya diakhiri saja"],
)  # fmt: skip
def test_it_is_closed_after_a_question(said: str) -> None:
    played = Theatre("rsud-haji").play(*OPENED, said, {"press": 1})
    asked, done = played.turns[-2:]
    assert "Yakin ingin membatalkan" in asked.replies[0].text
    assert done.did == ("cancelled",)
    assert played.case is not None
    assert not played.case.is_open


@pytest.mark.parametrize(
    "said",
    ["kok laporan saya ditutup", "laporan saya udah ditutup?", "loketnya tutup aja tadi",
     "loket tutup jam berapa"],
)  # fmt: skip
def test_what_only_speaks_of_closing_closes_nothing(said: str) -> None:
    played = Theatre("rsud-haji").play(*OPENED, said)
    assert "Yakin ingin membatalkan" not in str(played.turns[-1])
    assert played.case is not None
    assert played.case.is_open
