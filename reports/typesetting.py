"""Typst: a template of ours and data become a PDF; what people wrote is data and never markup."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

import msgspec
import typst

from core.text import masked
from core.time import aware
from reports.glyphs import missing_scripts, without_boxes
from reports.words import breakable, printable

HERE = Path(__file__).parent
Data = Mapping[str, object]


def typeset(template: str, data: Data, at: datetime, *, mask: bool, tags: bool = True) -> bytes:
    """The PDF of a template (a path in this room) with that data, dated `at`.

    `mask` hides 16-digit numbers. `tags` make it readable aloud, at several times the size.
    The same data at the same time give the same bytes.
    """
    return typst.compile(
        HERE / template,
        root=HERE,
        font_paths=_fonts(),
        format="pdf",
        sys_inputs=inputs(data, mask=mask),
        timestamp=int(aware(at).timestamp()),
        pdf_tags=tags,
    )


def inputs(data: Data, *, mask: bool) -> dict[str, str]:
    """What a template gets: the data as JSON, with every text in it made fit for paper."""
    drawable = without_boxes(map(printable, _texts(data)), _fonts())

    def fit(text: str) -> str:
        text = drawable(printable(text)).replace("\t", " ")  # a tab has no width on paper
        return breakable(masked(text) if mask else text)

    return {"data": msgspec.json.encode(_fit(data, fit)).decode()}


def scripts_without_a_font() -> tuple[str, ...]:
    """The Indonesian names of the scripts whose signs papers on this machine only name."""
    return missing_scripts(_fonts())


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Mapping():
            for one in value.values():
                yield from _texts(one)
        case list() | tuple():
            for one in value:
                yield from _texts(one)
        case _:
            pass


def _fit(value: object, fit: Callable[[str], str]) -> object:
    match value:
        case str():
            return fit(value)
        case Mapping():
            return {key: _fit(one, fit) for key, one in value.items()}
        case list() | tuple():
            return [_fit(one, fit) for one in value]
        case _:
            return value


@cache
def _fonts() -> typst.Fonts:
    """Those inside Typst, ours for signs that they lack, and the system's."""
    return typst.Fonts(font_paths=[HERE / "fonts"])
