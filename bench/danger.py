"""`python -m bench.danger`: learn anew what speaks of danger, and write `nlu/danger/learnt.npz`.

Ridge regression over the examples in `nlu/danger/examples`, the intents' examples and the phrasings
of the offices that are delivered, which speak of none. A tier with few examples counts more.
"""

import hashlib
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import scipy.sparse
from scipy.sparse.linalg import lsqr

from bench.processes import ROOT
from desk_info.loading import load_desk_info
from nlu.emergency import BUCKETS, LEARNT, buckets
from nlu.meaning import Intent
from nlu.training import read_examples

EXAMPLES = LEARNT.with_name("examples")
TIERS = ("none", "alarm", "concern")
_RIDGE = 0.25
_BALANCE = 0.5
_ROUNDS = 80
_FINEST = 127
"""Weights are kept as whole numbers up to this."""


def main() -> None:
    """Learn, and write what was learnt."""
    lines = list(_examples())
    tiers = np.array([TIERS.index(tier) for tier, _ in lines])
    rows: list[int] = []
    places: list[int] = []
    weights: list[float] = []
    for row, (_, text) in enumerate(lines):
        at, of = buckets(text)
        rows += [row] * len(at)
        places += at
        weights += of
    signs = scipy.sparse.csr_matrix((weights, (rows, places)), (len(lines), BUCKETS))
    wanted = np.eye(len(TIERS))[tiers]
    each = (1.0 / len(TIERS) / wanted.mean(0)[tiers]) ** _BALANCE
    lean = (each[:, None] * wanted).sum(0) / each.sum()
    root = np.sqrt(each)
    found = np.column_stack(
        [
            lsqr(
                scipy.sparse.diags(root) @ signs,
                root * (wanted[:, tier] - lean[tier]),
                damp=math.sqrt(_RIDGE),
                iter_lim=_ROUNDS,
            )[0]
            for tier in (1, 2)
        ]
    )
    scale = np.abs(found).max(0) / _FINEST
    np.savez_compressed(
        LEARNT,
        weights=np.round(found / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        lean=lean[1:].astype(np.float32),
        examples=np.array(digest()),
    )
    counts = {tier: int((tiers == place).sum()) for place, tier in enumerate(TIERS)}
    print(f"learnt from {counts}, {LEARNT.stat().st_size:,} bytes")


def digest() -> str:
    """The SHA-256 of the examples, by which a test sees that they were learnt."""
    whole = hashlib.sha256()
    for path in sorted(EXAMPLES.glob("*.txt")):
        whole.update(path.read_bytes())
    return whole.hexdigest()


def examples_in(path: Path) -> Iterator[str]:
    """The messages of a file: a line each, without blank lines, comments and headings."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith(("#", "[")):
            yield line.strip()


def _examples() -> Iterator[tuple[str, str]]:
    for tier in TIERS:
        for text in examples_in(EXAMPLES / f"{tier}.txt"):
            yield tier, text
    for example in read_examples(ROOT / "data" / "nlu.yml"):
        if example.intent is not Intent.EMERGENCY:
            yield "none", example.text
    for office in sorted((ROOT / "procedures").glob("*/desk_info.yml")):
        for entry in load_desk_info(office):
            for variant in entry.variants:
                yield "none", variant


if __name__ == "__main__":
    main()
