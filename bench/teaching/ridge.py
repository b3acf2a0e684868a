"""Ridge regression over the signs of examples, and what comes out of it kept in a file."""

import hashlib
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse
from numpy.typing import NDArray
from scipy.sparse.linalg import lsqr

from nlu.signs import HIGHEST, Floats, Signs
from nlu.weights import FINEST, Weights

_RIDGE = 0.25
_ROUNDS = 80


def learnt(examples: Sequence[Signs], wanted: Floats, each: Floats) -> Weights:
    """What the signs of examples say: `wanted` is 1 or 0 for each thing (a column) and example.

    `each` is how much an example counts.
    """
    signs = _cells(examples)
    lean = (each[:, None] * wanted).sum(0) / each.sum()
    root = np.sqrt(each)
    found = np.column_stack(
        [
            lsqr(
                scipy.sparse.diags(root) @ signs,
                root * (column - of_all),
                damp=math.sqrt(_RIDGE),
                iter_lim=_ROUNDS,
            )[0]
            for column, of_all in zip(wanted.T, lean, strict=True)
        ]
    )
    scale = np.abs(found).max(0) / FINEST
    whole = np.round(found / scale).astype(np.int8)
    return Weights(whole, scale.astype(np.float32), lean.astype(np.float32))


def keep(weights: Weights, path: Path, examples: Path) -> None:
    """Written to a file, with the examples that it was learnt from."""
    np.savez_compressed(
        path,
        weights=weights.of_signs,
        scale=weights.scale,
        lean=weights.lean,
        examples=np.array(digest(examples)),
    )


def digest(examples: Path) -> str:
    """The SHA-256 of the examples in a folder, by which a test sees that they were learnt."""
    whole = hashlib.sha256()
    for path in sorted(examples.glob("*.txt")):
        whole.update(path.read_bytes())
    return whole.hexdigest()


def examples_in(path: Path, but: str = "") -> Iterator[str]:
    """The messages of a file: a line each, without blank lines, comments and headings.

    Those that stand under the heading `but` are left out.
    """
    heading = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[] ")
        elif line.strip() and not line.startswith("#") and (not but or heading != but):
            yield line.strip()


def _cells(examples: Sequence[Signs]) -> Any:
    rows: NDArray[np.intp] = np.repeat(np.arange(len(examples)), [len(one) for one in examples])
    places = np.concatenate([one.numbers for one in examples])
    weights = np.concatenate([one.weights for one in examples])
    return scipy.sparse.csr_matrix((weights, (rows, places)), (len(examples), HIGHEST))
