"""One request, with the person behind it and everything that answering it needs."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from core.errors import NotFound
from handoff.accounts import Account
from web.numbers import whole
from web.parts import Parts
from web.showing.countdowns import Countdowns
from web.site import Site
from web.tokens import csrf_token


@dataclass(frozen=True, slots=True)
class RequestContext:
    """One request and the person behind it.

    `secret` is the cookie that the form token is made from; `account` is None outside the desk.
    """

    request: Request
    site: Site
    secret: str = ""
    account: Account | None = None

    @property
    def parts(self) -> Parts:
        """The rest of the house."""
        return self.site.parts

    @property
    def agent(self) -> Account:
        """The account; only routes of the desk ask for it."""
        if self.account is None:
            raise LookupError("this route has no account")
        return self.account

    def number(self, name: str) -> int:
        """A whole number of the path. Raises `NotFound` when nothing can have that number."""
        written = str(self.request.path_params[name])
        number = whole(written)
        if number is None:
            raise NotFound(f"{name} {written}")
        return number

    @property
    def path(self) -> str:
        """The path that was asked for; never the rest of the address, which the client says."""
        return str(self.request.scope["path"])

    @property
    def countdowns(self) -> Countdowns:
        """What deadlines are counted by at this moment."""
        return Countdowns(self.parts.office, self.parts.calendar, self.site.now)

    @property
    def is_secure(self) -> bool:
        """Whether cookies may be `Secure`."""
        return self.request.scope["scheme"] == "https" or self.parts.public_url.startswith("https:")

    def text(self, template: str, **values: Any) -> str:
        """A rendered template."""
        return self.site.templates.get_template(template).render(
            {
                "office": self.parts.office,
                "account": self.account,
                "token": csrf_token(self.secret) if self.secret else "",
                "path": self.path,
                "now": self.site.now,
                "countdowns": self.countdowns,
                **values,
            }
        )

    def page(self, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A rendered template as an answer."""
        return HTMLResponse(self.text(template, **values), status)

    def set_cookie(self, response: Response, name: str, value: str, lasts: timedelta) -> None:
        """A cookie that scripts cannot read and other sites cannot send along."""
        response.set_cookie(
            name,
            value,
            max_age=int(lasts.total_seconds()),
            httponly=True,
            samesite="lax",
            secure=self.is_secure,
        )


Endpoint = Callable[[RequestContext], Awaitable[Response]]
