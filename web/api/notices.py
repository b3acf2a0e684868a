"""Somebody takes care of what they were told."""

from starlette.responses import JSONResponse, Response

from web.context import Call
from web.guards.readers import reader_of
from web.live import QUEUE


async def seen(call: Call) -> Response:
    """`POST /inbox/notices/{notice}/seen`: somebody takes care of it. Raises `NotFound`."""
    reader = reader_of(call.agent, call.parts.office)
    await call.parts.view.notice_seen(call.number("notice"), reader, call.site.now)
    call.parts.live.publish(QUEUE)
    return JSONResponse({"done": True})
