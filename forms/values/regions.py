"""Provinces and regencies by the codes of the Ministry of Home Affairs, as a NIK begins.

`regions.txt` says in its first lines where it comes from; `make_regions` makes it.
"""

from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

FORMER = "-"
"""The name of a code that is given out no more, because a new province took over the regency."""


def name(code: str) -> str | None:
    """The name of a regency or city by four digits, `FORMER` for a former code; None if unknown."""
    return _names().get(code)


def names() -> Collection[str]:
    """The names of all regencies and cities, as *Kota Batam*."""
    return _names().values()


@cache
def _names() -> Mapping[str, str]:
    text = files(__package__).joinpath("regions.txt").read_text(encoding="utf-8")
    rows = (row.split(" ", 1) for row in text.splitlines() if row and not row.startswith("#"))
    return MappingProxyType({code.replace(".", ""): name for code, name in rows})
