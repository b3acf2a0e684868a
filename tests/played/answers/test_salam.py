"""A salam is returned, alone and in front of a question, and never to whoever gave none."""

import pytest

from tests.played.theatre import Theatre

OFFICES = [
    "rsud-haji",
    "rsjd-atma-husada",
    "dinkes-batam",
    "itb-care-center",
    "poltekkes-jakarta-3",
]


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("said", ["assalamualaikum", "Assalamu'alaikum wr wb", "aslmkm min"])
def test_a_salam_is_returned(office: str, said: str) -> None:
    (first, again) = Theatre(office).play(said, "assalamualaikum").turns
    assert first.replies[0].text.startswith("Waalaikumsalam")
    assert again.replies[0].text.startswith("Waalaikumsalam")


@pytest.mark.parametrize("office", OFFICES)
def test_whoever_asks_with_a_salam_is_greeted_so(office: str) -> None:
    (turn,) = Theatre(office).play("assalamualaikum, mau tanya jam layanan").turns
    assert turn.replies[0].text.startswith("Waalaikumsalam")


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("said", ["halo", "selamat pagi", "punten", "jam layanan?"])
def test_others_are_not(office: str, said: str) -> None:
    (turn,) = Theatre(office).play(said).turns
    assert turn.replies[0].text.startswith("Halo")
