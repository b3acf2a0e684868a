"""Short words are heard for what they are where they are said."""

import pytest

from tests.played.theatre import Theatre

WHOLE = ("saya mau mengadu, keran di ruang tunggu patah", "Budi Santoso", "3 maret 1990",
         "081255443321", "Jl. Mawar 5", "budi@gmail.com")  # fmt: skip


@pytest.mark.parametrize("said", ["ya itu", "ya itu saja", "iya itu"])
def test_a_nod_that_points_confirms_the_summary(said: str) -> None:
    assert "case_opened" in Theatre().play(*WHOLE, said).turns[-1].did


@pytest.mark.parametrize("said", ["alhamdulillah", "syukurlah", "alhamdulillah ya kak"])
def test_relief_is_taken_note_of(said: str) -> None:
    assert Theatre().play("jam besuk?", "ya", said).turns[-1].did == ("small_talk",)


@pytest.mark.parametrize("said", ["nak mengadu lah", "nak lapor", "saya nak komplen"])
def test_a_wish_in_malay_opens_the_form(said: str) -> None:
    played = Theatre("dinkes-batam").play(said)
    assert "form_opened:complaint" in played.turns[-1].did
    assert "problem" not in played.form


@pytest.mark.parametrize(
    ("office", "name", "service"),
    [("itb-care-center", "tiket", "ticket"), ("rsjd-atma-husada", "pengaduan", "complaint"),
     ("dinkes-batam", "konsultasi dong", "consultation")],
)  # fmt: skip
def test_the_name_of_a_service_opens_its_form(office: str, name: str, service: str) -> None:
    assert f"form_opened:{service}" in Theatre(office).play(name).turns[-1].did


def test_with_a_case_it_may_be_about_that() -> None:
    talk = (*WHOLE, {"press": "Benar"}, "pengaduan saya gimana")
    assert "status_told" in Theatre().play(*talk).turns[-1].did


@pytest.mark.parametrize("said", ["PJK-261102-041", "pjk 2611020041", "cek dong PJK-2611-0041"])
def test_a_receipt_that_is_written_wrongly_opens_its_form(said: str) -> None:
    played = Theatre("dinkes-batam").play(said)
    assert "form_opened:membership" in played.turns[-1].did
    assert "asked:receipt" in played.turns[-1].did or played.form.get("receipt")
