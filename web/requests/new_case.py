"""The form of a case from elsewhere, read field by field."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from core.message import Attachment
from core.text import storable
from desk.case_intake import OLDEST, Intake, read_identity
from forms.definition import FieldRole
from forms.registry import of_role, type_of
from handoff.case import Source
from handoff.service import Field, Service
from web.context import RequestContext
from web.requests.refused import too_long
from web.showing.field_problems import sentence

_LONGEST = 16_000
_NAME = 80
TIME = "Waktu kontak tidak boleh di masa depan atau lebih dari setahun lalu."
LOCAL = "%Y-%m-%dT%H:%M"


def problems_of(context: RequestContext, fields: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with every field, in the order of the page."""
    office, found = context.parts.office, {}
    if _source(fields) is Source.MESSAGE:
        found["source"] = "Pilih dari mana pengaduan ini datang."
    came_at = _came_at(context, fields)
    if came_at is None:
        found["came_at"] = "Isi tanggal dan jam kontak."
    elif not context.site.now - OLDEST <= came_at <= context.site.now:
        found["came_at"] = TIME
    service = fields.get("service", "")
    if service not in {one.key for one in office.services}:
        found["service"] = "Pilih jenis layanan."
    else:
        form = office.service(service).form
        today = context.site.now.astimezone(office.zone).date()
        stands = _as_written(fields, form)
        _, wrong = read_identity(form, _identity(fields, form), today, stands)
        for field in form:
            if field.key in wrong:
                found[f"identity.{field.key}"] = sentence(wrong[field.key], field)
        name = "" if asks_for_a_name(office.service(service)) else _given_name(fields)
        if said := too_long(name, _NAME, "Nama pelapor"):
            found["name"] = said
    text = storable(fields.get("text", "")).strip()
    if not text:
        found["text"] = "Tulis apa yang disampaikan pelapor."
    elif said := too_long(text, _LONGEST, "Isi pengaduan"):
        found["text"] = said
    return found


def entry_of(
    context: RequestContext, fields: Mapping[str, str], files: tuple[Attachment, ...]
) -> Intake:
    """The case as it is entered; of fields with which nothing is wrong."""
    form = context.parts.office.service(fields["service"]).form
    identity = _identity(fields, form)
    names = (identity.get(one.key, "") for one in of_role(form, FieldRole.NAME))
    name = next(filter(None, names), "") or _given_name(fields)
    return Intake(
        _source(fields),
        _came_at(context, fields) or context.site.now,
        fields["service"],
        storable(fields.get("text", "")).strip(),
        " ".join(name.split()),
        identity,
        files,
        _as_written(fields, form),
    )


def may_stand(context: RequestContext, fields: Mapping[str, str], wrong: str) -> bool:
    """Whether what is wrong with the field of that name is taken where it stands so on paper."""
    _, asked, key = wrong.partition("identity.")
    if not asked:
        return False
    form = context.parts.office.service(fields["service"]).form
    said = _identity(fields, form)[key]
    return any(one.key == key and bool(type_of(one).as_written(said)) for one in form)


def _given_name(fields: Mapping[str, str]) -> str:
    """What stands in the field that is there where the service itself asks for no name."""
    return " ".join(storable(fields.get("name", "")).split())


def asks_for_a_name(service: Service) -> bool:
    """Whether the form of the service has a field for a name itself."""
    return any(of_role(service.form, FieldRole.NAME))


def _source(fields: Mapping[str, str]) -> Source:
    return next((one for one in Source if one == fields.get("source")), Source.MESSAGE)


def _came_at(context: RequestContext, fields: Mapping[str, str]) -> datetime | None:
    try:
        local = datetime.strptime(fields.get("came_at", ""), LOCAL)  # noqa: DTZ007  its zone follows
    except ValueError:
        return None
    return local.replace(tzinfo=context.parts.office.zone)


def _as_written(fields: Mapping[str, str], form: Sequence[Field]) -> frozenset[str]:
    """The keys of what the agent says to stand so on paper."""
    return frozenset(one.key for one in form if fields.get(f"as_written.{one.key}"))


def _identity(fields: Mapping[str, str], form: Sequence[Field]) -> dict[str, str]:
    return {one.key: storable(fields.get(f"identity.{one.key}", "")).strip() for one in form}
