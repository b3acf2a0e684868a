"""The head of a page: presence, and the bell with its list."""

from typing import Any

from starlette.responses import HTMLResponse, Response

from web.context import Call
from web.guards.readers import reader_of
from web.showing.notices import told

_MOST = 100


async def head(call: Call) -> Response:
    """`GET /inbox/head`: presence, and the bell with its list."""
    return HTMLResponse(call.text("layouts/head.html", **await head_values(call)))


async def head_values(call: Call) -> dict[str, Any]:
    """What the head of a page shows of the reader."""
    reader = reader_of(call.agent, call.parts.office)
    found = await call.parts.view.notices(reader, _MOST)
    away = await call.parts.accounts.is_away(call.agent.id)
    return {"told": told(found, call.parts.office), "most": _MOST, "away": away}
