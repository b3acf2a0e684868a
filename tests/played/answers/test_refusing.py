"""Who will not give what a form asks gets the way on that was promised, and types nothing twice."""

import pytest

from tests.played.theatre import Theatre

BEGUN = ("saya mau mengadu, keran di ruang tunggu patah",)
VALUES = ("Budi Santoso", "3 maret 1990", "081255443321", "Jl. Mawar 5")
FIRST = ["gak mau kasih nama", "males ah", "kok maksa sih?"]
AGAIN = ["kok maksa sih", "nggak mau kasih nomor juga", "pokoknya ga mau", "jangan maksa dong",
         "ga perlu tau nama saya", "tetep gak mau"]  # fmt: skip


@pytest.mark.parametrize("first", FIRST)
def test_the_second_refusal_leads_to_people(first: str) -> None:
    for played in Theatre().play_all([(*BEGUN, first, again) for again in AGAIN]):
        before, last = played.turns[-2:]
        assert "utter_form_reluctant" in before.replies[-1].templates
        assert "handed_over" in last.did, last.said


@pytest.mark.parametrize("known", range(len(VALUES)))
def test_what_is_refused_and_then_lacking_is_gone_without(known: int) -> None:
    refused = "gak usah alamat ya" if known == len(VALUES) - 1 else "gak mau ngasih"
    for lacking in ("gada", "ga punya", "gak ada"):
        played = Theatre().play(*BEGUN, *VALUES[:known], refused, lacking)
        assert "utter_declined" in played.turns[-1].replies[-1].templates


@pytest.mark.parametrize("said", ["tidak ada", "gak punya", "ga punya email", "gada"])
def test_what_stands_on_a_button_beside_a_suggestion_is_heard_at_once(said: str) -> None:
    played = Theatre().play(*BEGUN, *VALUES, "budi@gmial.com", said)
    assert "utter_declined" in played.turns[-1].replies[-1].templates
    assert "email" not in played.form


def test_a_no_to_the_suggestion_is_only_that() -> None:
    played = Theatre().play(*BEGUN, *VALUES, "budi@gmial.com", "bukan")
    assert "asked:email" in played.turns[-1].did


@pytest.mark.parametrize("office", ["poltekkes-jakarta-3", "itb-care-center"])
def test_who_asks_for_people_is_not_told_to_do_so(office: str) -> None:
    played = Theatre(office).play("petugas", "petugas")
    first, second = played.turns
    assert "utter_form_before_people" in first.replies[-1].templates
    assert "handed_over" in second.did


@pytest.mark.parametrize("words", ["petugas", "mau ngomong sama orang aja"])
def test_in_another_form_its_question_comes_once_more(words: str) -> None:
    talk = ("buat tiket", "tugas gagal diunggah ke edunex", words, words)
    played = Theatre("itb-care-center").play(*talk)
    first, second = played.turns[-2:]
    assert "utter_form_before_people" in first.replies[-1].templates
    assert "utter_form_reluctant" not in first.replies[-1].templates
    assert "handed_over" in second.did
