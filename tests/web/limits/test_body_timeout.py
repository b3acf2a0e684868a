"""Bodies that do not come to their end."""

import asyncio

from starlette.types import Message, Receive, Scope, Send

from web.limits.body_timeout import BodyTimeout

PIECE: Message = {"type": "http.request", "body": b"halo", "more_body": True}
END: Message = {"type": "http.request", "body": b"", "more_body": False}
GONE: Message = {"type": "http.disconnect"}


async def answered(method: str, *pieces: Message) -> tuple[list[Message], list[Message]]:
    """What the endpoint heard and what the client was sent, when nothing follows the pieces."""
    heard: list[Message] = []
    sent: list[Message] = []
    coming = list(pieces)

    async def endpoint(scope: Scope, receive: Receive, send: Send) -> None:
        while True:
            heard.append(await receive())
            if not heard[-1].get("more_body"):
                break
        await send({"type": "http.response.start", "status": 200})

    async def receive() -> Message:
        if coming:
            return coming.pop(0)
        await asyncio.Event().wait()
        raise AssertionError("nothing wakes it")

    async def send(message: Message) -> None:
        sent.append(message)

    await BodyTimeout(endpoint, within=0)({"type": "http", "method": method}, receive, send)
    return heard, sent


async def test_a_body_that_falls_silent_is_answered_and_let_go() -> None:
    heard, sent = await answered("POST", PIECE)
    assert heard == [PIECE, GONE]
    assert sent[0]["status"] == 408
    assert (b"connection", b"close") in sent[0]["headers"]


async def test_a_body_that_comes_to_its_end_is_answered_by_the_endpoint() -> None:
    heard, sent = await answered("POST", PIECE, END)
    assert heard == [PIECE, END]
    assert [message.get("status") for message in sent] == [200]
