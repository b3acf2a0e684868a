"""Telephone numbers by `phonenumbers`: whether one can be called, and how it is shown."""

import re

import phonenumbers

from forms.form import ProblemCode

REGION = "ID"
_MOBILE = re.compile(r"8[1-9]\d{7,10}")
FEWEST = 4
_PAPER = re.compile(r"(?:\+62|62|0)(8\d{2})(\d{4})(\d{2,6})")


def shown(value: str) -> str:
    """*0812 5544 3321*, *(0541) 743364*; a foreign number with its country code."""
    try:
        number = phonenumbers.parse(value, None)
    except phonenumbers.NumberParseException:
        return value
    if number.country_code != phonenumbers.country_code_for_region(REGION):
        return _formatted(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    national = str(number.national_number)
    if not _MOBILE.fullmatch(national):
        return _formatted(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    digits = f"0{national}"
    groups = [digits[at : at + 4] for at in range(0, len(digits), 4)]
    if len(groups[-1]) == 1:
        groups[-2:] = [groups[-2] + groups[-1]]
    return " ".join(groups)


def why_not(candidate: str) -> ProblemCode:
    """What is wrong with a number that is not `valid`."""
    digits = digits_of(candidate)
    if len(digits) < FEWEST:
        return ProblemCode.NOT_A_PHONE
    is_mobile = digits.removeprefix("62").removeprefix("0").startswith("8")
    number = _parsed(candidate)
    if is_mobile or number is None:
        return ProblemCode.PHONE_LENGTH
    reason = phonenumbers.is_possible_number_with_reason(number)
    is_whole = reason == phonenumbers.ValidationResult.IS_POSSIBLE
    return ProblemCode.NOT_A_PHONE if is_whole else ProblemCode.PHONE_LENGTH


def valid(candidate: str) -> str:
    """The number in E.164; empty where it cannot be called."""
    number = _parsed(candidate)
    if number is None or not phonenumbers.is_possible_number(number):
        return ""
    indonesian = number.country_code == phonenumbers.country_code_for_region(REGION)
    # New mobile prefixes are in use before the tables know them.
    is_mobile = indonesian and _MOBILE.fullmatch(str(number.national_number)) is not None
    if not (is_mobile or phonenumbers.is_valid_number(number)):
        return ""
    value = _formatted(number, phonenumbers.PhoneNumberFormat.E164)
    own = digits_of(candidate).lstrip("0").removeprefix("62").lstrip("0")
    return value if value.endswith(own) else ""  # the library stops at a slash


def _parsed(candidate: str) -> phonenumbers.PhoneNumber | None:
    digits = digits_of(candidate)
    international = candidate.lstrip(" (").startswith("+")
    if digits.startswith("0062"):
        digits, international = digits[2:], True
    elif digits.startswith("62") and len(digits) >= 10:
        international = True
    try:
        return phonenumbers.parse(f"+{digits}" if international else digits, REGION)
    except phonenumbers.NumberParseException:
        return None


def _formatted(number: phonenumbers.PhoneNumber, how: int) -> str:
    return str(phonenumbers.format_number(number, how))


def digits_of(text: str) -> str:
    """Its digits alone, those of ASCII."""
    return "".join(char for char in text if "0" <= char <= "9")


def on_paper(value: str) -> str:
    """*0812 5544 3321*; a number of another country as it is kept."""
    found = _PAPER.fullmatch(value)
    return f"0{found[1]} {found[2]} {found[3]}" if found else value


def at_desk(value: str) -> str:
    """*+62 812 5544 3321*, to be called from any country."""
    if not value.startswith("+62"):
        return value
    rest = value.removeprefix("+62")
    return " ".join(filter(None, ("+62", rest[:3], rest[3:7], rest[7:])))
