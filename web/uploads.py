"""Files that people send through a page: one at a time, of known kinds, at most 10 MB."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from core.text import storable
from web.answers import Refused
from web.site import Call

LARGEST = 10 * 1024 * 1024
BODY = LARGEST + 64 * 1024
KINDS: Mapping[str, str] = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "gif": "image/gif",
    "heic": "image/heic",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "mp4": "video/mp4",
}
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Upload:
    """The bytes, the kind that the name says, and the other fields of the form."""

    data: bytes
    mime: str
    filename: str
    fields: Mapping[str, str]


async def read_upload(call: Call) -> Upload:
    """The one file of a multipart body. Raises `Refused` with what the person can do."""
    try:
        form = await call.request.form(max_files=1, max_fields=8)
    except HTTPException as error:
        if error.status_code == 413:
            raise
        raise Refused(400, "Berkas ini tidak terbaca. Silakan pilih lagi.") from error
    try:
        file = form.get("file")
        if not isinstance(file, UploadFile) or not file.filename:
            raise Refused(422, "Belum ada berkas yang dipilih.")
        filename = safe_name(file.filename)
        mime = KINDS.get(PurePosixPath(filename).suffix.lstrip(".").lower())
        if mime is None:
            raise Refused(
                415, "Jenis berkas ini tidak diterima. Kirim foto, PDF, atau dokumen kantor."
            )
        data = await file.read(LARGEST + 1)
    finally:
        await form.close()
    if len(data) > LARGEST:
        raise Refused(413, "Berkas ini lebih dari 10 MB. Kirim yang lebih kecil.")
    if not data:
        raise Refused(422, "Berkas ini kosong. Silakan pilih yang lain.")
    fields = {key: value for key, value in form.items() if isinstance(value, str)}
    return Upload(data, mime, filename, fields)


def safe_name(name: str) -> str:
    """The last part of a name, printable and short; its ending stays."""
    last = storable(name).replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(char for char in last if char.isprintable()).strip() or "berkas"
    path = PurePosixPath(shown)
    return path.stem[: _LONGEST_NAME - len(path.suffix)] + path.suffix
