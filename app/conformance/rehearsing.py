"""Whether an office's files do what its written procedure says: every row of it is played."""

import re
from pathlib import Path

from app.conformance.rows import FILE_NAME
from app.conformance.running import conform

_PLACE = re.compile(rf"{re.escape(FILE_NAME)}:(?P<line>\d+): (?P<wrong>.*)", re.DOTALL)
_ADVICE = "Mend procedure.yml, or the row where the office has decided otherwise"


async def rehearse(folder: Path) -> list[str]:
    """A line for each row of its `conformance.yml` that fails, with the place in that file.

    None where there is no such file. The other files are right already.
    """
    if not (folder / FILE_NAME).is_file():
        return []
    return [
        _told(folder, played.id, played.why)
        async for played in conform([folder])
        if not played.passed
    ]


def _told(folder: Path, row: str, why: str) -> str:
    found = _PLACE.fullmatch(why)
    line, wrong = (found["line"], found["wrong"]) if found else ("1", why)
    said = " ".join(wrong.split()).removesuffix(".")
    return f"{folder / FILE_NAME}:{line}: {row}: {said}. {_ADVICE}."
