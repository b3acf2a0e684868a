"""Where a message says which field its next words belong to: *nm: …*, *tgl lhr …*, *hp nya …*."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from forms.types import address, choice, name, past_day
from forms.writing import days, vocabulary
from forms.writing.speech import NEGATION, is_talk, without_lead, words
from handoff.service import Field, FieldType

MOST_WORDS = 6
"""The longest label has so many words: *tempat dan tanggal lahir …*."""

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[ ./\\()&,_'-]{0,3}")
_AROUND = "|".join(sorted(vocabulary.AROUND))
_SIGN = re.compile(
    rf"(?:[ /(]{{1,2}}(?:{_AROUND})\b\)?){{0,6}}(?: ?\([^()\n]{{0,40}}\))? ?(?:[:=]+|->|=>)[:=>]*"
)
_DASH = re.compile(r" ?-+ ?(?=[^\W_]|\+|\()")
_BEFORE = re.compile(
    r"(?:[\n\x02,;.!?|•·)>/]|[^\w\s@.,'\"(&+%#$]| - )\s*"
    r"(?:\(?\d{1,2}[.):]?\s*|[a-z][.)]\s*|[-•·>✓]\s*)?"
    r"(?:(?:dan|dgn|dg|dengan|serta|utk|untuk|saya|sy|eh|maaf|ralat|koreksi|revisi|salah|ubah|ganti|"
    r"perbaikan|ini|yang|yg|bukan|tolong|mohon|mau)[\s,:.]+){0,4}\Z",
    re.IGNORECASE,
)
_LOOK_BACK = 60
_CLAUSE_END = re.compile(r"[\n,;?!]|\.(?= )")
_CLAUSE_LIMIT = 120
_NUMBER_NEXT = re.compile(r"[+(]{0,2}\d[\d ().+-]{4}")
_DATE_NEXT = re.compile(r"(?:[^\W\d_]+[ ,.:'-]{1,3}){0,5}\d{1,4}[-/. ]?[\w/.-]")
_CODE_NEXT = re.compile(r"(?:[A-Za-z]{1,8}[ ./-]{1,2})?[A-Za-z./-]{0,12}\d")
_FIRST_WORDS = 12
"""Where in the words after a label a day has to begin, to be theirs."""

_MAIL_NEXT = re.compile(r"[^\s@]{1,64} ?@|[\w.]{1,64} (?:at|\(at\)) [\w.]|[\w.+-]+\.com\b")
_NONE_NEXT = re.compile(rf"(?:nya )?(?:{NEGATION}) ?(?:ada|punya|pny)|-+\W*\Z|gada\b|kosong\b")
_SUFFIXES = ("nya", "ku", "mu")
_FUZZY_FROM = 5
_FUZZY_TWO_FROM = 9


@dataclass(frozen=True, slots=True)
class Target:
    """What a label names; `key` is empty for what the form does not ask.

    `ends_purpose` says that even a complaint ends there.
    """

    key: str
    kind: FieldType | None
    ends_purpose: bool = True
    field: Field | None = None


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


@lru_cache(maxsize=64)
def lexicon(fields: tuple[Field, ...]) -> Mapping[str, Target]:
    """Every label as one word, for this form. What the form does not ask has an empty key."""
    known = {name: Target("", None, ends_purpose=False) for name in vocabulary.ELSE}
    known |= dict.fromkeys(vocabulary.IDENTITY_ELSE, Target("", None))
    for kind, names in vocabulary.LABELS.items():
        first = next((field.key for field in fields if field.type is kind), "")
        known |= dict.fromkeys(names, Target(first, kind if first else None, bool(first)))
    for kind, names in vocabulary.LABELS_IF_ASKED.items():
        asked = next((field for field in fields if field.type is kind), None)
        if asked is not None:
            known |= dict.fromkeys(names, Target(asked.key, kind, field=asked))
    for field in fields:
        own = ("".join(words(label)) for label in (field.label, *field.aliases))
        known |= {name: Target(field.key, field.type, field=field) for name in own if name}
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
    return len(said) == 1 and said[0] in vocabulary.SPEAKERS and name.is_one(_clause(after))


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
    if before is not None and before.kind is FieldType.PURPOSE:
        return target.ends_purpose and candidate.opens
    return candidate.opens


def _fits(candidate: _Candidate, clause: str, before: Target | None) -> bool:
    """Whether the words after a label without a sign can be its value."""
    target = candidate.mark.target
    said = without_lead(clause)
    in_list = before is not None and before.kind not in {None, FieldType.PURPOSE}
    match target.kind:
        case FieldType.PHONE:
            return bool(_NUMBER_NEXT.match(said)) or (in_list and said[:1].isdecimal())
        case FieldType.EMAIL:
            lowered = said.casefold()
            return bool(_MAIL_NEXT.match(lowered) or _NONE_NEXT.match(lowered))
        case FieldType.BIRTH_DATE:
            bare = candidate.name in {"lahir", "lhr", "kelahiran"}
            near = _DATE_NEXT.match(said) or days.find(said[:40])
            return bool(near) and (candidate.opens or not bare)
        case FieldType.NAME | FieldType.ADDRESS | FieldType.PURPOSE:
            road = target.kind is FieldType.ADDRESS and address.starts(said)
            place = candidate.opens or in_list or road
            return place and _words_fit(target.kind, candidate.name, said, in_list=in_list)
        case FieldType.DATE:
            named = past_day.span(said[:40])
            return named is not None and named[0] <= _FIRST_WORDS
        case FieldType.NIK:
            return bool(_NUMBER_NEXT.match(said)) or bool(_NONE_NEXT.match(said.casefold()))
        case FieldType.RECEIPT | FieldType.STUDENT_NUMBER:
            return bool(_CODE_NEXT.match(said))
        case FieldType.CHOICE:
            return (candidate.opens or in_list) and _is_option(target.field, said)
        case FieldType.TEXT:
            return candidate.opens and in_list and bool(_clause(said).strip())
        case _:
            return False


def _is_option(field: Field | None, said: str) -> bool:
    return field is not None and isinstance(choice.check(field, _clause(said)), str)


def _clause(said: str) -> str:
    end = _CLAUSE_END.search(said)
    return said[: end.start()] if end else said


def _words_fit(kind: FieldType, name: str, said: str, *, in_list: bool) -> bool:
    clause = _clause(said)
    if kind is FieldType.ADDRESS:
        clause = address.without_lead(clause)
        return address.starts(clause) or (
            bool(clause.strip()) and (in_list or address.is_likely(clause)) and not is_talk(clause)
        )
    if kind is FieldType.NAME:
        given = clause.split()[:2]
        return bool(given) and all(map(_may_be_given, given))
    sure = in_list or name in vocabulary.ALWAYS_LABELS
    return sure and bool(clause.strip()) and not clause.casefold().startswith("bukan")


def _may_be_given(word: str) -> bool:
    bare = word.strip(".,'\"-").casefold()
    return bare.isalpha() and not bare.endswith("nya") and not is_talk(bare)
