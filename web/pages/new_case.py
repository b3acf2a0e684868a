"""The form for a case from elsewhere: a call, a visit, an e-mail, a review (`AH-1`)."""

from starlette.responses import Response

from core.time import zone_word
from forms.registry import type_of
from handoff.case import Source
from handoff.service import Field
from reports.labels import SOURCES
from web.context import Call
from web.pages.head import head_values
from web.requests.new_case import LOCAL, asks_for_a_name


async def page(call: Call) -> Response:
    """`GET /inbox/new`."""
    return call.page(
        "inbox/new_case.html",
        sources=[(source, label) for source, label in SOURCES.items() if source != Source.MESSAGE],
        local_now=call.site.now.astimezone(call.parts.office.zone).strftime(LOCAL),
        zone=zone_word(call.parts.office.zone),
        is_file=_is_file,
        named={one.key for one in call.parts.office.services if asks_for_a_name(one)},
        **await head_values(call),
    )


def _is_file(field: Field) -> bool:
    return type_of(field).nature.is_file
