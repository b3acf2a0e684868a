"""Who suggests something to the office gives input, which is noted; who wants advice asks."""

import pytest

from language.normalising import words
from nlu.certain import certainly
from nlu.complaining import suggests
from nlu.meaning import Intent, Meaning


@pytest.mark.parametrize(
    "said",
    [
        "usul kursi di ruang tunggu ditambah",
        "kalau boleh usul, loket dibuka sampai sore",
        "min, usulan saja: parkir motor diberi peneduh",
        "sekadar masukan, papan petunjuk arahnya diperbesar",
        "saran saya antrean obat pakai nomor",
    ],
)
def test_a_suggestion_is_input(said: str) -> None:
    heard = certainly(said, "ADU")
    assert isinstance(heard, Meaning)
    assert heard.intent is Intent.COMPLAINT


@pytest.mark.parametrize(
    "said",
    [
        "saran dokter kulit yang bagus",
        "mau kasih masukan",
        "usulan penelitian dikirim ke mana",
        "petugasnya ramah, usul saja air minum disediakan",
        "masukan berkas lewat loket berapa",
        "usul judul boleh diganti tidak",
    ],
)
def test_what_is_asked_or_praised_is_no_suggestion(said: str) -> None:
    assert not suggests(words(said))
