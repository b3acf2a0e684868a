"""A person's name, with capitals where they belong."""

import re
import unicodedata
from datetime import date
from itertools import dropwhile, takewhile

from forms.definition import FieldRole, Nature, TypeDefinition, of_text
from forms.finding import After, Shapes
from forms.form import Problem, ProblemCode
from forms.naming.around_names import (
    bare_name,
    bare_throughout,
    has_a_picture_inside,
    is_of_syllables,
    is_said_so,
    name_among_slang,
    with_last_word,
    with_what_may_be_of_it,
    without_ending,
    without_lead,
)
from forms.naming.likeness import Likeness, is_capital, likeness
from forms.naming.on_paper import LONGEST, as_written
from forms.naming.titles import is_degree, is_title, settled
from forms.naming.word_kinds import Speaks, bears_a_given_name, is_name_too, speaks
from forms.types import address
from forms.writing import vocabulary
from forms.writing.clauses import clause, parted
from forms.writing.plain import line, written
from forms.writing.speech import is_courtesy, is_nod, is_question, is_talk, words
from handoff.service import Field
from language.word_tables import table

_LABEL_TABLE = table("forms/labels")

MOST_WORDS = 15

_TAKEN_BACK = re.compile(
    r"(?:[ ,]+(?:eh|salah|ralat|koreksi|maksud\w*|harusnya)\b)+[ ,:]*", re.IGNORECASE
)
_WHO_WRITES = re.compile(
    r"\b(?:saya|sy|aku|lengkap(?:nya)?|pelapor(?:nya)?|pengadu(?:nya)?|lapor)\b[ :]*([^,;/()]+)",
    re.IGNORECASE,
)
"""Words before whoever writes, where others are named too: *pasien Budi, saya Siti*."""
_BETWEEN = re.compile(r" (?:atau|dan|&|/) ", re.IGNORECASE)
_ADDRESS_LIKE = re.compile(r"https?:|www\.|\.(?:com|id|net|org)\b|@", re.IGNORECASE)
_LABELS = _LABEL_TABLE.words("name")
_OTHER_LABELS = frozenset().union(
    *map(_LABEL_TABLE.words, ("birth date", "phone", "address", "email"))
)
_OWNING = table("forms/names").words("owning")
_NAME_END = re.compile(r"[\n;(]")
_AGE_AFTER = re.compile(r"[ ,.]+(?=(?:umur|usia)\b)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\. (?=\S)")
_DIGIT = re.compile(r"\d")
_LONGEST_NEW = 5
_FEW_WORDS = 3


def check(text: str, today: date) -> str | Problem:  # noqa: ARG001  # one signature for all types
    """The name with capitals, or why it is none: at most `LONGEST` characters and `MOST_WORDS`.

    One word is a whole name; digits, questions and addresses are none, nor is a single letter,
    but a capital that is said to be one (*nama saya O*). Words of which nobody can tell are a
    problem with the name as the suggestion (`NAME_UNSURE`), as is the first of two (`SEVERAL`).
    """
    return _checked(text, said_so=is_said_so(text))


def _check_labelled(text: str, today: date) -> str | Problem:  # noqa: ARG001  # as `check`
    return _checked(text, said_so=True)


def _checked(text: str, *, said_so: bool) -> str | Problem:
    first, *others = _BETWEEN.split(line(text))
    if others and all(map(is_one, (first, *others))):
        names = [settled(bare_name(one)) for one in (first, *others)]
        return Problem(ProblemCode.SEVERAL, written(text), names[0], others=tuple(names[1:]))
    bare = bare_throughout(text)
    name, slang = name_among_slang(text)
    letters = sum(char.isalpha() for char in bare)
    initial = said_so and letters == 1 and bare.isupper()
    long_enough = initial or letters >= 2
    fits = long_enough and len(bare) <= LONGEST and 1 <= len(bare.split()) <= MOST_WORDS
    if "?" in text or not fits or _ADDRESS_LIKE.search(bare) or not all(map(_may_stand, bare)):
        return Problem(ProblemCode.NOT_A_NAME, written(text))
    if initial or (slang and is_of_syllables(bare)):
        return Problem(ProblemCode.NAME_UNSURE, written(text), settled(bare))
    look = likeness(name, said_so=said_so) if name else Likeness.NONE
    sentence = said_so and sum(map(is_talk, name.split())) > 1
    own = "" if look is Likeness.NAME and not sentence else own_part(text)
    if (slang or own) and with_last_word(bare, own or name):
        return Problem(ProblemCode.NAME_UNSURE, written(text), settled(bare))
    if own:
        return Problem(ProblemCode.NAME_UNSURE, written(text), own)
    if look is Likeness.NONE:
        return Problem(ProblemCode.NOT_A_NAME, written(text))
    whole = "" if slang else with_what_may_be_of_it(text, bare)
    if whole:
        return Problem(ProblemCode.NAME_UNSURE, written(text), settled(whole))
    if slang or look is Likeness.UNSURE or has_a_picture_inside(text):
        return Problem(ProblemCode.NAME_UNSURE, written(text), settled(name))
    return settled(name)


def is_said_to_be_one(text: str) -> bool:
    """Whether a word or a few are said to be a name: *nama saya Batal*, *Nama: Selesai*."""
    said = line(text)
    bare = without_lead(said)
    called = is_said_so(said.removesuffix(bare)) and len(bare.split()) <= _FEW_WORDS
    if not called or not bare:
        return False
    verdict = _checked(said, said_so=True)
    return isinstance(verdict, str) or bool(verdict.suggestion)


def is_one(text: str) -> bool:
    """Whether the text is surely somebody's name, whatever its words mean elsewhere."""
    return looks(text) is Likeness.NAME


def is_surely_one(text: str) -> bool:
    """As `is_one` where nobody asked for a name: with a given one, or several with capitals.

    *Melati* alone may be a ward.
    """
    given = text.casefold().split()
    borne = len(given) > 1 and any(map(is_name_too, given)) and is_capital(text.strip())
    return (borne or bears_a_given_name(text)) and is_one(text)


def _surely(text: str) -> bool:
    """As `is_surely_one`, or a single word that may be a name: *Melati*, but not *parkir*."""
    alone = len(name_among_slang(text)[0].split()) == 1
    return is_surely_one(text) or (alone and looks(text) is not Likeness.NONE)


def own_part(text: str) -> str:
    """The name that stands in a few words about it, with capitals; empty where none surely does.

    Of one that was taken back the next, of several people whoever writes, else the first words.
    """
    said = line(text)
    if "?" in said or not 1 < len(said.split()) <= MOST_WORDS:
        return ""
    after = _TAKEN_BACK.split(said)
    named = dropwhile(_is_thing, without_lead(said).split())
    first = takewhile(lambda word: not (is_talk(word) or _leads_on(word)), named)
    parts = (after[-1] if len(after) > 1 else "", *_WHO_WRITES.findall(said), " ".join(first))
    for part in map(bare_name, parts):
        name = without_ending(name_among_slang(part)[0])
        if name and part != bare_name(said) and is_one(name):
            return settled(name)
    return ""


def _leads_on(word: str) -> bool:
    """Whether what follows is something else about the person: *lahir*, *3*."""
    return bool(_DIGIT.search(word)) or word.casefold().strip(".,:") in _OTHER_LABELS


def _is_thing(word: str) -> bool:
    return speaks(word.casefold()) is Speaks.TALK


def looks(text: str) -> Likeness:
    """How the text looks to somebody who asked for a name."""
    name, _ = name_among_slang(text)
    fits = name and "?" not in text and len(name.split()) <= MOST_WORDS
    if not fits or not all(map(_may_stand, name)):
        return Likeness.NONE
    return likeness(name, said_so=is_said_so(text))


def stands_beside(text: str) -> bool:
    """Whether a name beside another value is surely meant as one: no *tsel*, no *wa aktif*.

    It is said to be one, has the capitals of one, or is one before it is anything else.
    """
    said_so = is_said_so(text) or text.split(maxsplit=1)[0].casefold() in vocabulary.SPEAKERS
    return said_so or is_capital(text) or bears_a_given_name(text)


def begins_chosen(text: str) -> bool:
    """Whether its capitals say that a name begins with the first word: *Ubah Prasetyo*."""
    said = text.strip()
    return is_capital(said) and not said.isupper()


def is_likely(text: str) -> bool:
    """Whether a line is two to five words of letters as in a name, and no sentence."""
    given = line(text).split()
    if not 2 <= len(given) <= 5 or is_talk(text) or is_courtesy(text):
        return False
    return all(_may_stand(char) for char in line(text))


def _may_stand(char: str) -> bool:
    return char in " '.,-()\"" or unicodedata.category(char)[0] in "LM"


def _insisted(_: str, problem: Problem, before: Problem) -> str:
    again = problem.code is ProblemCode.NAME_UNSURE and problem.repeats(before)
    return problem.suggestion if again else ""


def _follows(after: After) -> bool:
    first, *others = clause(after.words).split() or [""]
    goes_on = all(map(_may_be_given, others[:1])) or _may_be_of_it(
        " ".join([first, *others]), " ".join(others)
    )
    return (after.opens or after.in_list) and _may_be_given(first) and goes_on


def _may_be_given(word: str) -> bool:
    bare = word.strip(".,'\"-").casefold()
    return bare.isalpha() and not bare.endswith("nya") and not is_talk(bare)


def _may_answer(_: Field, text: str, shapes: Shapes) -> bool:
    """A name, or a few words that are no sentence: who asked for one says what was wrong."""
    if _is_of_another(text):
        return False
    if is_one(text) or own_part(text):
        return True
    if is_question(text) or shapes.is_answer(text) or is_nod(text) or is_courtesy(text):
        return False
    bare = without_lead(text)
    return len(bare.split()) <= MOST_WORDS and not is_talk(bare)


def _is_of_another(text: str) -> bool:
    """Whether it is said whose something is, such as a number: *punya Andi*."""
    return not _OWNING.isdisjoint(words(text)[:1])


def _split(text: str, shapes: Shapes) -> tuple[str, str]:
    start = len(text) - len(text.lstrip(" \n,"))
    match = _NAME_END.search(text, start)
    end = match.start() if match else len(text)
    end = min(end, shapes.first(text[:end]))
    aged = _AGE_AFTER.search(text, start, end)
    end = aged.start() if aged and aged.start() > start else end
    sentence = _SENTENCE.search(text, start, end)
    if sentence is not None and not is_title(words(text[start : sentence.start()])[-1:]):
        end = sentence.start()
    comma = text.find(",", start, end)
    while comma != -1 and is_degree(text[comma + 1 : end]):
        comma = text.find(",", comma + 1, end)
    end = end if comma == -1 else comma
    return parted(text, _before_talk(text, start, end))


def _before_talk(text: str, start: int, end: int) -> int:
    """Where a sentence goes on after the name: *siti aminah mau komplain*."""
    said = list(re.finditer(r"\S+", text[start:end]))
    leading = 0
    while leading < len(said) and is_talk(said[leading][0]):
        leading += 1
    for word in said[leading + 1 :]:
        if is_talk(word[0]):
            at = start + word.start()
            return end if _may_be_of_it(text[start:end], text[at:end]) else at
    return end


def _may_be_of_it(said: str, tail: str) -> bool:
    """Whether words of talk may be of the name before them, so that it is asked about with them."""
    last, *after = tail.split()
    return begins_chosen(said) or not after or (is_nod(last) and is_one(" ".join(after)))


def _replaces(text: str) -> bool:
    given = text.split()
    return 0 < len(given) <= _LONGEST_NEW and not is_talk(text) and not _DIGIT.search(text)


def _mistakable(text: str) -> bool:
    return not address.is_worded(text)


def _wary(text: str) -> bool:
    """*Sabar* with a capital."""
    return text[:1].isupper() and looks(text) is Likeness.UNSURE


TYPE = TypeDefinition(
    nature=Nature(of_matter=False, exact=False, owned=True, role=FieldRole.NAME),
    check=of_text(check),
    check_labelled=of_text(_check_labelled),
    nothing=ProblemCode.NOT_A_NAME,
    insisted=_insisted,
    labels=_LABELS,
    labels_anywhere=True,
    follows=_follows,
    fills_line=is_likely,
    may_answer=_may_answer,
    split=_split,
    replaces=_replaces,
    as_written=as_written,
    example="Siti Aminah",
    plainly=is_one,
    surely=_surely,
    said_to_be=is_said_to_be_one,
    mistakable=_mistakable,
    wary=_wary,
)
