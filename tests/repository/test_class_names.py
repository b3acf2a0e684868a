"""A name of a class has one meaning in the whole tree."""

import ast
from collections import defaultdict
from pathlib import Path

from tests.repository.rooms import ROOMS, ROOT

SAME = {
    # A port has the name of what it is a port of: whoever needs it owns it.
    "CaseActions", "Cases", "Desk", "Engines", "Files", "Health", "Judgements", "Knowledge",
    "Letters", "Papers", "Talks",
}  # fmt: skip


def classes() -> dict[str, list[tuple[Path, bool]]]:
    """By name the files with such a public class, and whether it is a protocol there."""
    found: dict[str, list[tuple[Path, bool]]] = defaultdict(list)
    for path in (path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                port = any(ast.unparse(base) == "Protocol" for base in node.bases)
                found[node.name].append((path.relative_to(ROOT), port))
    return found


def test_no_two_classes_have_one_name() -> None:
    twice = {
        name: [str(path) for path, port in places if not (port and name in SAME)]
        for name, places in classes().items()
    }
    assert {name: paths for name, paths in twice.items() if len(paths) > 1} == {}


def test_only_ports_are_called_as_what_they_are_ports_of() -> None:
    found = classes()
    for name in SAME:
        places = found[name]
        assert len(places) > 1
        assert sum(not port for _, port in places) <= 1
