"""The agents' inbox: queue, talk and case, as pages and as the fragments that keep them fresh."""

import json
from collections.abc import Sequence
from typing import Any

from starlette.responses import HTMLResponse, Response

from handoff.accounts import Role
from handoff.actions.authority import sees
from handoff.desk import QueueLine, TalkLine
from web.context import RequestContext
from web.numbers import whole
from web.pages.case_column import LOOKED_BACK, line_of, panel, resending
from web.pages.head import head_values
from web.pages.judgements import judgements_of
from web.pages.queue import queue_values
from web.showing.transcript.bubbles import bubbles

_CLOSED = 200
_FOUND = 50
_SEARCHED = 500
_TALK = 120
FRAGMENT = "x-loket-fragment"


async def page(context: RequestContext) -> Response:
    """`GET /inbox?view=`."""
    values = {**await queue_values(context), **await head_values(context)}
    return context.page("inbox/page.html", view="queue", case=None, title="Kotak masuk", **values)


async def closed(context: RequestContext) -> Response:
    """`GET /inbox/closed`: cases that ended, newest first."""
    lines = await context.parts.view.closed(_CLOSED)
    return context.page("inbox/closed.html", lines=lines, **await head_values(context))


async def opened(context: RequestContext) -> Response:
    """`GET /inbox/{case}`: the page, or only talk and case where a script asks for a fragment."""
    values = await _work(context)
    if context.request.headers.get(FRAGMENT):
        return HTMLResponse(context.text("inbox/work.html", **values))
    values |= {**await queue_values(context), **await head_values(context)}
    return context.page("inbox/page.html", view="talk", title=values["case"].number, **values)


async def queue(context: RequestContext) -> Response:
    """`GET /inbox/queue?view=`: the views with their counts, and the lines of one."""
    return HTMLResponse(
        context.text("inbox/queue/queue.html", case=None, **await queue_values(context))
    )


async def search(context: RequestContext) -> Response:
    """`GET /inbox/search?q=`: lines of cases that the reader may see, open or not."""
    wanted = context.request.query_params.get("q", "").strip()[:100]
    lines: Sequence[QueueLine] = (
        await context.parts.view.search(wanted, _SEARCHED) if wanted else []
    )
    seen = [line for line in lines if sees(context.agent, line.case)][:_FOUND]
    return HTMLResponse(
        context.text("inbox/queue/found.html", lines=seen, wanted=wanted, case=None)
    )


async def talk(context: RequestContext) -> Response:
    """`GET /inbox/{case}/talk?before=seq`: a stretch of the talk as bubbles."""
    line = await line_of(context, _case_id(context))
    before = whole(context.request.query_params.get("before"))
    stretch = await context.parts.view.talk(line.case.chat, before, _TALK)
    lines = _own(context, line, stretch.lines)
    shown = bubbles(lines, context.parts.office.zone)
    not_resent = resending(context, line)
    judged = await judgements_of(context, line, lines)
    return HTMLResponse(
        context.text(
            "inbox/transcript/bubbles.html",
            bubbles=shown,
            earlier=stretch.earlier,
            not_resent=not_resent,
            judged=judged,
        )
    )


async def case(context: RequestContext) -> Response:
    """`GET /inbox/{case}/case`: the column about the case."""
    line = await line_of(context, _case_id(context))
    stretch = await context.parts.view.talk(line.case.chat, None, LOOKED_BACK)
    values = await panel(context, line, _own(context, line, stretch.lines))
    return HTMLResponse(context.text("inbox/case/column.html", **values))


async def _work(context: RequestContext) -> dict[str, Any]:
    """Everything that talk and case need. Raises `NotFound`."""
    line = await line_of(context, _case_id(context))
    stretch = await context.parts.view.talk(line.case.chat, None, LOOKED_BACK)
    known = _own(context, line, stretch.lines)
    lines = known[-_TALK:]
    return {
        **await panel(context, line, known),
        "bubbles": bubbles(
            lines, context.parts.office.zone, 0 if context.agent.role is Role.UNIT else line.unread
        ),
        "judged": await judgements_of(context, line, lines),
        "entries": sorted(context.parts.entries(), key=lambda entry: entry.title.casefold()),
        "earlier": stretch.earlier or len(lines) < len(known),
        "templates": json.dumps(
            [
                {"id": entry.id, "topic": entry.topic, "title": entry.title, "text": entry.answer}
                for entry in context.parts.entries()
            ]
        ),
    }


def _own(context: RequestContext, line: QueueLine, lines: Sequence[TalkLine]) -> Sequence[TalkLine]:
    """What the reader may read: a unit only what was said in the case that it is asked about."""
    if context.agent.role is not Role.UNIT:
        return lines
    return [one for one in lines if one.fact.case == line.case.id]


def _case_id(context: RequestContext) -> int:
    return context.number("case")
