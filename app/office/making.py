"""Makes the folder of a new office, and checks the folders of offices."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from string import Template
from typing import TypeVar
from zoneinfo import ZoneInfo

from app.conformance.reading import load_script
from app.conformance.rows import FILE_NAME as SCRIPT
from app.office.examples import check_examples
from app.office.hours import check_hours
from app.office.texts import check_texts
from app.settings import ROOT
from bot.replies.loading import load_replies
from core.errors import BadConfiguration, BadInput
from core.time import ZONE_WORDS, zone_word
from desk_info.loading import OWN_WORDS, QUESTIONS, load_desk_info, load_own_words, load_questions
from handoff.loading import load_procedure
from handoff.loading.schema import FILE_NAME as SCHEMA
from handoff.loading.schema import as_text
from handoff.loading.words import kebab

T = TypeVar("T")
_PATTERNS = Path(__file__).parent / "new_office"
_MISTAKE = re.compile(
    r"(?P<file>.+?), line (?P<line>\d+), (?P<key>.+?): (?P<wrong>.+) — for example: (?P<example>.+)"
)


def make_office(folder: Path, office: str, name: str, zone: str) -> tuple[Path, ...]:
    """Write `folder/office` with its files, and the schema that they name; say which.

    Raises `BadInput` where the folder is there already, or the id, the name or the zone is none.
    """
    target = folder / office
    try:
        kebab(office)
    except ValueError as error:
        raise BadInput(f"{error}. Example: loket procedures new rsud-contoh") from error
    if not name.strip() or not name.isprintable():
        raise BadInput("a name is one line of text. Example: --name 'RSUD Contoh'")
    if zone not in ZONE_WORDS:
        raise BadInput(f"{zone} is no zone of Indonesia: {', '.join(ZONE_WORDS)}")
    if target.exists():
        raise BadInput(f"{target} is there already; nothing was written")
    values = {
        "id": office,
        "name": json.dumps(name.strip(), ensure_ascii=False),
        "plain_name": name.strip(),
        "zone": zone,
        "zone_word": zone_word(ZoneInfo(zone)),
    }
    target.mkdir(parents=True)
    written = [] if (schema := folder / SCHEMA).exists() else [schema]
    for path in written:
        path.write_text(as_text(), encoding="utf-8")
    for pattern in sorted(_PATTERNS.glob("*.yml")):
        text = Template(pattern.read_text(encoding="utf-8")).substitute(values)
        (target / pattern.name).write_text(text, encoding="utf-8")
        written.append(target / pattern.name)
    return tuple(written)


def check_office(folder: Path) -> list[str]:
    """A line for each mistake in the folder's files; none when the office can be served."""
    mistakes: list[str] = []
    procedure = _read(lambda: load_procedure(folder), mistakes)
    entries = _read(lambda: load_desk_info(folder / "desk_info.yml"), mistakes)
    replies = _read(lambda: load_replies(ROOT / "domain.yml", folder / "replies.yml"), mistakes)
    if procedure is not None:
        _read(lambda: check_examples(folder, procedure), mistakes)
        _read(lambda: check_hours(folder, procedure.hours), mistakes)
    if procedure is not None and replies is not None:
        _read(lambda: check_texts(folder, procedure, replies), mistakes)
    _read(lambda: load_own_words(folder / OWN_WORDS), mistakes)
    if entries is not None and (folder / QUESTIONS).is_file():
        known = [entry.id for entry in entries]
        _read(lambda: load_questions(folder / QUESTIONS, known), mistakes)
    if procedure is not None and (folder / SCRIPT).is_file():
        _read(lambda: load_script(folder, procedure, strict=True), mistakes)
    return mistakes


def _read(reader: Callable[[], T], mistakes: list[str]) -> T | None:
    """What `reader` reads; None after its mistakes were added to the others."""
    try:
        return reader()
    except BadConfiguration as error:
        mistakes.extend(_as_compilers_do(line) for line in str(error).splitlines())
        return None


def _as_compilers_do(line: str) -> str:
    """`file:line: key: …`, on which editors and terminals jump to the place."""
    found = _MISTAKE.fullmatch(line)
    if found is None:
        return line
    wrong = found["wrong"].removesuffix(".")
    end = "" if wrong.endswith("?") else "."
    return (
        f"{found['file']}:{found['line']}: {found['key']}: {wrong}{end} Example: {found['example']}"
    )
