"""A wheel in an empty environment serves, and an upgrade leaves alone what is the office's."""

import re
import shutil
import sys
import sysconfig
import tarfile
import tomllib
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import httpx
import pytest

from tests.repository.files import tracked
from tests.servers.installed import ROOT, Installation, Serving, built, imported_by

OFFICE = "rsud-contoh"
PASSWORD = "kata-sandi-yang-panjang"
LATER = "99.0.0"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return built(ROOT, "wheel", tmp_path_factory.mktemp("dist"))


@pytest.fixture
def installed(wheel: Path, tmp_path: Path) -> Installation:
    """That wheel in an environment that had nothing of Loket."""
    made = Installation.empty(tmp_path / "environment", wheel)
    made.install(wheel)
    return made


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """An empty folder, in which everything is typed."""
    (tmp_path / "here").mkdir()
    return tmp_path / "here"


async def test_it_serves_the_samples_and_then_an_office_of_ones_own_which_upgrades_keep(
    installed: Installation, here: Path, tmp_path: Path
) -> None:
    samples = Serving(here, {}, installation=installed)
    try:
        await samples.start()
        await looked_at(samples.url, "RSJD Atma Husada")
    finally:
        await samples.stop()
    shutil.rmtree(here / "var")

    assert installed.loket(here, "procedures", "new", OFFICE).returncode == 0
    served = Serving(here, {"OFFICE": OFFICE}, installation=installed)
    try:
        await served.start()
        await looked_at(served.url, "Rsud Contoh")
        await made_administrator(served.link)
    finally:
        assert await served.stop() == 0
    kept = digests(here)
    assert {f"procedures/{OFFICE}/procedure.yml", "var/loket.db"} <= kept.keys()

    installed.install(later_wheel(tmp_path))
    assert digests(here) == kept
    assert LATER in installed.loket(here, "--version").stdout
    assert not (installed.packages / "loket" / "procedures" / "dinkes-batam").exists()
    again = Serving(here, {"OFFICE": OFFICE}, port=served.port, installation=installed)
    try:
        await again.start()
        await logged_in(again.url)
    finally:
        assert await again.stop() == 0
    assert from_elsewhere(installed) == set()


async def looked_at(url: str, office: str) -> None:
    """The chat page of that office, what it is drawn with, and that all can be written."""
    async with httpx.AsyncClient(base_url=url) as browser:
        page = await browser.get("/")
        assert (page.status_code, office in page.text) == (200, True)
        drawn_with = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
        assert len(drawn_with) > 1
        for file in drawn_with:
            assert (await browser.get(file)).status_code == 200, file
        assert (await browser.get("/health")).json()["status"] == "ok"


async def made_administrator(link: str) -> None:
    """Use the link that is printed at the first start."""
    async with httpx.AsyncClient() as browser:
        await filled_in(
            browser, link, username="ani", name="Ani", password=PASSWORD, again=PASSWORD
        )


async def logged_in(url: str) -> None:
    """The account of before opens the desk of now."""
    async with httpx.AsyncClient(base_url=url, follow_redirects=True) as browser:
        await filled_in(browser, "/login", username="ani", password=PASSWORD)
        assert "Kotak masuk" in (await browser.get("/desk")).text


async def filled_in(browser: httpx.AsyncClient, address: str, **form: str) -> None:
    """Send the form of that page, with what the page itself put into it."""
    page = await browser.get(address)
    assert page.status_code == 200
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text))
    assert (await browser.post(address, data={**hidden, **form})).status_code == 200


def test_every_command_works_in_an_empty_folder(installed: Installation, here: Path) -> None:
    def said(*words: str, code: int = 0) -> str:
        done = installed.loket(here, *words)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    python = ".".join(map(str, sys.version_info[:3]))
    assert said("--version") == f"loket {version_in(ROOT)} (Python {python})\n"
    assert said("procedures", "check", "--quick").count("all is well") == 5
    assert "take a copy that is yours" in said("doctor", code=1)

    made = said("procedures", "new", OFFICE).splitlines()
    assert [line for line in made if str(here / "procedures") in line] == made[:-1]
    assert said("procedures", "check", "--quick") == f"{OFFICE}: all is well\n"
    script = here / "talks.jsonl"
    script.write_text('{"id": "halo", "say": ["halo"]}\n', encoding="utf-8")
    assert "halo" in said("talk", "--office", OFFICE, "--script", str(script))
    assert {path.name for path in here.iterdir()} == {"procedures", "talks.jsonl"}
    assert from_elsewhere(installed) == set()


def test_a_wheel_of_the_sdist_is_the_wheel_of_the_checkout(wheel: Path, tmp_path: Path) -> None:
    source = unpacked_sdist(tmp_path)
    assert contents(built(source, "wheel", tmp_path / "again")) == contents(wheel)
    assert {path.name for path in source.iterdir()} & {".venv", ".git", "var", ".env"} == set()


def test_the_sdist_has_every_file_of_the_project(tmp_path: Path) -> None:
    source = unpacked_sdist(tmp_path)
    names = {path.relative_to(ROOT) for path in tracked()}
    assert {str(name) for name in names if not (source / name).is_file()} == set()


def later_wheel(tmp_path: Path) -> Path:
    """A wheel of a later version, in which a sample is gone."""
    source = unpacked_sdist(tmp_path)
    project = source / "pyproject.toml"
    text = project.read_text(encoding="utf-8")
    project.write_text(text.replace(f'"{version_in(source)}"', f'"{LATER}"', 1), encoding="utf-8")
    shutil.rmtree(source / "procedures" / "dinkes-batam")
    return built(source, "wheel", tmp_path / "later")


def unpacked_sdist(tmp_path: Path) -> Path:
    """The sdist of this checkout, unpacked."""
    with tarfile.open(built(ROOT, "sdist", tmp_path / "sdist")) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    return source


def version_in(source: Path) -> str:
    """What pyproject.toml says, the one place that has it."""
    text = (source / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["project"]["version"])


def contents(wheel: Path) -> dict[str, int]:
    """The checksum of every file in it."""
    with ZipFile(wheel) as archive:
        return {one.filename: one.CRC for one in archive.infolist()}


def digests(folder: Path) -> dict[str, str]:
    """What is in every file of the folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}


def from_elsewhere(installed: Installation) -> set[str]:
    """Files that a program imported, neither of its environment nor of Python itself."""
    told = imported_by(installed.folder).read_text(encoding="utf-8").splitlines()
    ours = {name for name in told if "/site-packages/loket/" in name}
    assert len(ours) > 100
    places = (f"{installed.folder}/", *(f"{sysconfig.get_path(one)}/" for one in _STDLIB))
    return {name for name in told if name.startswith("/") and not name.startswith(places)}


_STDLIB = ("stdlib", "platstdlib")
