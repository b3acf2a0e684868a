"""Bodies with something nested too deep: it is kept, and spoils nothing beside it."""

import asyncio
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.nesting import DEEPEST, followed, shallow
from channels.telegram.channel import TelegramChannel
from channels.telegram.polling import poll
from channels.whatsapp.channel import WhatsAppChannel
from core.message import Kind
from tests.jobs.scripted import Shouts, running

DEEP = ["[" * depth + "]" * depth for depth in (100, 480, 900, 985, 5000, 50_000)]
WHATSAPP = {
    "object": "whatsapp_business_account",
    "entry": [
        {
            "id": "1",
            "changes": [
                {
                    "field": "messages",
                    "value": {
                        "messaging_product": "whatsapp",
                        "metadata": {"phone_number_id": "42"},
                        "messages": [
                            {
                                "from": "6281255443321",
                                "id": f"wamid.{text}",
                                "timestamp": "1760000000",
                                "type": "text",
                                "text": {"body": text},
                                "beside": beside,
                            }
                            for text, beside in (("first", "DEEP"), ("second", "shallow"))
                        ],
                    },
                }
            ],
        }
    ],
}
UPDATES = [
    {
        "update_id": number,
        "message": {
            "message_id": number,
            "from": {"id": 7, "is_bot": False, "first_name": "Siti"},
            "chat": {"id": 7, "type": "private", "first_name": "Siti"},
            "date": 1_760_000_000,
            "text": text,
            "beside": beside,
        },
    }
    for number, text, beside in ((1, "first", "DEEP"), (2, "second", "shallow"))
]


def body(value: object, deep: str) -> bytes:
    return json.dumps(value).replace('"DEEP"', deep).encode()


@pytest.mark.parametrize("deep", DEEP, ids=len)
async def test_whatsapps_messages_are_understood_beside_whatever_is_too_deep(deep: str) -> None:
    channel = WhatsAppChannel("42", "token", "secret", "verify")
    events = channel.split(body(WHATSAPP, deep))
    assert [event.key for event in events] == ["wa:m:wamid.first", "wa:m:wamid.second"]
    said = [channel.read(event) for event in events]
    assert [(one.kind, one.text) for one in said] == [(Kind.TEXT, "first"), (Kind.TEXT, "second")]


@pytest.mark.parametrize("deep", DEEP, ids=len)
def test_telegrams_updates_are_understood_beside_whatever_is_too_deep(deep: str) -> None:
    channel = TelegramChannel("1:token", None)
    for raw in (body(UPDATES, deep), body(UPDATES[0], deep)):
        events = channel.split(raw)
        assert [event.key for event in events] == ["tg:1:1", "tg:1:2"][: len(events)]
        said = [(one.kind, one.text) for one in map(channel.read, events)]
        assert said == [(Kind.TEXT, "first"), (Kind.TEXT, "second")][: len(events)]


async def test_an_update_that_is_too_deep_does_not_stop_the_polling() -> None:
    asked = Shouts()

    class Bot:
        async def forget_webhook(self) -> None:
            """Nothing to forget."""

        async def updates(self, offset: int, seconds: int) -> list[bytes]:
            """One deep update, whatever was asked for."""
            asked(offset)
            await asyncio.sleep(0)
            return [body(UPDATES[0], DEEP[-1])]

    async def keep(_: bytes) -> None:
        """It is taken."""

    async with running(lambda: poll(Bot(), keep, shortest_pause=0.001, longest_pause=0.001)):
        await asked.times(2)
    assert asked.heard[:2] == [0, 2]


@given(
    st.recursive(
        st.none() | st.text() | st.floats(allow_nan=False) | st.integers(),
        lambda part: st.lists(part) | st.dictionaries(st.text(), part),
    )
)
def test_what_is_not_too_deep_stays_as_it_is(value: object) -> None:
    raw = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    assert shallow(raw) == raw


def test_what_is_too_deep_is_kept_as_its_json() -> None:
    inner = '{"a": ["]", "\\"}", 1]}'
    raw = ("[" * DEEPEST + inner + "," + inner + "]" * DEEPEST).encode()
    found = json.loads(shallow(raw))
    for _ in range(DEEPEST - 1):
        (found,) = found
    assert found == [inner, inner]


@pytest.mark.parametrize("raw", [b"[" * 50_000, b"]" * 9, b'"' + b"\\" * 9, b'{"' * 50_000])
def test_what_is_no_json_at_all_is_refused_as_ever(raw: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        followed(raw, json.loads)
