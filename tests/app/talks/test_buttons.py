"""Which button a script presses: by its number, by its title, by the title it had in full."""

from datetime import UTC, datetime

import pytest

from app.talks.buttons import ShownMessage, pressed
from channels.twins.in_process import Arrived
from core.errors import NotFound
from core.facts import BOT, Fact, SealedFact
from core.message import Address, Choice, Outbound
from tests.channel_names import On

AT = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
WHOLE = "Persyaratan kunjungan pasien rawat inap"


def shown(number: int, *titles: str, whole: str = "") -> ShownMessage:
    """A message with buttons of these titles; `whole` is what the first one said in full."""
    choices = tuple(Choice(f"{number}:{title}", title) for title in titles)
    said = [{"id": one.id, "title": one.title} for one in choices]
    if whole:
        said[0]["title"] = whole
    message = Outbound(Address(On.WHATSAPP, "phone:1"), "Yang mana?", choices)
    data = {"choices": said} if said else {}
    fact = SealedFact(1, number, Fact.MESSAGE_OUT, AT, BOT, data, "", None)
    return ShownMessage(Arrived(f"wamid.{number}", message), fact)


def choice(button: str | int, *messages: ShownMessage) -> str:
    """The id of what is pressed."""
    return pressed(button, messages)[1].id


def test_a_number_counts_under_the_last_message_that_has_buttons() -> None:
    assert choice(2, shown(1, "Ya", "Belum"), shown(2, "Lanjut", "Batal"), shown(3)) == "2:Batal"


def test_a_title_is_looked_for_in_older_messages_too_newest_first() -> None:
    talk = shown(1, "Ya", "Belum"), shown(2, "Ya")
    assert choice("Ya", *talk) == "2:Ya"
    assert choice("belum", *talk) == "1:Belum"


def test_a_title_counts_as_it_is_shown_and_as_it_was_in_full() -> None:
    message = shown(1, "Persyaratan kunjung…", "Lain", whole=WHOLE)
    assert choice("Persyaratan kunjung…", message) == choice(f" {WHOLE.upper()}  ", message)


@pytest.mark.parametrize("button", [3, "Mungkin", ""])
def test_what_is_not_there_is_told_with_what_is(button: str | int) -> None:
    with pytest.raises(NotFound, match="1 'Ya', 2 'Belum'"):
        pressed(button, [shown(1, "Ya", "Belum")])


def test_where_there_are_no_buttons_that_is_told() -> None:
    with pytest.raises(NotFound, match="none at all"):
        pressed(1, [shown(1)])
