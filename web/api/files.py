"""The office's files: pictures in the page, everything else as a download."""

import re
from collections.abc import Awaitable, Callable
from urllib.parse import quote

from starlette.responses import Response

from core.errors import NotFound
from handoff.accounts import Role
from handoff.actions.authority import sees
from handoff.desk import StoredFile
from web.context import RequestContext
from web.guards.cookies import visitor_address
from web.requests.file_types import file_type_of
from web.showing.transcript.bubble import INLINE

_SHA256 = re.compile(r"[0-9a-f]{64}")
_HISTORY = 100
_SANDBOX = "default-src 'none'; img-src 'self'; media-src 'self'; sandbox"


async def for_staff(context: RequestContext) -> Response:
    """`GET /files/{sha256}`: a file of a chat in which the reader sees a case, else `NotFound`."""
    return await _file(context, lambda known: _seen(context, known))


async def for_visitor(context: RequestContext) -> Response:
    """`GET /chat/files/{sha256}`: a file of the visitor's own chat, else `NotFound`."""
    chat = await context.parts.view.chat_of(visitor_address(context.secret))
    if chat is None:
        raise NotFound("no chat yet")

    async def own(known: StoredFile) -> bool:
        return chat in known.chats

    return await _file(context, own)


async def _seen(context: RequestContext, known: StoredFile) -> bool:
    if context.agent.role is not Role.UNIT:
        return True
    for chat in known.chats:
        cases = await context.parts.view.cases_of_chat(chat, _HISTORY)
        if any(sees(context.agent, case) for case in cases):
            return True
    return False


async def _file(context: RequestContext, may: Callable[[StoredFile], Awaitable[bool]]) -> Response:
    sha256 = str(context.request.path_params["sha256"])
    if not _SHA256.fullmatch(sha256):
        raise NotFound(sha256)
    known = await context.parts.view.file(sha256)
    if known is None or not await may(known):
        raise NotFound(sha256)
    data = await context.parts.files.read(sha256)
    # Whoever sent it said what it is; a browser is told what the bytes are.
    mime = file_type_of(data)
    shown = mime in INLINE
    name = quote(known.filename or f"berkas-{sha256[:8]}", safe="")
    shape = "inline" if shown else "attachment"
    return Response(
        data,
        media_type=mime if shown else "application/octet-stream",
        headers={
            "Content-Disposition": f"{shape}; filename*=UTF-8''{name}",
            "Content-Security-Policy": _SANDBOX,
            "Cache-Control": "private, max-age=86400, immutable",
        },
    )
