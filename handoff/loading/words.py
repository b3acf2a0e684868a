"""How single values of a `procedure.yml` are read; a `ValueError` says what is wrong with one."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from core.time import ZONE_WORDS
from yaml_files.node import Node
from yaml_files.problems import did_you_mean, nearest

E = TypeVar("E", bound=StrEnum)
KEBAB = r"[a-z0-9]+(-[a-z0-9]+)*"
SNAKE = r"[a-z][a-z0-9]*(_[a-z0-9]+)*"
PREFIX = r"[A-Z][A-Z0-9]{1,9}"
REPLY_KEY = r"utter_[a-z0-9]+(_[a-z0-9]+)*"


def kebab(written: str) -> str:
    """Such as `rsjd-atma-husada`."""
    return _shaped(written, KEBAB, "small letters, digits and single hyphens")


def snake(written: str) -> str:
    """Such as `full_name`."""
    return _shaped(written, SNAKE, "small letters, digits and single underscores")


def case_prefix(written: str) -> str:
    """Such as `ADU`."""
    return _shaped(written, PREFIX, "2 to 10 capital letters and digits")


def reply_key(written: str) -> str:
    """The key of a reply template, such as `utter_stage_coordination`."""
    return _shaped(written, REPLY_KEY, "'utter_' and small letters, digits and single underscores")


def zone(written: str) -> ZoneInfo:
    """A zone of Indonesia."""
    if written not in ZONE_WORDS:
        raise ValueError(unknown("zone of Indonesia", written, ZONE_WORDS))
    return ZoneInfo(written)


def callable_number(written: str) -> str:
    """Something with a digit that one could call."""
    if not any(char.isdigit() for char in written):
        raise ValueError(f"'{written}' has no digit that one could call")
    return written


def digits(written: str) -> str:
    """The digits of a number as it is dialled at home: 0811-5878-787 and +62 811 5878 787 alike."""
    return re.sub(r"^62", "0", re.sub(r"\D", "", written))


def whole_date(written: str) -> date:
    """The day of `2026-12-31`."""
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise ValueError(f"'{written}' is not a date of the calendar (YYYY-MM-DD)") from error


def language(written: str) -> str:
    """A code of ISO 639, such as `id`. Raises `ValueError`."""
    if not re.fullmatch("[a-z]{2,3}", written):
        raise ValueError(f"'{written}' is not a code of a language, such as id")
    return written


def within(limit: int, why: str) -> Callable[[str], str]:
    """A text of at most `limit` characters."""

    def reader(written: str) -> str:
        if len(written) > limit:
            raise ValueError(
                f"'{written}' has {len(written)} characters, {limit} are allowed: {why}"
            )
        return written

    return reader


def one_of(kinds: type[E], what: str) -> Callable[[str], E]:
    """A word of `kinds`."""

    def reader(written: str) -> E:
        try:
            return kinds(written)
        except ValueError as error:
            raise ValueError(unknown(what, written, kinds)) from error

    return reader


def several_of(node: Node, kinds: type[E], what: str) -> tuple[tuple[Node, E], ...]:
    """The words of `kinds` in a list, each with where it stands; one twice is a mistake."""
    example = next(iter(kinds)).value
    read = [(item, item.parsed(one_of(kinds, what), None)) for item in node.items(0, example)]
    found = tuple((item, word) for item, word in read if word is not None)
    once(((item, word.value) for item, word in found), what)
    return found


def once(named: Iterable[tuple[Node, str]], what: str) -> None:
    """Complain about every name that was there before, whatever its capitals."""
    lines: dict[str, int] = {}
    for node, name in named:
        first = lines.get(name.casefold())
        if name and first is not None:
            node.complain(f"the {what} '{name}' is there twice, first in line {first}")
        lines.setdefault(name.casefold(), node.line)


def known(node: Node, names: Iterable[str], what: str) -> str:
    """The text when it is one of `names`; the nearest of them, or nothing, after a complaint."""
    names = tuple(names)
    written = node.text()
    if not written or written in names:
        return written
    node.complain(unknown(what, written, names))
    return nearest(written, names) or ""


def unknown(what: str, written: str, names: Iterable[str]) -> str:
    """What is wrong with a word that nobody knows."""
    names = tuple(dict.fromkeys(names))
    hint = did_you_mean(nearest(written, names))
    return f"'{written}' is not a known {what}{hint} (known: {', '.join(names) or 'none'})"


def _shaped(written: str, shape: str, made_of: str) -> str:
    if not re.fullmatch(shape, written):
        raise ValueError(f"'{written}' is not made of {made_of}")
    return written
