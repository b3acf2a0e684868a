"""The JSON schema for editors says what the loader says."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Any

import pytest
from ruamel.yaml import YAML

from handoff.loading.schema import FILE_NAME, as_text, schema
from tests.handoff.loading.loading_office import LEAST, RIGHT

ROOT = Path(__file__).parents[3]
OFFICES = sorted((ROOT / "procedures").glob("*/procedure.yml"))
TEMPLATE = Template(
    (ROOT / "app" / "office" / "new_office" / "procedure.yml").read_text(encoding="utf-8")
)
FILLED = TEMPLATE.substitute(
    id="rsud-contoh",
    name='"RSUD Contoh"',
    plain_name="RSUD Contoh",
    zone="Asia/Jakarta",
    zone_word="WIB",
)


def wrong(value: object, by: dict[str, Any], at: str = "") -> Iterator[str]:
    """What a value has against a piece of the schema, as far as ours go; scalars are text."""
    if "$ref" in by:
        by = json.loads(as_text())["$defs"][by["$ref"].removeprefix("#/$defs/")]
    if "anyOf" in by and all([*wrong(value, one, at)] for one in by["anyOf"]):
        yield f"{at}: none of {by['anyOf']}"
    if "enum" in by and value not in by["enum"]:
        yield f"{at}: {value!r} is not in {by['enum']}"
    kinds = by.get("type", ())
    match value:
        case dict() if kinds == "object":
            yield from _wrong_keys(value, by, at)
        case list() if kinds == "array":
            if not by.get("minItems", 0) <= len(value) <= by.get("maxItems", len(value)):
                yield f"{at}: {len(value)} values"
            for place, item in enumerate(value):
                yield from wrong(item, by["items"], f"{at}[{place}]")
        case str() if kinds not in ("object", "array"):
            yield from _wrong_text(value, by, at)
        case _ if kinds:
            yield f"{at}: {value!r} where {kinds} is expected"
        case _:  # anything may stand there
            pass


def _wrong_keys(value: dict[str, object], by: dict[str, Any], at: str) -> Iterator[str]:
    known = by["properties"]
    yield from (f"{at}.{key}: unknown" for key in value.keys() - known.keys())
    yield from (f"{at}.{key}: missing" for key in set(by.get("required", ())) - value.keys())
    for key in value.keys() & known.keys():
        yield from wrong(value[key], known[key], f"{at}.{key}")


def _wrong_text(value: str, by: dict[str, Any], at: str) -> Iterator[str]:
    kinds = by.get("type", ())
    if kinds == "boolean" and value not in ("true", "false"):
        yield f"{at}: {value!r} is neither true nor false"
    if kinds == "integer" and not by["minimum"] <= int(value) <= by["maximum"]:
        yield f"{at}: {value} is out of bounds"
    if "pattern" in by and not re.search(by["pattern"], value):
        yield f"{at}: {value!r} does not match {by['pattern']}"
    if len(value) > by.get("maxLength", len(value)):
        yield f"{at}: {value!r} is too long"


def read(text: str) -> object:
    """Plain lists and keys with every scalar as it is written."""
    return YAML(typ="base", pure=True).load(text)


def test_the_file_for_editors_is_the_schema_of_this_code() -> None:
    """`loket procedures schema > procedures/procedure.schema.json` writes it anew."""
    written = (ROOT / "procedures" / FILE_NAME).read_text(encoding="utf-8")
    assert written == as_text()
    assert json.loads(written)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    "text",
    [RIGHT, LEAST, FILLED, *(path.read_text(encoding="utf-8") for path in OFFICES)],
    ids=["everything", "the least", "a new office", *(path.parent.name for path in OFFICES)],
)
def test_what_the_loader_takes_is_right_by_the_schema(text: str) -> None:
    assert [*wrong(read(text), schema())] == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("zone:", "zona:", ".zona: unknown"),
        ("zone:", "zona:", ".zone: missing"),
        ("on: claim", "on: clame", "'clame' is not in"),
        ("1 d 2 h", "90", "'90' does not match"),
        ("decree", "dekret", "'dekret' is not in"),
        ("satisfied_from: 4", "satisfied_from: 1", "out of bounds"),
        ("[Laki-laki, Perempuan]", "[Laki-laki]", "1 values"),
    ],
)
def test_what_the_schema_can_see_it_refuses(old: str, new: str, told: str) -> None:
    assert any(told in one for one in wrong(read(RIGHT.replace(old, new, 1)), schema()))


def test_every_piece_that_is_pointed_to_is_there_and_every_one_is_pointed_to() -> None:
    text = as_text()
    pointed = set(re.findall(r'"#/\$defs/(\w+)"', text))
    assert pointed == set(json.loads(text)["$defs"])
