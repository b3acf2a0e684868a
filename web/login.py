"""Coming in and going out: login, logout, and the page behind an invitation."""

import asyncio
import re
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from starlette.background import BackgroundTask
from starlette.responses import RedirectResponse, Response

from core.errors import NotAllowed
from core.text import storable
from handoff.accounts import Account, Login, Role
from web.addresses import address_of
from web.answers import too_long
from web.incoming import form_of
from web.live import account_topic
from web.security import hashed, new_token
from web.site import BROWSER_COOKIE, SESSION_COOKIE, Call
from web.words import duration

LASTS = timedelta(hours=12)
KNOWN_FOR = timedelta(days=180)
SHORTEST = 10
LONGEST = 256
_LONGEST_NAME = 80
DIFFERENT = 5  # signs; what has fewer is one of the first that are tried
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,31}")
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


async def invited(call: Call) -> Response:
    """`GET /setup/{token}`: choose a name and a password."""
    role = await _role(call)
    if role is None:
        return call.page("accounts/setup_gone.html", 404)
    return call.page("accounts/setup.html", role=role, problem="", username="", name="")


async def set_up(call: Call) -> Response:
    """`POST /setup/{token}`: the invitation is used up and the account made."""
    role = await _role(call)
    if role is None:
        return call.page("accounts/setup_gone.html", 404)
    form = await form_of(call.request)
    username = storable(str(form.get("username", ""))).strip().lower()
    name = " ".join(storable(str(form.get("name", ""))).split())
    password = str(form.get("password", ""))

    def again(problem: str) -> Response:
        return call.page(
            "accounts/setup.html", 422, role=role, problem=problem, username=username, name=name
        )

    problem = _problem(username, name, password, str(form.get("again", "")))
    if problem:
        return again(problem)
    if await call.parts.accounts.login(username) is not None:
        return again("Nama pengguna itu sudah dipakai. Silakan pilih yang lain.")
    hash_ = await asyncio.to_thread(call.site.hasher.hash, password)
    token = str(call.request.path_params["token"])
    try:
        await call.parts.accounts.accept(token, username, name, hash_, call.site.now)
    except NotAllowed:
        return call.page("accounts/setup_gone.html", 404)
    return call.page("accounts/login.html", next="", username=username, problem="", welcome=name)


def home(account: Account) -> str:
    """Where somebody begins."""
    return "/desk" if account.role is Role.EDITOR else "/inbox"


async def _role(call: Call) -> Role | None:
    token = str(call.request.path_params["token"])
    return await call.parts.accounts.invitation(token, call.site.now)


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
    fits = await asyncio.to_thread(_verify, call.site.hasher, stored, password[:LONGEST])
    if found is None or not fits or not found.account.active:
        return None
    return found.account


def _verify(hasher: PasswordHasher, stored: str, password: str) -> bool:
    try:
        return hasher.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False


def is_guessable(username: str, password: str) -> bool:
    """Whether it is made of very few signs, or of the name under which somebody logs in."""
    return len(set(password)) < DIFFERENT or username in password.casefold()


def _problem(username: str, name: str, password: str, again: str) -> str:
    if not _USERNAME.fullmatch(username):
        return (
            "Nama pengguna terdiri atas 3–32 huruf kecil, angka, titik, garis bawah, atau "
            "tanda hubung, misalnya siti.aminah."
        )
    if not name:
        return "Nama wajib diisi; nama ini dibaca rekan kerja dan pelapor."
    if said := too_long(name, _LONGEST_NAME, "Nama"):
        return said
    if len(password) < SHORTEST:
        return f"Kata sandi paling sedikit {SHORTEST} huruf. Satu kalimat pendek mudah diingat."
    if is_guessable(username, password):
        return (
            f"Kata sandi ini mudah ditebak: pakai paling sedikit {DIFFERENT} huruf atau angka "
            "yang berbeda, tanpa nama pengguna. Satu kalimat pendek mudah diingat."
        )
    if len(password) > LONGEST:
        return f"Kata sandi paling panjang {LONGEST} huruf."
    if password != again:
        return "Kedua kata sandi belum sama. Silakan ketik ulang."
    return ""


def _own_path(target: str) -> str:
    safe = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable()
    return target if safe and "\\" not in target else ""
