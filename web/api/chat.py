"""What the public chat page sends and hears."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any

import msgspec
from sse_starlette import ServerSentEvent
from starlette.responses import JSONResponse, Response

from core.errors import Conflict
from core.text import storable
from web.api.event_stream import Stream
from web.context import RequestContext
from web.guards.cookies import visitor_address
from web.limits.addresses import address_of
from web.limits.quotas import Quotas
from web.live import Listener, chat_topic
from web.numbers import whole
from web.requests.reading import read_json
from web.requests.refused import Refused, fitting, is_key
from web.requests.uploads import read_upload
from web.showing.transcript.bubbles import public_bubbles
from web.tokens import hashed

_SHOWN = 200
_LONGEST = 4096
_FILES_FULL = (
    "Batas kiriman berkas hari ini sudah tercapai, jadi berkas ini belum diterima. Pesan tertulis "
    "tetap kami terima; berkas dapat dikirim lagi dalam {hours} jam."
)
_WORDS_FULL = (
    "Batas pesan hari ini sudah tercapai. Yang sudah terkirim tetap aman; pesan dapat dikirim lagi "
    "dalam {hours} jam."
)
_FIRST_WORDS_TRIES = 20
_FIRST_WORDS_PAUSE = 0.25


class _Choice(msgspec.Struct):
    id: str
    title: str = ""


class _Said(msgspec.Struct):
    id: str
    text: str | None = None
    choice: _Choice | None = None


async def send(context: RequestContext) -> Response:
    """`POST /chat/messages` with JSON `id` and `text` or `choice`: 202 once it is kept."""
    _slow_down(context)
    raw = await context.request.body()
    body = _read(raw)
    said: dict[str, object] = {}
    if body.choice is not None and body.choice.id:
        said["choice"] = {
            "id": storable(body.choice.id)[:200],
            "title": storable(body.choice.title)[:200],
        }
    else:
        text = storable(body.text or "").strip()
        if not text:
            raise Refused(422, "Pesannya masih kosong.")
        said["text"] = fitting(text, _LONGEST, "Pesan ini")
    key = _client_id(body.id)
    _within(context, context.site.word_quotas, len(raw), _WORDS_FULL)
    await _keep(context, key, said)
    return JSONResponse({"kept": True}, 202)


async def send_file(context: RequestContext) -> Response:
    """`POST /chat/files` (multipart `file`, `id`): a photo or document of at most 10 MB."""
    _slow_down(context)
    upload = await read_upload(context)
    key = _client_id(upload.fields.get("id"))
    _within(context, context.site.file_quotas, len(upload.data), _FILES_FULL)
    sha256 = await context.parts.files.keep(upload.data, upload.mime, upload.filename)
    file = {
        "sha256": sha256,
        "mime": upload.mime,
        "filename": upload.filename,
        "size": len(upload.data),
    }
    await _keep(context, key, {"file": file})
    return JSONResponse({"kept": True}, 202)


async def messages(context: RequestContext) -> Response:
    """`GET /chat/messages?after=seq`: what was said since, as fragments."""
    chat = await _chat(context)
    if chat is None:
        return JSONResponse({"last": 0, "html": ""})
    return JSONResponse(
        await _since(context, chat, _after(context.request.query_params.get("after")))
    )


async def stream(context: RequestContext) -> Response:
    """`GET /chat/stream`: the same as it happens; the event ids are the numbers of facts."""
    after = _after(
        context.request.headers.get("last-event-id") or context.request.query_params.get("after")
    )
    return Stream(context, _events(context, after))


async def _events(context: RequestContext, after: int) -> AsyncIterator[ServerSentEvent]:
    yield ServerSentEvent(comment="siap", retry=3000)
    chat = await _chat(context)
    for _ in range(_FIRST_WORDS_TRIES):
        if chat is not None:
            break
        # The first message was kept, but the chat begins only when it is dealt with.
        await asyncio.sleep(_FIRST_WORDS_PAUSE)
        chat = await _chat(context)
    if chat is None:
        return
    with context.parts.live.subscribe([chat_topic(chat)]) as listener:
        async for event in _follow(context, chat, after, listener):
            yield event


async def _follow(
    context: RequestContext, chat: int, after: int, listener: Listener
) -> AsyncIterator[ServerSentEvent]:
    while True:
        found = await _since(context, chat, after)
        if found["last"] != after:
            after = int(found["last"])
            yield ServerSentEvent(
                event="said", data=msgspec.json.encode(found).decode(), id=str(after)
            )
        else:
            await listener.take()


async def _since(context: RequestContext, chat: int, after: int) -> dict[str, Any]:
    lines = await context.parts.view.talk_since(chat, after, _SHOWN)
    bubbles = public_bubbles(lines, context.parts.office.zone)
    last = lines[-1].fact.seq if lines else after
    return {
        "last": last,
        "html": context.text("chat/bubbles.html", bubbles=bubbles) if bubbles else "",
    }


async def _chat(context: RequestContext) -> int | None:
    return await context.parts.view.chat_of(visitor_address(context.secret))


async def _keep(context: RequestContext, key: str, said: Mapping[str, object]) -> None:
    message = {
        "visitor": hashed(context.secret),
        "id": key,
        "at": int(context.site.now.timestamp() * 1000),
        **said,
    }
    try:
        await context.parts.chat_page.keep(msgspec.json.encode(message))
    except Conflict as error:
        raise Refused(503, "Pesan belum tersimpan; kami mencoba lagi.", wait=1) from error


def _slow_down(context: RequestContext) -> None:
    address = address_of(context.request.scope.get("client"))
    # The address first: whoever makes up visitors must not fill the memory with them.
    wait = context.site.address_messages.hit(address) or context.site.visitor_messages.hit(
        context.secret
    )
    if wait:
        raise Refused(
            429,
            "Pesannya datang cepat sekali. Tidak ada yang hilang; pesan berikutnya terkirim "
            f"otomatis dalam {wait} detik.",
            wait=wait,
        )


def _within(context: RequestContext, quotas: Quotas, size: int, said: str) -> None:
    address = address_of(context.request.scope.get("client"))
    wait = quotas.wait(context.secret, address, size)
    if wait:
        raise Refused(413, said.format(hours=-(-wait // 3600)))


def _client_id(given: object) -> str:
    if isinstance(given, str) and is_key(given):
        return given
    raise Refused(400, "Pesan ini tidak terbaca. Muat ulang halaman, lalu kirim lagi.")


def _read(raw: bytes) -> _Said:
    try:
        return read_json(raw, _Said)
    except msgspec.MsgspecError as error:
        raise Refused(
            400, "Pesan ini tidak terbaca. Muat ulang halaman, lalu kirim lagi."
        ) from error


def _after(given: str | None) -> int:
    return whole(given) or 0
