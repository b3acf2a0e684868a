"""Rules about the files of the project themselves."""

import ast
import json
import re
import sys
import tomllib
from pathlib import Path

import pytest

from tests.repository.files import text_of, tracked
from tests.repository.rooms import ROOMS, ROOT

# Put together from pieces, so that this file names none itself.
_PIECES = (("index", "-url"), ("find", "-links"), ("pypi", r"\.org"), ("python", "hosted"),
           ("npm", r"js\."), ("debian", r"\.org"))  # fmt: skip
REGISTRIES = re.compile("|".join(map("".join, _PIECES)))
SEALED = re.compile(r"sha512-[A-Za-z0-9+/]{86}==$")
PINNED = re.compile(r"^[a-z0-9][a-z0-9._-]*(\[[a-z,]+\])?==\S+.*\\$")


def test_no_file_names_a_package_registry() -> None:
    naming = [
        f"{path.relative_to(ROOT)}: {line}"
        for path in tracked()
        if path != Path(__file__)
        for line in text_of(path).splitlines()
        if REGISTRIES.search(line)
    ]
    assert naming == []


def test_no_test_waits_with_a_budget_of_its_own() -> None:
    tight = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        if path not in {Path(__file__), ROOT / "tests" / "waiting.py"}
        for line in text_of(path).splitlines()
        if re.search(r"asyncio\.(?:timeout|wait_for)\(|\.wait\(\d", line)
    ]
    assert tight == [], "a busy machine is no failure: wait with tests/waiting.py"


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "requirements-dev.lock", "requirements-rasa.lock"]
)
def test_every_requirement_is_pinned_with_hashes_and_without_an_address(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    packages = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert len(packages) > 30
    assert [line for line in packages if not PINNED.match(line)] == []
    assert not any("://" in line for line in lines)
    hashes = sum(line.strip().startswith("--hash=sha256:") for line in lines)
    assert hashes >= len(packages)


def test_what_checks_stylesheets_is_pinned_with_hashes_and_without_an_address() -> None:
    text = (ROOT / "deno.lock").read_text(encoding="utf-8")
    packages = json.loads(text)["npm"]
    assert any(name.startswith("stylelint@") for name in packages)
    assert [name for name in packages if not SEALED.match(packages[name]["integrity"])] == []
    assert "://" not in text


def test_rasa_reads_words_with_the_same_versions_as_the_hotline() -> None:
    ours, theirs = (pins(ROOT / f"requirements{kind}.lock") for kind in ("", "-rasa"))
    shared = {"indonlp", "pysastrawi"}
    assert {name: theirs[name] for name in shared} == {name: ours[name] for name in shared}
    foreign = {
        name.partition(".")[0]
        for path in (ROOT / "language").glob("*.py")
        for name in imported(path)
    } - sys.stdlib_module_names
    assert foreign == {"core", "language", "indoNLP", "Sastrawi"}, "Rasa's tokenizer needs them too"


def pins(lock: Path) -> dict[str, str]:
    """The version of every package in a lock."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", "\n".join(lines), re.MULTILINE))


def test_there_is_no_lock_that_records_addresses() -> None:
    assert not (ROOT / "uv.lock").exists()


def test_core_uses_the_standard_library_only() -> None:
    allowed = sys.stdlib_module_names | {"core"}
    foreign = {
        name
        for path in (ROOT / "core").glob("*.py")
        for name in imported(path)
        if name.partition(".")[0] not in allowed
    }
    assert foreign == set()


def test_only_storage_knows_sqlmodel_and_redis() -> None:
    foreign = {
        str(path.relative_to(ROOT))
        for room in {*ROOMS} - {"storage"}
        for path in (ROOT / room).rglob("*.py")
        for name in imported(path)
        if name.partition(".")[0] in {"sqlmodel", "sqlalchemy", "redis", "psycopg", "sqlite3"}
    }
    assert foreign == set()


def test_nothing_below_app_asks_what_time_it_is() -> None:
    asking = [
        str(path.relative_to(ROOT))
        for room in {*ROOMS} - {"app"}
        for path in (ROOT / room).rglob("*.py")
        if re.search(r"datetime\.now\(|date\.today\(|utcnow\(", path.read_text(encoding="utf-8"))
    ]
    assert asking == []


def test_ci_calls_the_readmes_test_command() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_dependency_says_why() -> None:
    reasons = (ROOT / "docs" / "decisions" / "dependencies.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[\[<=>]", one)[0] for one in named}
    assert len(names) > 40
    assert [name for name in sorted(names) if not re.search(rf"\b{name}\b", reasons)] == []


def imported(path: Path) -> set[str]:
    """The modules that a file imports, by their whole names."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names


def test_reply_templates_are_named_by_their_enum() -> None:
    spelt = [
        f"{path.relative_to(ROOT)}: {found}"
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        for found in re.findall(r'"utter_[a-z_]+"', path.read_text(encoding="utf-8"))
        if path.name != "replies.py"
    ]
    assert spelt == []
