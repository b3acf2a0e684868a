"""Opens a YAML file."""

import re
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.tokens import ScalarToken

from core.errors import BadConfiguration
from core.text_files import read_text
from yaml_files.node import Node
from yaml_files.problems import Problems

_KEY_INSIDE = re.compile(r"^[ -]*\w+:(?: |$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Quote:
    """A quotation mark that opens in one line and ends in a later one or, with None, nowhere."""

    sign: str
    line: int
    end: int | None

    def __str__(self) -> str:
        ends = "never ends" if self.end is None else f"ends only in line {self.end}"
        return (
            f"the quotation mark {self.sign} that opens here {ends} — for example: "
            'key: "value", with a mark at both ends'
        )


def read(path: Path) -> Node:
    """The root of the file, which is UTF-8 and one YAML document with keys on top.

    Raises `BadConfiguration` when it is not there, not text or not YAML. What is wrong with its
    content is collected while it is read; call `finish` on the root at the end.
    """
    text = read_text(path)
    try:
        # The round-trip reader leaves marks of its own in folded text, and nodes know their lines.
        yaml = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        if (quote := _open_quote(text, error)) is not None:
            raise BadConfiguration(f"{path}, line {quote.line}: {quote}") from error
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadConfiguration(
            f"{path}, line {line}: is not YAML: {error.problem or error.context} "
            "— for example: key: value, with a space after the colon and no tabs before the key"
        ) from error
    except YAMLError as error:
        raise BadConfiguration(f"{path}: is not YAML: {error}") from error
    if yaml is None:
        raise BadConfiguration(f"{path}: is empty")
    return Node(yaml, 1, "", "key: value", Problems(path))


def _open_quote(text: str, error: MarkedYAMLError) -> _Quote | None:
    """The mark that swallowed whole lines with keys in them, so that the file fell apart after."""
    last: _Quote | None = None
    try:
        for token in YAML(typ="safe", pure=True).scan(text):
            start, end = token.start_mark, token.end_mark
            if error.problem_mark is not None and start.index > error.problem_mark.index:
                break
            quoted = isinstance(token, ScalarToken) and token.style in ("'", '"')
            if quoted and _KEY_INSIDE.search(text[start.index : end.index].partition("\n")[2]):
                last = _Quote(token.style, start.line + 1, end.line + 1)
    except MarkedYAMLError as scanning:
        opened = scanning.context_mark
        if last is None and opened is not None and "quoted" in (scanning.context or ""):
            return _Quote(text[opened.index], opened.line + 1, None)
    return last
