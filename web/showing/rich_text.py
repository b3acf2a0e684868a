"""Our own messages as HTML: escaped first, then `*bold*` and links, nothing else."""

import re

from markupsafe import Markup, escape

_BOLD = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")
_URL = re.compile(r"\bhttps?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]*]")


def rich(text: str) -> Markup:
    """What the office wrote: WhatsApp's `*bold*` and links to http(s) addresses."""
    return _with_links(text, bold=True)


def plain(text: str) -> Markup:
    """What somebody else wrote: links only, nothing is bold."""
    return _with_links(text, bold=False)


def _with_links(text: str, *, bold: bool) -> Markup:
    pieces: list[Markup] = []
    end = 0
    for found in _URL.finditer(text):
        pieces.append(_words(text[end : found.start()], bold=bold))
        url = escape(found[0])
        pieces.append(
            Markup('<a href="{0}" rel="noopener noreferrer" target="_blank">{0}</a>').format(url)
        )
        end = found.end()
    pieces.append(_words(text[end:], bold=bold))
    return Markup("").join(pieces)


def _words(text: str, *, bold: bool) -> Markup:
    safe = escape(text)
    if not bold:
        return safe
    return Markup(_BOLD.sub(r"<strong>\1</strong>", str(safe)))  # noqa: S704  escaped just above
