"""The page behind an invitation: somebody makes their account."""

import asyncio
import re

from starlette.responses import Response

from core.errors import NotAllowed
from core.text import storable
from handoff.accounts import Role
from web.context import Call
from web.guards.passwords import DIFFERENT, LONGEST, SHORTEST, is_guessable
from web.requests.reading import form_of
from web.requests.refused import too_long

_LONGEST_NAME = 80
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,31}")


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


async def _role(call: Call) -> Role | None:
    token = str(call.request.path_params["token"])
    return await call.parts.accounts.invitation(token, call.site.now)


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
