"""An e-mail address as people write it, and what was probably meant where it is wrong."""

import re
from datetime import date

from forms.definition import FieldRole, Nature, TypeDefinition, of_text
from forms.finding import After, Finder, SearchOrder, Setting, Shape, Shapes, Taken
from forms.form import Problem, ProblemCode
from forms.naming.likeness import may_be_part
from forms.types import phone
from forms.values.mail import LONGEST, in_ascii, meant_domain, provider, tidy, valid
from forms.writing.clauses import FEW_WORDS, end_of_clause, end_of_row, is_none_next, parted
from forms.writing.plain import line, without_signs, written
from forms.writing.speech import is_nod, is_question
from handoff.service import Field, FieldType
from language.word_tables import table

_LABEL_TABLE = table("forms/labels")

_LONGEST_LOCAL = 64
"""Letters before the @ (RFC 5321)."""
_WORD_BEFORE = re.compile(r"([^\s@,;:<>()\[\]\"/]{1,30}) \Z")
_PART = re.compile(r"[a-z0-9._+-]+")
_MOST_WORDS_BEFORE = 3
_NUMBER_OR_DAY = re.compile(r"[\d./-]{5,}|.*\d{5}.*")
_OPENS = re.compile(r"(?:\A|\s|\A\W*[a-z-]+ ?[:=] ?|(?:\A|\s)[(\"'])\Z")
_CLOSES = re.compile(r"(?:[,;!?)\"']*\.?(?:\s|\Z)|\()")
_LEADING = table("forms/values").words("before an email")
_AT = re.compile(
    r" ?[(\[{]at[)\]}] ?| at (?=[\w.-]{1,40}(?: ?(?:\.|,| dot | titik ) ?\w|\Z))| ?@+ ?"
)
_DOT = re.compile(r" ?[(\[{](?:dot|titik)[)\]}] ?| (?:dot|titik) ")
_LOOSE_DOT = re.compile(r"(@[\w-]{1,60}) ?[.,]+ ?(?=(?:com?|con|co|net|org|id|go|ac|sch|web)\b)")
_COUNTRY_DOT = re.compile(
    r"(@[\w.-]{1,60}\.(?:co|ac|go|or|sch|net|web|my|biz|desa|mil))(?: ?[.,]+ ?| )(?=id\b)"
)
_ADDRESS = re.compile(r"([^\s@,;:<>()\[\]\"]+)@([^\s@,;:<>()\[\]\"/]{0,190})")
_ENDS_BEFORE, _ENDS_AFTER = frozenset(",;"), frozenset(",;(")
_CHUNK = re.compile(r"\S+\Z")
_SIGNS = re.compile(r"[,;:<>()\[\]\"/]+")
_LOCAL = r"[^\s@,;:<>()\[\]\"/]+"
_ENDING = r"(?:com?|con|net|org|id|go|ac|sch|web)\b"
_LOOSE = re.compile(
    rf"{_LOCAL} ?@+ ?(?:[\w.-]{{1,60}} ?[,.]+ ?{_ENDING}(?: ?[,.]+ ?id\b)?(?![\w-])"
    r"|[^\s@,;:<>()\[\]\"/]{0,190})",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"\b([\w.+-]{1,64}?)(gmail|yahoo|ymail|hotmail|outlook|icloud)[.,](com|co\.id)\b"
)

_NEXT = re.compile(r"[^\s@]{1,64} ?@|[\w.]{1,64} (?:at|\(at\)) [\w.]|[\w.+-]+\.com\b")
_LABELS = _LABEL_TABLE.words("email")


def check(text: str, today: date) -> str | Problem:  # noqa: ARG001  # one signature for all types
    """The address in lower case, or why mail to it cannot arrive. Asks no name server.

    Only what stands there as it is is taken: where anything has to be mended, put together or left
    out, the address that may be meant is the suggestion (`EMAIL_MENDED`).
    """
    text = without_signs(text)
    said = normal(text)
    found = list(_ADDRESS.finditer(said))
    if not found:
        return _without_at(text, said)
    several = tuple(dict.fromkeys(filter(None, map(_probably, found))))
    if len(several) > 1:
        return Problem(ProblemCode.SEVERAL, written(text), several[0], others=several[1:])
    first = found[0]
    touching = _touching(said[: first.start()])
    before = _part_before(said[: first.start() - len(touching)])
    local, domain = f"{before}{_dotted(touching)}{first[1]}", first[2]
    whole = f"{touching}{first[0]}"
    as_written = written(whole if whole in text.lower() and not before else text)
    if len(local) > _LONGEST_LOCAL:
        return Problem(ProblemCode.EMAIL_LONG, as_written)
    value = valid(f"{tidy(local)}@{tidy(domain)}")
    if "." not in tidy(domain):
        known = provider(tidy(domain))
        suggestion = valid(f"{tidy(local)}@{known}") if known else ""
        return Problem(ProblemCode.EMAIL_INCOMPLETE, as_written, suggestion)
    meant = meant_domain(tidy(domain))
    if meant:
        return Problem(ProblemCode.EMAIL_DOMAIN, as_written, valid(f"{tidy(local)}@{meant}"))
    if not value:
        return Problem(ProblemCode.NOT_AN_EMAIL, as_written)
    if not value.isascii():
        return Problem(ProblemCode.NOT_AN_EMAIL, as_written, in_ascii(value))
    if _stands(value, text):
        return value
    shown = text.strip() if as_written == value else as_written
    return Problem(ProblemCode.EMAIL_MENDED, shown, value)


def insisted(text: str) -> str:
    """The address as it stands, whatever its domain looks like; empty when it is none."""
    match = _ADDRESS.search(normal(text))
    return valid(match[0]) if match and _stands(match[0], text) else ""


def find(text: str) -> tuple[int, int] | None:
    """Where in the text an `@` stands between words, whatever touches it and blanks included."""
    match = _LOOSE.search(text)
    if match is None:
        return None
    start, end = match.span()
    while start > 0 and not text[start - 1].isspace() and text[start - 1] not in _ENDS_BEFORE:
        start -= 1
    while end < len(text) and text[end] not in _ENDS_AFTER and not text[end].isspace():
        end += 1
    ends_a_sentence = text[end - 1 : end] == "." and text[end:].strip()
    return start, end - 1 if ends_a_sentence else end


def is_part(before: str, after: str) -> bool:
    """Whether a comma without a blank parts an address and no list: *siti* and *aminah@…*."""
    start = before.rpartition("\n")[2].strip().lower()
    if not _PART.fullmatch(start) or _NUMBER_OR_DAY.fullmatch(start) or start in _LEADING:
        return False
    span = find(after)
    return span is not None and span[0] == 0


def normal(text: str) -> str:
    """The text in lower case with `at`, `dot`, stray blanks and commas of an address mended."""
    said = _AT.sub("@", " ".join(text.lower().split()))
    if "@" not in said:
        return said
    said = _LOOSE_DOT.sub(r"\1.", _DOT.sub(".", said))
    return _COUNTRY_DOT.sub(r"\1.", said)


def is_possible(text: str) -> bool:
    """Whether the text can be meant as an address: one word, or something with an `@`."""
    said = normal(text)
    return "@" in said or bool(_GLUED.search(said)) or (bool(said) and " " not in said)


def _probably(found: re.Match[str]) -> str:
    """The address that is meant where several stand in a text; empty where none can be."""
    domain = tidy(found[2])
    known = meant_domain(domain) if "." in domain else provider(domain)
    return valid(f"{tidy(found[1])}@{known or domain}")


def _touching(said: str) -> str:
    """What touches the address before it and is no label of it: *siti,* or *<*."""
    chunk = _CHUNK.search(said)
    if chunk is None or chunk[0].rstrip(":=").strip("(\"'") in _LEADING | {""}:
        return ""
    return "" if _NUMBER_OR_DAY.fullmatch(chunk[0].strip(",;:/")) else chunk[0]


def _dotted(touching: str) -> str:
    """As it would stand in an address."""
    bare = _SIGNS.sub(".", touching.removeprefix("mailto:")).lstrip(".")
    return "" if bare in _LEADING else bare


def _stands(value: str, text: str) -> bool:
    """Whether the address stands in the text as it is, with nothing of it left at its ends."""
    lowered = text.lower()
    at = lowered.find(value)
    while at != -1:
        before = lowered[:at]
        ends = _OPENS.search(before) and _CLOSES.match(lowered, at + len(value))
        if ends and not before.endswith("mailto:") and not _part_before(before):
            return True
        at = lowered.find(value, at + 1)
    return False


def _part_before(said: str) -> str:
    """The words right before an address that may be of it, put together: *siti aminah*."""
    parts: list[str] = []
    while (match := _WORD_BEFORE.search(said)) and len(parts) < _MOST_WORDS_BEFORE:
        word = match[1]
        if word in _LEADING or not _PART.fullmatch(word) or _NUMBER_OR_DAY.fullmatch(word):
            break
        if not may_be_part(word):
            return ""
        parts.insert(0, word)
        said = said[: match.start()]
    return "".join(parts) if not said.strip(" :.,=-") or _ends_leading(said) else ""


def _ends_leading(said: str) -> bool:
    return said.rsplit(maxsplit=1)[-1].strip(".,:=-") in _LEADING


def _without_at(text: str, said: str) -> Problem:
    match = _GLUED.search(said[:LONGEST])
    if match is None or not match[1].strip("."):
        return Problem(ProblemCode.NOT_AN_EMAIL, written(text))
    meant = valid(f"{match[1].strip('.')}@{match[2]}.{match[3]}")
    return Problem(ProblemCode.NOT_AN_EMAIL, written(text), meant)


def is_all(text: str) -> bool:
    """Whether the text is nothing but an address, but for signs around it."""
    span = find(text)
    return span is not None and line(text[span[0] : span[1]]) == line(text)


def _insisted(text: str, problem: Problem, before: Problem) -> str:
    again = problem.code is ProblemCode.EMAIL_DOMAIN and problem.repeats(before)
    return insisted(text) if again else ""


def _follows(after: After) -> bool:
    lowered = after.words.casefold()
    return bool(_NEXT.match(lowered)) or is_none_next(lowered)


def _may_answer(_: Field, text: str, shapes: Shapes) -> bool:  # noqa: ARG001  # as all types do
    return not is_question(text) and is_possible(text) and not is_nod(text)


def _taken(field: Field, piece: str, setting: Setting) -> Taken | None:
    if "@" not in normal(piece):
        return None
    span = find(piece)
    if span is None or piece[span[0] : span[1]].endswith("@"):
        return Taken(piece, "")
    start, end = span
    # Words before it may be of it, unless a whole name is still waited for.
    waiting = (one for one in setting.fields if one.key in setting.waiting)
    named = any(one.type is FieldType.NAME for one in waiting)
    a_name = named and len(piece[:start].split()) > 1 and not setting.asks(field)
    a_number = next(phone.find(piece[:start]), None) is not None
    asks = any(map(str.isalpha, piece[end:])) and "?" in piece[end:]
    if len(piece.split()) <= FEW_WORDS and not (a_name or a_number or asks):
        return Taken(piece, "")
    return Taken(piece[start:end], f"{piece[:start]} {piece[end:]}".strip())


def _split(text: str, shapes: Shapes) -> tuple[str, str]:  # noqa: ARG001  # as all types do
    row = text[: end_of_row(text)]
    span = find(row)
    if span is not None and not row[span[0] : span[1]].endswith("@"):
        return parted(text, span[1])
    return parted(text, end_of_clause(text))


TYPE = TypeDefinition(
    nature=Nature(of_matter=False, exact=True, owned=True, role=FieldRole.MAIL),
    check=of_text(check),
    nothing=ProblemCode.NOT_AN_EMAIL,
    insisted=_insisted,
    labels=_LABELS,
    labels_anywhere=True,
    follows=_follows,
    finders=(Finder(SearchOrder.MAIL, _taken),),
    may_answer=_may_answer,
    shape=Shape(find, is_answer=is_all, contact=True),
    split=_split,
    is_another=bool,
    example="siti@gmail.com",
)
