"""The desk information, read only, with a place to try questions."""

from collections.abc import Sequence
from itertools import groupby

from starlette.responses import HTMLResponse, Response

from core.errors import NotFound
from desk_info.entry import Entry
from web.context import RequestContext
from web.guards.roles import ROLES, Who
from web.pages.head import head_values
from web.requests.refused import fitting
from web.showing.deeds import DEEDS
from web.showing.match_reasons import of_match

_LONGEST = 500


async def page(context: RequestContext) -> Response:
    """`GET /desk` and `GET /desk/{entry}`: the list, and one entry as it will be read."""
    entries = context.parts.entries()
    wanted = context.request.path_params.get("entry")
    chosen = next((entry for entry in entries if entry.id == wanted), None)
    if wanted is not None and chosen is None:
        raise NotFound(str(wanted))
    head = await head_values(context) if context.agent.role in ROLES[Who.CASES] else {}
    mistakes = context.parts.mistake().splitlines()
    return context.page(
        "desk_information/page.html",
        topics=_topics(entries),
        entry=chosen,
        count=len(entries),
        mistakes=mistakes,
        **head,
    )


async def attempt(context: RequestContext) -> Response:
    """`GET /desk/try?q=`: what the bot would do with a message, and why."""
    asked = fitting(context.request.query_params.get("q", "").strip(), _LONGEST, "Pertanyaan ini")
    trial = await context.parts.foresee(asked, context.site.now) if asked else None
    reasons = [of_match(one) for one in trial.questions] if trial else []
    return HTMLResponse(
        context.text("desk_information/try.html", trial=trial, reasons=reasons, deeds=DEEDS)
    )


def _topics(entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    ordered = sorted(entries, key=lambda entry: (entry.topic.casefold(), entry.title.casefold()))
    return [(topic, list(group)) for topic, group in groupby(ordered, key=lambda e: e.topic)]
