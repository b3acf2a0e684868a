"""What the doctor is not content with, and how the office makes it content."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typst
from pydantic import SecretStr

from app import examining
from app.examining import Finding, examine
from app.settings import ROOT, Settings
from core.errors import BadConfiguration
from reports import typesetting
from tests.emulators.telegram import TelegramEmulator

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
OFFICES = sorted(path.parent.name for path in (ROOT / "procedures").glob("*/procedure.yml"))
CONFIRMED = "confirmed: 2026-11-20"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "procedures", tmp_path / "procedures")
    return tmp_path / "procedures"


def settings(folder: Path, office: str, **more: object) -> Settings:
    data = folder.parent / "data"
    return Settings.model_construct(data=data, procedures=folder, office=office, **more)  # type: ignore[arg-type]


async def blocking(folder: Path, office: str, **more: object) -> list[str]:
    found: list[Finding] = await examine(settings(folder, office, **more), NOON)
    return [one.text for one in found if one.blocks]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.search(old, text), f"{path} has no {old}"
    path.write_text(re.sub(old, new, text), encoding="utf-8")


@pytest.mark.parametrize("office", OFFICES)
async def test_an_office_is_ready_once_it_has_confirmed_each_thing(
    folder: Path, office: str
) -> None:
    """Line by line, and every line makes exactly one sentence go away."""
    own = folder / office
    left = await blocking(folder, office)
    assert any("emergency numbers" in one for one in left)
    change(own / "procedure.yml", r"\n  # confirmed: YYYY-MM-DD", f"\n  {CONFIRMED}")
    without_numbers = await blocking(folder, office)
    assert not any("emergency numbers" in one for one in without_numbers)
    assert len(without_numbers) == len(left) - 1
    if any("pattern of" in one for one in left):
        change(
            own / "procedure.yml", r"\n        # confirmed: YYYY-MM-DD", f"\n        {CONFIRMED}"
        )
        assert not any("pattern of" in one for one in await blocking(folder, office))
    change(own / "desk_info.yml", r"\n    sample: true", "")
    assert await blocking(folder, office) == []


async def test_what_becomes_of_data_has_to_be_said(folder: Path) -> None:
    change(folder / "rsud-haji" / "procedure.yml", r"(?s)privacy: >-\n.*?\n\n", "")
    assert any("under privacy" in one for one in await blocking(folder, "rsud-haji"))


async def test_a_token_that_is_refused_blocks(folder: Path) -> None:
    async with TelegramEmulator() as bots:
        token = SecretStr("987654321:withdrawn")
        more = {"telegram_token": token, "telegram_url": bots.url}
        found = await blocking(folder, "rsud-haji", **more)
    assert any("LOKET_TELEGRAM_TOKEN is wrong" in one for one in found)
    assert "withdrawn," not in "".join(found)


async def notes(folder: Path, office: str, at: datetime) -> list[str]:
    return [one.text for one in await examine(settings(folder, office), at) if not one.blocks]


async def test_scripts_that_papers_cannot_show_are_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = typst.Fonts(include_system_fonts=False, font_paths=[typesetting.HERE / "fonts"])
    monkeypatch.setattr(typesetting, "_fonts", lambda: ours)
    (said,) = (one for one in await notes(folder, "rsud-haji", NOON) if "no font" in one)
    assert "Tibet" in said
    assert "Jawa" not in said
    assert "fonts-noto-core" in said


async def test_a_machine_with_every_font_hears_nothing_of_fonts(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examining, "scripts_without_a_font", lambda: ())
    assert not any("no font" in one for one in await notes(folder, "rsud-haji", NOON))


async def test_estimated_holidays_of_the_coming_year_are_told_before_it_begins(
    folder: Path,
) -> None:
    december = datetime(2026, 12, 28, 4, 0, tzinfo=UTC)
    (said,) = (one for one in await notes(folder, "rsud-haji", december) if "estimates" in one)
    assert "2027-03" in said  # Idul Fitri
    assert "2028" not in said


async def test_one_sample_is_one_entry(folder: Path) -> None:
    entries = folder / "rsud-haji" / "desk_info.yml"
    text = entries.read_text(encoding="utf-8")
    first, rest = text.split("    sample: true\n", 1)
    kept = first + "    sample: true\n" + rest.replace("    sample: true\n", "")
    entries.write_text(kept, encoding="utf-8")
    assert any(one.startswith("1 entry of") for one in await blocking(folder, "rsud-haji"))


@pytest.mark.parametrize("office", OFFICES)
def test_nobody_in_danger_is_given_the_hotline(office: str) -> None:
    """Nor by an entry of the desk information that speaks of danger."""
    procedure = (ROOT / "procedures" / office / "procedure.yml").read_text(encoding="utf-8")
    hotline = re.findall(r"[\d-]{8,}", (re.findall(r"(?m)^hotline: .*$", procedure) or [""])[0])
    entries = (ROOT / "procedures" / office / "desk_info.yml").read_text(encoding="utf-8")
    for answer in re.findall(r"(?s)answer: >-\n(.*?)\n    variants", entries):
        for sentence in re.split(r"(?<=[.!?])\s", answer):
            if re.search("darurat|bahaya", sentence, re.IGNORECASE):
                assert not any(number in sentence for number in hotline), sentence


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Hubungi {emergency_national}, IGD kami *{emergency_own}*, {emergency_counselling}.",
         "calls {emergency_own} an emergency room"),
        ("Telp {emergency_national}, {emergency_own}, {emergency_counselling}, 0812-3034-0088.",
         "gives the hotline's own number"),
    ],
)  # fmt: skip
async def test_an_emergency_text_that_sends_people_to_the_hotline_is_refused(
    folder: Path, text: str, wrong: str
) -> None:
    path = folder / "rsud-haji" / "replies.yml"
    change(path, r"(utter_emergency:\n  - text: )[^\n]*", rf'\1"{text}"')
    with pytest.raises(BadConfiguration, match=re.escape(wrong)):
        await examine(settings(folder, "rsud-haji"), NOON)
