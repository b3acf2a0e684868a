"""The language engines: who answers now, the models, training anew and going back."""

from typing import Any

from starlette.responses import HTMLResponse, RedirectResponse, Response

from core.errors import NotFound
from nlu.rasa.errors import AlreadyTraining
from nlu.two_engines import Engine
from web.context import RequestContext
from web.guards.roles import ROLES, Who
from web.pages.head import head_values
from web.requests.reading import form_of
from web.requests.refused import Refused
from web.showing.engines import ENGINES, ended_words, state_words, step_words

_SEE_OTHER = 303
PAGE = "/desk/model"


async def page(context: RequestContext) -> Response:
    """`GET /desk/model`."""
    head = await head_values(context) if context.agent.role in ROLES[Who.CASES] else {}
    return context.page("engines/page.html", **_values(context), **head)


async def state(context: RequestContext) -> Response:
    """`GET /desk/model/state`: the part of the page that changes."""
    return HTMLResponse(context.text("engines/state.html", **_values(context)))


async def retrain(context: RequestContext) -> Response:
    """`POST /desk/model/train`: train of what is in force now."""
    try:
        context.parts.engines.retrain()
    except AlreadyTraining as error:
        raise Refused(409, _BUSY) from error
    except NotFound as error:
        raise Refused(
            422, "Rasa tidak dipakai di server ini, jadi tidak ada yang dilatih."
        ) from error
    return RedirectResponse(PAGE, _SEE_OTHER)


async def use(context: RequestContext) -> Response:
    """`POST /desk/model/use` with `name`: answer with that model."""
    name = str((await form_of(context.request)).get("name", ""))
    try:
        context.parts.engines.go_to(name)
    except AlreadyTraining as error:
        raise Refused(409, _BUSY) from error
    except NotFound as error:
        raise Refused(422, "Model itu sudah tidak tersimpan. Muat ulang halaman ini.") from error
    return RedirectResponse(PAGE, _SEE_OTHER)


_BUSY = "Masih ada pelatihan atau penggantian yang berjalan. Tunggu sampai selesai, lalu ulangi."


def _values(context: RequestContext) -> dict[str, Any]:
    standing = context.parts.engines.standing()
    return {
        "standing": standing,
        "state": state_words(standing),
        "answered": [(ENGINES[engine], count) for engine, count in standing.answered.items()],
        "step": step_words(standing.progress),
        "ended": ended_words(standing.ended),
        "uses_rasa": standing.wanted is Engine.RASA,
    }
