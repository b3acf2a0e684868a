"""Values without a label, known by their form: an e-mail address, a number, a date, a road."""

from collections.abc import Sequence

from forms.form import How
from forms.steps import cutting
from forms.steps.draft import Draft
from forms.types import address, choice, email, name, nik, phone
from forms.writing import days, patterned
from forms.writing.plain import is_blank, line
from forms.writing.speech import denies, is_courtesy, is_question, is_talk, without_lead, words
from handoff.service import Field, FieldType

_FEW_WORDS = 6
ENOUGH = 3
"""With so many fields known by their form, the one line left over says the purpose."""


def read(
    draft: Draft, fields: tuple[Field, ...], text: str, *, correcting: bool
) -> tuple[Draft, list[str]]:
    """What a text without labels says; returns the lines that belong to no field yet."""
    how = How.CORRECTED if correcting else How.BY_SHAPE
    parts = cutting.pieces(text)
    left: list[str] = [""]
    at = 0
    while at < len(parts):
        street = _wanted(draft, fields, FieldType.ADDRESS, correcting=correcting)
        here = address.without_lead(
            without_lead(parts[at]) if correcting else parts[at].lstrip(" .-")
        )
        if (
            street
            and address.starts(here)
            and (address.is_likely(here) or street.key == draft.form.asked)
        ):
            if street.key == draft.form.asked and _leads_to_address(left[-1]):
                here, left[-1] = left[-1] + here, ""
            own, after = cutting.split_value(street, here + "".join(parts[at + 1 :]), fields)
            draft = draft.settle(street, own, how)
            parts, at = cutting.pieces(after), 0
            left.append("")
            continue
        draft, over = _shapes(draft, fields, parts[at], correcting=correcting)
        sign = parts[at + 1] if at + 1 < len(parts) else ""
        if is_blank(over) and not is_blank(parts[at]):
            left.append("")
        else:
            left[-1] += over + sign
            if "\n" in sign or ";" in sign:
                left.append("")
        at += 2
    return _named(draft, fields, [one.strip(" ,;\n") for one in left])


def _leads_to_address(text: str) -> bool:
    """Whether the words before *RT 01* on one line are the first part of the same address."""
    return not is_blank(text) and not is_talk(text) and not is_question(text) and "\n" not in text


def complete(
    draft: Draft, fields: tuple[Field, ...], left: Sequence[str]
) -> tuple[Draft, list[str]]:
    """The rest of a list without labels: a dash for what is lacking, one line for the purpose."""
    wanted = next((field for field in fields if field.type is FieldType.PURPOSE), None)
    lines = [one for one in left if len(words(one)) > 1 and not is_courtesy(one)]
    optional = [one for one in fields if not one.required and draft.is_open(one.key)]
    if len(draft.taken) >= ENOUGH and "-" in left and len(optional) == 1:
        draft = draft.settle(optional[0], "-", How.BY_SHAPE)
    if wanted is None or not draft.is_open(wanted.key) or len(draft.taken) < ENOUGH:
        return draft, list(left)
    if draft.how is not How.BY_SHAPE or len(lines) != 1:
        return draft, list(left)
    return draft.settle(wanted, lines[0], How.BY_SHAPE), []


def _shapes(
    draft: Draft, fields: tuple[Field, ...], piece: str, *, correcting: bool
) -> tuple[Draft, str]:
    how = How.CORRECTED if correcting else How.BY_SHAPE
    before = draft
    draft, piece = _codes(draft, fields, piece, how)
    mail = _wanted(draft, fields, FieldType.EMAIL, correcting=correcting)
    if mail and "@" in email.normal(piece):
        draft, piece = _mail(draft, fields, mail, piece, how)
    elif mail and not mail.required and draft.is_open(mail.key) and denies(mail.type, piece):
        return draft.settle(mail, "-", How.LABELLED), ""
    person = _wanted(draft, fields, FieldType.NIK, correcting=correcting)
    found_nik = next(nik.find(piece), None) if person else None
    if person and found_nik:
        draft = draft.settle(person, found_nik.value, how)
        piece = _without(piece, found_nik.start, found_nik.end)
    while number := _wanted(draft, fields, FieldType.PHONE, correcting=correcting):
        found = next(phone.find(piece), None)
        if found is None or number.key in draft.taken:
            break
        more = phone.with_more_digits(piece) if number.key == draft.form.asked else None
        more = phone.with_a_count(piece) or more
        if more is not None:
            draft = draft.settle(number, piece[slice(*more)], how)
            return draft, _unlabelled(_without(piece, *more))
        draft = draft.settle(number, found.value, how)
        piece = _without(piece, found.start, found.end)
    day = _wanted_day(draft, fields, correcting=correcting)
    a_code = any(one.type in patterned.TYPES for one in fields if one.key == draft.form.asked)
    if a_code and piece.strip().isdecimal():
        day = None  # a part of the number that was asked
    if day and _is_day(piece, beside=draft is not before):
        draft, piece = _day(draft, day, piece, how)
    draft, piece = _others(draft, fields, piece, how)
    return draft, piece if draft is before else _unlabelled(piece)


def _codes(draft: Draft, fields: tuple[Field, ...], piece: str, how: How) -> tuple[Draft, str]:
    """Numbers of receipts and students that can be nothing else, or that were asked."""
    for field in fields:
        if field.type not in patterned.TYPES or not _may_fill(draft, field, how):
            continue
        found = patterned.find(field, piece)
        if found and (found.lettered or _is_asked(draft, field, piece, found)):
            draft = draft.settle(field, found.value, how)
            piece = _without(piece, found.start, found.end)
    return draft, piece


def _is_asked(draft: Draft, field: Field, piece: str, found: patterned.Found) -> bool:
    whole = is_blank(piece[: found.start] + piece[found.end :])
    return whole and field.key == draft.form.asked


def _others(draft: Draft, fields: tuple[Field, ...], piece: str, how: How) -> tuple[Draft, str]:
    """What is known once everything else is taken: numbers without letters, an option alone."""
    for field in fields:
        if not _may_fill(draft, field, how):
            continue
        if field.type is FieldType.CHOICE and choice.is_option(field, piece):
            return draft.settle(field, piece, how), ""
        if field.type in patterned.TYPES:
            found = patterned.find(field, piece)
            if found and not days.is_alone(piece[found.start : found.end]):
                draft = draft.settle(field, found.value, how)
                piece = _without(piece, found.start, found.end)
    return draft, piece


def _may_fill(draft: Draft, field: Field, how: How) -> bool:
    """Whether a value without a label may fill the field."""
    free = how is How.CORRECTED or field.key == draft.form.asked or not draft.is_right(field.key)
    return free and field.key not in draft.taken


def _without(piece: str, start: int, end: int) -> str:
    return f"{piece[:start].rstrip()} {piece[end:].lstrip()}"


def _wanted_day(draft: Draft, fields: tuple[Field, ...], *, correcting: bool) -> Field | None:
    """The date of birth, or in a form without one the other day, or the day that was asked."""
    other = _wanted(draft, fields, FieldType.DATE, correcting=correcting)
    if other and other.key == draft.form.asked:
        return other
    if any(field.type is FieldType.BIRTH_DATE for field in fields):
        return _wanted(draft, fields, FieldType.BIRTH_DATE, correcting=correcting)
    return other


def _mail(
    draft: Draft, fields: tuple[Field, ...], field: Field, piece: str, how: How
) -> tuple[Draft, str]:
    span = email.find(piece)
    if span is None or piece[span[0] : span[1]].endswith("@"):
        return draft.settle(field, piece, how), ""
    start, end = span
    # Words before it may be of it, unless a whole name is still waited for.
    named = any(one.type is FieldType.NAME and draft.is_open(one.key) for one in fields)
    a_name = named and len(piece[:start].split()) > 1 and field.key != draft.form.asked
    a_number = next(phone.find(piece[:start]), None) is not None
    if len(piece.split()) <= _FEW_WORDS and not a_name and not a_number:
        return draft.settle(field, piece, how), ""
    return draft.settle(field, piece[start:end], how), f"{piece[:start]} {piece[end:]}".strip()


def _day(draft: Draft, field: Field, piece: str, how: How) -> tuple[Draft, str]:
    found = days.find(piece)
    if found is None:
        return draft, piece
    draft = draft.settle(field, piece[found.start : found.end], how)
    if days.is_alone(piece):
        return draft, ""
    return draft, f"{piece[: found.start]} {piece[found.end :]}".strip()


def _is_day(piece: str, *, beside: bool) -> bool:
    """Alone, or in a line of other values: *siti aminah 28-02-1990 0812…*."""
    if days.is_alone(piece):
        return True
    found = days.find(piece) if beside else None
    if found is None:
        return False
    around = piece[: found.start] + " " + piece[found.end :]
    return is_blank(around) or name.is_likely(around)


def _unlabelled(piece: str) -> str:
    """What is left beside a value, unless it only led to the value: *ini*, *wa saya*."""
    said = line(piece)
    leading = {
        "ini",
        "wa",
        "hp",
        "saya",
        "sy",
        "no",
        "nomor",
        "email",
        "pak",
        "bu",
        "ya",
        "eh",
        "di",
    }
    return "" if all(word in leading for word in words(said)) else piece


def _named(draft: Draft, fields: tuple[Field, ...], left: list[str]) -> tuple[Draft, list[str]]:
    """With the first line that reads as a name, when other values stood beside it."""
    wanted = next((field for field in fields if field.type is FieldType.NAME), None)
    kept = [one for one in left if not is_blank(one)]
    if wanted is None or not draft.is_open(wanted.key) or not draft.taken | draft.wrong:
        return draft, kept
    for at, one in enumerate(kept):
        if name.is_likely(one):
            return draft.settle(wanted, one, How.BY_SHAPE), kept[:at] + kept[at + 1 :]
    return draft, kept


def _wanted(
    draft: Draft, fields: tuple[Field, ...], kind: FieldType, *, correcting: bool
) -> Field | None:
    """The field of that type that a value without a label may fill."""
    of_kind = [field for field in fields if field.type is kind and field.key not in draft.taken]
    for field in of_kind:
        if field.key == draft.form.asked:
            return field
    for field in of_kind:
        if correcting or not draft.is_right(field.key):
            return field
    return None
