"""Opens a YAML file."""

from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from core.errors import BadConfiguration
from core.text_files import read_text
from yaml_files.node import Node
from yaml_files.problems import Problems


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
