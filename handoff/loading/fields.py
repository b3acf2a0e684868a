"""Reads the fields of an identity form."""

import re

from handoff.loading.groups import DAY, FLAG, TEXT, Group, Key, many, text_within, words
from handoff.loading.patterns import pattern
from handoff.loading.words import SNAKE, one_of, snake, whole_date, within
from handoff.service import Field, FieldType
from yaml_files.node import Node

_PROBLEM = "problem"  # what some procedures call the purpose (`BT-3b`)
PATTERNED = (FieldType.RECEIPT, FieldType.STUDENT_NUMBER, FieldType.CODE)
_WITHOUT_EXAMPLE = (FieldType.CHOICE, FieldType.ATTACHMENT)
_OPTIONAL = ("confirmed", "masked")
_FEWEST_OPTIONS, _MOST_OPTIONS = 2, 10  # a WhatsApp list has ten rows
_OPTION_LENGTH = 24  # the title of such a row
FIELD = Group(
    "field",
    {
        "key": Key(
            "birth_date",
            "Its name in the program and in the register.",
            {"type": "string", "pattern": f"^{SNAKE}$"},
            required=True,
        ),
        "type": Key(
            "birth_date",
            "What it holds, and so how it is read and checked.",
            words((*FieldType, _PROBLEM)),
            required=True,
        ),
        "label": Key("Tanggal lahir", "What the complainant reads.", TEXT, required=True),
        "example": Key("28-02-1990", "A value that is right.", TEXT),
        "aliases": Key("[tgl lahir, ttl]", "Other ways to write the label.", many(TEXT)),
        "required": Key("false", "false where it may be declined; true when left out.", FLAG),
        "pattern": Key(
            r"'BTM-\d{4}-\d{4,6}'",
            "The regular expression of a receipt, student number or code, capitals or not.",
            {"type": "string"},
        ),
        "confirmed": Key(
            "2026-11-01",
            "The day on which somebody last held the pattern against real numbers.",
            DAY,
        ),
        "options": Key(
            "[Laki-laki, Perempuan]",
            "What can be chosen.",
            many(text_within(_OPTION_LENGTH), _FEWEST_OPTIONS, _MOST_OPTIONS),
        ),
        "masked": Key("true", "true where a code shows its last signs alone.", FLAG),
    },
    more={
        "allOf": [
            {
                "if": {"properties": {"type": {"enum": [str(one) for one in PATTERNED]}}},
                "then": {"required": ["pattern"]},
            },
            {
                "if": {"properties": {"type": {"const": str(FieldType.CHOICE)}}},
                "then": {"required": ["options"]},
            },
            {
                "if": {
                    "properties": {
                        "type": {"not": {"enum": [str(one) for one in _WITHOUT_EXAMPLE]}}
                    }
                },
                "then": {"required": ["example"]},
            },
        ]
    },
)
GROUPS = (FIELD,)


def read_form(node: Node) -> tuple[Field, ...]:
    """The fields in the order in which they are asked; no two share a key, label or alias."""
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
    got = FIELD.read(node)
    kind = got["type"].parsed(_type, None)
    options = _options(got["options"])
    if kind is not None:
        _check_belonging(got, kind)
    field = Field(
        key=got["key"].parsed(snake, "") or got["key"].text(),
        type=kind or FieldType.TEXT,
        label=got["label"].text(),
        aliases=got["aliases"].texts(),
        example=got["example"].text(next(iter(options), "")),
        required=got["required"].flag(True),
        pattern=got["pattern"].parsed(pattern, ""),
        options=options,
        confirmed=got["confirmed"].parsed(whole_date, None),
        masked=got["masked"].flag(False),
    )
    _check_example(got["example"], field)
    return field


def _type(written: str) -> FieldType:
    return FieldType.PURPOSE if written == _PROBLEM else one_of(FieldType, "type of field")(written)


def _options(node: Node) -> tuple[str, ...]:
    if not node.present:
        return ()
    options = node.texts(_FEWEST_OPTIONS, "Laki-laki")
    if len(options) > _MOST_OPTIONS:
        node.complain(f"has {len(options)} values where at most {_MOST_OPTIONS} are possible")
    shorter = within(_OPTION_LENGTH, "it is a row of a list")
    for item in node.items(example="Laki-laki"):
        item.parsed(shorter, "")
    return options


def _check_belonging(got: dict[str, Node], kind: FieldType) -> None:
    """Keys that this type must have, and keys that mean nothing for it."""
    for key, types in (
        ("pattern", PATTERNED),
        ("confirmed", PATTERNED),
        ("options", (FieldType.CHOICE,)),
        ("masked", (FieldType.CODE,)),
    ):
        if kind in types and not got[key].present and key not in _OPTIONAL:
            got["type"].complain(f"a {kind} needs '{key}'; it is missing")
        if kind not in types and got[key].present:
            got[key].complain(f"means nothing for a {kind}; it belongs to {', '.join(types)}")
    if kind not in _WITHOUT_EXAMPLE and not got["example"].present:
        got["example"].complain("is missing")


def _check_example(node: Node, field: Field) -> None:
    if not node.present or not field.example:
        return
    held = field.pattern if field.type in PATTERNED else ""
    if held and not re.fullmatch(held, field.example, re.IGNORECASE):
        node.complain(f"'{field.example}' does not match the pattern '{held}'")
    if field.options and field.type is FieldType.CHOICE and field.example not in field.options:
        options = ", ".join(field.options)
        node.complain(f"'{field.example}' is none of the options: {options}")
