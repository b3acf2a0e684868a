"""New words for an earlier message are heard in its place; what means the same is not answered."""

import pytest

from app.talks.played import PlayedTalk
from core.message import ChannelName
from handoff.case import CaseStatus
from tests.channel_names import On
from tests.played.theatre import Theatre

WHATSAPP = Theatre(office="rsud-haji", channel=On.WHATSAPP)
TELEGRAM = Theatre(office="rsud-haji", channel=On.TELEGRAM)
FORM = ("mau ngadu", "Siti Aminah", "081255443321", "atap ruang tunggu bocor")


def did(played: PlayedTalk) -> tuple[str, ...]:
    """What came of the last thing that was said or changed."""
    return played.turns[-1].did


def test_a_question_that_is_changed_is_answered_anew() -> None:
    asked = "jam besuk?"
    talks: list[list[object]] = [
        [asked, {"edit": [-1, "hasil lab kapan?"]}],
        [asked, {"edit": [-1, "saya mau mengadu, atap bocor"]}],
        [asked, {"edit": [-1, "mau bicara petugas"]}],
        ["halo", {"edit": [-1, asked]}],
        [asked, "syarat bpjs apa?", {"edit": [-2, "hasil lab kapan?"]}],
        ["mau ngadu", {"edit": [-1, asked]}],
        [{"image": asked}, {"edit": [-1, "hasil lab kapan?"]}],
        [asked, "ya", {"edit": [-1, "belum"]}],
    ]
    wanted = [
        "answered:lab-results",
        "recorded:purpose",
        "form_opened:complaint",
        "answered:visiting-hours",
        "answered:lab-results",
        "answered:visiting-hours",
        "answered:lab-results",
        "form_opened:complaint",
    ]
    for theatre in (WHATSAPP, TELEGRAM):
        for played, word in zip(theatre.play_all(talks), wanted, strict=True):
            assert word in did(played), played.turns
            assert len(played.turns[-1].replies) == 1


def test_the_form_that_the_old_words_opened_is_closed_again() -> None:
    (played,) = WHATSAPP.play_all([["mau ngadu atap bocor", {"edit": [-1, "jam besuk?"]}]])
    assert did(played) == ("answered:visiting-hours",)
    assert played.form == {}


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("jam besuk?", "Jam  besuk"),
        ("jam bsuk brp", "jam besuk berapa?"),
        ("jam besuk?", "jam kunjungan?"),
        ("halo", "halo kak"),
        ("mau ngadu", "saya mau mengadu ya"),
        ("mau ngadu atap bocor", "mau ngadu, atap bocor!"),
        ("makasih", "terima kasih"),
        ("saya mau mati", "saya mau mati."),
    ],
)
def test_an_edit_that_means_the_same_is_not_answered_twice(first: str, then: str) -> None:
    assert did(WHATSAPP.play(first, {"edit": [-1, then]})) == ("silent",)


def test_a_second_edit_is_held_against_the_first() -> None:
    played = WHATSAPP.play(
        "jam besuk?", {"edit": [-1, "hasil lab kapan?"]}, {"edit": [-1, "Hasil lab kapan"]}
    )
    assert [turn.did for turn in played.turns[1:]] == [("answered:lab-results",), ("silent",)]


def test_what_stays_unknown_counts_once_and_its_last_words_go_to_people() -> None:
    played = WHATSAPP.play(
        "bisa nitip kucing?", {"edit": [-1, "bisa nitip anjing?"]}, "berapa lantai gedungnya?"
    )
    assert [turn.did[0] for turn in played.turns] == ["unknown", "silent", "unknown"]
    assert "anjing" in played.form["purpose"]
    assert "kucing" not in played.form["purpose"]


def test_danger_in_an_edit_is_an_emergency_wherever_it_comes() -> None:
    danger = "saya mau bunuh diri"
    before: list[list[object]] = [["halo"], ["halo", "jam besuk?"], [*FORM], [*FORM, "ya"]]
    talks = [[*said, {"edit": [-1 - len(said) // 5, danger]}] for said in before]
    talks.append(["jam besuk?", {"wait": "3d"}, {"edit": [-1, danger]}])
    for played in TELEGRAM.play_all(talks):
        assert "emergency" in did(played)
        assert played.case is not None
        assert played.case.priority == "urgent"


def test_after_registration_an_edit_is_kept_for_the_office() -> None:
    played = WHATSAPP.play(*FORM, "ya", {"edit": [-2, "atap ruang tunggu dan toilet bocor"]})
    assert did(played) == ("added_to_case",)


def test_long_after_it_an_edit_is_no_new_request() -> None:
    played = TELEGRAM.play("jam besuk?", {"wait": "2d"}, {"edit": [-1, "hasil lab kapan?"]})
    assert did(played) == ("silent",)


def test_a_greeting_put_into_an_older_message_is_not_answered() -> None:
    played = WHATSAPP.play("min", "jam besuk?", {"edit": [-2, "halo min"]})
    assert did(played) == ("silent",)


@pytest.mark.parametrize("back", [-1, -2])
def test_a_purpose_that_becomes_a_question_is_asked_again(back: int) -> None:
    said = ["mau ngadu", "Siti Aminah", "081255443321", "atap bocor di lorong"]
    if back == -2:
        said = ["mau ngadu", "atap bocor di lorong", "Siti Aminah"]
    played = WHATSAPP.play(*said, {"edit": [back, "jam besuk?"]})
    assert "answered:visiting-hours" in did(played)
    assert any(word.startswith("asked:") for word in did(played))
    assert "purpose" not in played.form


def test_a_command_in_place_of_a_value_is_obeyed() -> None:
    assert did(WHATSAPP.play(*FORM[:2], {"edit": [-1, "batal"]})) == ("cancelled",)
    named = WHATSAPP.play(*FORM[:2], {"edit": [-1, "Batal Nugroho"]})
    assert named.form["full_name"] == "Batal Nugroho"


COMPLAINT = "komplain, antre obat 4 jam di loket 3"
REGISTERED = {
    "rsud-haji": (COMPLAINT, "Siti Aminah", "081255443321", "benar"),
    "dinkes-batam": (COMPLAINT, "081255443321", "benar"),
    "poltekkes-jakarta-3": (COMPLAINT, "Siti Aminah", "081255443321", "benar"),
    "itb-care-center": (COMPLAINT, "Siti Aminah", "13519001", "siti@itb.ac.id", "benar"),
    "rsjd-atma-husada": (
        *(COMPLAINT, "Siti Aminah", "28-02-1990", "081255443321", "Jl. Mawar 5, Samarinda"),
        *("siti@gmail.com", "benar"),
    ),
}


def changed(
    office: str, channel: ChannelName, back: int, words: str, *later: object
) -> tuple[PlayedTalk, tuple[str, ...]]:
    """A talk whose complaint is registered and a message of it changed, and what came of that."""
    said = REGISTERED[office]
    played = Theatre(office, channel).play(*said, *later, {"edit": [back, words]})
    templates = tuple(key for one in played.turns[-1].replies for key in one.templates)
    return played, templates


@pytest.mark.parametrize("channel", [On.TELEGRAM, On.WHATSAPP])
@pytest.mark.parametrize("office", REGISTERED)
def test_who_changes_a_complaint_hears_that_it_arrived(office: str, channel: ChannelName) -> None:
    back = -len(REGISTERED[office])
    played, templates = changed(office, channel, back, COMPLAINT.replace("4 jam", "6 jam"))
    assert templates == ("utter_edit_noted",)
    assert played.turns[-1].did == ("added_to_case",)
    assert played.case is not None
    assert played.case.number.endswith("-000001")
    assert played.case.status is CaseStatus.WAITING


@pytest.mark.parametrize(
    "words",
    [
        COMPLAINT.upper(),
        f"{COMPLAINT}.",
        COMPLAINT.replace(" ", "  "),
        COMPLAINT.replace(",", ""),
        f"{COMPLAINT} !!",
    ],
)
def test_another_sign_capital_or_blank_is_no_change(words: str) -> None:
    said = REGISTERED["rsud-haji"]
    assert changed("rsud-haji", On.TELEGRAM, -len(said), words)[1] == ()


@pytest.mark.parametrize("words", ["tadi di loket 5 ya", "tadi di loket 3,5 ya"])
def test_what_was_added_to_it_can_be_changed_too(words: str) -> None:
    _, templates = changed("rsud-haji", On.WHATSAPP, -1, words, "tadi di loket 3 ya")
    assert templates == ("utter_edit_noted",)


def test_words_of_danger_put_in_afterwards_are_heard() -> None:
    played, _ = changed("rsud-haji", On.TELEGRAM, -4, "bapak saya pingsan di parkiran")
    assert "emergency" in played.turns[-1].did
