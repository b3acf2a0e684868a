"""Where a message says which field its next words belong to: *nm: …*, *tgl lhr …*, *hp nya …*."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from forms.finding import After
from forms.registry import TYPES, type_of
from forms.types import name
from forms.writing import vocabulary
from forms.writing.clauses import clause
from forms.writing.speech import without_lead, words
from handoff.service import Field
from language.word_tables import table

MOST_WORDS = 6
"""The longest label has so many words: *tempat dan tanggal lahir …*."""

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[ ./\\()&,_'-]{0,3}")
_AROUND = "|".join(sorted(vocabulary.AROUND))
_SIGN = re.compile(
    rf"(?:[ /(]{{1,2}}(?:{_AROUND})\b\)?){{0,6}}(?: ?\([^()\n]{{0,40}}\))? ?(?:[:=]+|->|=>)[:=>]*",
    re.IGNORECASE,
)
_DASH = re.compile(r" ?-+ ?(?=[^\W_]|\+|\()")
_BEFORE_WORDS = table("forms/labels").either("before")
_BEFORE = re.compile(
    r"(?:[\n\x02,;.!?|•·)>/]|[^\w\s@.,'\"(&+%#$]| - )\s*"
    r"(?:\(?\d{1,2}[.):]?\s*|[a-z][.)]\s*|[-•·>✓]\s*)?"
    rf"(?:(?:{_BEFORE_WORDS})[\s,:.]+){{0,4}}\Z",
    re.IGNORECASE,
)
_POINTING = table("forms/labels").words("pointing")
_ONLY_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*[.!]?")
_LOOK_BACK = 60
_CLAUSE_LIMIT = 120
_SUFFIXES = ("nya", "ku", "mu")
_FUZZY_FROM = 5
_FUZZY_TWO_FROM = 9


@dataclass(frozen=True, slots=True)
class Target:
    """The field that a label names; None for what the form does not ask.

    `ends_story` says that even a complaint ends there.
    """

    field: Field | None
    ends_story: bool = True

    @property
    def key(self) -> str:
        """The key of the field; empty where there is none."""
        return self.field.key if self.field else ""

    @property
    def is_story(self) -> bool:
        """Whether its values may hold labels of their own."""
        return self.field is not None and type_of(self.field).nature.kept_whole


@dataclass(frozen=True, slots=True)
class Mark:
    """A label in a text: where it starts, where its value starts, what it names.

    `firm` is a label with a sign such as a colon after it.
    """

    start: int
    value: int
    target: Target
    firm: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    mark: Mark
    name: str
    opens: bool  # it stands where a line, a clause or a list item begins


def marks(text: str, fields: tuple[Field, ...]) -> list[Mark]:
    """Every label of the text, from left to right. `text` is plain (see `plain`)."""
    candidates = list(_candidates(text, lexicon(fields)))
    taken: list[Mark] = []
    for at, candidate in enumerate(candidates):
        mark = candidate.mark
        until = candidates[at + 1].mark.start if at + 1 < len(candidates) else len(text)
        before = taken[-1].target if taken else None
        if mark.firm:
            if _ends(candidate, before):
                taken.append(mark)
        elif _fits(candidate, text[mark.value : min(until, mark.value + _CLAUSE_LIMIT)], before):
            taken.append(mark)
    return taken


def named(text: str, fields: tuple[Field, ...]) -> str:
    """The key of the one field whose label is all of the text; empty when there is none."""
    known = lexicon(fields)
    target = _exact(words(text), known)
    return target.key if target else ""


def label_first(text: str, fields: tuple[Field, ...]) -> str:
    """With a label that stands behind its value before it: *Dewi Ratna Sari nama lengkapnya*.

    Only of values that nothing but their words shows: a name, an address.
    """
    given = text.split()
    if "\n" in text or len(text) > _CLAUSE_LIMIT:
        return text
    for at in range(max(1, len(given) - MOST_WORDS), len(given)):
        field = label_alone(" ".join(given[at:]), fields)
        value = " ".join(given[:at]).rstrip(" ,")
        if field is not None:
            return f"{field.label}: {value}" if type_of(field).plainly(value) else text
    return text


def label_alone(text: str, fields: tuple[Field, ...]) -> Field | None:
    """The field of which the text is the label with words around it: *itu nama lengkap saya*."""
    if not _ONLY_WORDS.fullmatch(text):
        return None
    known, said = lexicon(fields), words(text)
    said = said[1:] if said[0] in _POINTING else said
    for end in range(len(said), 0, -1):
        if not vocabulary.AROUND.issuperset(said[end:]):
            return None
        target = _exact(said[:end], known)
        if target is not None:
            return target.field
    return None


@lru_cache(maxsize=64)
def lexicon(fields: tuple[Field, ...]) -> Mapping[str, Target]:
    """Every label as one word, for this form. What the form does not ask has an empty key."""
    known = {label: Target(None, ends_story=False) for label in vocabulary.ELSE}
    known |= dict.fromkeys(vocabulary.IDENTITY_ELSE, Target(None))
    for kind in sorted(TYPES, key=lambda kind: not TYPES[kind].labels_anywhere):
        first = next((field for field in fields if field.type is kind), None)
        if first is not None or TYPES[kind].labels_anywhere:
            known |= dict.fromkeys(TYPES[kind].labels, Target(first, first is not None))
    for field in fields:
        own = ("".join(words(label)) for label in (field.label, *field.aliases))
        names = (*type_of(field).labels_of(field), *own)
        known |= {label: Target(field) for label in names if label}
    return known


def _candidates(text: str, known: Mapping[str, Target]) -> Iterator[_Candidate]:
    tokens = list(_WORD.finditer(text))
    at = 0
    while at < len(tokens):
        run = _run(text, tokens, at)
        found = _candidate(text, run, known) if _may_begin(text, tokens[at].start()) else None
        if found is None:
            at += 1
            continue
        yield found
        while at < len(tokens) and tokens[at].start() < found.mark.value:
            at += 1


def _run(text: str, tokens: Sequence[re.Match[str]], at: int) -> list[re.Match[str]]:
    """The words from `at` on that one label could be made of."""
    run = [tokens[at]]
    for token in tokens[at + 1 : at + MOST_WORDS]:
        if not _GAP.fullmatch(text, run[-1].end(), token.start()):
            break
        run.append(token)
    return run


def _may_begin(text: str, start: int) -> bool:
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "@_")


def _candidate(
    text: str, run: Sequence[re.Match[str]], known: Mapping[str, Target]
) -> _Candidate | None:
    start = run[0].start()
    before = text[max(0, start - _LOOK_BACK) : start]
    opens = bool(_BEFORE.search(before if start > _LOOK_BACK else f"\x02{before}"))
    for length in range(len(run), 0, -1):
        end = run[length - 1].end()
        said = [token[0].casefold() for token in run[:length]]
        sign = _SIGN.match(text, end)
        target = _exact(said, known)
        if target is None and sign and opens:
            target = _misspelt(" ".join(said), known)
        if sign and _speaks(said, text[sign.end() : sign.end() + _CLAUSE_LIMIT]):
            target = known[vocabulary.NAME]
        if target is None or text[end : end + 1] in {"@", "_"}:
            continue
        dash = _DASH.match(text, end) if opens else None
        signed = sign or dash
        if signed is None and not target.key:
            return None
        value = signed.end() if signed else _blank(text, end)
        mark = Mark(start, value, target, signed is not None)
        return _Candidate(mark, "".join(said), opens)
    return None


def _speaks(said: Sequence[str], after: str) -> bool:
    """Whether somebody says who they are beside others: *pasien: Budi, saya: Siti Aminah*."""
    return len(said) == 1 and said[0] in vocabulary.SPEAKERS and name.is_one(clause(after))


def _blank(text: str, end: int) -> int:
    while end < len(text) and text[end] in " .":
        end += 1
    return end


def _exact(said: Sequence[str], known: Mapping[str, Target]) -> Target | None:
    joined = "".join(said)
    if joined in known:
        return known[joined]
    for suffix in _SUFFIXES:
        if joined.endswith(suffix) and joined.removesuffix(suffix) in known:
            return known[joined.removesuffix(suffix)]
    return None


@lru_cache(maxsize=4096)
def _nearest(name: str, labels: tuple[str, ...]) -> str:
    allowed = 2 if len(name) >= _FUZZY_TWO_FROM else 1
    best, least = "", allowed + 1
    for label in labels:
        if len(label) < _FUZZY_FROM - 1 or label[0] != name[0]:
            continue
        distance = OSA.distance(name, label, score_cutoff=least)
        if distance < least:
            best, least = label, distance
    return best


def _misspelt(said: str, known: Mapping[str, Target]) -> Target | None:
    name = said.replace(" ", "")
    if not _FUZZY_FROM <= len(name) <= 30 or name in vocabulary.PARTS:
        return None
    nearest = _nearest(name, tuple(known))
    return known[nearest] if nearest else None


def _ends(candidate: _Candidate, before: Target | None) -> bool:
    """Whether a label with a sign ends the value before it."""
    target = candidate.mark.target
    if target.key:
        return True
    if before is not None and before.is_story:
        return target.ends_story and candidate.opens
    return candidate.opens


def _fits(candidate: _Candidate, said: str, before: Target | None) -> bool:
    """Whether the words after a label without a sign can be its value."""
    field = candidate.mark.target.field
    if field is None:
        return False
    in_list = before is not None and before.field is not None and not before.is_story
    after = After(candidate.name, without_lead(said), candidate.opens, in_list, field)
    return type_of(field).follows(after)
