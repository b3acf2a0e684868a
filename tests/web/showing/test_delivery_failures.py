"""Why words did not reach the complainant, in words that say what to do."""

import re

import pytest

from channels.whatsapp.errors import refusal
from core.errors import ChannelDown, Misconfigured, Own, RateLimited
from web.showing.delivery_failures import reason

DETAILS = "Details of the platform"
CODES = [*range(400), *range(80000, 80010), *range(130000, 134100)]


def what(code: int) -> str:
    """What is said of a message that failed for that code of WhatsApp."""
    return reason(DETAILS, str(code))


def test_what_may_be_tried_again_and_what_an_administrator_mends_is_said_so() -> None:
    for code in CODES:
        meant = refusal(code, status=400, reason="")
        if isinstance(meant, RateLimited | ChannelDown):
            assert "kirim ulang" in what(code), code
        if isinstance(meant, Misconfigured):
            assert "administrator" in what(code), code


@pytest.mark.parametrize("code", list(Own))
def test_what_no_platform_refused_is_said_in_our_words(code: Own) -> None:
    said = reason("the file is not among the files", code)
    assert "kanalnya" not in said
    assert not re.search(r"\b(the|is|not|file)\b", said)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("400", "Peer_id_invalid"),
        ("400", "Chat not found"),
        ("403", "Forbidden: bot can't initiate conversation with a user"),
        ("403", "Forbidden: something that Telegram has not said before"),
    ],
)
def test_who_cannot_be_reached_on_telegram_is_to_be_reached_otherwise(code: str, why: str) -> None:
    said = reason(why, code)
    assert "hubungi lewat cara lain" in said
    assert why not in said


def test_what_nobody_knows_is_quoted() -> None:
    assert DETAILS in what(999_999)
    assert reason("", "")
