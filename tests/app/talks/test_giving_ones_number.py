"""A script presses the button by which a platform states the complainant's telephone."""

import json

import pytest

from app.settings import ROOT
from app.talks.played import PlayedTalk
from app.talks.running import Scene, knowledge_of, play, working_morning
from app.talks.script import read_script
from core.message import ChannelName
from tests.channel_names import On

FORM = ("saya mau mengadu, lantai kamar mandi di ruang Elang bocor", "Siti Aminah", "12 mei 1990")
BUTTON = "Kirim nomor saya"
PLATFORMS = (On.WHATSAPP, On.TELEGRAM)


def played(channel: ChannelName, *say: object, hides_number: bool = True) -> PlayedTalk:
    """A talk with somebody whose WhatsApp shows no number, unless told otherwise."""
    folder = ROOT / "procedures" / "rsjd-atma-husada"
    at = working_morning(knowledge_of(folder).office)
    script = read_script(json.dumps({"id": 1, "say": say}).encode(), "script")
    (one,) = play(script, Scene(folder, channel, at, hides_number))
    return one


@pytest.mark.parametrize("button", [BUTTON, 1])
@pytest.mark.parametrize("channel", PLATFORMS)
def test_the_press_gives_the_number_to_the_form(channel: ChannelName, button: str | int) -> None:
    talk = played(channel, *FORM, {"press": button})
    asked, given = talk.turns[-2:]
    assert asked.replies[-1].buttons == (BUTTON,)
    assert "recorded:phone" in given.did
    assert talk.form["phone"] == "+6281200000001"


@pytest.mark.parametrize("channel", PLATFORMS)
def test_a_typed_number_goes_on_working(channel: ChannelName) -> None:
    talk = played(channel, *FORM, "0812 5544 3321")
    assert talk.form["phone"] == "+6281255443321"


@pytest.mark.parametrize("channel", PLATFORMS)
def test_other_buttons_beside_it_go_on_working(channel: ChannelName) -> None:
    talk = played(channel, *FORM, "x1", "x2", "x3", {"press": "Bicara petugas"})
    assert {BUTTON, "Bicara petugas"} <= {
        title for reply in talk.turns[-2].replies for title in reply.buttons
    }
    assert "handed_over" in talk.turns[-1].did


@pytest.mark.parametrize(("channel", "hides_number"), [(On.WHATSAPP, False), (On.WEB, True)])
def test_where_the_number_is_seen_or_cannot_be_given_there_is_no_such_button(
    channel: ChannelName, hides_number: bool
) -> None:
    talk = played(channel, *FORM, {"press": BUTTON}, hides_number=hides_number)
    assert talk.errors
