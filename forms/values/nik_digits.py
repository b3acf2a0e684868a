"""What the sixteen digits of a NIK say, and what of them is said back."""

from dataclasses import dataclass
from datetime import date

from forms.form import ProblemCode
from forms.values.sex import Sex

LENGTH = 16
SHOWN = 4
"""Digits that are said back."""
_WOMEN = 40


@dataclass(frozen=True, slots=True)
class NikParts:
    """What a NIK says: the regency that issued it (four digits), and whose it is.

    `year` has two digits: the century is not in the number.
    """

    region: str
    day: int
    month: int
    year: int
    sex: Sex

    def is_birthday(self, day: date) -> bool:
        """Whether somebody born on that day has such a number."""
        return (day.day, day.month, day.year % 100) == (self.day, self.month, self.year)

    def born(self, today: date) -> date | None:
        """The latest such day that lies not in the future; None when no calendar has it."""
        century = today.year - today.year % 100
        for hundred in (century, century - 100):
            day = _calendar(hundred + self.year, self.month, self.day)
            if day is not None and day <= today:
                return day
        return None


def parts(number: str) -> NikParts | None:
    """What a NIK says; None for anything but sixteen digits."""
    if len(number) != LENGTH or not (number.isascii() and number.isdecimal()):
        return None
    day = int(number[6:8])
    sex = Sex.FEMALE if day > _WOMEN else Sex.MALE
    born = day - _WOMEN if sex is Sex.FEMALE else day
    return NikParts(number[:4], born, int(number[8:10]), int(number[10:12]), sex)


def masked(digits: str) -> str:
    """The number with its last four digits alone: *•••• •••• •••• 0001*."""
    hidden = "•" * max(0, len(digits) - SHOWN)
    groups = [hidden[at : at + 4] for at in range(0, len(hidden), 4)]
    return " ".join([*groups, digits[len(hidden) :]])


def wrong(digits: str, today: date | None) -> ProblemCode | None:
    """What is wrong with sixteen digits; `today` None asks nothing about the future."""
    said = parts(digits)
    if said is None or "00" in (digits[:2], digits[2:4], digits[4:6]):
        return ProblemCode.NIK_REGION
    if not 1 <= said.day <= 31:
        return ProblemCode.NIK_DAY
    if not 1 <= said.month <= 12:
        return ProblemCode.NIK_MONTH
    if said.born(today or date.max) is None:
        return ProblemCode.NIK_CALENDAR
    return ProblemCode.NIK_SEQUENCE if digits.endswith("0000") else None


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
