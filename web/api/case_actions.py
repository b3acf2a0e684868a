"""What agents do: each action is one POST that answers with JSON."""

from contextlib import suppress
from typing import TypeVar

import msgspec
from starlette.responses import JSONResponse, Response

from core.errors import AlreadySaid
from core.text import storable
from handoff.accounts import Role
from handoff.case import Source
from handoff.stage import Reply
from web.context import RequestContext
from web.live import QUEUE
from web.numbers import Whole
from web.requests.reading import read_json
from web.requests.refused import Refused, checked_key, fitting
from web.requests.uploads import read_upload

_LONGEST = 4096
_LONGEST_CAPTION = 1024  # no channel takes more under a file in one message
Body = TypeVar("Body", bound=msgspec.Struct)


class _Words(msgspec.Struct):
    text: str
    key: str
    asks: bool = False
    holds: bool = False
    way: str = ""

    @property
    def kind(self) -> Reply:
        """What the words are to the case."""
        if self.asks:
            return Reply.QUESTION
        return Reply.ON_THE_WAY if self.holds else Reply.ANSWER

    @property
    def said_by(self) -> Source | None:
        """By which other way it was said. Raises `Refused` for one that nobody knows."""
        if not self.way:
            return None
        if self.way not in set(Source):
            raise Refused(422, "Pilih cara penyampaiannya terlebih dahulu.")
        return Source(self.way)


class _Category(msgspec.Struct):
    category: str


class _Seq(msgspec.Struct):
    seq: Whole


async def claim(context: RequestContext) -> Response:
    """`POST /inbox/{case}/claim`; the loser of a race hears who has it (409)."""
    await context.parts.case_actions.claim(_case(context), context.agent)
    return _done()


async def reply(context: RequestContext) -> Response:
    """`POST /inbox/{case}/reply` with `text`, `key`; a retried key counts once.

    `asks`: it is a question; `holds`: a word on the way; `way`: it was said otherwise, by phone.
    """
    words = await _words(context)
    with suppress(AlreadySaid):
        await context.parts.case_actions.reply(
            _case(context), context.agent, words.text, words.key, kind=words.kind, way=words.said_by
        )
    return _done()


async def note(context: RequestContext) -> Response:
    """`POST /inbox/{case}/note` with `text` and `key`."""
    words = await _words(context)
    with suppress(AlreadySaid):
        await context.parts.case_actions.note(_case(context), context.agent, words.text, words.key)
    return _done()


async def categorise(context: RequestContext) -> Response:
    """`POST /inbox/{case}/category` with `category`."""
    wanted = await _read(context, _Category)
    category = _known_category(context, wanted.category)
    await context.parts.case_actions.categorise(_case(context), context.agent, category)
    return _done()


async def resend(context: RequestContext) -> Response:
    """`POST /inbox/{case}/resend` with the `seq` of a message of ours."""
    wanted = await _read(context, _Seq)
    await context.parts.case_actions.resend(_case(context), context.agent, wanted.seq)
    return _done()


async def send_file(context: RequestContext) -> Response:
    """`POST /inbox/{case}/files` (multipart `file`, `caption`, `key`), at most 10 MB."""
    upload = await read_upload(context)
    key = checked_key(upload.fields.get("key", ""))
    caption = storable(upload.fields.get("caption", "")).strip()
    fitting(caption, _LONGEST_CAPTION, "Keterangan berkas")
    sha256 = await context.parts.files.keep(upload.data, upload.mime, upload.filename)
    with suppress(AlreadySaid):
        await context.parts.case_actions.send_file(
            _case(context), context.agent, sha256, upload.filename, upload.mime, caption, key
        )
    return _done()


async def seen(context: RequestContext) -> Response:
    """`POST /inbox/{case}/seen` with the last `seq` that an agent had on the screen."""
    wanted = await _read(context, _Seq)
    if context.agent.role is Role.UNIT:  # what a unit has read, no agent has
        return _done()
    await context.parts.view.seen(_case(context), wanted.seq)
    context.parts.live.publish(QUEUE)
    return _done()


def _case(context: RequestContext) -> int:
    return context.number("case")


def _done() -> Response:
    return JSONResponse({"done": True})


async def _words(context: RequestContext) -> _Words:
    words = await _read(context, _Words)
    text = storable(words.text).strip()
    if not text:
        raise Refused(422, "Tulisannya masih kosong.")
    fitting(text, _LONGEST * 4, "Tulisan ini")
    return msgspec.structs.replace(words, text=text, key=checked_key(words.key))


def _known_category(context: RequestContext, category: str) -> str:
    if category not in context.parts.office.category_labels:
        raise Refused(422, "Pilih salah satu kategori terlebih dahulu.")
    return category


async def _read(context: RequestContext, kind: type[Body]) -> Body:
    try:
        return read_json(await context.request.body(), kind)
    except msgspec.MsgspecError as error:
        raise Refused(400, "Permintaan ini tidak terbaca. Muat ulang halaman.") from error
