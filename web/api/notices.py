"""Somebody takes care of what they were told."""

from starlette.responses import JSONResponse, Response

from web.context import RequestContext
from web.guards.readers import reader_of
from web.live import QUEUE


async def seen(context: RequestContext) -> Response:
    """`POST /inbox/notices/{notice}/seen`: somebody takes care of it. Raises `NotFound`."""
    reader = reader_of(context.agent, context.parts.office)
    await context.parts.view.notice_seen(context.number("notice"), reader, context.site.now)
    context.parts.live.publish(QUEUE)
    return JSONResponse({"done": True})
