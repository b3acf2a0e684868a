"""Numbers and JSON that come from outside."""

import msgspec
import pytest

from web.numbers import LARGEST, whole
from web.requests.reading import read_json


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("7", 7),
        ("0", 0),
        (str(LARGEST), LARGEST),
        (str(LARGEST + 1), None),
        ("9" * 5000, None),
        ("-1", None),
        ("1.5", None),
        ("\N{ARABIC-INDIC DIGIT THREE}", None),
        ("\N{SUPERSCRIPT TWO}", None),
        ("", None),
        (None, None),
    ],
)
def test_only_digits_that_a_database_can_keep_are_a_whole_number(
    written: str | None, number: int | None
) -> None:
    assert whole(written) == number


def test_half_an_emoji_does_not_make_a_message_unreadable() -> None:
    assert read_json(b'{"text": "a\\ud83d"}', dict[str, str]) == {"text": "a\ud83d"}


@pytest.mark.parametrize("raw", [b"", b"\xff", b"{", b"[" * 100_000, b"[]", b'{"text": 5}'])
def test_what_is_not_the_wanted_json_is_one_kind_of_error(raw: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        read_json(raw, dict[str, str])
