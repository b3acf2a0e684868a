"""The agents' inbox: queue, talk and case, as pages and as the fragments that keep them fresh."""

import json
from collections.abc import AsyncIterator, Sequence
from typing import Any

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.responses import HTMLResponse, Response

from core.errors import NotFound
from handoff.case import Case, CaseStatus
from handoff.desk import QueueLine
from web.incoming import whole
from web.live import QUEUE, chat_topic
from web.site import Call
from web.talk import bubbles
from web.words import why_due

_QUEUE = 300
_CLOSED = 200
_FOUND = 50
_TALK = 120
_HISTORY = 20
_PING = 20
FRAGMENT = "x-loket-fragment"


async def page(call: Call) -> Response:
    """`GET /inbox`."""
    return call.page("inbox.html", view="queue", lines=await _queue(call), case=None, title="Inbox")


async def closed(call: Call) -> Response:
    """`GET /inbox/closed`: cases that ended, newest first."""
    lines = await call.parts.view.closed(_CLOSED)
    return call.page("closed.html", lines=lines)


async def opened(call: Call) -> Response:
    """`GET /inbox/{case}`: the page, or only talk and case where a script asks for a fragment."""
    values = await case_values(call, _case_id(call))
    if call.request.headers.get(FRAGMENT):
        return HTMLResponse(call.text("inbox_work.html", **values))
    return call.page(
        "inbox.html", view="talk", lines=await _queue(call), title=values["case"].number, **values
    )


async def queue(call: Call) -> Response:
    """`GET /inbox/queue`: the lines of the queue."""
    return HTMLResponse(call.text("queue_lines.html", lines=await _queue(call), case=None))


async def search(call: Call) -> Response:
    """`GET /inbox/search?q=`: lines of cases, open or not."""
    wanted = call.request.query_params.get("q", "").strip()[:100]
    lines: Sequence[QueueLine] = await call.parts.view.search(wanted, _FOUND) if wanted else []
    return HTMLResponse(call.text("search_lines.html", lines=lines, wanted=wanted, case=None))


async def talk(call: Call) -> Response:
    """`GET /inbox/{case}/talk?before=seq`: a stretch of the talk as bubbles."""
    line = await line_of(call, _case_id(call))
    before = whole(call.request.query_params.get("before"))
    stretch = await call.parts.view.talk(line.case.chat, before, _TALK)
    shown = bubbles(stretch.lines, call.parts.office.zone)
    return HTMLResponse(
        call.text("talk_bubbles.html", bubbles=shown, earlier=stretch.earlier, may=_may(call, line))
    )


async def case(call: Call) -> Response:
    """`GET /inbox/{case}/case`: the column about the case."""
    return HTMLResponse(call.text("case.html", **await _about(call, _case_id(call))))


async def stream(call: Call) -> Response:
    """`GET /inbox/stream?case=`: `queue`, `chat` and `refresh` as they happen, without contents."""
    topics = [QUEUE]
    wanted = whole(call.request.query_params.get("case"))
    if wanted is not None:
        topics.append(chat_topic((await line_of(call, wanted)).case.chat))
    return EventSourceResponse(_events(call, topics), ping=_PING)


async def _events(call: Call, topics: Sequence[str]) -> AsyncIterator[ServerSentEvent]:
    yield ServerSentEvent(comment="siap", retry=3000)
    with call.parts.live.subscribe(topics) as listener:
        async for news in listener:
            yield ServerSentEvent(event=news.topic.split(":")[0], data="{}")


async def case_values(call: Call, case_id: int) -> dict[str, Any]:
    """Everything that talk and case need. Raises `NotFound`."""
    about = await _about(call, case_id)
    line: QueueLine = about["line"]
    stretch = await call.parts.view.talk(line.case.chat, None, _TALK)
    shown = bubbles(stretch.lines, call.parts.office.zone, line.unread)
    return {
        **about,
        "bubbles": shown,
        "earlier": stretch.earlier,
        "templates": json.dumps(
            [
                {"id": entry.id, "topic": entry.topic, "title": entry.title, "text": entry.answer}
                for entry in call.parts.entries()
            ]
        ),
    }


async def line_of(call: Call, case_id: int) -> QueueLine:
    """The case as a line of the queue. Raises `NotFound`."""
    line = await call.parts.view.line(case_id)
    if line is None:
        raise NotFound(f"case {case_id}")
    return line


async def _about(call: Call, case_id: int) -> dict[str, Any]:
    line = await line_of(call, case_id)
    cases: Sequence[Case] = await call.parts.view.cases_of_chat(line.case.chat, _HISTORY)
    return {
        "line": line,
        "case": line.case,
        "may": _may(call, line),
        "history": [other for other in cases if other.id != case_id],
        "why_due": why_due(call.parts.office) if line.case.due_at else "",
    }


def _may(call: Call, line: QueueLine) -> str:
    """What the composer is: `compose`, `claim`, `theirs` or `ended`."""
    if not line.case.is_open:
        return "ended"
    if line.case.status is CaseStatus.WITH_AGENT:
        return "compose" if line.case.agent == call.agent.id else "theirs"
    return "claim"


async def _queue(call: Call) -> Sequence[QueueLine]:
    return await call.parts.view.queue(_QUEUE)


def _case_id(call: Call) -> int:
    return call.number("case")
