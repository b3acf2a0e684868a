"""The head of a page: presence, and the bell with its list."""

from typing import Any

from starlette.responses import HTMLResponse, Response

from web.context import RequestContext
from web.guards.readers import reader_of
from web.showing.notices import notice_lines

_MOST = 100


async def head(context: RequestContext) -> Response:
    """`GET /inbox/head`: presence, and the bell with its list."""
    return HTMLResponse(context.text("layouts/head.html", **await head_values(context)))


async def head_values(context: RequestContext) -> dict[str, Any]:
    """What the head of a page shows of the reader."""
    reader = reader_of(context.agent, context.parts.office)
    found = await context.parts.view.notices(reader, _MOST)
    away = await context.parts.accounts.is_away(context.agent.id)
    lines = notice_lines(found, context.parts.office, context.site.now)
    return {"notices": lines, "most": _MOST, "away": away}
