"""The keys that a group of a `procedure.yml` may have, written once for reader and editors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yaml_files.node import Node

Piece = Mapping[str, object]
"""A piece of JSON schema (draft 2020-12)."""

TEXT: Piece = {"type": ["string", "number"]}  # YAML makes a number of 112
FLAG: Piece = {"type": "boolean"}
DAY: Piece = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


@dataclass(frozen=True, slots=True)
class Key:
    """One key: an example of a right value, what it means, and what an editor may offer for it."""

    example: str
    means: str
    holds: Piece
    required: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Keys that stand together; `more` are pieces of schema beside those of the keys."""

    name: str
    keys: Mapping[str, Key]
    more: Piece | None = None

    def read(self, node: Node) -> dict[str, Node]:
        """The values under `node` by key; unknown and missing keys are noted there."""
        return node.fields(
            {name: key.example for name, key in self.keys.items() if key.required},
            {name: key.example for name, key in self.keys.items() if not key.required},
        )

    @property
    def ref(self) -> Piece:
        """The piece of schema that points here."""
        return {"$ref": f"#/$defs/{self.name}"}

    def schema(self) -> dict[str, object]:
        """What an editor has to know about these keys."""
        required = [name for name, key in self.keys.items() if key.required]
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                name: {"description": key.means, **key.holds} for name, key in self.keys.items()
            },
            **({"required": required} if required else {}),
            **(self.more or {}),
        }


def words(known: Iterable[str]) -> Piece:
    """One of these words."""
    return {"enum": [str(word) for word in known]}


def words_or_key(known: Iterable[str]) -> Piece:
    """One of these words, or a key that the office made."""
    return {"anyOf": [words(known), {"type": "string"}]}


def many(of: Piece, at_least: int = 0, at_most: int | None = None) -> Piece:
    """A list of these."""
    least = {"minItems": at_least} if at_least else {}
    most = {"maxItems": at_most} if at_most is not None else {}
    return {"type": "array", "items": of, **least, **most}


def text_within(limit: int) -> Piece:
    """A text of at most so many characters."""
    return {"type": "string", "maxLength": limit}


def number_from(least: int, most: int) -> Piece:
    """A whole number."""
    return {"type": "integer", "minimum": least, "maximum": most}
