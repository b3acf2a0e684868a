"""Cases from elsewhere, entered by hand: a call, a visit, an e-mail, a review (`AH-1`)."""

from collections.abc import Mapping
from datetime import datetime

from starlette.responses import JSONResponse, Response

from bot.desk.entering import Entry, WrongField
from core.errors import BadInput
from core.message import Attachment
from core.text import storable
from core.time import zone_word
from handoff.case import Source
from handoff.service import FieldType
from reports.labels import SOURCES
from web.actions import checked_key
from web.answers import Refused
from web.notices import head_values
from web.problems import sentence
from web.site import Call
from web.uploads import kept_files, read_form

_LONGEST = 16_000
_LOCAL = "%Y-%m-%dT%H:%M"


async def page(call: Call) -> Response:
    """`GET /inbox/new`."""
    return call.page(
        "new_case.html",
        sources=[(source, label) for source, label in SOURCES.items() if source != Source.MESSAGE],
        local_now=call.site.now.astimezone(call.parts.office.zone).strftime(_LOCAL),
        zone=zone_word(call.parts.office.zone),
        files_are=FieldType.ATTACHMENT,
        **await head_values(call),
    )


async def enter(call: Call) -> Response:
    """`POST /inbox/new` (multipart): the case's id; an error names its `field`.

    Fields: `source`, `came_at` (local time of the office), `service`, `name`, `text`, `key`,
    `identity.<key of the form>`, and up to ten of `file`. The same `key` makes one case.
    """
    fields, files = await read_form(call)
    key = checked_key(fields.get("key", ""))
    entry = _entry(call, fields, await kept_files(call, files))
    try:
        case = await call.parts.desk.enter(call.agent, entry, key)
    except WrongField as error:
        form = call.parts.office.service(entry.service).form
        field = next(one for one in form if one.key == error.key)
        said = {"error": sentence(error.problem, field), "field": f"identity.{error.key}"}
        return JSONResponse(said, 422)
    except BadInput as error:
        raise Refused(
            422, "Waktu kontak tidak boleh di masa depan atau lebih dari setahun lalu."
        ) from error
    return JSONResponse({"case": case.id})


def _entry(call: Call, fields: Mapping[str, str], files: tuple[Attachment, ...]) -> Entry:
    office = call.parts.office
    source = next((one for one in Source if one == fields.get("source")), Source.MESSAGE)
    if source is Source.MESSAGE:
        raise Refused(422, "Pilih dari mana pengaduan ini datang.", field="source")
    service = fields.get("service", "")
    if service not in {one.key for one in office.services}:
        raise Refused(422, "Pilih jenis layanan.", field="service")
    text = storable(fields.get("text", "")).strip()
    if not text:
        raise Refused(422, "Tulis apa yang disampaikan pelapor.", field="text")
    if len(text) > _LONGEST:
        raise Refused(422, "Isi pengaduan terlalu panjang. Mohon diringkas.", field="text")
    try:
        came_at = datetime.strptime(fields.get("came_at", ""), _LOCAL).replace(tzinfo=office.zone)
    except ValueError as error:
        raise Refused(422, "Isi tanggal dan jam kontak.", field="came_at") from error
    form = {one.key for one in office.service(service).form}
    identity = {
        name.removeprefix("identity."): storable(value).strip()
        for name, value in fields.items()
        if name.removeprefix("identity.") in form and name.startswith("identity.")
    }
    name = " ".join(storable(fields.get("name", "")).split())[:80]
    return Entry(source, came_at, service, text, name, identity, files)
