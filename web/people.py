"""Who works here: accounts, invitations, and who may not come in any more."""

from datetime import timedelta

from starlette.responses import RedirectResponse, Response

from core.errors import NotFound
from handoff.desk import Account, Role
from web.answers import Refused
from web.security import new_token
from web.site import Call

INVITED_FOR = timedelta(days=3)
_SEE_OTHER = 303


async def page(call: Call) -> Response:
    """`GET /people`."""
    return await _page(call)


async def invite(call: Call) -> Response:
    """`POST /people/invite` with `role`: a link that works once within three days."""
    form = await call.request.form()
    role = next((role for role in Role if role == form.get("role")), None)
    if role is None:
        raise Refused(422, "Pilih peran terlebih dahulu.")
    token = new_token()
    until = call.site.now + INVITED_FOR
    await call.parts.accounts.invite(token, role, until)
    base = call.parts.public_url.rstrip("/") or str(call.request.base_url).rstrip("/")
    return await _page(call, link=f"{base}/setup/{token}", role=role, until=until)


async def switch(call: Call) -> Response:
    """`POST /people/{account}/active` with `active` (`yes` or `no`): let in, or keep out."""
    account = await _account(call)
    active = (await call.request.form()).get("active") == "yes"
    if not active and account.id == call.agent.id:
        raise Refused(422, "Akun sendiri tidak dapat dinonaktifkan. Minta administrator lain.")
    last = account.role is Role.ADMINISTRATOR and await call.parts.accounts.administrators() <= 1
    if not active and last and account.active:
        raise Refused(422, "Ini administrator terakhir. Undang administrator lain lebih dahulu.")
    await call.parts.accounts.set_active(account.id, active)
    return RedirectResponse("/people", _SEE_OTHER)


async def _account(call: Call) -> Account:
    account = await call.parts.accounts.account(call.number("account"))
    if account is None:
        raise NotFound("account")
    return account


async def _page(call: Call, **invitation: object) -> Response:
    people = sorted(
        await call.parts.accounts.every(), key=lambda one: (not one.active, one.name.casefold())
    )
    return call.page(
        "people.html", people=people, roles=list(Role), invitation=invitation, me=call.agent.id
    )
