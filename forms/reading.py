"""Reading one message into an identity form."""

import re
from collections.abc import Sequence
from datetime import date

from forms import corrections
from forms.definition import FieldRole
from forms.field_values import check, shown
from forms.form import Form, How, Problem, Reading
from forms.registry import of_role, type_of
from forms.steps import agreement, anew, asked, beside, loose, rows, taking_back
from forms.steps.cutting import Cut, cut, is_left_blank
from forms.steps.denying import denial
from forms.steps.draft import Draft
from forms.steps.labels import label_first, marks
from forms.steps.renaming import renamed, renaming
from forms.steps.shapes import is_whole_shape
from forms.types import name
from forms.writing.plain import READ_AT_MOST, plain, trimmed
from forms.writing.speech import (
    is_correcting,
    is_none,
    starts_over,
    without_lead,
    without_leading,
    words,
)
from handoff.service import Field
from language.word_tables import table

_TABLE = table("forms/corrections")

_BY_ITSELF = frozenset({How.AS_ASKED, How.BY_SHAPE})
_AT_THE_END = 20
_INTRODUCING = re.compile(
    r"\W*(?:(?:halo|hai|perkenalkan|min|kak|pak|bu),? )*(?P<who>(?:nama )?(?:saya|sy|aku) )?"
    r"(?P<name>[^\W\d_][\w.'-]*(?: [^\W\d_][\w.'-]*){0,5}?)"
    r"(?: ?,)?(?: (?:dan|serta|terus|trus|trs|lalu))?"
    r"(?= (?:(?:lahir|kelahiran|tgl|tanggal|ttl|hp|no|nomor|wa|telp|alamat|email|umur|usia|tinggal)"
    r"(?:nya)?|beralamat|komplain|mau|ingin)\b)",
    re.IGNORECASE,
)
_SHORT = 300
_ONLY_THAT_IT_IS_WRONG = _TABLE.words("only wrong")


def read(
    form: Form, fields: Sequence[Field], text: str, today: date, *, at_summary: bool = False
) -> Reading:
    """What `text` says to the form; `today` is the date where the complainant is.

    Words under labels come first, in any order; then what is known by its form; then the rest
    answers the field that was asked (`Form.asked`). A value that is right changes only by a label,
    a word of correction, or when that very field was asked; a wrong new one becomes a problem and
    the right one stays. A field that was declined is in `Form.declined` only, neither taken nor
    wrong. `at_summary` says that the summary was shown: a bare e-mail address, number or date is
    then a better one. At the end a NIK is held against the rest (see `agreement`). Takes time
    linear in the length of the text; never raises.
    """
    known = tuple(fields)
    said = rows.without_numbers(plain(text), known)
    if corrections.swap(said, form, known) is None:
        said = corrections.without_denied(said, form, known, today)
    meant = taking_back.without_first(said, known, form.asked, today)
    said, taken_back = meant, meant != said
    row = rows.read(Draft(form, form, today), known, said, correcting=taken_back)
    if row is not None:
        draft = taking_back.put_in_question(_told_apart(row.draft, known), known, said)
        draft = agreement.hold(draft, known)
        return beside.apart(_reading(draft, known, ""), row.unasked, known, today)
    said = _introduced(said, asked=_is_name_asked(form, known))
    named = renaming(said, form, known)
    swap = corrections.swap(said, form, known) if named is None or named.name else None
    if swap is not None:
        draft = Draft(form, form, today).settle(swap.field, swap.text, How.CORRECTED)
        return _reading(agreement.hold(draft, known), known, "")
    if named is not None:
        draft = agreement.hold(renamed(Draft(form, form, today), named), known)
        return _reading(draft, known, "")
    better = anew.read(Draft(form, form, today), known, said) if form.asked or at_summary else None
    if better is not None:
        return _reading(agreement.hold(better, known), known, "")
    said = label_first(said, known)
    bare = (at_summary or starts_over(said)) and is_whole_shape(without_leading(said), known)
    spoken_of = at_summary and corrections.speaks_of_a_field(said, known)
    correcting = bare or spoken_of or taken_back or is_correcting(said)
    draft, said = _denied(Draft(form, form, today), known, said)
    parts = _joined(_named_first(cut(said, known)), known)
    draft = _labelled(draft, known, parts, correcting=correcting)
    left: list[str] = []
    for part in parts:
        if not part.key:
            draft, over = loose.read(draft, known, part.text, correcting=correcting)
            left += over
    draft, left = asked.read(draft, known, left)
    draft = _with_the_rest(_as_written(draft, known, text), known, text)
    draft, left = loose.complete(draft, known, left)
    if draft.how is How.NOTHING:
        again = corrections.said_again(said, form, known)
        if again is not None:
            draft, left = draft.settle(again.field, again.text, How.CORRECTED), []
    draft = taking_back.last_of_two(_one_of_several(draft, known, left, said), known, said)
    draft = taking_back.put_in_question(_told_apart(draft, known), known, said)
    draft = agreement.hold(draft, known)
    reading = _reading(draft, known, " ".join(" ".join(left).split()))
    return beside.apart(reading, beside.told_beside(said, known, today), known, today)


def _is_name_asked(form: Form, fields: tuple[Field, ...]) -> bool:
    return any(one.key == form.asked for one in of_role(fields, FieldRole.NAME))


def _denied(draft: Draft, fields: tuple[Field, ...], said: str) -> tuple[Draft, str]:
    """What is said not to be there, and the words without it: *jl. Mawar 5 ga punya email*.

    Not where a matter may be told, which keeps its words.
    """
    asked_for = next((one for one in fields if one.key == draft.form.asked), None)
    if asked_for is None or _keeps_words(asked_for) or len(said) > _SHORT:
        return draft, said
    told = {field.key for field in fields if _keeps_words(field)}
    if any(mark.target.key in told for mark in marks(said, fields)):
        return draft, said
    for field in fields:
        span = denial(said, field, fields) if draft.is_open(field.key) else None
        if span is not None and not field.required:
            draft = draft.settle(field, "-", How.LABELLED)
            before, behind = said[: span[0]].rstrip(" ,;.(\n"), said[span[1] :].lstrip(" ,;.)\n")
            said = f"{before}\n{behind}".strip()
    return draft, said


def _keeps_words(field: Field) -> bool:
    return type_of(field).nature.keeps_signs


def _as_written(draft: Draft, fields: tuple[Field, ...], text: str) -> Draft:
    """With words of any kind just as they stand in the message, where all of it is the value.

    Where more is said, such as *saya tinggal di* before an address, the value stays as it is read.
    """
    taken = [field for field in fields if field.key in draft.taken]
    if draft.how not in _BY_ITSELF or len(taken) != 1 or draft.wrong:
        return draft
    (field,) = taken
    nature = type_of(field).nature
    several_lines = "\n" in text.strip() and not nature.kept_whole
    value = draft.form.values[field.key]
    asked_for = nature.in_words and field.key == draft.begun.asked
    if not asked_for or several_lines or _signs(value) != _signs(text):
        return draft
    said = text.strip()
    as_it_stands = _value(field, said, draft.today) == said
    return draft.accept(field, said, draft.how) if as_it_stands else draft


def _with_the_rest(draft: Draft, fields: tuple[Field, ...], text: str) -> Draft:
    """With what stands beyond the part that is read, where a matter is told up to there."""
    rest, end = text[READ_AT_MOST:], _signs(text)[-_AT_THE_END:]
    for field in fields if rest.strip() else ():
        value = draft.form.values.get(field.key, "")
        told = type_of(field).nature.kept_whole and field.key in draft.taken
        if told and _signs(value).endswith(end) and not value.endswith(rest.rstrip()):
            return draft.accept(field, f"{value}{rest.rstrip()}", draft.how)
    return draft


def _signs(text: str) -> str:
    return "".join(char for char in plain(text) if char.isalnum())


def _one_of_several(
    draft: Draft, fields: tuple[Field, ...], left: Sequence[str], said: str
) -> Draft:
    """With a question where one address, number or day was taken and another one is left.

    A day is another one only where it stands alone: words beside it say what happened then.
    """
    for field in fields:
        if field.key not in draft.taken:
            continue
        for line in left:
            if type_of(field).is_another(line):
                draft = draft.beside(field, line, first=said.startswith(line))
    return draft


def _told_apart(draft: Draft, fields: tuple[Field, ...]) -> Draft:
    """With a number in question that another field has already: no passport is a NIK."""
    numbers = [field for field in fields if type_of(field).nature.numbered]
    for field in numbers:
        value = draft.form.values.get(field.key, "")
        same = [one for one in numbers if one != field and draft.form.values.get(one.key) == value]
        apart = any(type_of(one).nature.apart for one in (field, *same))
        if field.key in draft.taken and same and apart:
            problem = Problem(type_of(field).nothing, shown(field, value))
            draft = draft.doubt(field, problem)
    return draft


def _value(field: Field, text: str, today: date) -> str:
    verdict = check(field, text, today)
    return verdict if isinstance(verdict, str) else ""


def _introduced(said: str, *, asked: bool) -> str:
    """With *saya Siti Aminah lahir …* as a name under its label; `asked`: also without *saya*."""
    match = _INTRODUCING.match(said)
    if match is None or not (asked or match["who"]) or not name.is_one(match["name"]):
        return said
    return f"nama: {match['name'].strip()}\n{said[match.end() :].lstrip(' ,')}"


def _named_first(parts: Sequence[Cut]) -> list[Cut]:
    """With *namanya salah, siti aminah* as what stands under *nama*."""
    named: list[Cut] = []
    for part in parts:
        before = named[-1] if named else Cut("", "")
        if before.key and not part.key and _only_leads(before.text) and part.text.strip(" ,.\n"):
            named[-1] = Cut(before.key, part.text.lstrip(" ,.:\n"))
        else:
            named.append(part)
    return named


def _only_leads(text: str) -> bool:
    """Whether nothing stands there but that something was wrong."""
    said = words(text)
    if any(map(str.isdecimal, text)):
        return False
    return bool(said) and all(word in _ONLY_THAT_IT_IS_WRONG for word in said)


def _joined(parts: Sequence[Cut], fields: tuple[Field, ...]) -> list[Cut]:
    """With what stands under several labels of one purpose put together."""
    stories = {field.key for field in fields if type_of(field).nature.kept_whole}
    joined: list[Cut] = []
    for part in parts:
        before = next((at for at, one in enumerate(joined) if one.key == part.key), None)
        if part.key not in stories or before is None:
            joined.append(part)
        elif not is_left_blank(part.text):
            old = joined[before].text.strip()
            joined[before] = Cut(part.key, f"{old}; {part.text.strip()}" if old else part.text)
    return joined


def _labelled(
    draft: Draft, fields: tuple[Field, ...], parts: Sequence[Cut], *, correcting: bool
) -> Draft:
    how = How.CORRECTED if correcting else How.LABELLED
    by_key = {field.key: field for field in fields}
    for part in parts:
        if not part.key or is_left_blank(part.text) or _only_leads(part.text):
            continue
        nature = type_of(by_key[part.key]).nature
        chosen = nature.role is FieldRole.NAME and name.begins_chosen(part.text)
        whole = is_none(part.text) or chosen
        said = part.text if whole else without_lead(part.text) or part.text
        said = trimmed(said) if nature.keeps_signs else said
        if part.key in draft.taken and not correcting:
            draft = draft.beside(by_key[part.key], said)
            continue
        draft = draft.settle(by_key[part.key], said, how, labelled=True)
    return draft


def _reading(draft: Draft, fields: tuple[Field, ...], rest: str) -> Reading:
    return Reading(
        form=draft.form,
        how=draft.how,
        taken=tuple(field.key for field in fields if field.key in draft.taken),
        wrong=tuple(field.key for field in fields if field.key in draft.wrong),
        rest=rest,
    )
