"""News for the inbox: the queue has changed, or the open case."""

from collections.abc import AsyncIterator, Sequence

from sse_starlette import ServerSentEvent
from starlette.responses import Response

from handoff.actions.authority import sees
from web.api.event_stream import Stream
from web.api.presence import kept_present, still_in
from web.context import RequestContext
from web.live import QUEUE, REFRESH, account_topic, chat_topic
from web.numbers import whole


async def stream(context: RequestContext) -> Response:
    """`GET /inbox/stream?case=`: `queue`, `chat` and `refresh` as they happen, without contents.

    Whoever listens is present, for as long as their session lasts.
    """
    topics = [QUEUE]
    wanted = whole(context.request.query_params.get("case"))
    if wanted is not None:
        line = await context.parts.view.line(wanted)
        if line is not None and sees(context.agent, line.case):
            topics.append(chat_topic(line.case.chat))
    return Stream(context, _events(context, topics))


async def _events(context: RequestContext, topics: Sequence[str]) -> AsyncIterator[ServerSentEvent]:
    yield ServerSentEvent(comment="siap", retry=3000)
    own = account_topic(context.agent.id)
    with context.parts.live.subscribe([*topics, own]) as listener:
        async with kept_present(context):
            async for news in listener:
                if news.topic in (own, REFRESH):
                    if not await still_in(context):
                        return
                    if news.topic == own:
                        continue
                yield ServerSentEvent(event=news.topic.split(":")[0], data="{}")
