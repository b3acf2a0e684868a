"""Whether a request comes from one of our own pages."""

from urllib.parse import urlsplit

from starlette.requests import Request

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
"""What changes nothing, and may come from anywhere."""


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
