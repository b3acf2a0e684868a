"""Several messages in a row get one answer, and nothing of them is lost."""

import pytest

from core.message import ChannelName
from tests.channel_names import On
from tests.played.theatre import Theatre

OFFICE = "rsud-haji"
CHANNELS = [On.WEB, On.WHATSAPP, On.TELEGRAM]


@pytest.mark.parametrize("channel", CHANNELS)
def test_angry_lines_are_answered_once_and_all_of_them_are_the_matter(channel: ChannelName) -> None:
    lines = ["woy", "lama banget", "dari jam 6 nunggu", "di poli gigi"]
    (turn,) = Theatre(OFFICE, channel).play({"burst": lines}).turns
    assert turn.did.count("complaint_noted") == 1
    assert all(line in str(turn) for line in lines)
    assert len(turn.replies) == 1


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_greeting_and_its_question_are_one(channel: ChannelName) -> None:
    played = Theatre(OFFICE, channel).play(
        {"burst": ["assalamualaikum", "mau tanya", "jam besuk jam brp ya?"]}
    )
    (turn,) = played.turns
    assert turn.did == ("answered:visiting-hours",)
    assert len(turn.replies) == 1


def test_the_fields_of_a_form_in_a_row_are_all_read() -> None:
    data = ["Siti Aminah", "081255443321"]
    played = Theatre(OFFICE).play("mau komplain antre obat lama", {"burst": data})
    assert {"recorded:full_name", "recorded:phone"} <= set(played.turns[1].did)


def test_danger_is_answered_at_once_with_what_was_said_before() -> None:
    played = Theatre(OFFICE).play({"burst": ["min", "aku mau bunuh diri", "obatnya udah siap"]})
    (turn,) = played.turns
    assert "emergency" in turn.did
    assert "112" in turn.replies[0].text
    assert len(turn.replies) == 2, "the words after an alarm are answered too"


@pytest.mark.parametrize("said", ["petugas", "batal", "ya"])
def test_a_command_waits_for_nobody(said: str) -> None:
    played = Theatre(OFFICE).play({"burst": [said, "jam besuk?"]})
    assert len(played.turns[0].replies) == 2


def test_a_yes_counts_by_itself() -> None:
    told = ("mau komplain antre obat lama", "Siti Aminah", "081255443321")
    played = Theatre(OFFICE).play(*told, {"burst": ["benar", "makasih ya"]})
    assert any(one.startswith("case_opened") for one in played.turns[-1].did)


def test_whoever_writes_on_and_on_gets_an_answer_between() -> None:
    lines = [f"jam besuk ruang nomor {number}" for number in range(30)]
    (turn,) = Theatre(OFFICE).play({"burst": lines}).turns
    assert 2 <= len(turn.replies) <= 4


def test_what_is_written_later_is_another_message() -> None:
    played = Theatre(OFFICE).play("jam besuk?", "biaya rontgen berapa?")
    assert [len(turn.replies) for turn in played.turns] == [1, 1]


@pytest.mark.parametrize("channel", CHANNELS)
def test_words_and_the_photo_behind_them_are_one(channel: ChannelName) -> None:
    burst = {"burst": ["kamar mandi ruang melati kotor sekali", {"image": ""}]}
    (turn,) = Theatre(OFFICE, channel).play(burst).turns
    assert "complaint_noted" in turn.did
    assert len(turn.replies) == 1


def test_what_stands_behind_a_photo_is_another_message() -> None:
    played = Theatre(OFFICE).play({"burst": [{"image": ""}, "kamar mandinya kotor sekali"]})
    assert any("kamar mandinya" in str(one) for one in played.turns)
