"""Reads the training examples of the Rasa project, which the embedded engine learns from too."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from core.errors import BadConfiguration
from core.text_files import read_text
from nlu.meaning import Intent

_ENTITY = re.compile(r"\[(?P<text>[^\]]+)\](?:\((?P<name>[^)]+)\)|\{[^}]*\})")


@dataclass(frozen=True, slots=True)
class Example:
    """One phrasing of an intent as a person would write it, and the entities marked in it."""

    intent: Intent
    text: str
    entities: Mapping[str, str]


def read_examples(path: Path) -> tuple[Example, ...]:
    """The examples in a Rasa 3 `nlu.yml`, in its order; look-up tables and the like are skipped.

    Raises `BadConfiguration` when the file is missing, is not such YAML or names an intent that
    is not ours.
    """
    try:
        content = YAML(typ="safe").load(read_text(path))
    except YAMLError as error:
        raise BadConfiguration(f"{path}: is not YAML: {error}") from error
    if not isinstance(content, dict) or not isinstance(content.get("nlu"), list):
        raise BadConfiguration(f"{path}: a list under `nlu:` is missing, such as `- intent: yes`")
    examples = tuple(
        example
        for block in content["nlu"]
        if isinstance(block, dict)
        for example in _of_block(block, path)
    )
    if not examples:
        raise BadConfiguration(f"{path}: there is no example, such as `- intent: yes` with `- iya`")
    return examples


def _of_block(block: Mapping[str, object], path: Path) -> Iterator[Example]:
    if "intent" not in block:
        return
    try:
        intent = Intent(str(block["intent"]))
    except ValueError as error:
        known = ", ".join(Intent)
        raise BadConfiguration(f"{path}: {error}; the intents are {known}") from error
    written = block.get("examples")
    if not isinstance(written, str):
        raise BadConfiguration(f"{path}: {intent} has no `examples: |` with lines such as `- iya`")
    for line in written.splitlines():
        if marked := line.strip().removeprefix("- ").strip():
            yield Example(intent, _ENTITY.sub(r"\g<text>", marked), _entities(marked))


def _entities(marked: str) -> dict[str, str]:
    return {found["name"]: found["text"] for found in _ENTITY.finditer(marked) if found["name"]}
