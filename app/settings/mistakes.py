"""What is wrong with a setting, in a sentence that never tells its value: it may be a secret."""

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from io import StringIO
from pathlib import Path

from dotenv.parser import parse_stream
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

PREFIX = "LOKET_"
_SENTENCES = {
    "int_parsing": "is not a whole number",
    "int_from_float": "is not a whole number",
    "int_parsing_size": "is far too large",
    "float_parsing": "is not a number",
    "finite_number": "is not a number",
    "greater_than": "has to be more than {gt}",
    "greater_than_equal": "has to be {ge} or more",
    "less_than": "has to be less than {lt}",
    "less_than_equal": "has to be {le} or less",
    "literal_error": "is none of {expected}",
}


def sentence(detail: ErrorDetails, fields: Mapping[str, FieldInfo]) -> str:
    """One line: the setting's name, what is wrong with it, and an example."""
    wrong = said(detail)
    if not detail["loc"]:
        return wrong
    name = str(detail["loc"][0])
    if detail["type"] == "extra_forbidden" and not name.upper().startswith(PREFIX):
        return f"{name.upper()}: is no setting of the hotline; take it out of .env"
    field = fields.get(name.lower().removeprefix(PREFIX.lower()))
    setting = PREFIX + name.upper().removeprefix(PREFIX)
    if field is None:
        return unknown(setting, fields)
    example = (field.examples or [""])[0]
    return f"{setting}: {wrong}. Example: {setting}={example}"


def unknown(setting: str, fields: Collection[str]) -> str:
    """One line about a name that no setting has."""
    close = get_close_matches(setting, [PREFIX + name.upper() for name in fields], n=1)
    meant = f"did you mean {close[0]}?" if close else "see docs/settings.md"
    return f"{setting}: is not a known setting; {meant}"


def unreadable(env_file: Path) -> Iterator[str]:
    """A line for each thing that keeps a file of settings from being read, with its place."""
    try:
        text = env_file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return
    except OSError as error:
        yield f"{env_file}: cannot be read ({error.strerror}). Example of a line: LOKET_PORT=8000"
        return
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        yield f"{env_file}, line {line}: is not UTF-8; save the file as UTF-8"
        return
    for written in parse_stream(StringIO(text)):
        if written.error or (written.key is not None and written.value is None):
            name = re.match(r"\s*(?:export\s+)?(\w*)", written.original.string)
            example = name[1] if name and name[1].startswith(PREFIX) else "LOKET_PORT"
            yield (
                f"{env_file}, line {written.original.line}: is not a name, = and a value"
                f" (a quotation mark may be open). Example: {example}=…"
            )


def said(detail: ErrorDetails) -> str:
    """What is wrong with a value, as the end of a sentence."""
    words = _SENTENCES.get(detail["type"])
    if words is None:
        return detail["msg"].removeprefix("Value error, ")
    return words.format(**detail.get("ctx", {}))
