"""How the house is, for the operator's monitoring."""

import logging

from starlette.responses import JSONResponse, Response

from web.site import Call

_LOG = logging.getLogger(__name__)


async def health(call: Call) -> Response:
    """`GET /health`: 200 with facts, 503 where something cannot be written; `wrong` names it."""
    try:
        facts = await call.parts.health()
    except Exception:  # noqa: BLE001  the answer to a monitor is that we are not well
        _LOG.exception("the health check failed")
        return JSONResponse({"status": "down"}, 503)
    if facts.get("wrong"):
        return JSONResponse({**facts, "status": "down"}, 503)
    return JSONResponse({**facts, "status": "ok"})
