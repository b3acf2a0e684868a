"""`*bold*` words where a long text is cut: both halves stay bold, and no asterisk is left over."""

import re
from collections.abc import Iterable, Sequence

# As WhatsApp takes it: on one line, no space inside the asterisks, no letter outside of them.
BOLD = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")
ROOM = 2  # how many characters `closed` may add to a part


def closed(text: str, parts: Sequence[str]) -> list[str]:
    """The parts with every bold span that a cut goes through closed before it and opened after.

    `parts` are pieces of `text`, in their order, with nothing but white space between them.
    """
    spans = [found.span() for found in BOLD.finditer(text)]
    if len(parts) < 2 or not spans:
        return list(parts)
    made: list[str] = []
    start = 0
    for part in parts:
        start = text.index(part, start)
        end = start + len(part)
        first, last = _cut_by(spans, start), _cut_by(spans, end)
        words = part
        if first is not None:
            # The asterisk that closes may be all that was left of the span.
            words = words[1:].lstrip() if start == first[1] - 1 else f"*{words}"
        if last is not None:
            words = words[:-1].rstrip() if end == last[0] + 1 else f"{words}*"
        made.append(words)
        start = end
    return [part for part in made if part]


def _cut_by(spans: Iterable[tuple[int, int]], place: int) -> tuple[int, int] | None:
    return next((span for span in spans if span[0] < place < span[1]), None)
