"""An e-mail address as people write it, and what was probably meant where it is wrong."""

import re
from datetime import date

from email_validator import EmailNotValidError, validate_email
from rapidfuzz.distance import OSA

from bot.forms.form import Problem, ProblemCode
from bot.forms.plain import written

KNOWN_DOMAINS = (
    "gmail.com", "yahoo.com", "yahoo.co.id", "ymail.com", "rocketmail.com", "outlook.com",
    "outlook.co.id", "hotmail.com", "icloud.com", "live.com", "msn.com", "aol.com",
)  # fmt: skip
"""Where most people have their address; only typos of these are pointed out."""

_REAL_NEIGHBOURS = frozenset({"mail.com", "email.com", "gmx.com", "me.com", "googlemail.com"})
_LONGEST = 254
_AT = re.compile(
    r" ?[(\[{]at[)\]}] ?| at (?=[\w.-]{1,40}(?: ?(?:\.|,| dot | titik ) ?\w|\Z))| ?@+ ?"
)
_DOT = re.compile(r" ?[(\[{](?:dot|titik)[)\]}] ?| (?:dot|titik) ")
_LOOSE_DOT = re.compile(r"(@[\w-]{1,60}) ?[.,]+ ?(?=(?:com?|con|co|net|org|id|go|ac|sch|web)\b)")
_COUNTRY_DOT = re.compile(r"(@[\w.-]{1,60}\.co) ?[.,]+ ?(?=id\b)")
_ADDRESS = re.compile(r"(?:mailto:)?([^\s@,;:<>()\[\]\"]{1,64})@([^\s@,;:<>()\[\]\"/]{0,190})")
_LOCAL = r"[^\s@,;:<>()\[\]\"/]{1,64}"
_ENDING = r"(?:com?|con|net|org|id|go|ac|sch|web)\b"
_LOOSE = re.compile(
    rf"{_LOCAL} ?@+ ?(?:[\w-]{{1,60}} ?[,.]+ ?{_ENDING}(?: ?[,.]+ ?id\b)?(?![\w-])"
    r"|[^\s@,;:<>()\[\]\"/]{0,190})",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"\b([\w.+-]{1,64}?)(gmail|yahoo|ymail|hotmail|outlook|icloud)[.,](com|co\.id)\b"
)


def check(text: str, today: date) -> str | Problem:  # noqa: ARG001  # one signature for all types
    """The address in lower case, or why mail to it cannot arrive. Asks no name server."""
    said = normal(text)
    match = _ADDRESS.search(said)
    if match is None:
        return _without_at(text, said)
    local, domain = match[1].strip("."), match[2].strip(".-'")
    as_written = written(match[0].removeprefix("mailto:"))
    if "." not in domain:
        provider = _provider(domain)
        suggestion = _valid(f"{local}@{provider}") if provider else ""
        return Problem(ProblemCode.EMAIL_INCOMPLETE, as_written, suggestion)
    value = _valid(f"{local}@{domain}")
    meant = _meant(domain)
    if meant:
        return Problem(ProblemCode.EMAIL_DOMAIN, as_written, _valid(f"{local}@{meant}"))
    return value or Problem(ProblemCode.NOT_AN_EMAIL, as_written)


def insisted(text: str) -> str:
    """The address as it stands, whatever its domain looks like; empty when it is none."""
    match = _ADDRESS.search(normal(text))
    return _valid(f"{match[1].strip('.')}@{match[2].strip('.-')}") if match else ""


def find(text: str) -> tuple[int, int] | None:
    """Where in the text an `@` stands between words, the words and blanks around it included."""
    match = _LOOSE.search(text)
    return match.span() if match else None


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


def _without_at(text: str, said: str) -> Problem:
    match = _GLUED.search(said[:_LONGEST])
    if match is None or not match[1].strip("."):
        return Problem(ProblemCode.NOT_AN_EMAIL, written(text))
    meant = _valid(f"{match[1].strip('.')}@{match[2]}.{match[3]}")
    return Problem(ProblemCode.NOT_AN_EMAIL, written(text), meant)


def _provider(domain: str) -> str:
    """The well-known domain whose first part this is, misspelt or not; empty when none is."""
    bare = re.sub(r"(?:com|con|co)\Z", "", domain) or domain
    for known in KNOWN_DOMAINS:
        first = known.partition(".")[0]
        if bare == first or domain == first:
            return known
    for known in KNOWN_DOMAINS:
        first = known.partition(".")[0]
        if len(first) > 3 and OSA.distance(bare, first, score_cutoff=1) <= 1:
            return known
    return ""


def _meant(domain: str) -> str:
    """The well-known domain of which this is a typo; empty when it is right or far from all."""
    if domain in KNOWN_DOMAINS or domain in _REAL_NEIGHBOURS:
        return ""
    first, _, ending = domain.partition(".")
    nearest = min(KNOWN_DOMAINS, key=lambda known: _distance(domain, known))
    same_first = first == nearest.partition(".")[0]
    if _distance(domain, nearest) <= (2 if same_first or ending == "con" else 1):
        return nearest
    return ""


def _distance(domain: str, known: str) -> int:
    if len(known) < len("live.com") + 1 and domain.partition(".")[0] != known.partition(".")[0]:
        return len(domain)  # too short to tell a typo from another name
    return OSA.distance(domain, known)


def _valid(address: str) -> str:
    if len(address) > _LONGEST:
        return ""
    try:
        return validate_email(address, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        return ""
