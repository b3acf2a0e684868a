"""Logging in and out."""

import asyncio
from datetime import timedelta

from starlette.background import BackgroundTask
from starlette.responses import RedirectResponse, Response

from core.text import storable
from handoff.accounts import Account, Login, Role
from web.context import RequestContext
from web.guards.cookies import BROWSER_COOKIE, SESSION_COOKIE
from web.guards.passwords import LONGEST, fits_hash
from web.limits.addresses import address_of
from web.live import account_topic
from web.requests.reading import form_of
from web.showing.words import duration
from web.tokens import hashed, new_token

LASTS = timedelta(hours=12)
KNOWN_FOR = timedelta(days=180)
_SEE_OTHER = 303
_BROWSER = "browser "


async def page(context: RequestContext) -> Response:
    """`GET /login`."""
    target = context.request.query_params.get("next", "")
    return context.page("accounts/login.html", next=_own_path(target), username="", problem="")


async def log_in(context: RequestContext) -> Response:
    """`POST /login`: a session of 12 h. The same answer for unknown names and wrong passwords."""
    form = await form_of(context.request)
    username = storable(str(form.get("username", ""))).strip()[:64]
    target = _own_path(str(form.get("next", "")))

    def again(status: int, problem: str) -> Response:
        return context.page(
            "accounts/login.html", status, next=target, username=username, problem=problem
        )

    address = address_of(context.request.scope.get("client"))
    found = await context.parts.accounts.login(username)
    tried = await _tried(context, username, found)
    wait = context.site.login_addresses.hit(address) or context.site.login_backoff.begin(tried)
    if wait:
        refused = again(429, f"Terlalu banyak percobaan masuk. Coba lagi dalam {duration(wait)}.")
        refused.headers["Retry-After"] = str(wait)
        return refused
    account = await _checked(context, found, str(form.get("password", "")))
    if account is None:
        refused = again(403, "Nama pengguna atau kata sandi tidak cocok. Silakan periksa lagi.")
        if found is not None:
            # Afterwards: how long the answer takes says nothing about the name.
            note = context.parts.accounts.try_failed
            refused.background = BackgroundTask(note, found.account.id, context.site.now)
        return refused
    context.site.login_backoff.forget(tried)
    context.site.login_addresses.forgive(address)
    token = new_token()
    now = context.site.now
    await context.parts.accounts.open_session(token, account.id, now, now + LASTS)
    response = RedirectResponse(target or home(account), _SEE_OTHER)
    context.set_cookie(response, SESSION_COOKIE, token, LASTS)
    if not tried.startswith(_BROWSER):
        browser = new_token()
        await context.parts.accounts.know_browser(browser, account.id, now + KNOWN_FOR)
        context.set_cookie(response, BROWSER_COOKIE, browser, KNOWN_FOR)
    return response


async def tries_seen(context: RequestContext) -> Response:
    """`POST /login/tries`: the account has looked at the tries that failed."""
    await context.parts.accounts.tries_seen(context.agent.id)
    return RedirectResponse(home(context.agent), _SEE_OTHER)


async def log_out(context: RequestContext) -> Response:
    """`POST /logout`: the session ends here and in the store, and its open pages with it."""
    await context.parts.accounts.close_session(context.secret)
    await context.parts.accounts.leave(context.agent.id, context.site.now)
    context.parts.live.publish(account_topic(context.agent.id))
    context.parts.assigner_look()
    response = RedirectResponse("/login", _SEE_OTHER)
    response.delete_cookie(SESSION_COOKIE)
    return response


def home(account: Account) -> str:
    """Where somebody begins."""
    return "/desk" if account.role is Role.EDITOR else "/inbox"


async def _tried(context: RequestContext, username: str, found: Login | None) -> str:
    """What the tries are counted by: the account, whatever address they come from.

    A browser from which the account has logged in before is counted apart, so that who guesses
    keeps nobody out. With another password the count begins anew.
    """
    known = context.request.cookies.get(BROWSER_COOKIE, "")
    if found is None:
        return f"nobody {username.casefold()}"
    if (
        known
        and await context.parts.accounts.browser_of(known, context.site.now) == found.account.id
    ):
        return f"{_BROWSER}{hashed(known)}"
    return f"account {found.account.id} {hashed(found.password_hash)}"


async def _checked(context: RequestContext, found: Login | None, password: str) -> Account | None:
    # Somebody unknown costs as much time as somebody known.
    stored = found.password_hash if found else context.site.unknown_hash
    fits = await asyncio.to_thread(fits_hash, context.site.hasher, stored, password[:LONGEST])
    if found is None or not fits or not found.account.active:
        return None
    return found.account


def _own_path(target: str) -> str:
    safe = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable()
    return target if safe and "\\" not in target else ""
