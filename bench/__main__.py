"""`python -m bench [NAME]`: measure, print a table, write `var/bench.json`."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench import (
    deadlines,
    desk_kept,
    desk_match,
    desk_quality,
    evidence_verify,
    loop_pause,
    nlu,
    turns,
)
from bench.measured import BenchFailed, Measured, machine, table, write_json
from bench.processes import ROOT

ENTRIES: Mapping[str, Callable[[], Measured]] = {
    turns.NEW: turns.measure_new,
    turns.SEEN: turns.measure_seen,
    turns.FAR: turns.measure_far,
    loop_pause.NAME: loop_pause.measure,
    desk_match.NAME: desk_match.measure,
    desk_kept.NAME: desk_kept.measure,
    desk_quality.NAME: desk_quality.measure,
    evidence_verify.NAME: evidence_verify.measure,
    deadlines.NAME: deadlines.measure,
    nlu.NAME: nlu.measure,
}
RESULTS = ROOT / "var" / "bench.json"


def main(
    names: Sequence[str],
    entries: Mapping[str, Callable[[], Measured]] = ENTRIES,
    results: Path = RESULTS,
) -> int:
    """Measure the entries that are named, all when none is; the exit code.

    2 for a name that is not known; 1 when an entry failed: then nothing is written.
    """
    unknown = [name for name in names if name not in entries]
    if unknown:
        print(f"no such entry: {', '.join(unknown)}; known: {', '.join(entries)}", file=sys.stderr)
        return 2
    measured: list[Measured] = []
    print(f"on {machine()}", flush=True)
    for name in dict.fromkeys(names or entries):
        try:
            measured.append(entries[name]())
        except BenchFailed as failure:
            print(f"{name} failed: {failure}", file=sys.stderr)
            return 1
    print(table(measured))
    write_json(measured, results)
    print(f"written to {results}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
