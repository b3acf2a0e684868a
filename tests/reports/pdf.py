"""Reads the words back out of a PDF that Typst made: what a reader would see and copy."""

import re
import zlib
from collections.abc import Iterator, Mapping

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"/Length (\d+).*?>>\s*stream\n", re.DOTALL)
_NEXT = re.compile(rb"/(f\d+) [\d.]+ Tf|\(|ET\n")
_INSIDE = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ONE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

Objects = Mapping[int, bytes]


def pages(pdf: bytes) -> list[str]:
    """The text of every page, one line for each piece that was set."""
    assert pdf.startswith(b"%PDF-")
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(pdf)}
    (tree,) = (body for body in objects.values() if b"/Type/Pages" in body)
    kids = re.search(rb"/Kids\[(.*?)\]", tree)
    assert kids is not None
    return [_page(objects, int(number)) for number in re.findall(rb"(\d+) 0 R", kids[1])]


def text(pdf: bytes) -> str:
    """The text of all pages, with what was broken over lines joined by one space."""
    return " ".join("\n".join(pages(pdf)).replace("\u200b", "").split())


def boxes(pdf: bytes) -> int:
    """How many signs no font could draw: those of glyph 0, which readers see as boxes."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(pdf)}
    pages = [body for body in objects.values() if b"/Contents" in body]
    glyphs = b"".join(_glyphs(_stream(objects[_ref(one, rb"/Contents")])) for one in pages)
    return sum(glyphs[at : at + 2] == b"\0\0" for at in range(0, len(glyphs), 2))


def _glyphs(content: bytes) -> bytes:
    """Two bytes for every sign that a page sets."""
    found, place = b"", 0
    while (begins := content.find(b"(", place)) >= 0:
        ends = _end(content, begins + 1)
        found += _plain(content[begins + 1 : ends])
        place = ends + 1
    return found


def _page(objects: Objects, number: int) -> str:
    page = objects[number]
    resources = objects[_ref(page, rb"/Resources")]
    fonts = dict(re.findall(rb"/(f\d+) (\d+) 0 R", resources))
    maps = {name: _map(objects, int(at)) for name, at in fonts.items()}
    return "\n".join(_lines(_stream(objects[_ref(page, rb"/Contents")]), maps))


def _lines(content: bytes, maps: Mapping[bytes, Mapping[int, str]]) -> Iterator[str]:
    font: Mapping[int, str] = {}
    shown, place = "", 0
    while found := _NEXT.search(content, place):
        place = found.end()
        if found[1]:
            font = maps[found[1]]
        elif found[0] == b"(":
            end = _end(content, place)
            glyphs = _plain(content[place:end])
            shown += "".join(
                font.get(int.from_bytes(glyphs[at : at + 2]), "\N{REPLACEMENT CHARACTER}")
                for at in range(0, len(glyphs), 2)
            )
            place = end + 1
        else:
            yield shown
            shown = ""


def _end(content: bytes, place: int) -> int:
    """Where the string that begins there ends; brackets in pairs need no escape in it."""
    depth = 1
    for found in _INSIDE.finditer(content, place):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if not depth:
            return found.start()
    raise AssertionError("a string that does not end")


def _map(objects: Objects, font: int) -> dict[int, str]:
    table = _stream(objects[_ref(objects[font], rb"/ToUnicode")])
    return {
        int(glyph, 16): bytes.fromhex(signs.decode()).decode("utf-16-be")
        for glyph, signs in _ONE.findall(table)
    }


def _ref(body: bytes, key: bytes) -> int:
    found = re.search(key + rb" (\d+) 0 R", body)
    assert found is not None
    return int(found[1])


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    assert found is not None
    return zlib.decompress(body[found.end() : found.end() + int(found[1])])


def _plain(literal: bytes) -> bytes:
    return _ESCAPE.sub(_sign, literal)


def _sign(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes([int(code, 8)]) if code.isdigit() else _SIGNS.get(code, code)
