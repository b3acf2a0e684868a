"""Reads who does what, and what a case can be about."""

from collections.abc import Mapping
from types import MappingProxyType

from ruamel.yaml.nodes import MappingNode

from handoff.loading.groups import FLAG, TEXT, Group, Key, Piece, many, words
from handoff.loading.words import SNAKE, known, once, snake
from handoff.procedure import Category, Duty, DutyKind
from handoff.stage import AGENT, COMPLAINANT, SUPERIOR, UNIT
from yaml_files.node import Node

OWNER_WORDS: Mapping[str, str] = MappingProxyType(
    {
        AGENT: "the agent of the case",
        UNIT: "the unit that was asked",
        SUPERIOR: "the superior who was asked",
        COMPLAINANT: "the complainant",
    }
)
_KEY: Piece = {"type": "string", "pattern": f"^{SNAKE}$"}
DUTY_EXAMPLE = "{key: farmasi, label: Instalasi farmasi, kind: unit}"
DUTY = Group(
    "duty",
    {
        "key": Key("farmasi", "Its name in this file and on accounts.", _KEY, required=True),
        "label": Key("Instalasi farmasi", "Its name on the screen.", TEXT, required=True),
        "kind": Key(
            "unit",
            "agent talks with complainants; superior instructs and approves; unit finds out.",
            words(DutyKind),
            required=True,
        ),
    },
)
CATEGORY = Group(
    "category",
    {
        "label": Key("Obat dan farmasi", "Its name on the screen.", TEXT, required=True),
        "to": Key("farmasi", "The duty to which it belongs.", _KEY),
        "praise": Key("true", "Praise: a message of praise is noted under it and closed.", FLAG),
    },
)
CATEGORIES: Piece = many({"anyOf": [TEXT, CATEGORY.ref]}, at_least=1)
GROUPS = (DUTY, CATEGORY)


def read_duties(node: Node) -> dict[str, Duty]:
    """The duties by key, in the file's order."""
    duties: dict[str, Duty] = {}
    keys = []
    for item in node.items(example=DUTY_EXAMPLE):
        got = DUTY.read(item)
        duty = Duty(
            key=got["key"].parsed(_free, "") or got["key"].text(),
            label=got["label"].text(),
            kind=DutyKind(known(got["kind"], list(DutyKind), "kind of duty") or DutyKind.AGENT),
        )
        keys.append((got["key"], duty.key))
        duties.setdefault(duty.key, duty)
    once(keys, "duty")
    return duties


def read_categories(node: Node, duties: Mapping[str, Duty]) -> tuple[Category, ...]:
    """The categories, each a text or a label with the duty to which it belongs."""
    found: list[Category] = []
    labels = []
    for item in node.items(1, "{label: Obat dan farmasi, to: farmasi}"):
        if isinstance(item.yaml, MappingNode):
            got = CATEGORY.read(item)
            belongs_to = known(got["to"], duties, "duty")
            praise = got["praise"].flag(False)
            found.append(Category(got["label"].text(), belongs_to, praise))
            labels.append((got["label"], found[-1].label))
        else:
            found.append(Category(item.text()))
            labels.append((item, found[-1].label))
    once(labels, "category")
    return tuple(found)


def _free(written: str) -> str:
    if written in OWNER_WORDS:
        raise ValueError(f"'{written}' means {OWNER_WORDS[written]} already")
    return snake(written)
