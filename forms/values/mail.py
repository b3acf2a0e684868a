"""E-mail addresses as such: which can be written to, and which domain a misspelt one means."""

import re
import unicodedata

from email_validator import EmailNotValidError, validate_email
from rapidfuzz.distance import OSA

from language.word_tables import table

_TABLE = table("forms/values")
KNOWN_DOMAINS = _TABLE.in_order("mail domains")
"""Where most people have their address; only typos of these are pointed out."""
_OF_ONE_DOMAIN = frozenset({"gmail", "icloud", "rocketmail"})
"""Providers that have their addresses under `.com` alone."""
_REAL_NEIGHBOURS = _TABLE.words("other mail domains")
LONGEST = 254
_TWICE = re.compile(r"(\.[a-z]{2,6})\1+\Z")
_LOOK_ALIKE = str.maketrans("ıɩаеіјорсухԁһԛѕԝαοιρυν", "iiaeijopcyxdhqswaoipuv")
"""Letters of Turkish, Cyrillic and Greek, and those of ASCII that they are taken for."""


def tidy(part: str) -> str:
    """Without dots at its ends or beside each other and an ending twice: *gmail.com.com*."""
    bare = re.sub(r"\.{2,}", ".", part).strip(".-'").removeprefix("www.")
    return _TWICE.sub(r"\1", bare)


def in_ascii(address: str) -> str:
    """The address whose letters these look like; empty where no letter is near."""
    bare = unicodedata.normalize("NFKD", address.translate(_LOOK_ALIKE))
    meant = "".join(char for char in bare if not unicodedata.combining(char))
    return valid(meant) if meant.isascii() else ""


def provider(domain: str) -> str:
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


def meant_domain(domain: str) -> str:
    """The well-known domain of which this is a typo; empty when it is right or far from all."""
    if domain in KNOWN_DOMAINS or domain in _REAL_NEIGHBOURS:
        return ""
    first, _, ending = domain.partition(".")
    if first in _OF_ONE_DOMAIN:
        return f"{first}.com"
    nearest = min(KNOWN_DOMAINS, key=lambda known: _distance(domain, known))
    same_first = first == nearest.partition(".")[0]
    if _distance(domain, nearest) <= (2 if same_first or ending == "con" else 1):
        return nearest
    return ""


def _distance(domain: str, known: str) -> int:
    if len(known) < len("live.com") + 1 and domain.partition(".")[0] != known.partition(".")[0]:
        return len(domain)  # too short to tell a typo from another name
    return OSA.distance(domain, known)


def valid(address: str) -> str:
    """The address in lower case; empty where no mail can go there. Asks no name server."""
    if len(address) > LONGEST:
        return ""
    try:
        return validate_email(address, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        return ""
