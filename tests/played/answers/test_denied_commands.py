"""What is said not to end goes on: in a form, at its summary, with a case that waits."""

import pytest

from nlu.commands import denies_an_end, only_denies_an_end
from tests.played.theatre import Theatre

BEGUN = ("mau komplain parkir di sini mahal banget",)
WHOLE = (*BEGUN, "Siti Aminah", "28-02-1990", "0812 5544 3321", "Jl. Mawar 5", "siti@gmail.com")
WAITS = (*WHOLE, {"press": "Benar"})
DENIED = ["jangan dibatalkan ya", "eh jangan dibatalin", "ga jadi batal", "gak jadi dibatalkan",
          "gajadi marah", "jgn di batalin dulu dong min", "ga batal kok", "ngga usah dibatalkan",
          "stop, jangan dicancel", "jangan ditutup laporan saya",
          "ga jadi cancel ya min"]  # fmt: skip


@pytest.mark.parametrize("said", DENIED)
def test_nothing_else_is_said(said: str) -> None:
    assert only_denies_an_end(said)


@pytest.mark.parametrize(
    "said", ["batal", "gajadi", "gak jadi, batal aja", "enggak deh batalin aja", "eh jangan", ""]
)
def test_other_words_deny_no_end(said: str) -> None:
    assert not denies_an_end(said)


def test_words_beside_it_are_heard() -> None:
    assert denies_an_end("jangan dibatalkan, nama saya Siti")
    assert not only_denies_an_end("jangan dibatalkan, nama saya Siti")


@pytest.mark.parametrize(
    ("before", "after"), [(BEGUN, "asked:full_name"), (WHOLE, ""), (WAITS, "")],
    ids=["form", "summary", "case"],
)  # fmt: skip
def test_what_was_begun_goes_on(before: tuple[object, ...], after: str) -> None:
    for played in Theatre().play_all([(*before, said) for said in DENIED]):
        last = played.turns[-1]
        assert "cancelled" not in last.did
        assert "utter_nothing_to_cancel" not in last.replies[-1].templates
        assert not after or after in last.did
        assert before is not WHOLE or "utter_summary" in last.replies[-1].templates
        assert before is not WAITS or "Ya, batalkan" not in last.replies[-1].buttons


@pytest.mark.parametrize("said", ["eh jadi deng", "jadi deh", "lanjutin aja", *DENIED[:3]])
def test_a_form_that_was_given_up_goes_on(said: str) -> None:
    assert "asked:full_name" in Theatre().play(*BEGUN, "gajadi", said).turns[-1].did
