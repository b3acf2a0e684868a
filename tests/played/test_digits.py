"""Digits and tokens outside any list are answered with what can be done, never with an entry."""

import pytest

from tests.played.theatre import Theatre

OFFICES = (
    "rsjd-atma-husada",
    "rsud-haji",
    "dinkes-batam",
    "itb-care-center",
    "poltekkes-jakarta-3",
)
TOKENS = (
    "5", "17", "2 3", "1.", "3)", "no 3", "No. 7", "nomor tiga", "satu", "yang 2", "pilih 3",
    "3 ya kak", "opsi 2", "12.30", "b", "xyz",
)  # fmt: skip


@pytest.mark.parametrize("office", OFFICES)
def test_the_menu_is_shown(office: str) -> None:
    played = Theatre(office).play_all([[token] for token in TOKENS])
    assert {
        token: one.turns[0].did for token, one in zip(TOKENS, played, strict=True)
    } == dict.fromkeys(TOKENS, ("menu",))


def test_they_bring_nobody_to_people_however_often_they_come() -> None:
    played = Theatre().play("5", "no 3", "7", "2 3", "xyz")
    assert played.case is None
    assert all(turn.did == ("menu",) for turn in played.turns)


def test_how_many_come_is_no_call_for_a_human() -> None:
    for said in ("2 orang", "dua orang", "tiga orang ya"):
        assert Theatre().play(said).case is None


def test_a_number_chooses_where_there_is_a_list() -> None:
    offered, chosen = Theatre().play("tarif", "2").turns
    assert chosen.did[0] == offered.did[1].replace("offered", "answered")


@pytest.mark.parametrize("word", ["tarif", "biaya"])
def test_a_topic_in_one_word_is_answered_or_offered(word: str) -> None:
    for office in ("rsjd-atma-husada", "rsud-haji", "dinkes-batam"):
        did = Theatre(office).play(word).turns[0].did
        assert did[0].startswith(("answered:", "offered:"))
