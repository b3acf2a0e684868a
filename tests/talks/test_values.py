"""What is no value of the field that was asked lands in none, and what is one lands in its own."""

import pytest

from core.message import ChannelName
from tests.talks.theatre import Theatre

HAJI = Theatre(office="rsud-haji", channel=ChannelName.WHATSAPP)
BATAM = Theatre(office="dinkes-batam", channel=ChannelName.WHATSAPP)
NAMED = ("mau ngadu", "Siti Aminah")


@pytest.mark.parametrize(
    "words",
    [
        "bukan nomor ini", "jangan nomor ini, ini punya anak saya", "jangan hubungi nomor ini ya",
        "ini hp suami, jangan dihubungi ke sini",
    ],
)  # fmt: skip
def test_who_refuses_the_number_they_write_from_is_asked_for_another(words: str) -> None:
    played = HAJI.play(*NAMED, "pakai nomor ini", words)
    (reply,) = played.turns[-1].replies
    assert "Nomor telepon" in reply.text
    assert "0812 0000 0001" not in reply.text
    assert "Ya" not in reply.buttons
    assert "phone" not in HAJI.play(*NAMED, "pakai nomor ini", words, "ya").form


@pytest.mark.parametrize("words", ["nomor pengirim", "nomor yang saya pakai wa ini"])
def test_the_senders_number_is_offered(words: str) -> None:
    played = HAJI.play(*NAMED, words)
    assert "0812 0000 0001" in played.turns[-1].replies[0].text
    assert "Ya" in played.turns[-1].replies[0].buttons


def test_a_bare_name_is_no_matter_where_no_name_is_asked() -> None:
    for words in ("Siti Aminah", "nama saya Siti Aminah", "081255443321", "p", "apa aja"):
        assert "problem" not in BATAM.play("pengaduan", words).form
    assert BATAM.play("pengaduan", "AC mati").form["problem"] == "AC mati"
