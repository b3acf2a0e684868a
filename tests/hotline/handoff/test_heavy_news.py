"""Deaths, sadness and short answers, as people write them."""

import pytest

from tests.played.theatre import Theatre

OFFICES = ("rsud-haji", "rsjd-atma-husada", "poltekkes-jakarta-3")
DEATHS = (
    "bapak saya mati kemarin di ruang enggang, perawat telat",
    "ibu saya meninggal tadi pagi, ngurus jenazah gimana",
    "anak kami wafat di icu semalam",
)
THINGS = ("bpjs bapak saya mati", "hp ibu mati", "surat kematian ambil di mana")
COMPLAINT = ("mau komplain perawatnya kasar banget", "Siti Aminah", "081234567890")


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("told", DEATHS)
def test_who_tells_of_a_death_hears_condolence_first(office: str, told: str) -> None:
    (reply,) = Theatre(office).play(told).turns[0].replies
    first = [one for one in reply.templates if one != "utter_intro"]
    assert first[0] == "utter_condolence"


@pytest.mark.parametrize("told", THINGS)
def test_who_tells_of_things_hears_none(told: str) -> None:
    said = [one for reply in Theatre().play(told).turns[0].replies for one in reply.templates]
    assert "utter_condolence" not in said


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("said", ["lagi sedih banget min", "lagi sedih", "aku galau terus kak"])
def test_a_bare_feeling_is_heard_with_warmth_each_time(office: str, said: str) -> None:
    played = Theatre(office).play(said, "sedih terus kak")
    first, again = (turn.replies[0].templates for turn in played.turns)
    assert "utter_concern" in first
    assert "utter_not_understood" not in first
    assert list(again) == ["utter_concern_heard"]


@pytest.mark.parametrize("go", ["gas", "gass", "gas kak", "gaskeun", "gas aja"])
def test_go_ahead_sends_what_stands_in_the_summary(go: str) -> None:
    played = Theatre("rsud-haji").play(*COMPLAINT, go)
    assert "utter_case_opened" in played.turns[-1].replies[0].templates


@pytest.mark.parametrize(
    "safe", ["dia aman kok skrg", "dia aman kok sekarang", "dia di kos sama aku"]
)
def test_who_says_that_somebody_is_safe_calls_nobody(safe: str) -> None:
    told = "temen saya dibully senior sampai nangis, lapor kemana ya"
    played = Theatre("poltekkes-jakarta-3").play(told, safe)
    assert played.case is None
