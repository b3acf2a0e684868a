"""Files are what their bytes are, whatever their name and their sender say."""

import io
import zipfile

import pytest

from tests.web.house import House
from tests.web.pictures import a_picture
from web.requests.file_types import file_type_of, fitting_name, is_text

OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN = "application/vnd.oasis.opendocument"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1000)


def zipped(*names: str, **inside: str) -> bytes:
    """A ZIP with files of these names."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in {**dict.fromkeys(names, "x"), **inside}.items():
            archive.writestr(name, text)
    return data.getvalue()


WORD = zipped("_rels/.rels", "docProps/app.xml", "[Content_Types].xml", "word/document.xml")
TAKEN = [
    (bytes.fromhex("ffd8ffe000104a464946") + bytes(50), "jpg", "image/jpeg"),
    (bytes.fromhex("ffd8ffe11845457869660000") + bytes(50), "png", "image/jpeg"),
    (bytes.fromhex("ffd8ffdb0043") + bytes(50), "", "image/jpeg"),
    (a_picture(), "pdf", "image/png"),
    (b"GIF89a" + bytes(40), "html", "image/gif"),
    (b"RIFF\x24\0\0\0WEBPVP8 " + bytes(40), "webp", "image/webp"),
    (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40), "heic", "image/heic"),
    (b"%PDF-1.7\n", "exe", "application/pdf"),
    (b"\r\n\r\n%PDF-1.4\n", "pdf", "application/pdf"),
    ("Kwitansi: Rp 50.000 – café\r\n".encode(), "txt", "text/plain"),
    ("Kwitansi caf\xe9".encode("latin-1"), "txt", "text/plain"),
    (OLE, "doc", "application/msword"),
    (OLE, "xls", "application/vnd.ms-excel"),
    (WORD, "docx", f"{OFFICE}.wordprocessingml.document"),
    (WORD, "zip", f"{OFFICE}.wordprocessingml.document"),
    (zipped("xl/workbook.xml", "[Content_Types].xml"), "xlsx", f"{OFFICE}.spreadsheetml.sheet"),
    (zipped(mimetype=f"{OPEN}.text"), "odt", f"{OPEN}.text"),
    (zipped(mimetype=f"{OPEN}.spreadsheet"), "ods", f"{OPEN}.spreadsheet"),
    (b"ID3\x03\0\0\0\0\0\0" + bytes(50), "mp3", "audio/mpeg"),
    (b"\xff\xfb\x90\x64" + bytes(500), "mp3", "audio/mpeg"),
    (b"\0\0\0\x20ftypM4A \0\0\0\0M4A mp42isom" + bytes(40), "m4a", "audio/mp4"),
    (b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41" + bytes(40), "mp4", "video/mp4"),
    (b"OggS\0\2" + bytes(22) + b"\1\x13OpusHead" + bytes(20), "ogg", "audio/ogg"),
]
REFUSED = [
    (b"<!DOCTYPE html><script>alert(1)</script>", "txt"),
    (b"\xef\xbb\xbf  <html>", "txt"),
    (b"<script>alert(1)</script>", "jpg"),
    (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "txt"),
    (b'<?xml version="1.0"?><svg/>', "txt"),
    (b"<?php system($_GET[1]);", "txt"),
    (b"#!/bin/sh\nrm -rf /\n", "txt"),
    (b"<html><script>alert(1)</script>%PDF-1.4\n", "pdf"),
    (b"#!/bin/sh\nrm -rf /\n#%PDF-1.4\n", "pdf"),
    (b"%!PS-Adobe\n", "txt"),
    (b"MZ\x90\0\3" + bytes(100), "jpg"),
    (b"MZ\x90\0\3" + bytes(100), "txt"),
    (b"\x7fELF\2\1\1" + bytes(100), "pdf"),
    (b"halo dunia", "pdf"),
    (b"halo dunia", "html"),
    (b"halo\0dunia", "txt"),
    (bytes(100), "jpg"),
    (zipped("evil.exe"), "docx"),
    (zipped("a.class", "META-INF/MANIFEST.MF"), "odt"),
    (zipped("word/document.xml"), "docx"),
    (zipped("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "docx"),
    (zipped("Basic/Standard/Module1.xml", mimetype=f"{OPEN}.text"), "odt"),
    (zipped(mimetype="application/epub+zip"), "odt"),
    (WORD[:200], "docx"),
    (b"PK\3\4" + bytes(40), "docx"),
    (b"Rar!\x1a\7\0" + bytes(40), "jpg"),
]


@pytest.mark.parametrize(("data", "ending", "kind"), TAKEN)
def test_a_kind_that_is_taken_is_known_by_its_bytes(data: bytes, ending: str, kind: str) -> None:
    assert file_type_of(data, ending) == kind


@pytest.mark.parametrize(("data", "ending"), REFUSED)
def test_what_runs_or_lies_is_of_no_kind(data: bytes, ending: str) -> None:
    assert file_type_of(data, ending) == ""


def test_text_is_text_only_where_it_says_so() -> None:
    assert is_text(b"halo")
    assert file_type_of(b"halo", "") == ""


@pytest.mark.parametrize(
    ("name", "kind", "kept"),
    [
        ("foto.JPG", "image/jpeg", "foto.JPG"),
        ("foto.html", "image/jpeg", "foto.html.jpg"),
        ("IMG_1.HEIC", "image/jpeg", "IMG_1.HEIC.jpg"),
        ("tagihan.xls", "application/vnd.ms-excel", "tagihan.xls"),
        ("rahasia.docx", "application/msword", "rahasia.docx"),
        ("foto", "image/png", "foto.png"),
    ],
)
def test_a_name_has_an_ending_of_its_kind(name: str, kind: str, kept: str) -> None:
    assert fitting_name(name, kind) == kept


async def test_a_page_that_is_named_like_a_photo_is_refused_in_words(house: House) -> None:
    file = {"file": ("foto.jpg", b"<html><script>alert(1)</script>", "image/jpeg")}
    answer = await house.visitor().post("/chat/files", files=file, data={"id": "m" * 8})
    assert answer.status_code == 415
    assert "“foto.jpg”" in answer.json()["error"]


async def test_a_photo_that_is_named_like_a_page_is_a_photo(house: House) -> None:
    file = {"file": ("foto.html", a_picture(), "text/html")}
    visitor = house.visitor()
    assert (await visitor.post("/chat/files", files=file, data={"id": "m" * 8})).status_code == 202
    await house.program.worker.settled()
    talk = (await visitor.get("/chat/messages")).json()["html"]
    assert "foto.html.png" in talk
