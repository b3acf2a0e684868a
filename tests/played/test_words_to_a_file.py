"""Words that come with a file while a name is asked say what is on it, on every channel."""

import pytest

from core.message import ChannelName
from tests.played.theatre import CHANNELS, Theatre

TOLD = "mau lapor parkir di sini mahal banget 20rb"


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize(
    "words", ["KTP saya", "ini ktp gw ya", "struk parkir nih gan", "foto karcis"]
)
def test_they_are_kept_and_quoted_as_no_name(words: str, channel: ChannelName) -> None:
    played = Theatre(channel=channel).play(TOLD, {"image": words})
    replies = [reply.text for reply in played.turns[-1].replies]
    assert "asked:full_name" in played.turns[-1].did
    assert "full_name" not in played.form
    assert any("kami simpan" in text for text in replies)
    assert not any("belum terbaca" in text for text in replies)


def test_a_name_that_follows_a_file_is_taken() -> None:
    played = Theatre().play(TOLD, {"image": ""}, "Dwi Septiani")
    assert played.form["full_name"] == "Dwi Septiani"


def test_later_words_are_no_words_to_it() -> None:
    played = Theatre().play(TOLD, {"image": ""}, {"wait": "10min"}, "foto karcis")
    assert "“foto karcis”" in played.turns[-1].replies[-1].text


@pytest.mark.parametrize("said", ["kok nanya mulu sih", "anonim aja"])
def test_what_means_something_else_is_heard_right_after_a_file(said: str) -> None:
    played = Theatre().play(TOLD, {"image": ""}, said)
    assert "kami simpan" not in played.turns[-1].replies[-1].text


@pytest.mark.parametrize("channel", CHANNELS)
def test_words_to_a_second_file_are_answered(channel: ChannelName) -> None:
    first = {"image": "ini karcisnya"}
    for words in ("foto karcis", "KTP saya", "Dwi Septiani"):
        played = Theatre(channel=channel).play(TOLD, first, {"image": words})
        assert played.turns[-1].replies


@pytest.mark.parametrize("channel", CHANNELS)
def test_files_without_words_are_acknowledged_once(channel: ChannelName) -> None:
    played = Theatre(channel=channel).play(TOLD, {"burst": [{"image": ""}, {"image": ""}]})
    kept = [one for one in played.turns[-1].replies if "kami simpan" in one.text]
    assert len(kept) == 1
