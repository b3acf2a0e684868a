"""What is denied beside what is meant: *bukan 1990 tapi 1991*, *bukan Aurel, Aurelia*."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from forms.writing.speech import is_courtesy, is_nod, without_leading

_NOT = r"(?:bukan|bkn|bukannya)"
_BUT = r"(?:tapi|tp|tetapi|melainkan|seharusnya|harusnya|yang benar|yg benar|yg bener|yang bener)"
_NOT_BUT = re.compile(
    rf"\A\W*((?:[\w.]+[ ,]+){{0,6}}?){_NOT} (\S[^\n]{{0,60}}?)[,.;]? {_BUT} (\S[^\n]{{0,120}})\Z",
    re.IGNORECASE,
)
_THIS_NOT = re.compile(
    rf"\A\W*((?:[\w.]+ ){{0,4}}?)(\S[^\n]{{0,60}}?),? {_NOT} (\S[^\n]{{0,60}})\Z", re.IGNORECASE
)
_NOT_THIS = re.compile(
    rf"\A\W*((?:[\w.]+[ ,]+){{0,6}}?){_NOT} (\S.{{0,180}})\Z", re.IGNORECASE | re.DOTALL
)
_PARTING = re.compile(r"\s*[,;]\s+|,(?=[^\W\d])|;|\.\s+|\s*\n\s*|\s+-\s+")
_PARTED_AT_MOST = 4
"""What has more clauses is told, and puts nothing right."""
_NOISE = re.compile(
    r"\A(?:(?:tahun|thn|th|bulan|bln|tanggal|tgl)(?:nya)?|yang|yg|itu)\b[ .]*", re.IGNORECASE
)
EDGES = " .,!;:\"'()\n"


class Contrast(NamedTuple):
    """The words before it, what is denied, and what is meant instead.

    `by_sign`: only a sign parts the two, and no word says that the second is meant.
    """

    lead: str
    denied: str
    meant: str
    by_sign: bool = False


def contrasts(text: str) -> Iterator[Contrast]:
    """Every way to read one in the text, the surest first."""
    match = _NOT_BUT.search(text)
    if match is not None:
        yield Contrast(match[1], _tidy(match[2]), _tidy(match[3]))
    yield from parted(text)
    match = _THIS_NOT.search(text)
    if match is not None:
        yield Contrast(match[1], _tidy(match[3]), _tidy(match[2]))


def parted(text: str) -> Iterator[Contrast]:
    """What only a sign parts from what is meant: *bukan Aurel. Aurelia*."""
    match = _NOT_THIS.match(text)
    said = match[2].strip(EDGES) if match is not None else ""
    signs = list(_PARTING.finditer(said))
    if match is None or len(signs) > _PARTED_AT_MOST:
        return
    for sign in signs:
        denied, meant = _tidy(said[: sign.start()]), _tidy(said[sign.end() :])
        if denied and meant and not (is_nod(meant) or is_courtesy(meant)):
            yield Contrast(match[1], denied, meant, by_sign=True)
            bare = without_leading(denied).strip(EDGES)  # *bukan Siti kak, Sita*
            if bare not in ("", denied):
                yield Contrast(match[1], bare, meant, by_sign=True)


def _tidy(text: str) -> str:
    return _NOISE.sub("", text).strip(EDGES)
