"""Cases from elsewhere, entered by hand: a call, a visit, an e-mail, a review (`AH-1`)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from starlette.responses import JSONResponse, Response

from core.errors import BadInput
from core.message import Attachment
from core.text import storable
from core.time import zone_word
from desk.case_intake import OLDEST, Intake, read_identity
from forms.definition import Role
from forms.registry import of_role, type_of
from handoff.case import Source
from handoff.service import Field, Service
from reports.labels import SOURCES
from web.actions import checked_key
from web.answers import Refused, too_long
from web.notices import head_values
from web.problems import sentence
from web.site import Call
from web.uploads import kept_files, read_form

_LONGEST = 16_000
_NAME = 80
_TIME = "Waktu kontak tidak boleh di masa depan atau lebih dari setahun lalu."
_LOCAL = "%Y-%m-%dT%H:%M"


async def page(call: Call) -> Response:
    """`GET /inbox/new`."""
    return call.page(
        "inbox/new_case.html",
        sources=[(source, label) for source, label in SOURCES.items() if source != Source.MESSAGE],
        local_now=call.site.now.astimezone(call.parts.office.zone).strftime(_LOCAL),
        zone=zone_word(call.parts.office.zone),
        is_file=_is_file,
        named={one.key for one in call.parts.office.services if _asks_for_a_name(one)},
        **await head_values(call),
    )


async def enter(call: Call) -> Response:
    """`POST /inbox/new` (multipart): the case's id; all `problems` at once, each with its `field`.

    Fields: `source`, `came_at` (local time of the office), `service`, `name` (where the service
    does not ask for one), `text`, `key`, `identity.<key of the form>`, and up to ten of `file`.
    The same `key` makes one case.
    """
    fields, files = await read_form(call)
    key = checked_key(fields.get("key", ""))
    wrong = _problems(call, fields)
    if wrong:
        problems = [{"field": field, "error": said} for field, said in wrong.items()]
        first = {"error": " ".join(wrong.values()), "field": next(iter(wrong))}
        return JSONResponse({**first, "problems": problems}, 422)
    entry = _entry(call, fields, await kept_files(call, files))
    try:
        case = await call.parts.desk.enter(call.agent, entry, key)
    except BadInput as error:
        raise Refused(422, _TIME) from error
    return JSONResponse({"case": case.id})


def _problems(call: Call, fields: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with every field, in the order of the page."""
    office, found = call.parts.office, {}
    if _source(fields) is Source.MESSAGE:
        found["source"] = "Pilih dari mana pengaduan ini datang."
    came_at = _came_at(call, fields)
    if came_at is None:
        found["came_at"] = "Isi tanggal dan jam kontak."
    elif not call.site.now - OLDEST <= came_at <= call.site.now:
        found["came_at"] = _TIME
    service = fields.get("service", "")
    if service not in {one.key for one in office.services}:
        found["service"] = "Pilih jenis layanan."
    else:
        form = office.service(service).form
        today = call.site.now.astimezone(office.zone).date()
        _, wrong = read_identity(form, _identity(fields, form), today)
        for field in form:
            if field.key in wrong:
                found[f"identity.{field.key}"] = sentence(wrong[field.key], field)
        name = "" if _asks_for_a_name(office.service(service)) else _given_name(fields)
        if said := too_long(name, _NAME, "Nama pelapor"):
            found["name"] = said
    text = storable(fields.get("text", "")).strip()
    if not text:
        found["text"] = "Tulis apa yang disampaikan pelapor."
    elif said := too_long(text, _LONGEST, "Isi pengaduan"):
        found["text"] = said
    return found


def _entry(call: Call, fields: Mapping[str, str], files: tuple[Attachment, ...]) -> Intake:
    form = call.parts.office.service(fields["service"]).form
    identity = _identity(fields, form)
    names = (identity.get(one.key, "") for one in of_role(form, Role.NAME))
    name = next(filter(None, names), "") or _given_name(fields)
    return Intake(
        _source(fields),
        _came_at(call, fields) or call.site.now,
        fields["service"],
        storable(fields.get("text", "")).strip(),
        " ".join(name.split()),
        identity,
        files,
    )


def _given_name(fields: Mapping[str, str]) -> str:
    """What stands in the field that is there where the service itself asks for no name."""
    return " ".join(storable(fields.get("name", "")).split())


def _asks_for_a_name(service: Service) -> bool:
    return any(of_role(service.form, Role.NAME))


def _is_file(field: Field) -> bool:
    return type_of(field).nature.is_file


def _source(fields: Mapping[str, str]) -> Source:
    return next((one for one in Source if one == fields.get("source")), Source.MESSAGE)


def _came_at(call: Call, fields: Mapping[str, str]) -> datetime | None:
    try:
        local = datetime.strptime(fields.get("came_at", ""), _LOCAL)  # noqa: DTZ007  its zone follows
    except ValueError:
        return None
    return local.replace(tzinfo=call.parts.office.zone)


def _identity(fields: Mapping[str, str], form: Sequence[Field]) -> dict[str, str]:
    return {one.key: storable(fields.get(f"identity.{one.key}", "")).strip() for one in form}
