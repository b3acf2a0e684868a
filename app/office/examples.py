"""Whether the example of each field of a form is one that the field itself would take."""

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from forms.field_values import check
from forms.form import Problem, ProblemCode
from forms.registry import type_of
from handoff.loading import FILE_NAME
from handoff.loading.patterns import DATES
from handoff.procedure import Procedure
from handoff.service import Field
from web.showing.field_problems import why
from yaml_files.reading import read

_AHEAD = frozenset({ProblemCode.DATE_AHEAD, ProblemCode.NOT_BORN_YET})  # not for ever
_ITS_OWN = "a value that the field takes"


def check_examples(folder: Path, procedure: Procedure) -> None:
    """Hold the example of each field of a form against the field's own check.

    Whoever copies the example must be understood. Raises `BadConfiguration`.
    """
    root, today = read(folder / FILE_NAME), datetime.now(procedure.zone).date()
    services = dict(root.pairs())["services"].items()
    for node, service in zip(services, procedure.services, strict=True):
        form = dict(node.pairs()).get("form")
        for item, field in zip(form.items() if form else (), service.form, strict=True):
            example = dict(item.pairs()).get("example")
            if example is None or type_of(field).nature.is_file:
                continue
            verdict = check(field, field.example, today)
            if isinstance(verdict, Problem) and verdict.code not in _AHEAD:
                right = f"example: {_right(field, verdict, today)}"
                replace(example, example=right).complain(
                    f"'{field.example}' would be refused as {field.type} ({why(verdict)}): who "
                    "writes it as shown would be asked again"
                )
    root.finish()


def _right(field: Field, problem: Problem, today: date) -> str:
    """A value that the field takes: what was probably meant, the same with today's date in it."""
    held = re.fullmatch(field.pattern, field.example, re.IGNORECASE) if field.pattern else None
    dated = held.groupdict() if held else {}
    for layout in DATES:
        if held is not None and dated.get(layout):
            said = _laid_out(layout, today)
            return f"{field.example[: held.start(layout)]}{said}{field.example[held.end(layout) :]}"
    return problem.suggestion or type_of(field).example or _ITS_OWN


def _laid_out(layout: str, day: date) -> str:
    signs = layout.replace("yyyy", "%Y").replace("yy", "%y")
    return day.strftime(signs.replace("mm", "%m").replace("dd", "%d"))
