"""The page behind an invitation: somebody makes their account."""

import asyncio
import re

from starlette.responses import Response

from core.errors import NotAllowed
from core.text import storable
from handoff.accounts import Role
from web.context import RequestContext
from web.guards.passwords import DIFFERENT, LONGEST, SHORTEST, is_guessable
from web.requests.reading import form_of
from web.requests.refused import too_long

_LONGEST_NAME = 80
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,31}")


async def invited(context: RequestContext) -> Response:
    """`GET /setup/{token}`: choose a name and a password."""
    role = await _role(context)
    if role is None:
        return context.page("accounts/setup_gone.html", 404)
    return context.page("accounts/setup.html", role=role, problem="", username="", name="")


async def set_up(context: RequestContext) -> Response:
    """`POST /setup/{token}`: the invitation is used up and the account made."""
    role = await _role(context)
    if role is None:
        return context.page("accounts/setup_gone.html", 404)
    form = await form_of(context.request)
    username = storable(str(form.get("username", ""))).strip().lower()
    name = " ".join(storable(str(form.get("name", ""))).split())
    password = str(form.get("password", ""))

    def again(problem: str) -> Response:
        return context.page(
            "accounts/setup.html", 422, role=role, problem=problem, username=username, name=name
        )

    problem = _problem(username, name, password, str(form.get("again", "")))
    if problem:
        return again(problem)
    if await context.parts.accounts.login(username) is not None:
        return again("Nama pengguna itu sudah dipakai. Silakan pilih yang lain.")
    hash_ = await asyncio.to_thread(context.site.hasher.hash, password)
    token = str(context.request.path_params["token"])
    try:
        await context.parts.accounts.accept(token, username, name, hash_, context.site.now)
    except NotAllowed:
        return context.page("accounts/setup_gone.html", 404)
    return context.page("accounts/login.html", next="", username=username, problem="", welcome=name)


async def _role(context: RequestContext) -> Role | None:
    token = str(context.request.path_params["token"])
    return await context.parts.accounts.invitation(token, context.site.now)


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
