"""The form for a case from elsewhere: a call, a visit, an e-mail, a review (`AH-1`)."""

from starlette.responses import Response

from core.time import zone_word
from forms.registry import type_of
from handoff.case import Source
from handoff.service import Field
from reports.labels import SOURCES
from web.context import RequestContext
from web.pages.head import head_values
from web.requests.new_case import LOCAL, asks_for_a_name


async def page(context: RequestContext) -> Response:
    """`GET /inbox/new`."""
    return context.page(
        "inbox/new_case.html",
        sources=[(source, label) for source, label in SOURCES.items() if source != Source.MESSAGE],
        local_now=context.site.now.astimezone(context.parts.office.zone).strftime(LOCAL),
        zone=zone_word(context.parts.office.zone),
        is_file=_is_file,
        named={one.key for one in context.parts.office.services if asks_for_a_name(one)},
        **await head_values(context),
    )


def _is_file(field: Field) -> bool:
    return type_of(field).nature.is_file
