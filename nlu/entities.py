"""What a message names beside its intent: telephone, date, NIK, unit; found by their form alone.

Only what can be nothing else is taken. Whatever needs to know what day it is, or what was asked, is
read by the forms, which may be more generous.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice

import phonenumbers

from core.time import MONTHS
from language.normalising import plain
from language.word_tables import table

_UNITS = table("units")

READ_AT_MOST = 4_096
"""Characters that are looked at: the longest message of the channels."""
_REGION = "ID"
_MOST_TRIED = 5

_SIGN = r"[ .\-]?"
_NIK = re.compile(rf"(?<![\d+])[1-9](?:{_SIGN}[0-9]){{15}}(?!{_SIGN}\d)")
_WOMEN = 40
_DIGITS = re.compile(r"(?<![\w@])[+(]{0,2}\d(?:[ ().\-]{0,2}\d){8,14}(?![\w@])")
_MOBILE = re.compile(r"8[1-9]\d{7,10}")
_MONEY = re.compile(r"rp\W{0,2}\Z")

_SEP = r" ?[-/.] ?"
_DAY_FIRST = re.compile(
    rf"(?<![\d/.-])(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}(\d{{4}}|\d{{2}})(?![\d/-])"
)
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/-])")
_WORDED = re.compile(r"(?<!\d)(\d{1,2})[ \-]{1,2}([a-z]{3,10})[ \-]{1,2}(\d{4})(?!\d)")
_PIVOT = 40
"""A year of two digits below this is of this century: there is no clock here, and hardly anybody
who writes was born before 1940."""
_SHORT_MONTHS = table("months").numbers("months in a message", range(1, 13))
_MONTHS = {name.casefold(): number for number, name in enumerate(MONTHS, 1)} | _SHORT_MONTHS

_PLACE = r"poli(?:klinik)?|klinik|bagian|unit|instalasi|loket|ruang(?:an)?|bangsal|prodi|fakultas"
_UNIT = re.compile(
    rf"\b(?:(?P<place>{_PLACE}) (?P<name>[a-z]{{2,20}}|\d{{1,2}}(?!\d))"
    r"|(?P<alone>igd|ugd|farmasi|apotek|apotik|laboratorium|radiologi|kasir|humas|baak|siakad|"
    r"tata usaha|rekam medis|rawat inap|rawat jalan|perpustakaan|fisioterapi|hemodialisa))\b"
)
_NO_NAME = _UNITS.words("no name")


def find_entities(text: str) -> Mapping[str, str]:
    """The first of each: `phone` (E.164), `date` (YYYY-MM-DD), `nik` (16 digits), `unit` (as said).

    Only the first 4,096 characters are read, in linear time. Never raises. The values of `nik` and
    `phone` are personal: they belong into no log.
    """
    said = plain(text[:READ_AT_MOST])
    found: dict[str, str] = {}
    if any(map(str.isdigit, said)):
        nik, said = _nik(said)
        day, said = _date(said)
        found = {"nik": nik, "date": day, "phone": _phone(said)}
    found["unit"] = _unit(said)
    return {name: value for name, value in found.items() if value}


def _nik(said: str) -> tuple[str, str]:
    """The first NIK, empty without one, and the text without whatever looks like one."""
    written = (_bare(match[0]) for match in _NIK.finditer(said))
    first = next(filter(_holds_a_birthday, written), "")
    return first, _NIK.sub(" ", said)


def _holds_a_birthday(digits: str) -> bool:
    day, month = int(digits[6:8]), int(digits[8:10])
    return 1 <= (day - _WOMEN if day > _WOMEN else day) <= 31 and 1 <= month <= 12


def _date(said: str) -> tuple[str, str]:
    """The first day that the calendar has, empty without one, and the text without it."""
    for match, day in _days(said):
        if day:
            return day, f"{said[: match.start()]} {said[match.end() :]}"
    return "", said


def _days(said: str) -> Iterator[tuple[re.Match[str], str]]:
    for match in _YEAR_FIRST.finditer(said):
        yield match, _calendar(match[1], int(match[2]), match[3])
    for match in _DAY_FIRST.finditer(said):
        yield match, _calendar(match[3], int(match[2]), match[1])
    for match in _WORDED.finditer(said):
        yield match, _calendar(match[3], _MONTHS.get(match[2], 0), match[1])


def _calendar(year: str, month: int, day: str) -> str:
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < _PIVOT else 1900
    try:
        return date(number, month, int(day)).isoformat()
    except ValueError:
        return ""


def _phone(said: str) -> str:
    tried = islice(_DIGITS.finditer(said), _MOST_TRIED)
    return next(filter(None, (_callable(said, match) for match in tried)), "")


def _callable(said: str, match: re.Match[str]) -> str:
    """The number in E.164, empty when nobody can be called there."""
    written, digits = match[0], _bare(match[0])
    abroad = written.lstrip("( ").startswith("+") or digits.startswith("62")
    if not (abroad or digits.startswith(("0", "8"))) or _MONEY.search(said[: match.start()][-4:]):
        return ""
    try:
        number = phonenumbers.parse(f"+{digits}" if abroad else digits, _REGION)
    except phonenumbers.NumberParseException:
        return ""
    # New mobile prefixes are in use before the tables know them.
    mobile = number.country_code == 62 and _MOBILE.fullmatch(str(number.national_number))
    if not (mobile or phonenumbers.is_valid_number(number)):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _unit(said: str) -> str:
    for match in _UNIT.finditer(said):
        if match["alone"] or match["name"] not in _NO_NAME:
            return match[0]
    return ""


def _bare(written: str) -> str:
    return "".join(char for char in written if "0" <= char <= "9")


_WORDS = table("case_numbers")

_DASH = r"[\-–—./_:]"
_NUMBER = re.compile(
    rf"(?<![^\W_])(?:(?P<prefix>[a-z]{{2,12}})\s*(?P<dash>{_DASH}?)\s*)?(?P<year>20\d\d)"
    r"(?:[\s\-–—./_]{1,3}(?P<apart>\d{1,6})|(?P<joined>\d{6}))(?!\d|[-–—./]\d)"
)
_NOT_A_PREFIX = _WORDS.words("not a prefix")
_NEVER = _WORDS.words("never")
_ABOUT_A_CASE = re.compile(
    r"\b(?:aduan|pengaduan|laporan|lapor|kasus|tiket|ticket|status|komplain|keluhan|progres)"
)
_LONGEST_PREFIX = 6


def find_case_number(text: str, own_prefix: str) -> tuple[str, str] | None:
    """The case number as registered (`ADU-2026-000123`) and the text without it, or None.

    Reads lower case, blanks or nothing where dashes belong, and missing zeros. Without its letters
    it counts only beside a word such as *aduan*, and gets `own_prefix`; other letters
    than those need a dash or that word.
    """
    said = plain(text)
    for found in _NUMBER.finditer(said):
        prefix = found["prefix"] or ""
        if prefix in _NEVER:
            continue
        about_a_case = _ABOUT_A_CASE.search(said) is not None
        if not prefix or prefix in _NOT_A_PREFIX or len(prefix) > _LONGEST_PREFIX:
            if not about_a_case:
                continue
            start, prefix = found.start("year"), own_prefix
        elif found["dash"] or prefix == own_prefix.lower() or about_a_case:
            start = found.start()
        else:
            continue
        number = int(found["apart"] or found["joined"])
        rest = f"{said[:start]} {said[found.end() :]}"
        return f"{prefix.upper()}-{found['year']}-{number:06d}", rest
    return None
