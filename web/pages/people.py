"""Who works here: accounts, invitations, and who may not come in any more."""

from datetime import date, timedelta

from starlette.responses import RedirectResponse, Response

from core.errors import NotFound
from core.text import storable
from handoff.accounts import DEGREES, Account, Credentials, Role
from handoff.actions.authority import lacking
from handoff.procedure import Duty, DutyKind, Procedure
from web.context import Call
from web.live import account_topic
from web.pages.head import head_values
from web.requests.reading import form_of
from web.requests.refused import Refused, fitting
from web.showing.refusals import conditions
from web.tokens import new_token

INVITED_FOR = timedelta(days=3)
UNREAD = (
    "Permintaan ini tidak terbaca, jadi tidak ada yang berubah. Muat ulang halaman, lalu ulangi."
)
_SEE_OTHER = 303
_LONGEST_DECREE = 120


async def page(call: Call) -> Response:
    """`GET /people`."""
    return await _page(call)


async def invite(call: Call) -> Response:
    """`POST /people/invite` with `role`: a link that works once within three days."""
    form = await form_of(call.request)
    role = next((role for role in Role if role == form.get("role")), None)
    if role is None:
        raise Refused(422, "Pilih peran terlebih dahulu.")
    token = new_token()
    until = call.site.now + INVITED_FOR
    await call.parts.accounts.invite(token, role, until)
    return await _page(call, link=f"{call.parts.root}/setup/{token}", role=role, until=until)


async def switch(call: Call) -> Response:
    """`POST /people/{account}/active` with `active` (`yes` or `no`): let in, or keep out."""
    account = await _account(call)
    wanted = (await form_of(call.request)).get("active")
    if wanted not in ("yes", "no"):
        raise Refused(400, UNREAD)
    active = wanted == "yes"
    if not active and account.id == call.agent.id:
        raise Refused(422, "Akun sendiri tidak dapat dinonaktifkan. Minta administrator lain.")
    last = account.role is Role.ADMINISTRATOR and await call.parts.accounts.administrators() <= 1
    if not active and last and account.active:
        raise Refused(422, "Ini administrator terakhir. Undang administrator lain lebih dahulu.")
    await call.parts.accounts.set_active(account.id, active, call.site.now)
    await _changed(call, account)
    return RedirectResponse("/people", _SEE_OTHER)


async def set_duties(call: Call) -> Response:
    """`POST /people/{account}/duties` with `role` and any number of `duty`."""
    account, form = await _account(call), await form_of(call.request)
    role = next((role for role in Role if role == form.get("role")), None)
    if role is None:
        raise Refused(422, "Pilih peran terlebih dahulu.")
    leaves = account.role is Role.ADMINISTRATOR and role is not Role.ADMINISTRATOR
    if leaves and account.id == call.agent.id:
        raise Refused(422, "Peran sendiri tidak dapat diturunkan. Minta administrator lain.")
    if leaves and account.active and await call.parts.accounts.administrators() <= 1:
        raise Refused(422, "Ini administrator terakhir. Undang administrator lain lebih dahulu.")
    known = frozenset(call.parts.office.duties)
    duties = known & {one for one in form.getlist("duty") if isinstance(one, str)}
    await call.parts.accounts.set_duties(account.id, role, duties)
    await _changed(call, account)
    return RedirectResponse("/people", _SEE_OTHER)


async def set_credentials(call: Call) -> Response:
    """`POST /people/{account}/credentials` with `decree`, `pact` (a day) and `degree` (`PJ-7`)."""
    account, form = await _account(call), await form_of(call.request)
    if not {"decree", "pact", "degree"} <= form.keys():
        raise Refused(400, UNREAD)
    written = str(form.get("pact", ""))
    try:
        pact = date.fromisoformat(written) if written else None
    except ValueError as error:
        raise Refused(422, "Tanggal pakta integritas tidak terbaca.") from error
    if pact is not None and pact > call.site.now.astimezone(call.parts.office.zone).date():
        raise Refused(422, "Tanggal pakta integritas ada di masa depan.")
    decree = " ".join(storable(str(form["decree"])).split())
    decree = fitting(decree, _LONGEST_DECREE, "Nomor SK tim")
    degree = str(form.get("degree", ""))
    if degree and degree not in DEGREES:
        raise Refused(422, "Pilih pendidikan dari daftar.")
    await call.parts.accounts.set_credentials(account.id, Credentials(decree, pact, degree))
    await _changed(call, account)
    return RedirectResponse("/people", _SEE_OTHER)


async def _changed(call: Call, account: Account) -> None:
    """Whoever may do less than before has nothing left that waits for them."""
    call.parts.live.publish(account_topic(account.id))
    await call.parts.relieve()
    call.parts.assigner_look()


async def _account(call: Call) -> Account:
    account = await call.parts.accounts.account(call.number("account"))
    if account is None:
        raise NotFound("account")
    return account


async def _page(call: Call, **invitation: object) -> Response:
    people = sorted(
        await call.parts.accounts.every(), key=lambda one: (not one.active, one.name.casefold())
    )
    office = call.parts.office
    return call.page(
        "accounts/people.html",
        people=[(one, _serving(one, office)) for one in people],
        roles=list(Role),
        duties=[(kind, _of_kind(office, kind)) for kind in DutyKind if _of_kind(office, kind)],
        degrees=DEGREES,
        invitation=invitation,
        me=call.agent.id,
        **await head_values(call),
    )


def _serving(account: Account, office: Procedure) -> str:
    """Whether the account may take conversations, and why not."""
    if account.role in (Role.UNIT, Role.EDITOR) or not account.active:
        return ""
    missing = conditions(lacking(account, office))
    return f"○ belum boleh melayani: {missing} belum ada" if missing else "✓ boleh melayani"


def _of_kind(office: Procedure, kind: DutyKind) -> list[Duty]:
    return [one for one in office.duties.values() if one.kind is kind]
