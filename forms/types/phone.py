"""A telephone number as people write it, Indonesian unless it says another country."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import phonenumbers

from core.message import Kind
from forms.definition import (
    After,
    Finder,
    Nature,
    Role,
    SearchOrder,
    Setting,
    Shape,
    Shapes,
    Taken,
    TypeDefinition,
    of_text,
)
from forms.form import Problem, ProblemCode
from forms.types import nik
from forms.writing import days
from forms.writing.clauses import is_number_next, without
from forms.writing.plain import WRITTEN_LIMIT, written
from forms.writing.speech import is_question
from forms.writing.swapping import digits_swapped
from handoff.service import Field
from language.slang import listed

REGION = "ID"

_NUMBER = re.compile(r"[+(]{0,2}\d(?:[\d().+/-]| (?=[\d()+-]))*")
_LABEL_BEFORE = re.compile(r"(?:no|nomor|nomer|hp|wa|tel|telp|tlp|telepon|phone|nya|hape)\W{0,2}\Z")
_TOUCHING = re.compile(r"-?[^\W\d]|@")
_TAIL = re.compile(r"[^\s,;()/]*")
_MOBILE = re.compile(r"8[1-9]\d{7,10}")
_PART = re.compile(r"[^ /]+")
_DIGITS_BEFORE = re.compile(r"(?:\d[\d./-]*[ -]{1,2})+\Z")
_DIGITS_AFTER = re.compile(r"[ /-]{0,2}\d[\d -]*\d(?:[./-]\d+)*(?![.)])")
_COUNT = re.compile(r" \d{1,2}\Z")
_COUNTED = re.compile(r" ?[^\W\d_]{3,}")
_SLIPS = str.maketrans("OoIl|", "00111")
_MOST_PARTS = 6
_TOO_FEW = 4
_SHORTEST = 9
_LONGEST = 15
_PAPER = re.compile(r"(?:\+62|62|0)(8\d{2})(\d{4})(\d{2,6})")
LABELS = listed(
    "hp nohp nomorhp nomerhp nohpwa hpwa wahp nowa nomorwa nomerwa wa whatsapp nowhatsapp "
    "nomorwhatsapp telp telf tlp tlpn notelp notelf notlp notlpn telpon telpn notelpon telepon "
    "notelepon nomortelepon nomortelp nomortelpon nomortlp nomertelepon nomertelp telephone "
    "phone handphone nohandphone nomorhandphone hape nohape nomorhape ponsel noponsel "
    "nomorponsel kontak nokontak nomorkontak contact nomoraktif noaktif notelpwa notelphp "
    "nohptelp telphp hptelp notelepwa nomorhpwa notelpaktif telponaktif nmrhp nmrtelp nmrwa "
    "notelponhp nmrtelepon"
)


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A valid number inside a text, in E.164."""

    value: str
    start: int
    end: int


def check(text: str, today: date) -> str | Problem:
    """The number in E.164, or why it cannot be called."""
    found = list(find(text))
    if found:
        return _only_one(text, found)
    match = _NUMBER.search(text)
    if match is None:
        return Problem(ProblemCode.NOT_A_PHONE, written(text))
    if _is_day(text, today) and not _starts_like_one(match[0], _digits(match[0])):
        return Problem(ProblemCode.NOT_A_PHONE, written(text))
    start, end = _whole_word(text, match.start(), match.end())
    said = written(text[start:end])
    if any(char.isalpha() for char in said):
        return Problem(ProblemCode.HAS_LETTERS, said, _without_slips(text[start:end]))
    if _lacks_its_area(match[0]):
        return Problem(ProblemCode.PHONE_LENGTH, said)
    return _valid(match[0]) or Problem(_why(match[0]), said)


def _lacks_its_area(candidate: str) -> bool:
    """Whether it is a number as dialled within one town, which has no more than eight digits.

    Read with an area code its first digits would be that of another town.
    """
    digits = _digits(candidate)
    return _TOO_FEW < len(digits) < _SHORTEST and not _starts_like_one(candidate, digits)


def _is_day(text: str, today: date) -> bool:
    """Whether the text is a day of the calendar and no more."""
    found = days.find(text) if days.is_alone(text) else None
    return found is not None and days.dated(found, today, latest=False) is not None


def _only_one(text: str, found: list[FoundNumber]) -> str | Problem:
    """The number, unless there are several or more digits stand beside it than belong to one."""
    first = found[0]
    others = tuple(dict.fromkeys(one.value for one in found if one.value != first.value))
    if others:
        return Problem(ProblemCode.SEVERAL, written(text), first.value, others=others)
    counted = _before_a_count(text, first) if len(found) == 1 else ""
    if counted:
        return Problem(ProblemCode.SEVERAL, written(text), counted)
    more = _more_digits(text, first) if len(found) == 1 else None
    if more is None:
        return first.value
    return Problem(ProblemCode.PHONE_LENGTH, written(text[slice(*more)]))


def with_more_digits(text: str) -> tuple[int, int] | None:
    """From where to where the only number of the text stands with digits that do not belong to it.

    None where there is no number or are several, and where the digits beside it are a day or a NIK.
    """
    found = list(find(text))
    return _more_digits(text, found[0]) if len(found) == 1 else None


def with_a_count(text: str) -> tuple[int, int] | None:
    """From where to where the first number of the text stands with what its last digit may count.

    None where it counts nothing.
    """
    first = next(find(text), None)
    if first is None or not _before_a_count(text, first):
        return None
    counted = _COUNTED.match(text, first.end)
    return first.start, counted.end() if counted else first.end


def _before_a_count(text: str, number: FoundNumber) -> str:
    """The number without a digit or two that may count what follows: *0812 5544 3321 2 orang*."""
    counted = _COUNT.search(text, number.start, number.end)
    if counted is None or not _COUNTED.match(text, number.end):
        return ""
    return _valid(text[number.start : counted.start()])


def _more_digits(text: str, number: FoundNumber) -> tuple[int, int] | None:
    before = _DIGITS_BEFORE.search(text[: number.start])
    after = _DIGITS_AFTER.match(text, number.end)
    if not (before or after) or _is_other(before, after):
        return None
    return before.start() if before else number.start, after.end() if after else number.end


def _is_other(*beside: re.Match[str] | None) -> bool:
    """Whether the digits beside a number are a day or a NIK."""
    said = [match[0] for match in beside if match]
    return all(days.find(one) is not None or next(nik.find(one), None) for one in said)


def _without_slips(said: str) -> str:
    """The number where letters stand for the digits that look like them; empty where none is."""
    mended = said.translate(_SLIPS)
    return "" if any(map(str.isalpha, mended)) else _valid(mended)


def find(text: str) -> Iterator[FoundNumber]:
    """Every valid number of the text that is written like one, from left to right.

    A NIK, or any part of one, is none.
    """
    persons = list(nik.find(text))
    for match in _NUMBER.finditer(text):
        for number in _found(text, match):
            if not any(one.start < number.end and number.start < one.end for one in persons):
                yield number


def _found(text: str, match: re.Match[str]) -> Iterator[FoundNumber]:
    """The numbers in one run of digits and signs: blanks and slashes may part two of them."""
    parts = [part.span() for part in _PART.finditer(text, match.start(), match.end())]
    at = 0
    while at < len(parts):
        for last in range(min(at + _MOST_PARTS, len(parts)), at, -1):
            value = _number(text, parts[at][0], parts[last - 1][1])
            if value:
                yield FoundNumber(value, parts[at][0], parts[last - 1][1])
                at = last - 1
                break
        at += 1


def _number(text: str, start: int, end: int) -> str:
    """The number that stands there, when it is written so that it can be nothing else."""
    candidate = text[start:end]
    digits = _digits(candidate)
    if not _SHORTEST <= len(digits) <= _LONGEST or not _starts_like_one(candidate, digits):
        return ""
    first, last = _whole_word(text, start, end)
    if any(char.isalpha() or char in "@_" for char in text[first:last]):
        return ""
    money = text[max(0, first - 4) : first].casefold().rstrip(" .").endswith("rp")
    return "" if money else _valid(candidate)


def is_possible(text: str) -> bool:
    """Whether the text can be meant as a number: mostly digits, and at least four of them."""
    digits = sum(char.isdecimal() for char in text)
    return digits >= _TOO_FEW and digits * 2 >= sum(char.isalnum() for char in text)


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


def _why(candidate: str) -> ProblemCode:
    digits = _digits(candidate)
    if len(digits) < _TOO_FEW:
        return ProblemCode.NOT_A_PHONE
    is_mobile = digits.removeprefix("62").removeprefix("0").startswith("8")
    number = _parsed(candidate)
    if is_mobile or number is None:
        return ProblemCode.PHONE_LENGTH
    reason = phonenumbers.is_possible_number_with_reason(number)
    is_whole = reason == phonenumbers.ValidationResult.IS_POSSIBLE
    return ProblemCode.NOT_A_PHONE if is_whole else ProblemCode.PHONE_LENGTH


def _valid(candidate: str) -> str:
    number = _parsed(candidate)
    if number is None or not phonenumbers.is_possible_number(number):
        return ""
    indonesian = number.country_code == phonenumbers.country_code_for_region(REGION)
    # New mobile prefixes are in use before the tables know them.
    is_mobile = indonesian and _MOBILE.fullmatch(str(number.national_number)) is not None
    if not (is_mobile or phonenumbers.is_valid_number(number)):
        return ""
    value = _formatted(number, phonenumbers.PhoneNumberFormat.E164)
    own = _digits(candidate).lstrip("0").removeprefix("62").lstrip("0")
    return value if value.endswith(own) else ""  # the library stops at a slash


def _parsed(candidate: str) -> phonenumbers.PhoneNumber | None:
    digits = _digits(candidate)
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


def _digits(text: str) -> str:
    return "".join(char for char in text if "0" <= char <= "9")


def _starts_like_one(candidate: str, digits: str) -> bool:
    if candidate.startswith("+") or digits.startswith(("0", "62")):
        return True
    return digits.startswith("8") and len(digits) >= 10


def _whole_word(text: str, start: int, end: int) -> tuple[int, int]:
    """The number with the letters that touch it, but without a label glued to it."""
    end = start + len(text[start:end].rstrip("().+/- "))
    if not _LABEL_BEFORE.search(text[max(0, start - 12) : start].casefold()):
        while start > 0 and (text[start - 1].isalpha() or text[start - 1] in "@_"):
            start -= 1
    touching = _TOUCHING.match(text, end)
    if touching is None:
        return start, end
    tail = _TAIL.match(text, end, end + WRITTEN_LIMIT)
    return start, tail.end() if tail else end


def _follows(after: After) -> bool:
    return is_number_next(after.words) or (after.in_list and after.words[:1].isdecimal())


def _may_answer(_: Field, text: str, shapes: Shapes) -> bool:  # noqa: ARG001  # as all types do
    dated = days.is_alone(text) and days.has_month(text)
    return not is_question(text) and is_possible(text) and not dated


def _taken(field: Field, piece: str, setting: Setting) -> Taken | None:
    found = next(find(piece), None)
    if found is None:
        return None
    more = with_more_digits(piece) if setting.asks(field) else None
    more = with_a_count(piece) or more
    if more is not None:
        return Taken(piece[slice(*more)], without(piece, *more), ends=True)
    return Taken(found.value, without(piece, found.start, found.end), again=True)


def _span(text: str) -> tuple[int, int] | None:
    number = next(find(text), None)
    return (number.start, number.end) if number else None


def _is_all(text: str) -> bool:
    return _span(text) == (0, len(text))


def _end(_: Field, text: str) -> int:
    number = next(find(text), None)
    return number.end if number else 0


def _shown(_: Field, value: str) -> str:
    return shown(value)


def _on_paper(_: Field, value: str) -> str:
    """*0812 5544 3321*."""
    found = _PAPER.fullmatch(value)
    return f"0{found[1]} {found[2]} {found[3]}" if found else value


def _at_desk(_: Field, value: str) -> str:
    """*+62 812 5544 3321*, to be called from any country."""
    if not value.startswith("+62"):
        return value
    rest = value.removeprefix("+62")
    return " ".join(filter(None, ("+62", rest[:3], rest[3:7], rest[7:])))


TYPE = TypeDefinition(
    nature=Nature(
        of_matter=False,
        exact=True,
        owned=True,
        role=Role.NUMBER,
        brought_by=frozenset({Kind.CONTACT}),
        vouched=True,
        numbered=True,
    ),
    check=of_text(check),
    nothing=ProblemCode.NOT_A_PHONE,
    labels=LABELS,
    labels_anywhere=True,
    follows=_follows,
    finders=(Finder(SearchOrder.TELEPHONE, _taken),),
    may_answer=_may_answer,
    shape=Shape(_span, is_answer=_is_all, contact=True),
    end=_end,
    is_another=bool,
    swapped=digits_swapped,
    swaps_shown=True,
    shown=_shown,
    on_paper=_on_paper,
    at_desk=_at_desk,
)
