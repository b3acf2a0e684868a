"""Logging in and out."""

import asyncio
from datetime import timedelta

from starlette.background import BackgroundTask
from starlette.responses import RedirectResponse, Response

from core.text import storable
from handoff.accounts import Account, Login, Role
from web.context import Call
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


async def page(call: Call) -> Response:
    """`GET /login`."""
    target = call.request.query_params.get("next", "")
    return call.page("accounts/login.html", next=_own_path(target), username="", problem="")


async def log_in(call: Call) -> Response:
    """`POST /login`: a session of 12 h. The same answer for unknown names and wrong passwords."""
    form = await form_of(call.request)
    username = storable(str(form.get("username", ""))).strip()[:64]
    target = _own_path(str(form.get("next", "")))

    def again(status: int, problem: str) -> Response:
        return call.page(
            "accounts/login.html", status, next=target, username=username, problem=problem
        )

    address = address_of(call.request.scope.get("client"))
    found = await call.parts.accounts.login(username)
    tried = await _tried(call, username, found)
    wait = call.site.login_addresses.knock(address) or call.site.logins.begin(tried)
    if wait:
        refused = again(429, f"Terlalu banyak percobaan masuk. Coba lagi dalam {duration(wait)}.")
        refused.headers["Retry-After"] = str(wait)
        return refused
    account = await _checked(call, found, str(form.get("password", "")))
    if account is None:
        refused = again(403, "Nama pengguna atau kata sandi tidak cocok. Silakan periksa lagi.")
        if found is not None:
            # Afterwards: how long the answer takes says nothing about the name.
            note = call.parts.accounts.try_failed
            refused.background = BackgroundTask(note, found.account.id, call.site.now)
        return refused
    call.site.logins.forget(tried)
    call.site.login_addresses.forgive(address)
    token = new_token()
    now = call.site.now
    await call.parts.accounts.open_session(token, account.id, now, now + LASTS)
    response = RedirectResponse(target or home(account), _SEE_OTHER)
    call.set_cookie(response, SESSION_COOKIE, token, LASTS)
    if not tried.startswith(_BROWSER):
        browser = new_token()
        await call.parts.accounts.know_browser(browser, account.id, now + KNOWN_FOR)
        call.set_cookie(response, BROWSER_COOKIE, browser, KNOWN_FOR)
    return response


async def tries_seen(call: Call) -> Response:
    """`POST /login/tries`: the account has looked at the tries that failed."""
    await call.parts.accounts.tries_seen(call.agent.id)
    return RedirectResponse(home(call.agent), _SEE_OTHER)


async def log_out(call: Call) -> Response:
    """`POST /logout`: the session ends here and in the store, and its open pages with it."""
    await call.parts.accounts.close_session(call.secret)
    await call.parts.accounts.leave(call.agent.id, call.site.now)
    call.parts.live.publish(account_topic(call.agent.id))
    call.parts.assigner_look()
    response = RedirectResponse("/login", _SEE_OTHER)
    response.delete_cookie(SESSION_COOKIE)
    return response


def home(account: Account) -> str:
    """Where somebody begins."""
    return "/desk" if account.role is Role.EDITOR else "/inbox"


async def _tried(call: Call, username: str, found: Login | None) -> str:
    """What the tries are counted by: the account, whatever address they come from.

    A browser from which the account has logged in before is counted apart, so that who guesses
    keeps nobody out. With another password the count begins anew.
    """
    known = call.request.cookies.get(BROWSER_COOKIE, "")
    if found is None:
        return f"nobody {username.casefold()}"
    if known and await call.parts.accounts.browser_of(known, call.site.now) == found.account.id:
        return f"{_BROWSER}{hashed(known)}"
    return f"account {found.account.id} {hashed(found.password_hash)}"


async def _checked(call: Call, found: Login | None, password: str) -> Account | None:
    # Somebody unknown costs as much time as somebody known.
    stored = found.password_hash if found else call.site.nobody
    fits = await asyncio.to_thread(fits_hash, call.site.hasher, stored, password[:LONGEST])
    if found is None or not fits or not found.account.active:
        return None
    return found.account


def _own_path(target: str) -> str:
    safe = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable()
    return target if safe and "\\" not in target else ""
