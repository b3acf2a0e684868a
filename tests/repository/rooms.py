"""The rooms of the program, as they lie in the tree: a new one is looked at by itself."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
BESIDE = frozenset({"bench", "tests"})
"""What lies beside the program and is no part of it."""
ROOMS = tuple(sorted({path.parent.name for path in ROOT.glob("*/__init__.py")} - BESIDE))
