"""The national holidays of Indonesia, by year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

import holidays

from handoff.calendar.hours import HolidayKind

_CATEGORIES = {HolidayKind.PUBLIC: "public", HolidayKind.JOINT_LEAVE: "government"}
_ESTIMATED = "(perkiraan)"  # what the package writes behind a feast that is not decreed yet


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday by its Indonesian name. `estimated`: a movable feast that is not decreed yet."""

    name: str
    estimated: bool


@lru_cache(maxsize=1024)
def holidays_of(year: int, kinds: frozenset[HolidayKind]) -> Mapping[date, Holiday]:
    """The holidays of these kinds in `year`, as the yearly joint decree (SKB) lists them.

    Years whose decree the `holidays` package does not know yet have estimated feasts and no joint
    leave; an office puts later decrees into its procedure.
    """
    if not kinds:
        return MappingProxyType({})
    categories = tuple(_CATEGORIES[kind] for kind in sorted(kinds))
    found = holidays.country_holidays(
        "ID", years=year, expand=False, categories=categories, language="id"
    )
    return MappingProxyType(
        {
            day: Holiday(name.replace(_ESTIMATED, "").strip(), _ESTIMATED in name)
            for day, name in sorted(found.items())
        }
    )
