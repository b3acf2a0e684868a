"""A person's name, with capitals where they belong."""

import re
import unicodedata
from datetime import date
from itertools import dropwhile, takewhile

from forms.definition import After, Nature, Role, Shapes, TypeDefinition, of_text
from forms.form import Problem, ProblemCode
from forms.types import address
from forms.writing.around_names import without_ending, without_slang
from forms.writing.clauses import clause, parted
from forms.writing.naming import Likeness, Speaks, is_name_too, likeness, speaks
from forms.writing.plain import line, written
from forms.writing.speech import (
    is_courtesy,
    is_nod,
    is_question,
    is_talk,
    without_courtesy,
    words,
)
from forms.writing.titles import is_degree, is_title, settled
from handoff.service import Field
from language.slang import listed

LONGEST = 150
_PICTURES = frozenset({"So", "Sk"})
MOST_WORDS = 15

_NAMED = r"(?:(?:atas )?nama(?:ku| saya| sy| aku| lengkap)?|nm|a[./]? ?n\.?|namanya|panggil(?:an)?)"
_CALLING = r"(?:pak|bapak|bpk|ibu|bu|kak|mbak|mba)"
_OPENING = (
    r"(?:halo|hai|maaf|perkenalkan|kenalkan|dengan|dgn|lengkap(?:nya)?|adalah|ialah|yaitu|yang|yg|benar|"
    r"bener|betul|nya|itu|ini|se?harusnya|saya|sy|aku|iya|ya|ok|oke|baik|saja|aja|biasa dipanggil|"
    r"dipanggil|selamat (?:pagi|siang|sore|malam)|assalamualaikum)"
)
_LEAD = re.compile(
    rf"\A(?:(?:{_OPENING}|{_CALLING}|{_NAMED})(?!\w)[ ,:=.]*)+(?=[\w\"(])", re.IGNORECASE
)
_SAID_SO = re.compile(rf"(?<!\w){_NAMED}(?!\w)", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:[ ,.]+(?:pak|bu|kak|kakak|min|admin|ya|yaa|yah|mas|mbak|dok|dong|saja|aja|kk|bang))+\W*\Z",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"[ ,]+(?:orang|org|dari|asal|warga|tinggal di|umur|usia|(?:biasa )?dipanggil)\b.*\Z",
    re.IGNORECASE,
)
_KIN = (
    r"(?:istri|isteri|suami|anak|ibu|bapak|ayah|mama|papa|kakak|adik|adek|keluarga|saudara|menantu|"
    r"mertua|cucu|keponakan|wali|penunggu|pendamping|orang ?tua|ortu)(?:nya)?"
)
_WHOSE_KIN = re.compile(
    rf"(?:[ ,-]+\(?{_KIN} (?:(?:dari )?(?:pasien|px)\b|dari \w).*"
    rf"|[ ,]*\({_KIN}\)|,[ ,]*{_KIN})\W*\Z",
    re.IGNORECASE,
)
"""What somebody is to a patient, behind their own name."""
_NOD_OR_NAME = re.compile(
    r"(?:oke|baik|bena?e?r|betul|yang|i?ya(?= \S+\Z)) (?=[^\W\d_])", re.IGNORECASE
)
"""A nod before a name, or a part of it: *Benar Surbakti*."""
_CALL_OR_NAME = re.compile(r"(?<=[^\W\d_])(?: (?:min|ya|mas|bang|dong|dok))+\Z", re.IGNORECASE)
"""A word to the office after a name, or a part of it: *Tan Min*."""
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
_INITIAL_LAST = re.compile(r" [^\W\d_]\.\Z")
_LABELS = listed(
    "nama nm nma nam naam nmaa name fullname namalengkap nmlengkap nmalengkap namalgkp nmlgkp "
    "namalkp nmlkp namapelapor namapengadu namapemohon pelapor pengadu pemohon an atasnama "
    "namasaya namasy"
)
_NAME_END = re.compile(r"[\n;(]")
_AGE_AFTER = re.compile(r"[ ,.]+(?=(?:umur|usia)\b)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\. (?=\S)")
_DIGIT = re.compile(r"\d")
_LONGEST_NEW = 5


def check(text: str, today: date) -> str | Problem:  # noqa: ARG001  # one signature for all types
    """The name with capitals, or why it is none: at most `LONGEST` characters and `MOST_WORDS`.

    One word is a whole name; a single letter, digits, questions and addresses are none. Words of
    which nobody can tell are a problem with the name as the suggestion (`NAME_UNSURE`), as is the
    first of two names (`SEVERAL`).
    """
    first, *others = _BETWEEN.split(line(text))
    if others and all(map(is_one, (first, *others))):
        names = [settled(_bare(one)) for one in (first, *others)]
        return Problem(ProblemCode.SEVERAL, written(text), names[0], others=tuple(names[1:]))
    bare = _bare_of_all(text)
    name, slang = _named(text)
    letters = sum(char.isalpha() for char in bare)
    fits = letters >= 2 and len(bare) <= LONGEST and 1 <= len(bare.split()) <= MOST_WORDS
    if "?" in text or not fits or _ADDRESS_LIKE.search(bare) or not all(map(_may_stand, bare)):
        return Problem(ProblemCode.NOT_A_NAME, written(text))
    look = likeness(name, said_so=bool(_SAID_SO.search(text))) if name else Likeness.NONE
    own = "" if look is Likeness.NAME else own_part(text)
    if own:
        return Problem(ProblemCode.NAME_UNSURE, written(text), own)
    if look is Likeness.NONE:
        return Problem(ProblemCode.NOT_A_NAME, written(text))
    whole = "" if slang else _with_what_may_be_of_it(text, bare)
    if whole:
        return Problem(ProblemCode.NAME_UNSURE, written(text), settled(whole))
    if slang or look is Likeness.UNSURE or _has_a_picture_inside(text):
        return Problem(ProblemCode.NAME_UNSURE, written(text), settled(name))
    return settled(name)


def is_one(text: str) -> bool:
    """Whether the text is surely somebody's name, whatever its words mean elsewhere."""
    return looks(text) is Likeness.NAME


def own_part(text: str) -> str:
    """The name that stands in a few words about it, with capitals; empty where none surely does.

    Of one that was taken back the next, of several people whoever writes, else the first words.
    """
    said = line(text)
    if "?" in said or not 1 < len(said.split()) <= MOST_WORDS:
        return ""
    after = _TAKEN_BACK.split(said)
    named = dropwhile(_is_thing, without_lead(said).split())
    first = takewhile(lambda word: not is_talk(word), named)
    parts = (after[-1] if len(after) > 1 else "", *_WHO_WRITES.findall(said), " ".join(first))
    for part in map(_bare, parts):
        name = without_ending(_named(part)[0])
        if name and part != _bare(said) and is_one(name):
            return settled(name)
    return ""


def _is_thing(word: str) -> bool:
    return speaks(word.casefold()) is Speaks.TALK


def looks(text: str) -> Likeness:
    """How the text looks to somebody who asked for a name."""
    name, _ = _named(text)
    fits = name and "?" not in text and len(name.split()) <= MOST_WORDS
    if not fits or not all(map(_may_stand, name)):
        return Likeness.NONE
    return likeness(name, said_so=bool(_SAID_SO.search(text)))


def without_lead(text: str) -> str:
    """The text without words that lead to a name: *nama saya*, *perkenalkan*."""
    return _LEAD.sub("", line(text), count=1)


def is_likely(text: str) -> bool:
    """Whether a line is two to five words of letters as in a name, and no sentence."""
    given = line(text).split()
    if not 2 <= len(given) <= 5 or is_talk(text) or is_courtesy(text):
        return False
    return all(_may_stand(char) for char in line(text))


def _bare(text: str) -> str:
    """Without words around it, and with one blank after each comma."""
    said = line(text)
    if not is_courtesy(said):
        said = line(without_courtesy(said))
    said = _WHOSE_KIN.sub("", _LEAD.sub("", said, count=1))
    said = _FROM.sub("", _TAIL.sub("", said))
    said = "".join(char for char in said if unicodedata.category(char) not in _PICTURES)
    said = re.sub(r" *,[ ,]*", ", ", said)
    said = re.sub(r"(?<=[^\W\d_]{3}\.)(?=[^\W\d_]{3})", " ", said)
    said = " ".join(said.split()).strip(" ,-!/\\")
    ends_a_sentence = said.count(".") == 1 and not _INITIAL_LAST.search(said)
    return line(said, "." if ends_a_sentence else "")


def _bare_of_all(text: str) -> str:
    """As `_bare`, and what stood around the words around it, so that it reads the same again."""
    bare, before = _bare(text), text
    while bare != before:
        bare, before = _bare(bare), bare
    return bare


def _named(text: str) -> tuple[str, bool]:
    """The name among slang, and whether any was cut: *gue rudi gan*; all of it where it is one.

    Empty for slang alone; *gan*, which is a name too, is doubtful.
    """
    bare, inner = _bare_of_all(text), without_slang(line(text))
    if not inner:
        known = bool(bare) and all(map(is_name_too, bare.casefold().split()))
        return (bare, True) if known else ("", True)
    name = _bare_of_all(inner)
    return name, name != bare


def _with_what_may_be_of_it(text: str, bare: str) -> str:
    """The words with one that was taken from an end and has its capital as the others have theirs.

    Empty where none was: *oke siti* is a nod and a name, *Oke Siti* may be two names.
    """
    said = line(text)
    lead, call = _NOD_OR_NAME.match(said), _CALL_OR_NAME.search(said)
    begun = lead[0] if lead and said[lead.end() :].startswith(bare) else ""
    ended = call[0] if call and said[: call.start()].endswith(bare) else ""
    whole = f"{begun}{bare}{ended}"
    return whole if whole != bare and all(word[0].isupper() for word in whole.split()) else ""


def _has_a_picture_inside(text: str) -> bool:
    """Whether a picture stands between the words and not only around them: *Siti ❤️ Aminah*."""
    letters = [at for at, char in enumerate(text) if char.isalpha()]
    between = text[letters[0] : letters[-1]] if letters else ""
    return any(unicodedata.category(char) in _PICTURES for char in between)


def _may_stand(char: str) -> bool:
    return char in " '.,-()\"" or unicodedata.category(char)[0] in "LM"


def _insisted(_: str, problem: Problem, before: Problem) -> str:
    again = problem.code is ProblemCode.NAME_UNSURE and problem.repeats(before)
    return problem.suggestion if again else ""


def _follows(after: After) -> bool:
    given = clause(after.words).split()[:2]
    return (after.opens or after.in_list) and bool(given) and all(map(_may_be_given, given))


def _may_be_given(word: str) -> bool:
    bare = word.strip(".,'\"-").casefold()
    return bare.isalpha() and not bare.endswith("nya") and not is_talk(bare)


def _may_answer(_: Field, text: str, shapes: Shapes) -> bool:
    """A name, or a few words that are no sentence: who asked for one says what was wrong."""
    if is_one(text) or own_part(text):
        return True
    if is_question(text) or shapes.is_answer(text) or is_nod(text) or is_courtesy(text):
        return False
    bare = without_lead(text)
    return len(bare.split()) <= MOST_WORDS and not is_talk(bare)


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
            return start + word.start()
    return end


def _replaces(text: str) -> bool:
    given = text.split()
    return 0 < len(given) <= _LONGEST_NEW and not is_talk(text) and not _DIGIT.search(text)


def _mistakable(text: str) -> bool:
    return not address.is_worded(text)


def _wary(text: str) -> bool:
    """*Sabar* with a capital."""
    return text[:1].isupper() and looks(text) is Likeness.UNSURE


TYPE = TypeDefinition(
    nature=Nature(of_matter=False, exact=False, owned=True, role=Role.NAME),
    check=of_text(check),
    nothing=ProblemCode.NOT_A_NAME,
    insisted=_insisted,
    labels=_LABELS,
    labels_anywhere=True,
    follows=_follows,
    fills_line=is_likely,
    may_answer=_may_answer,
    split=_split,
    replaces=_replaces,
    plainly=is_one,
    mistakable=_mistakable,
    wary=_wary,
)
