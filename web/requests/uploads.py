"""Files that people send through a page: of kinds that are taken, at most 10 MB each."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from core.message import Attachment
from core.text import storable
from web.context import RequestContext
from web.requests.file_types import file_type_of, fitting_name
from web.requests.reading import form_of
from web.requests.refused import Refused

LARGEST = 10 * 1024 * 1024
BODY = LARGEST + 64 * 1024
MOST = 10
BODIES = 4 * LARGEST + 64 * 1024  # several files together, kept in memory while they are read
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class File:
    """One file: its bytes, the kind that they are, and a name with an ending of that kind."""

    data: bytes
    mime: str
    filename: str


@dataclass(frozen=True, slots=True)
class Upload:
    """One file and the other fields of the form."""

    data: bytes
    mime: str
    filename: str
    fields: Mapping[str, str]


async def read_upload(context: RequestContext) -> Upload:
    """The one file of a multipart body. Raises `Refused` with what the person can do."""
    fields, files = await read_form(context, most=1)
    if not files:
        raise Refused(422, "Belum ada berkas yang dipilih.")
    file = files[0]
    return Upload(file.data, file.mime, file.filename, fields)


async def read_form(
    context: RequestContext, most: int = MOST
) -> tuple[Mapping[str, str], tuple[File, ...]]:
    """The fields and the files, none to `most`, of a multipart body.

    Raises `Refused` with what the person can do.
    """
    try:
        form = await form_of(context.request, most)
    except HTTPException as error:
        if error.status_code == 413:
            raise
        raise Refused(400, f"Berkas tidak terbaca; paling banyak {most} sekali kirim.") from error
    try:
        given = [value for value in form.getlist("file") if isinstance(value, UploadFile)]
        files = [await _read(one) for one in given if one.filename]
        fields = {key: value for key, value in form.items() if isinstance(value, str)}
    finally:
        await form.close()
    return fields, tuple(files)


async def kept_files(context: RequestContext, files: tuple[File, ...]) -> tuple[Attachment, ...]:
    """The files among the office's own."""
    keep = context.parts.files.keep
    return tuple(
        [
            Attachment(await keep(one.data, one.mime, one.filename), one.mime, one.filename)
            for one in files
        ]
    )


async def _read(file: UploadFile) -> File:
    filename = safe_name(file.filename or "")
    data = await file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise Refused(413, f"“{filename}” lebih dari 10 MB. Kirim yang lebih kecil.")
    if not data:
        raise Refused(422, f"“{filename}” kosong. Silakan pilih yang lain.")
    kind = await asyncio.to_thread(file_type_of, data, PurePosixPath(filename).suffix[1:].lower())
    if not kind:
        raise Refused(
            415,
            f"Isi “{filename}” bukan jenis yang diterima. Kirim foto, PDF, rekaman, atau dokumen "
            "kantor tanpa makro.",
        )
    return File(data, kind, fitting_name(filename, kind))


def safe_name(name: str) -> str:
    """The last part of a name, printable and short; its ending stays."""
    last = storable(name).replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(char for char in last if char.isprintable()).strip() or "berkas"
    path = PurePosixPath(shown)
    return path.stem[: _LONGEST_NAME - len(path.suffix)] + path.suffix
