"""Typst: a template of ours and data become a PDF; what people wrote is data and never markup."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

import msgspec
import typst

from core.text import masked
from core.time import aware
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
    return {"data": msgspec.json.encode(_fit(data, mask)).decode()}


def _fit(value: object, mask: bool) -> object:
    match value:
        case str():
            text = printable(value)
            text = masked(text) if mask else text
            return breakable(text)
        case Mapping():
            return {key: _fit(one, mask) for key, one in value.items()}
        case list() | tuple():
            return [_fit(one, mask) for one in value]
        case _:
            return value


@cache
def _fonts() -> typst.Fonts:
    """Those inside Typst, ours for signs that they lack, and the system's."""
    return typst.Fonts(font_paths=[HERE / "fonts"])
