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
from web.context import Call
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


async def claim(call: Call) -> Response:
    """`POST /inbox/{case}/claim`; the loser of a race hears who has it (409)."""
    await call.parts.desk.claim(_case(call), call.agent)
    return _done()


async def reply(call: Call) -> Response:
    """`POST /inbox/{case}/reply` with `text`, `key`; a retried key counts once.

    `asks`: it is a question; `holds`: a word on the way; `way`: it was said otherwise, by phone.
    """
    words = await _words(call)
    with suppress(AlreadySaid):
        await call.parts.desk.reply(
            _case(call), call.agent, words.text, words.key, kind=words.kind, way=words.said_by
        )
    return _done()


async def note(call: Call) -> Response:
    """`POST /inbox/{case}/note` with `text` and `key`."""
    words = await _words(call)
    with suppress(AlreadySaid):
        await call.parts.desk.note(_case(call), call.agent, words.text, words.key)
    return _done()


async def categorise(call: Call) -> Response:
    """`POST /inbox/{case}/category` with `category`."""
    wanted = await _read(call, _Category)
    category = _known_category(call, wanted.category)
    await call.parts.desk.categorise(_case(call), call.agent, category)
    return _done()


async def resend(call: Call) -> Response:
    """`POST /inbox/{case}/resend` with the `seq` of a message of ours."""
    wanted = await _read(call, _Seq)
    await call.parts.desk.resend(_case(call), call.agent, wanted.seq)
    return _done()


async def send_file(call: Call) -> Response:
    """`POST /inbox/{case}/files` (multipart `file`, `caption`, `key`), at most 10 MB."""
    upload = await read_upload(call)
    key = checked_key(upload.fields.get("key", ""))
    caption = storable(upload.fields.get("caption", "")).strip()
    fitting(caption, _LONGEST_CAPTION, "Keterangan berkas")
    sha256 = await call.parts.files.keep(upload.data, upload.mime, upload.filename)
    with suppress(AlreadySaid):
        await call.parts.desk.send_file(
            _case(call), call.agent, sha256, upload.filename, upload.mime, caption, key
        )
    return _done()


async def seen(call: Call) -> Response:
    """`POST /inbox/{case}/seen` with the last `seq` that an agent had on the screen."""
    wanted = await _read(call, _Seq)
    if call.agent.role is Role.UNIT:  # what a unit has read, no agent has
        return _done()
    await call.parts.view.seen(_case(call), wanted.seq)
    call.parts.live.publish(QUEUE)
    return _done()


def _case(call: Call) -> int:
    return call.number("case")


def _done() -> Response:
    return JSONResponse({"done": True})


async def _words(call: Call) -> _Words:
    words = await _read(call, _Words)
    text = storable(words.text).strip()
    if not text:
        raise Refused(422, "Tulisannya masih kosong.")
    fitting(text, _LONGEST * 4, "Tulisan ini")
    return msgspec.structs.replace(words, text=text, key=checked_key(words.key))


def _known_category(call: Call, category: str) -> str:
    if category not in call.parts.office.category_labels:
        raise Refused(422, "Pilih salah satu kategori terlebih dahulu.")
    return category


async def _read(call: Call, kind: type[Body]) -> Body:
    try:
        return read_json(await call.request.body(), kind)
    except msgspec.MsgspecError as error:
        raise Refused(400, "Permintaan ini tidak terbaca. Muat ulang halaman.") from error
