"""Reads an office's `procedure.yml` and refuses it, with every mistake named, when it is wrong."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from core.time import ZONE_WORDS
from handoff.hours_loading import read_hours, whole_date
from handoff.lengths import length
from handoff.procedure import Allowance, Clock, Emergency, Field, FieldType, Procedure
from yaml_files.node import Node
from yaml_files.problems import did_you_mean, nearest
from yaml_files.reading import read

FILE_NAME = "procedure.yml"
_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_PREFIX = re.compile(r"[A-Z][A-Z0-9]{1,9}")
_PROCEDURE: Mapping[str, str] = MappingProxyType(
    {
        "id": "rsjd-atma-husada",
        "name": "RSJD Atma Husada Mahakam",
        "short_name": "Atma Husada",
        "case_prefix": "ADU",
        "zone": "Asia/Makassar",
        "honorific": "Bapak/Ibu",
        "opening_hours": "{words: …, week: {monday: ['08.00-16.30']}}",
        "reply_within": "{length: 24 h, clock: wall, near: 60 min}",
        "form": "[{key: full_name, type: name, label: Nama lengkap, example: Siti Aminah}]",
        "categories": "[Pelayanan medis, Lain-lain]",
        "emergency": "{national: '112', own: 0541 …, counselling: 119 ekstensi 8}",
    }
)
_OPTIONAL: Mapping[str, str] = MappingProxyType(
    {
        "unknown_before_handoff": "2",
        "named_honorific": "Pak/Bu",
        "suggestions": "[Jam besuk, Cara mendaftar]",
    }
)


def load_procedure(folder: Path) -> Procedure:
    """The procedure in `folder/procedure.yml`.

    Raises `BadConfiguration` whose message names, for each mistake on a line of its own, the
    file, the line, the key, what is wrong and an example of what is right.
    """
    root = read(folder / FILE_NAME)
    got = root.fields(_PROCEDURE, _OPTIONAL)
    procedure = Procedure(
        id=got["id"].parsed(_kebab, ""),
        name=got["name"].text(),
        short_name=got["short_name"].text(),
        case_prefix=got["case_prefix"].parsed(_case_prefix, ""),
        zone=got["zone"].parsed(_zone, ZoneInfo("Asia/Jakarta")),
        honorific=got["honorific"].text(),
        hours=read_hours(got["opening_hours"]),
        reply_within=_allowance(got["reply_within"]),
        form=_form(got["form"]),
        categories=got["categories"].texts(1, "Pelayanan medis"),
        emergency=_emergency(got["emergency"]),
        unknown_before_handoff=got["unknown_before_handoff"].number(1, 10, 2),
        named_honorific=got["named_honorific"].text(got["honorific"].text()),
        suggestions=got["suggestions"].texts(),
    )
    root.finish()
    return procedure


def _allowance(node: Node) -> Allowance:
    got = node.fields({"length": "24 h", "clock": "wall", "near": "60 min"})
    whole = got["length"].parsed(length, None)
    near = got["near"].parsed(length, None)
    clock = got["clock"].parsed(_clock, Clock.WALL)
    if whole is not None and near is not None and near >= whole:
        got["near"].complain(
            f"'{got['near'].text()}' before the end is not within "
            f"the allowance of '{got['length'].text()}'"
        )
    in_days = whole and near and "d" in got["length"].text() + got["near"].text()
    if in_days and clock is Clock.WORKING:
        node.complain("on the working clock a day is as long as the office is open; write hours")
    standin = length("1 h")
    return Allowance(whole or standin, clock, near or standin)


def _form(node: Node) -> tuple[Field, ...]:
    items = node.items(1, "{key: full_name, type: name, label: Nama lengkap, example: …}")
    fields = tuple(_field(item) for item in items)
    owners: dict[str, tuple[str, int]] = {}
    for item, field in zip(items, fields, strict=True):
        names = {name.casefold() for name in (field.label, *field.aliases) if name}
        for name in (f"key {field.key}", *sorted(names)):
            owner, line = owners.setdefault(name, (item.key, item.line))
            if owner != item.key:
                item.complain(f"'{name}' belongs to {owner} in line {line} already")
    return fields


def _field(node: Node) -> Field:
    got = node.fields(
        {
            "key": "birth_date",
            "type": "birth_date",
            "label": "Tanggal lahir",
            "example": "28-02-1990",
        },
        {"aliases": "[tgl lahir, ttl]", "required": "true"},
    )
    return Field(
        key=got["key"].parsed(_snake, ""),
        type=got["type"].parsed(_field_type, FieldType.PURPOSE),
        label=got["label"].text(),
        aliases=got["aliases"].texts(),
        example=got["example"].text(),
        required=got["required"].flag(True),
    )


def _emergency(node: Node) -> Emergency:
    got = node.fields(
        {"national": "'112'", "own": "(0541) 123456", "counselling": "119 ekstensi 8"},
        {"confirmed": "2026-11-01"},
    )
    return Emergency(
        national=got["national"].parsed(_callable, ""),
        own=got["own"].parsed(_callable, ""),
        counselling=got["counselling"].parsed(_callable, ""),
        confirmed=got["confirmed"].parsed(whole_date, None),
    )


def _kebab(written: str) -> str:
    return _shaped(written, _KEBAB, "small letters, digits and single hyphens")


def _snake(written: str) -> str:
    return _shaped(written, _SNAKE, "small letters, digits and single underscores")


def _case_prefix(written: str) -> str:
    return _shaped(written, _PREFIX, "2 to 10 capital letters and digits")


def _shaped(written: str, shape: re.Pattern[str], words: str) -> str:
    if not shape.fullmatch(written):
        raise ValueError(f"'{written}' is not made of {words}")
    return written


def _zone(written: str) -> ZoneInfo:
    if written not in ZONE_WORDS:
        raise ValueError(_unknown("zone of Indonesia", written, ZONE_WORDS))
    return ZoneInfo(written)


def _clock(written: str) -> Clock:
    try:
        return Clock(written)
    except ValueError as error:
        raise ValueError(_unknown("clock", written, Clock)) from error


def _field_type(written: str) -> FieldType:
    try:
        return FieldType(written)
    except ValueError as error:
        raise ValueError(_unknown("type of field", written, FieldType)) from error


def _callable(written: str) -> str:
    if not any(char.isdigit() for char in written):
        raise ValueError(f"'{written}' has no digit that one could call")
    return written


def _unknown(what: str, written: str, known: Iterable[str]) -> str:
    known = tuple(known)
    hint = did_you_mean(nearest(written, known))
    return f"'{written}' is not a known {what}{hint} (known: {', '.join(known)})"
