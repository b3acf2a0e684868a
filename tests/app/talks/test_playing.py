"""Talks played through the whole program, on every channel."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.talk import Talk
from jobs.limits import LIMITS
from tests.played.theatre import CHANNELS, Theatre

WITA = ZoneInfo("Asia/Makassar")
AT_NIGHT = datetime(2026, 11, 30, 22, 0, tzinfo=WITA)


@pytest.fixture(params=CHANNELS)
def anywhere(request: pytest.FixtureRequest) -> Theatre:
    """The default office, on each channel on which complainants write."""
    return Theatre(channel=request.param)


def test_a_question_is_answered_and_a_button_pressed_by_its_title(anywhere: Theatre) -> None:
    played = anywhere.play("jam besuk?", {"press": "ya"})
    asked, pressed = played.turns
    assert asked.said == "jam besuk?"
    assert asked.did == ("answered:visiting-hours",)
    (reply,) = asked.replies
    assert "11.00" in reply.text
    assert reply.buttons == ("Ya", "Belum")
    assert reply.entries == ("visiting-hours",)
    assert reply.templates == ("utter_intro", "utter_answer", "utter_did_this_help")
    assert (pressed.said, pressed.did) == ("Ya", ("small_talk",))
    assert played.case is None
    assert played.form == {}


def test_a_button_is_pressed_by_its_number_under_the_last_that_are(anywhere: Theatre) -> None:
    played = anywhere.play("jam besuk?", {"press": 2}, {"press": "Belum"})
    assert played.turns[1].said == "Belum"
    assert "case_opened" in played.turns[1].did
    assert not played.errors  # old buttons can still be pressed, as on a real phone


def test_a_form_is_filled_and_its_case_told(anywhere: Theatre) -> None:
    played = anywhere.play(
        "mau komplain, saya menunggu dari jam enam dan tidak dipanggil",
        "Siti Aminah",
        "28-02-1990",
        "0812 5544 3321",
    )
    assert [turn.did for turn in played.turns] == [
        ("form_opened:complaint", "recorded:purpose", "complaint_noted", "asked:full_name"),
        ("recorded:full_name", "asked:birth_date"),
        ("recorded:birth_date", "asked:phone"),
        ("recorded:phone", "asked:address"),
    ]
    assert played.form["full_name"] == "Siti Aminah"
    assert played.form["phone"] == "+6281255443321"
    assert played.case is None

    played = anywhere.play("petugas", "komputer di loket mati terus")
    assert played.turns[0].did == ("case_opened", "handed_over")
    assert played.turns[1].did == ("added_to_case",)
    told = played.as_dict()["case"]
    assert isinstance(told, dict)
    assert list(told) == ["number", "status", "stage", "subject", "due_at", "priority", "identity"]
    assert told["number"] == "ADU-2026-000001"
    assert told["status"] == "waiting"
    assert told["due_at"] == "2026-12-01T09:00:00+08:00"


def test_an_edit_changes_what_was_sent(anywhere: Theatre) -> None:
    played = anywhere.play("zzqx qqzz", {"edit": [-1, "jam besuk?"]})
    assert played.turns[0].did == ("unknown",)
    assert played.turns[1].did == ("answered:visiting-hours",)
    assert played.turns[1].said == "[edit -1] jam besuk?"


@pytest.mark.parametrize(
    "item", [{"image": ""}, {"image": "ini"}, {"voice": True}, {"sticker": True}], ids=str
)
def test_files_are_kept_for_whoever_has_the_case(anywhere: Theatre, item: object) -> None:
    played = anywhere.play("petugas", item)
    assert "added_to_case" in played.turns[1].did
    assert not played.errors


def test_a_place_is_kept_for_whoever_has_the_case(anywhere: Theatre) -> None:
    played = anywhere.play("petugas", {"location": [-0.5021, 117.1537]})
    assert played.turns[1].did == ("added_to_case",)


def test_a_burst_is_one_turn(anywhere: Theatre) -> None:
    played = anywhere.play({"burst": ["jam besuk?", "petugas"]})
    (turn,) = played.turns
    assert turn.said == "jam besuk?\npetugas"
    assert turn.did == ("case_opened", "handed_over", "answered:visiting-hours")


def test_while_somebody_waits_deadlines_ring_and_their_words_are_replies(
    anywhere: Theatre,
) -> None:
    played = anywhere.play("petugas", {"wait": "1h"}, {"wait": "23h 30min"})
    _, an_hour, a_day = played.turns
    assert (an_hour.said, an_hour.replies, an_hour.did) == ("[wait 1h]", (), ())
    assert a_day.replies[0].templates == ("utter_promise_moved",)
    assert a_day.did == ("status_told",)


def test_talks_begin_when_they_are_told_to() -> None:
    (turn,) = Theatre(at=AT_NIGHT).play("petugas").turns
    assert "utter_outside_hours" in turn.replies[0].templates


def test_a_button_that_is_not_there_is_said_in_its_turn_and_the_talk_goes_on(
    anywhere: Theatre,
) -> None:
    first, second = anywhere.play_all(
        [[{"press": 1}, "jam besuk?", {"press": 3}, {"press": "Mungkin"}, "petugas"], ["halo"]]
    )
    none, asked, third, maybe, people = first.turns
    assert none.error == "script, line 1: there is no button 1; there is none at all yet"
    assert (none.said, none.replies, none.did) == ("[press 1]", (), ())
    assert asked.did == ("answered:visiting-hours",)
    assert (
        third.error == "script, line 1: there is no button 3; the last ones are 1 'Ya', 2 'Belum'"
    )
    assert "'Mungkin'" in maybe.error
    assert "case_opened" in people.did
    assert len(first.errors) == 3
    assert not second.errors


def test_no_talk_hears_of_another_one() -> None:
    talk = ["jam besuk?", {"press": 2}, "petugas", {"wait": "2d"}]
    alone = Theatre().play(*talk)
    first, second, third = Theatre().play_all([talk, ["jam besuk?", "salah"], talk])
    assert [turn.did for turn in alone.turns] == [turn.did for turn in first.turns]
    assert first.as_dict()["case"] == third.as_dict()["case"]
    assert [turn.replies for turn in first.turns] == [turn.replies for turn in third.turns]
    assert second.turns[0].did == ("answered:visiting-hours",)


def test_many_talks_are_played_in_several_processes_in_their_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.talks.running.WORTH_A_PROCESS", 8)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    talks = [["halo"] if place % 2 else ["jam besuk?"] for place in range(20)]
    played = Theatre().play_all(talks)
    assert [one.id for one in played] == list(range(20))
    assert [one.turns[0].did[0] for one in played] == [
        "small_talk" if place % 2 else "answered:visiting-hours" for place in range(20)
    ]


def test_what_the_program_fails_on_is_said_in_the_turn(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    at_once = replace(LIMITS, events=replace(LIMITS.events, pauses=(0.0,)))
    monkeypatch.setattr("app.program.LIMITS", at_once)
    turn = Talk._turn

    async def fails(talk: Talk, *args: object) -> None:
        if any(getattr(one, "text", "") == "rusak" for one in args):
            raise RuntimeError("the pipe burst")
        await turn(talk, *args)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(Talk, "_turn", fails)
    broken, good = Theatre().play("rusak", "jam besuk?").turns
    assert broken.error.startswith("script, line 1: the program failed: ")
    assert "the pipe burst" in broken.error
    assert good.did == ("answered:visiting-hours",)
    assert "the pipe burst" in caplog.text
