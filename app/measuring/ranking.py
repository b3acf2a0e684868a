"""Files of questions matched against files of entries, one line of JSON each."""

import json
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from core.errors import BadConfiguration
from core.text_files import read_text
from desk_info.entry import Entry
from desk_info.matching.matcher import Matcher

_FEWEST_RANKED = 3
_EXAMPLES = {str: '"a string"', object: "1"}


def rank_files(kb: Path, queries: Path, out: Path) -> None:
    """Write to `out` what `queries` find in `kb`; see `loket desk rank --help` for the lines.

    Raises `BadConfiguration` naming file and line where one cannot be read.
    """
    variants: dict[str, list[str]] = {}
    for line in _lines(kb, entry=str, text=str):
        variants.setdefault(line["entry"], []).append(line["text"])
    asked = list(_lines(queries, id=object, text=str))
    matcher = Matcher([Entry(one, "", "", "", tuple(said)) for one, said in variants.items()])
    try:
        with out.open("w", encoding="utf-8") as file:
            for line in asked:
                file.write(json.dumps(_ranked(matcher, line)) + "\n")
    except OSError as error:
        raise BadConfiguration(f"{out}: cannot be written ({error.strerror})") from error


def _ranked(matcher: Matcher, line: dict[str, Any]) -> dict[str, Any]:
    began = time.perf_counter()
    match = matcher.match(line["text"])
    took = (time.perf_counter() - began) * 1000
    ranking: list[list[str | float]] = [
        [scored.entry.id, round(scored.score, 6)] for scored in (*match.candidates, *match.others)
    ]
    if len(ranking) < _FEWEST_RANKED:  # what has nothing in common with the question comes last
        found = {entry for entry, _ in ranking}
        rest = (one.id for one in matcher.entries if one.id not in found)
        ranking += [[entry, 0.0] for entry in islice(rest, _FEWEST_RANKED - len(ranking))]
    return {"id": line["id"], "outcome": match.outcome, "ranking": ranking, "ms": round(took, 3)}


def _lines(path: Path, **keys: type) -> Iterator[dict[str, Any]]:
    written = read_text(path).split("\n")  # a text may hold a U+2028
    for number, line in enumerate(written, 1):
        if not line.strip():
            continue
        try:
            read = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BadConfiguration(f"{path}:{number}: is not JSON ({error})") from error
        if not isinstance(read, dict) or not all(
            key in read and isinstance(read[key], kind) for key, kind in keys.items()
        ):
            example = ", ".join(f'"{key}": {_EXAMPLES[kind]}' for key, kind in keys.items())
            raise BadConfiguration(f"{path}:{number}: is not a line such as {{{example}}}")
        yield read
