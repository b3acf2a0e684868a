"""Stands before every endpoint: who is it, may they, and is it really our own page asking."""

import re
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from core.errors import NotAllowed, NotFound
from core.tables import Partial
from handoff.accounts import Account
from handoff.actions.action import Attempt, CaseAction, CaseSituation
from handoff.actions.authority import authority, sees
from handoff.actions.refusal import refuse
from web.context import Endpoint, RequestContext
from web.guards.cookies import FORM_COOKIE, SESSION_COOKIE, VISITOR_COOKIE
from web.guards.origin import SAFE_METHODS, is_same_origin
from web.guards.roles import ROLES, Who
from web.requests.reading import form_of
from web.site import Site
from web.tokens import CSRF_FIELD, CSRF_HEADER, new_visitor, same_token

_COOKIES: Partial[Who, tuple[str, timedelta] | None] = Partial(
    {
        Who.VISITOR: (VISITOR_COOKIE, timedelta(days=180)),
        Who.ANYONE: (FORM_COOKIE, timedelta(hours=12)),
    },
    otherwise=None,
)
"""The cookie of those who have no account, and how long it lasts."""
_OURS = re.compile(r"[0-9a-f]{32}")


def _is_form(request: Request) -> bool:
    kind = request.headers.get("content-type", "")
    return kind.startswith("application/x-www-form-urlencoded")


class LoginNeeded(Exception):
    """Nobody is logged in, and the route is for the desk."""


class Forged(NotAllowed):
    """The request did not come from one of our own pages, or its page is too old."""


class Guard:
    """An endpoint for Starlette that lets in only `who`, and only with a form token.

    A case in the path must be one that they see, and on which they have the authority for the
    route's `action`. The body is read only after that, for a token that no header brought. A page
    that `gives_cookie` gives strangers the one that their form token is made from.
    """

    def __init__(
        self,
        site: Site,
        who: Who,
        endpoint: Endpoint,
        *,
        action: CaseAction | None = None,
        gives_cookie: bool = False,
    ) -> None:
        self._action = action
        self._who = who
        self._site = site
        self._endpoint = endpoint
        self._gives_cookie = gives_cookie

    async def answer(self, request: Request) -> Response:
        """One request. Raises `LoginNeeded`, `NotAllowed` or `Forged`."""
        context = await self._identified(request)
        if request.method not in SAFE_METHODS:
            self._check_origin(context)
        await self._check_case(context)
        if request.method not in SAFE_METHODS:
            await self._check_form(context)
        response = await self._endpoint(context)
        self._keep_cookie(context, response)
        return response

    async def _identified(self, request: Request) -> RequestContext:
        cookie = _COOKIES[self._who]
        if cookie is not None:
            secret = request.cookies.get(cookie[0], "")
            if not _OURS.fullmatch(secret):
                secret = (
                    new_visitor() if self._gives_cookie and request.method in SAFE_METHODS else ""
                )
            if self._who is Who.VISITOR and not secret:
                raise Forged(request.scope["path"])
            return RequestContext(request, self._site, secret)
        secret = request.cookies.get(SESSION_COOKIE, "")
        account = await self._account(secret)
        if account is None:
            raise LoginNeeded
        if account.role not in ROLES[self._who]:
            raise NotAllowed(f"{account.role} may not use {request.scope['path']}")
        return RequestContext(request, self._site, secret, account)

    async def _account(self, secret: str) -> Account | None:
        if not secret:
            return None
        return await self._site.parts.accounts.session(secret, self._site.now)

    def _check_origin(self, context: RequestContext) -> None:
        """Whatever can be known of a forged request without its body."""
        given = context.request.headers.get(CSRF_HEADER, "")
        ours = is_same_origin(context.request, self._site.parts.public_url)
        if not ours or (
            (given or not _is_form(context.request)) and not same_token(context.secret, given)
        ):
            raise Forged(context.path)

    async def _check_form(self, context: RequestContext) -> None:
        if context.request.headers.get(CSRF_HEADER, ""):
            return  # looked at already
        given = str((await form_of(context.request)).get(CSRF_FIELD, ""))
        if not same_token(context.secret, given):
            raise Forged(context.path)

    async def _check_case(self, context: RequestContext) -> None:
        """Any case that somebody may not see is not there for them."""
        if context.account is None or "case" not in context.request.path_params:
            return
        number = context.number("case")
        case = await context.parts.view.case(number)
        if case is None or not sees(context.agent, case):
            raise NotFound(f"case {number}")
        if self._action is not None:
            situation = CaseSituation(self._site.now)
            attempt = Attempt(self._action, context.agent, case, context.parts.office, situation)
            refuse(authority(attempt))

    def _keep_cookie(self, context: RequestContext, response: Response) -> None:
        cookie = _COOKIES[self._who]
        if cookie is not None and self._gives_cookie and context.secret:
            name, lasts = cookie
            context.set_cookie(response, name, context.secret, lasts)
