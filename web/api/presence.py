"""Who is at work: an open inbox keeps somebody present, a break ends that."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import msgspec
from starlette.responses import JSONResponse, Response

from web.context import RequestContext
from web.live import account_topic
from web.requests.reading import read_json
from web.requests.refused import Refused

log = logging.getLogger("loket.presence")
LASTS = timedelta(seconds=90)
EVERY = 30.0


class _Away(msgspec.Struct):
    away: bool


async def switch(context: RequestContext) -> Response:
    """`POST /inbox/presence` with `away`: a break, or back from it."""
    try:
        wanted = read_json(await context.request.body(), _Away)
    except msgspec.MsgspecError as error:
        raise Refused(400, "Permintaan ini tidak terbaca. Muat ulang halaman.") from error
    await context.parts.accounts.set_away(context.agent.id, wanted.away)
    if not wanted.away:
        await be_present(context)
    return JSONResponse({"done": True})


async def be_present(context: RequestContext) -> None:
    """At work for the next 90 seconds; cases that wait are dealt out to whoever has just come."""
    until = context.site.now + LASTS
    if await context.parts.accounts.be_present(context.agent.id, until):
        context.parts.assigner_look()


@asynccontextmanager
async def kept_present(context: RequestContext) -> AsyncIterator[None]:
    """Present for as long as the `with` lasts."""
    task = asyncio.create_task(_stay(context))
    try:
        yield
    finally:
        task.cancel()


async def still_in(context: RequestContext) -> bool:
    """Whether the session that opened a page is still one: logout and deactivation end it."""
    account = await context.parts.accounts.session(context.secret, context.site.now)
    return account is not None and account.id == context.agent.id


async def _stay(context: RequestContext) -> None:
    while True:
        try:
            if not await still_in(context):  # it expired, or another process has ended it
                context.parts.live.publish(account_topic(context.agent.id))
                return
            await be_present(context)
        except Exception:
            log.exception("the presence of account %d was not noted", context.agent.id)
        await asyncio.sleep(EVERY)
