"""Agents say whether the bot's answers were right."""

import msgspec
from starlette.responses import JSONResponse, Response

from web.context import RequestContext
from web.numbers import Whole
from web.requests.reading import read_json
from web.requests.refused import Refused


class _Judged(msgspec.Struct):
    seq: Whole
    right: bool
    instead: str | None = None
    entry: str = ""


async def judge(context: RequestContext) -> Response:
    """`POST /inbox/{case}/judge` with `seq`, `right`, and the entry that would be right `instead`.

    An empty `instead` says that there is none. `entry` is the answer that is meant, of several.
    What was said before is replaced.
    """
    try:
        wanted = read_json(await context.request.body(), _Judged)
    except msgspec.MsgspecError as error:
        raise Refused(400, "Permintaan ini tidak terbaca. Muat ulang halaman.") from error
    if wanted.instead and wanted.instead not in {one.id for one in context.parts.entries()}:
        raise Refused(422, "Jawaban itu sudah tidak ada. Pilih salah satu dari daftar.")
    await context.parts.case_actions.judge(
        context.number("case"),
        context.agent,
        wanted.seq,
        right=wanted.right,
        instead=wanted.instead,
        entry=wanted.entry,
    )
    return JSONResponse({"done": True})
