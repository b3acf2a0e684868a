"""Who works here: accounts, invitations, and who may not come in any more."""

from datetime import date, timedelta

from starlette.responses import RedirectResponse, Response

from core.errors import NotFound
from core.text import storable
from handoff.accounts import DEGREES, Account, Credentials, Role
from handoff.actions.authority import lacking
from handoff.procedure import Duty, DutyKind, Procedure
from web.context import RequestContext
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


async def page(context: RequestContext) -> Response:
    """`GET /people`."""
    return await _page(context)


async def invite(context: RequestContext) -> Response:
    """`POST /people/invite` with `role`: a link that works once within three days."""
    form = await form_of(context.request)
    role = next((role for role in Role if role == form.get("role")), None)
    if role is None:
        raise Refused(422, "Pilih peran terlebih dahulu.")
    token = new_token()
    until = context.site.now + INVITED_FOR
    await context.parts.accounts.invite(token, role, until)
    return await _page(context, link=f"{context.parts.root}/setup/{token}", role=role, until=until)


async def switch(context: RequestContext) -> Response:
    """`POST /people/{account}/active` with `active` (`yes` or `no`): let in, or keep out."""
    account = await _account(context)
    wanted = (await form_of(context.request)).get("active")
    if wanted not in ("yes", "no"):
        raise Refused(400, UNREAD)
    active = wanted == "yes"
    if not active and account.id == context.agent.id:
        raise Refused(422, "Akun sendiri tidak dapat dinonaktifkan. Minta administrator lain.")
    last = account.role is Role.ADMINISTRATOR and await context.parts.accounts.administrators() <= 1
    if not active and last and account.active:
        raise Refused(422, "Ini administrator terakhir. Undang administrator lain lebih dahulu.")
    await context.parts.accounts.set_active(account.id, active, context.site.now)
    await _changed(context, account)
    return RedirectResponse("/people", _SEE_OTHER)


async def set_duties(context: RequestContext) -> Response:
    """`POST /people/{account}/duties` with `role` and any number of `duty`."""
    account, form = await _account(context), await form_of(context.request)
    role = next((role for role in Role if role == form.get("role")), None)
    if role is None:
        raise Refused(422, "Pilih peran terlebih dahulu.")
    leaves = account.role is Role.ADMINISTRATOR and role is not Role.ADMINISTRATOR
    if leaves and account.id == context.agent.id:
        raise Refused(422, "Peran sendiri tidak dapat diturunkan. Minta administrator lain.")
    if leaves and account.active and await context.parts.accounts.administrators() <= 1:
        raise Refused(422, "Ini administrator terakhir. Undang administrator lain lebih dahulu.")
    known = frozenset(context.parts.office.duties)
    duties = known & {one for one in form.getlist("duty") if isinstance(one, str)}
    await context.parts.accounts.set_duties(account.id, role, duties)
    await _changed(context, account)
    return RedirectResponse("/people", _SEE_OTHER)


async def set_credentials(context: RequestContext) -> Response:
    """`POST /people/{account}/credentials` with `decree`, `pact` (a day) and `degree` (`PJ-7`)."""
    account, form = await _account(context), await form_of(context.request)
    if not {"decree", "pact", "degree"} <= form.keys():
        raise Refused(400, UNREAD)
    written = str(form.get("pact", ""))
    try:
        pact = date.fromisoformat(written) if written else None
    except ValueError as error:
        raise Refused(422, "Tanggal pakta integritas tidak terbaca.") from error
    if pact is not None and pact > context.site.now.astimezone(context.parts.office.zone).date():
        raise Refused(422, "Tanggal pakta integritas ada di masa depan.")
    decree = " ".join(storable(str(form["decree"])).split())
    decree = fitting(decree, _LONGEST_DECREE, "Nomor SK tim")
    degree = str(form.get("degree", ""))
    if degree and degree not in DEGREES:
        raise Refused(422, "Pilih pendidikan dari daftar.")
    await context.parts.accounts.set_credentials(account.id, Credentials(decree, pact, degree))
    await _changed(context, account)
    return RedirectResponse("/people", _SEE_OTHER)


async def _changed(context: RequestContext, account: Account) -> None:
    """Whoever may do less than before has nothing left that waits for them."""
    context.parts.live.publish(account_topic(account.id))
    await context.parts.relieve()
    context.parts.assigner_look()


async def _account(context: RequestContext) -> Account:
    account = await context.parts.accounts.account(context.number("account"))
    if account is None:
        raise NotFound("account")
    return account


async def _page(context: RequestContext, **invitation: object) -> Response:
    people = sorted(
        await context.parts.accounts.every(), key=lambda one: (not one.active, one.name.casefold())
    )
    office = context.parts.office
    return context.page(
        "accounts/people.html",
        people=[(one, _serving(one, office)) for one in people],
        roles=list(Role),
        duties=[(kind, _of_kind(office, kind)) for kind in DutyKind if _of_kind(office, kind)],
        degrees=DEGREES,
        invitation=invitation,
        me=context.agent.id,
        **await head_values(context),
    )


def _serving(account: Account, office: Procedure) -> str:
    """Whether the account may take conversations, and why not."""
    if account.role in (Role.UNIT, Role.EDITOR) or not account.active:
        return ""
    missing = conditions(lacking(account, office))
    return f"○ belum boleh melayani: {missing} belum ada" if missing else "✓ boleh melayani"


def _of_kind(office: Procedure, kind: DutyKind) -> list[Duty]:
    return [one for one in office.duties.values() if one.kind is kind]
