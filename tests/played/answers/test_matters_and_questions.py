"""What somebody comes for is kept where it was told with a question, or as an entry is asked."""

import pytest

from tests.played.theatre import Theatre

CONSULTATION = ("konsul dong min",)
COMPLAINT = ("mau ngadu", "bpjs saya gak aktif padahal bayar")
TOLD = ["bayi sy br lahir blm didaftar bpjs, gmn?", "bayi saya belum punya bpjs gimana ya kak",
        "bpjs saya nonaktif karena resign, bagaimana?"]  # fmt: skip
ASKED = ["jam buka hari sabtu kapan ya?", "syarat daftar bpjs apa aja?"]
MORE = ["rumah sakit nolak", "bpjs suami saya juga mati", "dokternya nolak juga"]


@pytest.mark.parametrize("told", TOLD)
def test_a_question_with_its_matter_is_answered_and_kept(told: str) -> None:
    played = Theatre("dinkes-batam").play(*CONSULTATION, told, "tp bapaknya penduduk luar batam")
    assert played.form["problem"] == f"{told}; tp bapaknya penduduk luar batam"
    assert "recorded:problem" in played.turns[1].did


@pytest.mark.parametrize("asked", ASKED)
def test_a_question_alone_is_no_matter(asked: str) -> None:
    assert "problem" not in Theatre("dinkes-batam").play(*CONSULTATION, asked).form


@pytest.mark.parametrize("more", MORE)
def test_what_goes_on_with_a_complaint_belongs_to_it(more: str) -> None:
    played = Theatre("dinkes-batam").play(*COMPLAINT, more)
    assert played.form["problem"] == f"{COMPLAINT[1]}; {more}"


def test_a_fact_that_an_entry_is_asked_with_is_answered_too() -> None:
    did = Theatre("dinkes-batam").play(*COMPLAINT, MORE[0]).turns[-1].did
    assert {"answered:refused-care", "recorded:problem"} <= set(did)


@pytest.mark.parametrize("more", MORE[1:])
def test_what_no_entry_is_asked_with_is_not_answered(more: str) -> None:
    played = Theatre("dinkes-batam").play(*COMPLAINT, more)
    assert not any(did.startswith("answered:") for did in played.turns[-1].did)


def test_a_question_to_a_complaint_is_answered() -> None:
    played = Theatre("dinkes-batam").play(*COMPLAINT, "kalau rumah sakit nolak gimana?")
    assert played.form["problem"] == COMPLAINT[1]
