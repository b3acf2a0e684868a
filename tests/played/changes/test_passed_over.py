"""Only what was asked last stands: a later yes takes up nothing old, and what begun is let go."""

import pytest

from app.talks.played import PlayedTalk
from tests.played.theatre import Theatre

OFFICES = (
    "dinkes-batam", "itb-care-center", "poltekkes-jakarta-3", "rsjd-atma-husada", "rsud-haji",
)  # fmt: skip
WHOLE = ("komplain, toiletnya kotor sekali", "Siti Aminah", "081255443321")
CALLED_OFF = ("batal", "eh jangan", "gausah", "eh gausah", "gajadi", "ga usah deh", "ga jadi min")


def templates(played: PlayedTalk) -> tuple[str, ...]:
    """What was said last."""
    return tuple(key for one in played.turns[-1].replies for key in one.templates)


@pytest.mark.parametrize("nod", ["ya", "lanjut", "bener", "belum", "tidak"])
@pytest.mark.parametrize("between", ["halo", "makasih"])
def test_an_answer_that_was_passed_over_is_judged_no_more(between: str, nod: str) -> None:
    played = Theatre("rsud-haji").play("jam besuk?", between, nod)
    assert "utter_glad" not in templates(played)
    assert not {"handed_over", "unknown"} & set(played.turns[-1].did)


@pytest.mark.parametrize("nod", ["ya", "tidak"])
def test_what_was_asked_last_stands(nod: str) -> None:
    assert "menu" not in Theatre("rsud-haji").play("jam besuk?", nod).turns[-1].did


@pytest.mark.parametrize("nod", ["ya", "bener", "oke lanjut"])
@pytest.mark.parametrize("beside", ["status", "menu", "Ubah"])
def test_a_yes_to_something_else_registers_nothing(beside: str, nod: str) -> None:
    played = Theatre("rsud-haji").play(*WHOLE, beside, nod)
    assert played.case is None
    assert "utter_summary" in templates(played)
    again = Theatre("rsud-haji").play(*WHOLE, beside, nod, "ya")
    assert again.case is not None


@pytest.mark.parametrize("words", CALLED_OFF)
@pytest.mark.parametrize("office", OFFICES)
def test_what_was_begun_a_moment_ago_is_let_go(office: str, words: str) -> None:
    for begun in ("komplain", "komplain, toiletnya kotor sekali"):
        played = Theatre(office).play(begun, words)
        assert templates(played) == ("utter_cancelled",)
        assert "lanjut" in played.turns[-1].replies[-1].text
        assert played.case is None


@pytest.mark.parametrize("words", CALLED_OFF)
def test_a_case_that_waits_is_asked_about(words: str) -> None:
    played = Theatre("rsjd-atma-husada").play("petugas", words)
    assert templates(played) == ("utter_ask_withdraw",)


@pytest.mark.parametrize("words", ["gausah", "eh jangan"])
def test_beside_an_answer_nobody_is_called_for_it(words: str) -> None:
    assert templates(Theatre("rsud-haji").play("jam besuk?", words)) == ("utter_nothing_to_cancel",)


@pytest.mark.parametrize("words", ["gausah", "ga usah"])
def test_what_may_be_left_out_is_only_left_out(words: str) -> None:
    said = ("komplain", "Siti Aminah", "28-02-1990", "081255443321", "Jl. Mawar 5, Samarinda")
    assert "utter_declined" in templates(Theatre("rsjd-atma-husada").play(*said, words))


@pytest.mark.parametrize("words", CALLED_OFF)
@pytest.mark.parametrize("field", ["nomor", "Nomor", "no hp", "nama"])
def test_a_change_that_is_called_off_keeps_the_value(field: str, words: str) -> None:
    talks = Theatre("rsud-haji").play_all([(*WHOLE, "Ubah", field), (*WHOLE, "Ubah", field, words)])
    asked, back = talks
    assert templates(asked)[-1].startswith("utter_ask_")
    assert templates(back) == ("utter_summary",)
    assert back.case is None
    assert {"+6281255443321", "Siti Aminah"} <= set(back.form.values())
