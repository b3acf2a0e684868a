"""Templates of the pages, and what they can ask for."""

from collections.abc import Callable
from pathlib import Path

import jinja2
from markupsafe import Markup

from channels.registry import capabilities_of
from core.text import masked
from core.unreadable import readable
from handoff.procedure import Procedure
from reports import labels as office_words
from web.showing import labels, words
from web.showing.countdowns import waits_for
from web.showing.rich_text import plain, rich

ROOT = Path(__file__).parent
STATIC = ROOT / "static"
Draw = Callable[..., Markup]


def templates(office: Procedure) -> jinja2.Environment:
    """The templates, with the filters and functions that they ask for."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    env.filters.update(
        rich=rich,
        plain=plain,
        clock=lambda at: words.clock(at, office.zone),
        day=lambda at: words.day(at, office.zone),
        moment=lambda at: words.moment(at, office.zone),
        soon=lambda at, now: words.soon(at, now, office.zone),
        size=words.size,
        masked=masked,
    )
    env.globals.update(
        words=words,
        labels=labels,
        office_words=office_words,
        capabilities_of=capabilities_of,
        version=_version(),
        waits_for=waits_for,
        shown=shown,
        who=lambda case, name: words.who(office, case, name),
    )
    return env


def shown(what: str, number: object, draw: Draw, otherwise: Draw, *given: object) -> Markup:
    """What the macro `draw` makes of `given`; where it cannot, what `otherwise` does."""
    return readable(what, number, lambda: draw(*given), lambda: otherwise(*given))


def _version() -> str:
    newest = max(path.stat().st_mtime_ns for path in STATIC.rglob("*"))
    return f"{newest // 1_000_000:x}"
