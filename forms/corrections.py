"""One word put right without saying the whole value again: *bukan 1990 tapi 1991*."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from forms.definition import FieldRole, Trait
from forms.field_values import check, shown
from forms.form import Form
from forms.naming.likeness import is_capital
from forms.naming.word_kinds import bears_a_given_name
from forms.registry import type_of
from forms.steps.labels import named
from forms.steps.restating import put_right, restated
from forms.values import day_parts, days
from forms.values.swapping import words_swapped
from forms.writing.contrasts import EDGES, Contrast, contrasts, parted
from forms.writing.saying import says_a_matter
from forms.writing.speech import is_talk, without_leading, words
from handoff.service import Field
from language.word_tables import table

_TABLE = table("forms/corrections")

_LONGEST = 300
_LONGEST_NAMING = 40
_DIGIT = re.compile(r"\d")
_TO_CHANGE = _TABLE.words("to change")
_NUMBER = _TABLE.words("number")
_CHANGING = _TABLE.words("changing")
_WRONG = _TABLE.words("wrong")
_SOMETHING_WRONG = _TABLE.words("something wrong")
_TAKING_BACK = re.compile(r"\W*(?:eh+|oh|maaf|maap|salah|ralat|koreksi|aduh|ups)\b", re.IGNORECASE)
_OPENING = _TABLE.words("opening")
_OPENING_WORDS = _TABLE.either("opening")
_BESIDE_IT = (
    r"(?:ketik|tulis|sebut|kirim|tadi|itu|maksud(?:nya| saya| sy)?|yang|yg|benar|bener|"
    r"(?:se)?harusnya|jadi|nama|namanya|alamatnya|saya|sy)"
)
_TAKEN_BACK = re.compile(
    rf"\W*(?:(?:{_OPENING_WORDS})\W+){{0,4}}"
    r"(?:(?:salah|slh|ralat|koreksi|revisi|typo|keliru|maksud(?:nya| saya| sy| aku)?)\W+"
    rf"|bukan(?:\W*[,.;:]\W*|\W+(?={_BESIDE_IT}\b)))"
    rf"(?:{_BESIDE_IT}\W+){{0,4}}(?P<new>[^\W_].{{1,120}})\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Swap:
    """The words of a field as they read after the correction."""

    field: Field
    text: str


def swap(text: str, form: Form, fields: Sequence[Field]) -> Swap | None:
    """The one field in which the message puts other words for some; None when it is not clear."""
    told = restated(text, form, fields)
    if told is not None:
        return Swap(*told)
    if len(text) > _LONGEST:
        return None
    for one in sorted(contrasts(text), key=_by_how_surely):
        found = list(_swaps(one, form, fields))
        asked = [swapped for swapped in found if swapped.field.key == form.asked]
        if len(found) == 1 or asked:
            return (asked or found)[0]
    return None


def without_denied(text: str, form: Form, fields: Sequence[Field], today: date) -> str:
    """The words without a first answer that they deny: *bukan Siti tapi Aminah* says *Aminah*.

    Only where nothing of the field that was asked is known; a matter keeps its words.
    """
    field = next((one for one in fields if one.key == form.asked), None)
    if field is None or _present(field, form) or type_of(field).nature.keeps_signs:
        return text
    for one in contrasts(text) if len(text) <= _LONGEST else ():
        if _denies(one, field, fields, today):
            return f"{one.lead}{one.meant}"
    return text


def _denies(one: Contrast, field: Field, fields: Sequence[Field], today: date) -> bool:
    """Whether what is denied is a value of that field."""
    if _labelled(one.lead, tuple(fields)) not in ("", field.key):
        return False
    named = bears_a_given_name(f"{one.denied} {one.meant}")
    if type_of(field).nature.role is FieldRole.NAME and not named:
        return False
    return isinstance(check(field, one.denied, today), str)


def said_again(text: str, form: Form, fields: Sequence[Field]) -> Swap | None:
    """What was answered last, put right: *eh salah, siti aminah*, *maaf tahunnya 1991*.

    Where nothing is asked any more, words that fit no other field are of the matter.
    """
    found = _part_of_a_date(text, form, fields) or _last_answer(text, form, fields)
    told = restated(text, form, fields, unnamed=True) if not (found or form.asked) else None
    if told is None or not says_a_matter(told[1]):
        return found
    field, meant = told
    return Swap(field, put_right(form.values[field.key], meant))


def field_to_change(text: str, fields: Sequence[Field]) -> str:
    """The key of the field that is named and no more: *nomor hp*, *ubah alamat*; else empty."""
    said = [word for word in words(text) if word not in _TO_CHANGE]
    if not said or len(text) > _LONGEST_NAMING or _DIGIT.search(text) or "?" in text:
        return ""
    if set(said) <= _NUMBER:
        numbers = [field.key for field in fields if type_of(field).nature.numbered]
        return numbers[0] if len(numbers) == 1 else ""
    return named(" ".join(said), tuple(fields))


def field_put_in_question(text: str, fields: Sequence[Field]) -> str:
    """The key of the one field of which is said that it is wrong: *nomor hp tadi kebalik*."""
    said = frozenset(words(text))
    if said.isdisjoint(_WRONG) or len(text) > _LONGEST:
        return ""
    meant = [field.key for field in fields if not said.isdisjoint(_spoken_of(field))]
    return meant[0] if len(meant) == 1 else ""


def _spoken_of(field: Field) -> frozenset[str]:
    """The words of its label, and a number by what numbers are called; of a matter none."""
    nature = type_of(field).nature
    if nature.keeps_signs:
        return frozenset()
    own = frozenset(words(field.label)) | type_of(field).labels
    named = own | {f"{word}nya" for word in own}
    return named | _NUMBER if nature.vouched else named


def speaks_of_a_field(text: str, fields: Sequence[Field]) -> bool:
    """Whether a number is spoken of as one, or a field as wrong: *nomor itu lama, ganti 0812…*."""
    number = not _NUMBER.isdisjoint(words(text))
    return number or bool(field_put_in_question(text, fields))


def changes_a_field(text: str, fields: Sequence[Field]) -> bool:
    """Whether such a field shall be another: *nomornya ganti jadi 0812…*."""
    said = frozenset(words(text))
    spoken_of = (not said.isdisjoint(_spoken_of(field)) for field in fields)
    return not said.isdisjoint(_CHANGING) and any(spoken_of)


def wants_change(text: str) -> bool:
    """Whether somebody only says that something is to be changed: *ubah*, *ada yg salah*."""
    said = (
        [] if _DIGIT.search(text) else words(text)
    )  # *0812… eh salah 0813…* says what it shall be
    known = all(word in _TO_CHANGE for word in said)
    wrong = len(said) > 1 and not _SOMETHING_WRONG.isdisjoint(said)
    return bool(said) and known and (wrong or not _CHANGING.isdisjoint(said))


def _part_of_a_date(text: str, form: Form, fields: Sequence[Field]) -> Swap | None:
    taking_back = _TAKING_BACK.match(text)
    part = day_parts.named_part(text[:_LONGEST], owned=taking_back is None)
    if part is None and (taken_back := _TAKEN_BACK.match(text[:_LONGEST])):
        part = day_parts.bare_part(taken_back["new"])
    field = _day_meant(text, form, fields) if part else None
    present = days.find(_present(field, form)) if field else None
    if field is None or part is None or present is None:
        return None
    return Swap(field, day_parts.with_part(present, *part))


def _day_meant(text: str, form: Form, fields: Sequence[Field]) -> Field | None:
    """The day that a part is put right of: that of birth where it is said or no other is known."""
    named = [field for field in fields if type_of(field).nature.is_day]
    births = [field for field in named if type_of(field).trait(field) is Trait.BIRTHDAY]
    of_birth = next(iter(births), None)
    other = next((field for field in named if field not in births), None)
    if other is None or "lahir" in text.casefold() or not _present(other, form):
        return of_birth
    return other


def _last_answer(text: str, form: Form, fields: Sequence[Field]) -> Swap | None:
    meant = [one.meant for one in parted(text[:_LONGEST]) if _OPENING.issuperset(words(one.lead))]
    match = _TAKEN_BACK.match(text[:_LONGEST])
    if not meant and match is None:
        return None
    before: Field | None = None
    for field in fields:
        if field.key == form.asked:
            break
        before = field if field.key in form.values else before
    said = [*meant, *([match["new"].strip(EDGES)] if match and not meant else [])]
    new = next((one for one in said if before and type_of(before).replaces(one)), "")
    return Swap(before, new) if before and new else None


def _swaps(one: Contrast, form: Form, fields: Sequence[Field]) -> Iterator[Swap]:
    labelled = _labelled(one.lead, tuple(fields))
    for field in fields:
        if labelled and field.key != labelled:
            continue
        if one.by_sign and _tells_more(one, field):
            continue
        said = _swapped(field, _present(field, form), one.denied, one.meant)
        if said:
            yield Swap(field, said)


def _by_how_surely(one: Contrast) -> tuple[bool, int]:
    """A word that says so before a sign; of what signs part, the longest: *dr. Rina, dr. Rini*."""
    return one.by_sign, -len(one.denied) if one.by_sign else 0


def _tells_more(one: Contrast, field: Field) -> bool:
    """Whether a story goes on behind the sign rather than that a word of it is another."""
    if type_of(field).nature.keeps_signs:
        return len(one.meant.split()) > len(one.denied.split())
    return is_talk(without_leading(one.meant)) and not is_capital(one.meant)


def _labelled(lead: str, fields: tuple[Field, ...]) -> str:
    given = lead.split()
    for start in range(len(given)):
        for end in range(len(given), start, -1):
            key = named(" ".join(given[start:end]), fields)
            if key:
                return key
    return ""


def _present(field: Field, form: Form) -> str:
    problem = form.problems.get(field.key)
    if problem is not None:
        return problem.written
    value = form.values.get(field.key, "")
    return shown(field, value) if value and type_of(field).swaps_shown else value


def _swapped(field: Field, present: str, old: str, new: str) -> str:
    if not present or not old or not new:
        return ""
    swapped = type_of(field).swapped or words_swapped
    return swapped(present, old, new)
