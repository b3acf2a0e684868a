"""The office's files: pictures in the page, everything else as a download."""

import re
from urllib.parse import quote

from starlette.responses import Response

from core.errors import NotFound
from web.chat import visitor_address
from web.site import Call
from web.talk import INLINE

_SHA256 = re.compile(r"[0-9a-f]{64}")
_SANDBOX = "default-src 'none'; img-src 'self'; media-src 'self'; sandbox"


async def for_desk(call: Call) -> Response:
    """`GET /files/{sha256}`: any file that was sent in some chat. Raises `NotFound`."""
    return await _file(call, None)


async def for_visitor(call: Call) -> Response:
    """`GET /chat/files/{sha256}`: a file of the visitor's own chat, else `NotFound`."""
    chat = await call.parts.view.chat_of(visitor_address(call.secret))
    if chat is None:
        raise NotFound("no chat yet")
    return await _file(call, chat)


async def _file(call: Call, chat: int | None) -> Response:
    sha256 = str(call.request.path_params["sha256"])
    if not _SHA256.fullmatch(sha256):
        raise NotFound(sha256)
    known = await call.parts.view.file(sha256)
    if known is None or (chat is not None and chat not in known.chats):
        raise NotFound(sha256)
    mime = known.mime.split(";")[0].strip().lower()
    shown = mime in INLINE
    name = quote(known.filename or f"berkas-{sha256[:8]}", safe="")
    shape = "inline" if shown else "attachment"
    return Response(
        await call.parts.files.read(sha256),
        media_type=mime if shown else "application/octet-stream",
        headers={
            "Content-Disposition": f"{shape}; filename*=UTF-8''{name}",
            "Content-Security-Policy": _SANDBOX,
            "Cache-Control": "private, max-age=86400, immutable",
        },
    )
