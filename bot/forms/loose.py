"""Values without a label, known by their form: an e-mail address, a number, a date, a road."""

from collections.abc import Sequence

from bot.forms import address, birth_date, cutting, email, name, phone
from bot.forms.draft import Draft
from bot.forms.form import How
from bot.forms.plain import is_blank, line
from bot.forms.speech import denies, is_courtesy, is_question, is_talk, without_lead, words
from handoff.procedure import Field, FieldType

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
            own, after = cutting.split_value(FieldType.ADDRESS, here + "".join(parts[at + 1 :]))
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
    """The purpose of a list without labels: the one line that is left when the rest is known."""
    wanted = next((field for field in fields if field.type is FieldType.PURPOSE), None)
    lines = [one for one in left if len(words(one)) > 1 and not is_courtesy(one)]
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
    mail = _wanted(draft, fields, FieldType.EMAIL, correcting=correcting)
    if mail and "@" in email.normal(piece):
        draft, piece = _mail(draft, mail, piece, how)
    elif mail and not mail.required and draft.is_open(mail.key) and denies(mail.type, piece):
        return draft.settle(mail, "-", How.LABELLED), ""
    while number := _wanted(draft, fields, FieldType.PHONE, correcting=correcting):
        found = next(phone.find(piece), None)
        if found is None or number.key in draft.taken:
            break
        draft = draft.settle(number, found.value, how)
        piece = f"{piece[: found.start].rstrip()} {piece[found.end :].lstrip()}"
    born = _wanted(draft, fields, FieldType.BIRTH_DATE, correcting=correcting)
    if born and _is_birth_date(piece, beside=draft is not before):
        draft, piece = _born(draft, born, piece, how)
    return draft, piece if draft is before else _unlabelled(piece)


def _mail(draft: Draft, field: Field, piece: str, how: How) -> tuple[Draft, str]:
    span = email.find(piece)
    if span is None or piece[span[0] : span[1]].endswith("@"):
        return draft.settle(field, piece, how), ""
    start, end = span
    return draft.settle(field, piece[start:end], how), f"{piece[:start]} {piece[end:]}".strip()


def _born(draft: Draft, field: Field, piece: str, how: How) -> tuple[Draft, str]:
    found = birth_date.find(piece)
    if found is None:
        return draft, piece
    draft = draft.settle(field, piece[found.start : found.end], how)
    if birth_date.is_alone(piece):
        return draft, ""
    return draft, f"{piece[: found.start]} {piece[found.end :]}".strip()


def _is_birth_date(piece: str, *, beside: bool) -> bool:
    """Alone, or in a line of other values: *siti aminah 28-02-1990 0812…*."""
    if birth_date.is_alone(piece):
        return True
    found = birth_date.find(piece) if beside else None
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
