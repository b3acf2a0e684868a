"""How the house is: for the operator's monitoring, and at length for who looks after it."""

import logging
from ipaddress import ip_address

from starlette.responses import JSONResponse, Response

from handoff.accounts import Role
from web.context import RequestContext
from web.guards.cookies import SESSION_COOKIE

_LOG = logging.getLogger(__name__)
_FOR_EVERYBODY = ("wrong",)
_SENT_ON = ("forwarded", "via", "x-forwarded-for", "x-real-ip")


async def health(context: RequestContext) -> Response:
    """`GET /health`: 200, or 503 where something cannot be written; `wrong` names it.

    Administrators, and whoever asks on this machine itself, hear more: channels, platforms,
    engines, entries.
    """
    try:
        facts = await context.parts.health()
    except Exception:  # noqa: BLE001  the answer to a monitor is that we are not well
        _LOG.exception("the health check failed")
        return JSONResponse({"status": "down"}, 503)
    if not (_is_here(context) or await _looks_after_it(context)):
        facts = {key: facts[key] for key in _FOR_EVERYBODY if key in facts}
    if facts.get("wrong"):
        return JSONResponse({**facts, "status": "down"}, 503)
    return JSONResponse({**facts, "status": "ok"})


def _is_here(context: RequestContext) -> bool:
    """Whether this machine asks for itself, and not for somebody whom a proxy serves."""
    client = context.request.client
    if client is None or any(name in context.request.headers for name in _SENT_ON):
        return False
    try:
        return ip_address(client.host).is_loopback
    except ValueError:
        return False


async def _looks_after_it(context: RequestContext) -> bool:
    secret = context.request.cookies.get(SESSION_COOKIE, "")
    account = await context.parts.accounts.session(secret, context.site.now) if secret else None
    return account is not None and account.role is Role.ADMINISTRATOR
