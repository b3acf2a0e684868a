"""One value in a YAML file: where it stands, what it holds, and what is wrong with it.

Reading goes on after a mistake, with a stand-in value, so that all mistakes of a file are found
in one go; `finish` on the root then refuses the file, so no stand-in is ever used.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.nodes import Node as YamlNode

from yaml_files.problems import Problems, did_you_mean, nearest, shown

T = TypeVar("T")
_NULL = "tag:yaml.org,2002:null"
_PLAIN = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "timestamp")}


@dataclass(frozen=True, slots=True)
class Node:
    """A value with its line (from 1) and its key from the root, such as `form[2].label`.

    `yaml` is None where the file does not have the key: such a node reads as its stand-in, and
    whoever required it has complained already. Scalars are taken as they are written, whatever
    YAML would make of them, so `0541` stays four characters.
    """

    yaml: YamlNode | None
    line: int
    key: str
    example: str
    problems: Problems

    @property
    def present(self) -> bool:
        """Whether the file has this key."""
        return self.yaml is not None

    def complain(self, wrong: str) -> None:
        """Note that this value is wrong; the example of the right one is added."""
        self.problems.add(self.line, self.key or "the file", wrong, self.example)

    def finish(self) -> None:
        """Raise `BadConfiguration` naming every mistake of the file, if there is any."""
        self.problems.report()

    def text(self, otherwise: str = "") -> str:
        """The scalar as written, without white space around it; an empty one is a mistake."""
        match self.yaml:
            case None:
                return otherwise
            case ScalarNode():
                if self.yaml.tag == _NULL or not self.yaml.value.strip():
                    self.complain("is empty")
                elif self.yaml.tag not in _PLAIN:
                    self.complain(f"the tag {self.yaml.tag} is not understood")
                return str(self.yaml.value).strip()
            case _:
                self.complain(f"is {_shape(self.yaml)} where one value is expected")
                return otherwise

    def parsed(self, reader: Callable[[str], T], otherwise: T) -> T:
        """What `reader` makes of the text; its `ValueError` says what is wrong with it."""
        before = len(self.problems.found)
        written = self.text()
        if not self.present or len(self.problems.found) > before:
            return otherwise
        try:
            return reader(written)
        except ValueError as error:
            self.complain(str(error))
            return otherwise

    def flag(self, otherwise: bool) -> bool:
        """`true` or `false`."""
        return self.parsed(_flag, otherwise)

    def number(self, least: int, most: int, otherwise: int) -> int:
        """A whole number from `least` to `most`."""

        def reader(written: str) -> int:
            if not written.isascii() or not written.isdigit() or not least <= int(written) <= most:
                raise ValueError(f"'{written}' is not a whole number from {least} to {most}")
            return int(written)

        return self.parsed(reader, otherwise)

    def items(self, at_least: int = 0, example: str = "") -> tuple["Node", ...]:
        """The values of a list; `example` is that of one value."""
        if self.yaml is None:
            return ()
        if not isinstance(self.yaml, SequenceNode):
            self.complain(f"is {_shape(self.yaml)} where a list is expected")
            return ()
        if len(self.yaml.value) < at_least:
            self.complain(f"has {len(self.yaml.value)} values where at least {at_least} is needed")
        return tuple(
            Node(
                value, _line(value), f"{self.key}[{place}]", example or self.example, self.problems
            )
            for place, value in enumerate(self.yaml.value, start=1)
        )

    def texts(self, at_least: int = 0, example: str = "") -> tuple[str, ...]:
        """The scalars of a list; the same one twice is a mistake, whatever its capitals."""
        seen: dict[str, int] = {}
        texts: list[str] = []
        for item in self.items(at_least, example):
            text = item.text()
            first = seen.get(text.casefold())
            if first is not None and text:
                item.complain(f"'{text}' is there twice, first in line {first}")
            seen.setdefault(text.casefold(), item.line)
            texts.append(text)
        return tuple(texts)

    def pairs(self) -> tuple[tuple[str, "Node"], ...]:
        """The keys and values of a mapping whose keys are not known beforehand."""
        if self.yaml is None:
            return ()
        if not isinstance(self.yaml, MappingNode):
            self.complain(f"is {_shape(self.yaml)} where keys are expected")
            return ()
        return tuple(
            (
                str(name.value),
                Node(value, _line(name), self._path(str(name.value)), self.example, self.problems),
            )
            for name, value in self.yaml.value
        )

    def fields(
        self, required: Mapping[str, str], optional: Mapping[str, str] | None = None
    ) -> dict[str, "Node"]:
        """The values of a mapping by key; both arguments give an example for each known key.

        Every known key is in what comes back, absent ones as nodes that are not `present`.
        """
        known = {**required, **(optional or {})}
        found: dict[str, Node] = {}
        meant: set[str] = set()
        if self.yaml is not None and not isinstance(self.yaml, MappingNode):
            self.complain(f"is {_shape(self.yaml)} where keys are expected: {', '.join(known)}")
        elif self.yaml is not None:
            self._sort_pairs(self.yaml, known, found, meant)
            for key in required.keys() - found.keys() - meant:
                self.problems.add(
                    self.line, self._path(key), "is missing", f"{key}: {required[key]}"
                )
        return {key: found.get(key) or self._absent(key, known[key]) for key in known}

    def _sort_pairs(
        self,
        yaml: MappingNode,
        known: Mapping[str, str],
        found: dict[str, "Node"],
        meant: set[str],
    ) -> None:
        lines: dict[str, int] = {}
        for name, value in yaml.value:
            key, line = str(name.value), _line(name)
            if key in lines:
                wrong = f"is written twice, first in line {lines[key]}"
                self.problems.add(line, self._path(key), wrong, f"one {key} only")
            elif key in known:
                example = f"{key}: {known[key]}"
                found[key] = Node(value, line, self._path(key), example, self.problems)
            else:
                guess = nearest(key, known.keys() - found.keys())
                meant.update({guess} if guess else ())
                wrong = f"is not a known key{did_you_mean(guess)}"
                near = shown(key, known)
                self.problems.add(line, self._path(key), wrong, f"one of {near}")
            lines.setdefault(key, line)

    def _path(self, key: str) -> str:
        return f"{self.key}.{key}" if self.key else key

    def _absent(self, key: str, example: str) -> "Node":
        return Node(None, self.line, self._path(key), f"{key}: {example}", self.problems)


def _flag(written: str) -> bool:
    match written:
        case "true":
            return True
        case "false":
            return False
        case _:
            raise ValueError(f"'{written}' is neither true nor false")


def _shape(yaml: YamlNode) -> str:
    match yaml:
        case SequenceNode():
            return "a list"
        case MappingNode():
            return "a group of keys"
        case _:
            return "a single value"


def _line(yaml: YamlNode) -> int:
    return int(yaml.start_mark.line) + 1
