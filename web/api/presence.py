"""Who is at work: an open inbox keeps somebody present, a break ends that."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import msgspec
from starlette.responses import JSONResponse, Response

from web.context import Call
from web.live import account_topic
from web.requests.reading import read_json
from web.requests.refused import Refused

log = logging.getLogger("loket.presence")
LASTS = timedelta(seconds=90)
EVERY = 30.0


class _Away(msgspec.Struct):
    away: bool


async def switch(call: Call) -> Response:
    """`POST /inbox/presence` with `away`: a break, or back from it."""
    try:
        wanted = read_json(await call.request.body(), _Away)
    except msgspec.MsgspecError as error:
        raise Refused(400, "Permintaan ini tidak terbaca. Muat ulang halaman.") from error
    await call.parts.accounts.set_away(call.agent.id, wanted.away)
    if not wanted.away:
        await be_present(call)
    return JSONResponse({"done": True})


async def be_present(call: Call) -> None:
    """At work for the next 90 seconds; cases that wait are dealt out to whoever has just come."""
    until = call.site.now + LASTS
    if await call.parts.accounts.be_present(call.agent.id, until):
        call.parts.assigner_look()


@asynccontextmanager
async def kept_present(call: Call) -> AsyncIterator[None]:
    """Present for as long as the `with` lasts."""
    task = asyncio.create_task(_stay(call))
    try:
        yield
    finally:
        task.cancel()


async def still_in(call: Call) -> bool:
    """Whether the session that opened a page is still one: logout and deactivation end it."""
    account = await call.parts.accounts.session(call.secret, call.site.now)
    return account is not None and account.id == call.agent.id


async def _stay(call: Call) -> None:
    while True:
        try:
            if not await still_in(call):  # it expired, or another process has ended it
                call.parts.live.publish(account_topic(call.agent.id))
                return
            await be_present(call)
        except Exception:
            log.exception("the presence of account %d was not noted", call.agent.id)
        await asyncio.sleep(EVERY)
