"""What kind of file the bytes are, whatever their name and their sender say."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath

import filetype

PLAIN = "text/plain"
_OLE = "application/msword"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
# The kinds that are taken, each with the endings that fit it; the first is its own.
ENDINGS: Mapping[str, tuple[str, ...]] = {
    "image/jpeg": ("jpg", "jpeg", "jfif"),
    "image/png": ("png",),
    "image/webp": ("webp",),
    "image/gif": ("gif",),
    "image/heic": ("heic", "heif"),
    "application/pdf": ("pdf",),
    PLAIN: ("txt",),
    _OLE: ("doc", "xls", "docx", "xlsx"),  # one container; the last two with a password
    f"{_OFFICE}.wordprocessingml.document": ("docx",),
    f"{_OFFICE}.spreadsheetml.sheet": ("xlsx",),
    f"{_OPEN}.text": ("odt",),
    f"{_OPEN}.spreadsheet": ("ods",),
    "audio/mpeg": ("mp3",),
    "audio/mp4": ("m4a", "mp4"),
    "audio/ogg": ("ogg", "oga", "opus"),
    "video/mp4": ("mp4", "m4a"),
}
_ALIASES = {"audio/x-m4a": "audio/mp4", "video/3gpp": "video/mp4", "video/x-m4v": "video/mp4"}
_ZIPPED = {
    "word/document.xml": f"{_OFFICE}.wordprocessingml.document",
    "xl/workbook.xml": f"{_OFFICE}.spreadsheetml.sheet",
}
_MACROS = re.compile(r"(?i)(^|/)(vbaProject|vbaData|Basic/|Scripts/)")
_MOST_INSIDE = 10_000
_PDF_WITHIN = 1024  # where readers look for the head of a PDF
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_RUNS = re.compile(rb"(?i)\s*(<!doctype|<html|<head|<body|<svg|<script|<iframe|<\?|#!|%!ps|mz\b)")
_MARK = b"\xef\xbb\xbf"


def file_type_of(data: bytes, ending: str = "") -> str:
    """The media type of the bytes, empty for every kind that is not taken.

    `ending` (without its dot) tells apart what the bytes do not: text from what only looks like
    it, and the documents of one container.
    """
    found = _ALIASES.get(said := filetype.guess_mime(data) or "", said)
    if data[:4] == b"PK\x03\x04":
        found = _in_zip(data)
    elif not found and b"%PDF-" in data[:_PDF_WITHIN] and not _RUNS.match(data):
        found = "application/pdf"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        found = "application/vnd.ms-excel" if ending in ("xls", "xlsx") else _OLE
    if found == "video/mp4" and ending == "m4a":
        found = "audio/mp4"
    if found:
        return found if found in ENDINGS or found == "application/vnd.ms-excel" else ""
    return PLAIN if ending == "txt" and is_text(data) else ""


def is_text(data: bytes) -> bool:
    """Whether the bytes are words that nothing carries out; in any alphabet but UTF-16."""
    return not _CONTROL.search(data) and not _RUNS.match(data.removeprefix(_MARK))


def fitting_name(filename: str, kind: str) -> str:
    """The name with an ending that fits the kind: one that does not is left before it."""
    endings = ENDINGS.get(kind, ENDINGS[_OLE])
    if PurePosixPath(filename).suffix.lstrip(".").lower() in endings:
        return filename
    return f"{filename}.{endings[0]}"


def _in_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if len(names) > _MOST_INSIDE or any(_MACROS.search(name) for name in names):
                return "application/zip"
            for name, kind in _ZIPPED.items():
                if name in names and "[Content_Types].xml" in names:
                    return kind
            if "mimetype" in names and archive.getinfo("mimetype").file_size <= len(_OPEN) + 20:
                return archive.read("mimetype").decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return "application/zip"
    return "application/zip"
