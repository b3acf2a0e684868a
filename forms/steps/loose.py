"""Values without a label, known by their form: an e-mail address, a number, a date, a road."""

import re
from collections.abc import Sequence

from forms.definition import FieldRole
from forms.finding import Finder, SearchOrder, Setting, Taken
from forms.form import How
from forms.registry import of_role, type_of
from forms.steps import cutting
from forms.steps.denying import denial
from forms.steps.draft import Draft
from forms.steps.rows import says_nothing
from forms.steps.shapes import pieces
from forms.writing.plain import is_blank, line
from forms.writing.speech import is_courtesy, is_question, is_talk, without_leading, words
from handoff.service import Field

_SENTENCE_END = re.compile(r"(?<=[.!?])(?=\s)")
ENOUGH = 3
"""With so many fields known by their form, the one line left over says the purpose."""


def read(
    draft: Draft, fields: tuple[Field, ...], text: str, *, correcting: bool
) -> tuple[Draft, list[str]]:
    """What a text without labels says; returns the lines that belong to no field yet."""
    how = How.CORRECTED if correcting else How.BY_SHAPE
    parts = pieces(text)
    left: list[str] = [""]
    at = 0
    while at < len(parts):
        begun = _begun(draft, fields, parts[at], correcting=correcting)
        if begun is not None:
            field, here = begun
            if field.key == draft.form.asked and _leads_to_it(left[-1]):
                here, left[-1] = left[-1] + here, ""
            own, after = cutting.split_value(field, here + "".join(parts[at + 1 :]), fields)
            draft = draft.settle(field, own, how)
            parts, at = pieces(after), 0
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


def _leads_to_it(text: str) -> bool:
    """Whether the words before *RT 01* on one line are the first part of the same address."""
    return not is_blank(text) and not is_talk(text) and not is_question(text) and "\n" not in text


def complete(
    draft: Draft, fields: tuple[Field, ...], left: Sequence[str]
) -> tuple[Draft, list[str]]:
    """The rest of a list without labels: a dash for what is lacking, one line for the purpose."""
    wanted = next(of_role(fields, FieldRole.MATTER), None)
    lines = [one for one in left if len(words(one)) > 1 and not is_courtesy(one)]
    optional = [one for one in fields if not one.required and draft.is_open(one.key)]
    if len(draft.taken) >= ENOUGH and "-" in left and len(optional) == 1:
        draft = draft.settle(optional[0], "-", How.BY_SHAPE)
    if wanted is None or not draft.is_open(wanted.key) or len(draft.taken) < ENOUGH:
        return draft, list(left)
    if draft.how is not How.BY_SHAPE or len(lines) != 1:
        return draft, list(left)
    return draft.settle(wanted, lines[0], How.BY_SHAPE), []


def _begun(
    draft: Draft, fields: tuple[Field, ...], piece: str, *, correcting: bool
) -> tuple[Field, str] | None:
    """The field of which a value begins in the piece and may go on after it, and its words."""
    for field in _wanted(draft, fields, correcting=correcting):
        asked = field.key == draft.form.asked
        here = type_of(field).begins(piece, asked, correcting)
        if here:
            return field, here
    return None


def _shapes(
    draft: Draft, fields: tuple[Field, ...], piece: str, *, correcting: bool
) -> tuple[Draft, str]:
    how = How.CORRECTED if correcting else How.BY_SHAPE
    draft, piece = _denied(draft, fields, piece)
    before = draft
    for turn in SearchOrder:
        passed: set[str] = set()
        while (found := _next(draft, fields, turn, passed, correcting=correcting)) is not None:
            field, finder = found
            setting = _setting(draft, fields, piece, beside=draft is not before)
            taken = finder.find(field, piece, setting)
            if taken is None:
                passed.add(field.key)
                continue
            draft = _settled(draft, field, taken, how)
            piece = taken.rest
            if taken.ends:
                return draft, _unlabelled(piece)
            if not taken.again:
                break
    return draft, piece if draft is before else _unlabelled(piece)


def _settled(draft: Draft, field: Field, taken: Taken, how: How) -> Draft:
    if taken.unsure is not None:
        return draft.wonder(field, taken.text, taken.unsure, how)
    return draft.settle(field, taken.text, how)


def _denied(draft: Draft, fields: tuple[Field, ...], piece: str) -> tuple[Draft, str]:
    """Without an optional field that a clause says not to be there: *ga punya email*."""
    for field in fields:
        if field.required or not draft.is_open(field.key):
            continue
        span = denial(piece, field, fields)
        if span is not None and is_blank(piece[: span[0]] + piece[span[1] :]):
            return draft.settle(field, "-", How.LABELLED), ""
    return draft, piece


def _next(
    draft: Draft,
    fields: tuple[Field, ...],
    turn: SearchOrder,
    passed: set[str],
    *,
    correcting: bool,
) -> tuple[Field, Finder] | None:
    """The next field that looks for its value at that turn."""
    for field in _wanted(draft, fields, correcting=correcting):
        for finder in type_of(field).finders:
            if finder.turn is turn and field.key not in passed:
                return field, finder
    return None


def _setting(draft: Draft, fields: tuple[Field, ...], piece: str, *, beside: bool) -> Setting:
    asked = next((field for field in fields if field.key == draft.form.asked), None)
    return Setting(
        fields,
        wanted=asked if asked is not None and asked.key not in draft.taken else None,
        waiting=frozenset(field.key for field in fields if draft.is_open(field.key)),
        beside=beside,
        claimed=asked is not None and type_of(asked).claims(piece),
    )


def _unlabelled(piece: str) -> str:
    """What is left beside a value, unless it only led to the value: *ini*, *wa saya*."""
    begun = _SENTENCE_END.split(piece)
    while begun and not words(without_leading(line(begun[-1]))):
        begun.pop()
    return "".join(begun)


def _named(draft: Draft, fields: tuple[Field, ...], left: list[str]) -> tuple[Draft, list[str]]:
    """With the first line that reads as a name, when other values stood beside it."""
    kept = [one for one in left if not is_blank(one)]
    wanted = next(of_role(fields, FieldRole.NAME), None)
    if wanted is None or not draft.is_open(wanted.key) or not draft.taken | draft.wrong:
        return draft, kept
    for at, one in enumerate(kept):
        if type_of(wanted).fills_line(one) and not says_nothing(one):
            return draft.settle(wanted, one, How.BY_SHAPE), kept[:at] + kept[at + 1 :]
    return draft, kept


def _wanted(draft: Draft, fields: tuple[Field, ...], *, correcting: bool) -> list[Field]:
    """The fields that a value without a label may fill: first the one that was asked."""
    free = [field for field in fields if field.key not in draft.taken]
    asked = [field for field in free if field.key == draft.form.asked]
    others = [field for field in free if correcting or not draft.is_right(field.key)]
    return [*asked, *(field for field in others if field not in asked)]
