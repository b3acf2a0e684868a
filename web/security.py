"""Headers, secrets and the origin of a request."""

import hmac
import secrets
from hashlib import sha256
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSRF_HEADER = "x-loket-token"
CSRF_FIELD = "_token"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "media-src 'self' blob:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Headers:
    """Adds the security headers to every answer outside `/webhooks/`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; a header that an endpoint set itself stays."""
        if scope["type"] != "http" or scope["path"].startswith("/webhooks/"):
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                still = scope["path"].startswith("/static/")
                headers.setdefault("Cache-Control", "no-cache" if still else "no-store")
            await send(message)

        await self._app(scope, receive, with_headers)


def new_token() -> str:
    """A secret of 256 bits for a session or an invitation."""
    return secrets.token_urlsafe(32)


def new_visitor() -> str:
    """A secret of 128 bits for a visitor's cookie."""
    return secrets.token_hex(16)


def hashed(secret: str) -> str:
    """SHA-256 in hexadecimal: what the store may know of a secret."""
    return sha256(secret.encode()).hexdigest()


def csrf_token(secret: str) -> str:
    """The token that forms carry, made from the cookie's secret; the secret cannot be found
    from it."""
    return hmac.new(secret.encode(), b"loket form", sha256).hexdigest()


def same_token(secret: str, given: str) -> bool:
    """Whether `given` is the token of that secret. Constant time; an empty secret never fits."""
    return bool(secret) and hmac.compare_digest(csrf_token(secret).encode(), given.encode())


def is_same_origin(request: Request, public_url: str) -> bool:
    """Whether a browser says that the request comes from one of our own pages.

    An absent `Origin` is refused only when `Sec-Fetch-Site` or `Referer` says otherwise: the form
    token stands beside this check.
    """
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    came_from = request.headers.get("origin") or request.headers.get("referer")
    if came_from is None:
        return True
    ours = {request.headers.get("host", ""), urlsplit(public_url).netloc} - {""}
    try:
        return urlsplit(came_from).netloc in ours
    except ValueError:  # no address at all, such as `http://[`
        return False
