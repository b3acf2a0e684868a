"""The public chat page: a talk like on a phone, without an account."""

from starlette.responses import Response

from web.context import Call
from web.guards.cookies import visitor_address
from web.showing.transcript.bubble import Bubble
from web.showing.transcript.bubbles import spoken

_SHOWN = 200


async def page(call: Call) -> Response:
    """`GET /`: the talk so far, and the composer."""
    chat = await call.parts.view.chat_of(visitor_address(call.secret))
    bubbles: list[Bubble] = []
    last = 0
    if chat is not None:
        talk = await call.parts.view.talk(chat, None, _SHOWN)
        bubbles = spoken(talk.lines, call.parts.office.zone)
        last = talk.lines[-1].fact.seq if talk.lines else 0
    suggestions = list(call.parts.suggestions) or _suggested(call)
    return call.page(
        "chat/page.html",
        bubbles=bubbles,
        last=last,
        suggestions=suggestions[:6],
        privacy=call.parts.privacy,
        public=True,
    )


def _suggested(call: Call) -> list[str]:
    return [entry.variants[0] if entry.variants else entry.title for entry in call.parts.entries()]
