"""The site as one ASGI application."""

from collections.abc import Mapping

from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.convertors import register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ExceptionHandler

from core.errors import LoketError
from web.api.webhooks import WebhookDoor
from web.errors import ErrorAnswers
from web.guards.access import Guard, LoginNeeded
from web.guards.headers import Headers
from web.guards.url_check import UrlCheck
from web.limits.body_timeout import BodyTimeout
from web.limits.concurrency import ConcurrencyByAddress
from web.limits.too_large import TooLargeInWords
from web.numbers import Number
from web.parts import Parts
from web.routes import RULES, webhook_doors
from web.site import Site, make_site
from web.templating import ROOT

__all__ = ["Parts", "build"]


def build(parts: Parts, hasher: PasswordHasher | None = None) -> Starlette:
    """The application for the parts; `hasher` is argon2id with the library's own parameters."""
    register_url_convertor("number", Number())
    site = make_site(parts, hasher)
    error_answers = ErrorAnswers(site)
    handlers: Mapping[object, ExceptionHandler] = dict.fromkeys(
        (LoketError, LoginNeeded, HTTPException, ClientDisconnect, Exception), error_answers
    )
    app = Starlette(
        routes=_routes(site),
        middleware=[
            Middleware(Headers),
            Middleware(UrlCheck),
            Middleware(ConcurrencyByAddress, most=parts.limits.address_requests),
            Middleware(BodyTimeout),
            Middleware(TooLargeInWords, answer=error_answers),
        ],
        exception_handlers=handlers,
    )
    app.router.redirect_slashes = False  # it would take the address from the request's `Host`
    return app


def _routes(site: Site) -> list[BaseRoute]:
    webhooks = site.parts.webhooks
    return [
        *(
            Route(path, WebhookDoor(webhooks.get(name), hook))
            for path, name, hook in webhook_doors()
        ),
        *(
            Route(
                rule.path,
                Guard(
                    site,
                    rule.who,
                    rule.endpoint,
                    action=rule.action,
                    gives_cookie=rule.gives_cookie,
                ).answer,
                methods=[rule.method],
                max_body_size=rule.limit,
                name=f"{rule.method} {rule.path}",
            )
            for rule in RULES
        ),
        Mount("/static", StaticFiles(directory=ROOT / "static")),
    ]
