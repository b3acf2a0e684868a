"""The public chat page: a talk like on a phone, without an account."""

from starlette.responses import Response

from web.context import RequestContext
from web.guards.cookies import visitor_address
from web.showing.transcript.bubble import Bubble
from web.showing.transcript.bubbles import public_bubbles

_SHOWN = 200


async def page(context: RequestContext) -> Response:
    """`GET /`: the talk so far, and the composer."""
    chat = await context.parts.view.chat_of(visitor_address(context.secret))
    bubbles: list[Bubble] = []
    last = 0
    if chat is not None:
        talk = await context.parts.view.talk(chat, None, _SHOWN)
        bubbles = public_bubbles(talk.lines, context.parts.office.zone)
        last = talk.lines[-1].fact.seq if talk.lines else 0
    suggestions = list(context.parts.suggestions) or _suggested(context)
    return context.page(
        "chat/page.html",
        bubbles=bubbles,
        last=last,
        suggestions=suggestions[:6],
        privacy=context.parts.privacy,
        public=True,
    )


def _suggested(context: RequestContext) -> list[str]:
    return [
        entry.variants[0] if entry.variants else entry.title for entry in context.parts.entries()
    ]
