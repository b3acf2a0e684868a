"""Parts of a procedure that are right by themselves and cannot work together are refused."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from app.office.making import check_office, make_office
from core.errors import BadConfiguration
from handoff.loading import load_procedure

Document = dict[str, Any]
PROCEDURES = Path(__file__).parents[3] / "procedures"
OFFICES = sorted(path.parent.name for path in PROCEDURES.glob("*/procedure.yml"))


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The folder of a new office."""
    make_office(tmp_path, "rsud-contoh", "RSUD Contoh", "Asia/Jakarta")
    return tmp_path / "rsud-contoh"


def changed(office: Path, change: Callable[[Document], object]) -> list[str]:
    """What is said of the procedure after that change."""
    path, yaml = office / "procedure.yml", YAML(typ="safe")
    document = yaml.load(path)
    change(document)
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(document, file)
    try:
        load_procedure(office)
    except BadConfiguration as error:
        return str(error).splitlines()
    return []


def stage(document: Document, key: str) -> Document:
    """That stage."""
    found: Document = next(one for one in document["stages"] if one["key"] == key)
    return found


def says(lines: list[str], *words: str) -> None:
    """A mistake is told, with its line, in these words."""
    (line,) = [one for one in lines if words[0] in one]
    assert re.search(r", line \d+, ", line)
    for one in words:
        assert one in line


ALLOWED = {"clock": "wall", "at_limit": ["tell_superior"]}


@pytest.mark.parametrize("length", ["12 h", "1 d 12 h", "36 h"])
def test_a_clock_that_always_ends_at_night_is_refused(office: Path, length: str) -> None:
    def change(document: Document) -> None:
        stage(document, "answer")["allowance"] = {**ALLOWED, "length": length}

    says(changed(office, change), "closed time whenever it begins", "opening_hours")


def test_where_opening_hours_win_such_a_clock_is_taken(office: Path) -> None:
    def change(document: Document) -> None:
        allowed = {**ALLOWED, "length": "12 h", "wins": "opening_hours"}
        stage(document, "answer")["allowance"] = allowed

    assert changed(office, change) == []


def test_a_warning_that_always_comes_at_night_is_refused(office: Path) -> None:
    def change(document: Document) -> None:
        allowed = {**ALLOWED, "length": "24 h", "warn": ["12 h"], "at_warning": ["tell_agent"]}
        stage(document, "answer")["allowance"] = allowed

    says(changed(office, change), "nobody would hear", "12 h")


def test_a_length_that_takes_years_of_these_hours_is_refused(office: Path) -> None:
    def change(document: Document) -> None:
        document["opening_hours"]["week"] = {"monday": ["08.00-09.00"]}
        stage(document, "unit")["allowance"] = {"length": "200 h", "clock": "working"}

    says(changed(office, change), "more than 2 years", "200 h")


def test_a_mark_that_reopens_needs_cases_that_may_be(office: Path) -> None:
    def change(document: Document) -> None:
        document["survey"]["unsatisfied"] = "reopen"
        del document["reopen"]

    says(changed(office, change), "reopen: 14 d", "survey.unsatisfied")


def test_a_unit_that_no_stage_asks_is_refused(office: Path) -> None:
    def change(document: Document) -> None:
        document["stages"] = [one for one in document["stages"] if one["key"] != "unit"]
        for one in document["stages"]:
            one["exits"] = [way for way in one["exits"] if way["on"] != "ask_unit"]

    says(changed(office, change), "nobody asks the unit 'bidang'")


def test_a_category_proposes_nobody_whom_an_agent_cannot_ask(office: Path) -> None:
    def change(document: Document) -> None:
        document["categories"][0]["to"] = "petugas"

    says(changed(office, change), "no agent asks", "categories[1].to")


def test_two_duties_of_one_name_are_refused(office: Path) -> None:
    def change(document: Document) -> None:
        document["duties"].append({"key": "lain", "label": "Bidang terkait", "kind": "unit"})

    says(changed(office, change), "Bidang terkait", "twice")


@pytest.mark.parametrize("paper", ["minutes", "answer_letter", "information_sheet"])
def test_a_paper_without_anything_to_say_is_refused(office: Path, paper: str) -> None:
    def change(document: Document) -> None:
        stage(document, "settled")["documents"] = [paper]

    says(changed(office, change), "would stay empty", paper)


def test_a_form_that_is_never_asked_is_refused(office: Path) -> None:
    def change(document: Document) -> None:
        document["services"][0]["asked"] = "never"

    says(changed(office, change), "would never be asked")


def test_a_word_that_means_two_services_is_refused(office: Path) -> None:
    def change(document: Document) -> None:
        document["services"].append(
            {"key": "other", "label": "Lainnya", "asked": "never", "words": ["Aduan"]}
        )

    says(changed(office, change), "aduan", "twice")


def test_a_receipt_is_no_case_number(office: Path) -> None:
    def change(document: Document) -> None:
        document["services"][0]["form"].append(
            {"key": "receipt", "type": "receipt", "label": "Resi", "pattern": r"ADU[-\d]+",
             "example": "ADU-12"}
        )  # fmt: skip

    says(changed(office, change), "case number", "ADU-2026-000123")


def test_a_report_is_owed_once(office: Path) -> None:
    says(changed(office, lambda one: one["reports"].append(one["reports"][0])), "register", "twice")


@pytest.mark.parametrize(
    ("deadlines", "said"),
    [
        ({"whole": {"length": "8 h", "clock": "wall"}}, "longer than the whole case"),
        ({"call_back": {"length": "30 h", "clock": "wall"}}, "later than the first answer"),
    ],
)
def test_promises_fit_each_other(office: Path, deadlines: Document, said: str) -> None:
    lines = changed(office, lambda one: one["deadlines"].update(deadlines))
    assert any(said in line for line in lines)


def test_nobody_claims_a_case_twice(office: Path) -> None:
    def change(document: Document) -> None:
        stage(document, "settled")["exits"][0] = {"on": "claim", "to": "unit"}

    assert any("claimed before" in line for line in changed(office, change))


@pytest.mark.parametrize(
    ("kind", "example"),
    [("name", "02-11-2026"), ("phone", "Siti"), ("email", "Jl. Merdeka 1"), ("nik", "0812")],
)
def test_an_example_is_what_its_own_field_takes(office: Path, kind: str, example: str) -> None:
    def change(document: Document) -> None:
        document["services"][0]["form"][0] |= {"type": kind, "example": example}

    assert changed(office, change) == []
    (line,) = check_office(office)
    assert "procedure.yml:" in line
    assert f"'{example}' would be refused as {kind}" in line
    assert "Example: example: " in line
    assert "_" not in line.partition("would be refused")[2]


def test_an_example_with_a_day_that_is_none_is_shown_with_one(office: Path) -> None:
    def change(document: Document) -> None:
        document["services"][0]["form"][0] |= {
            "type": "receipt",
            "pattern": r"PJK-(?P<yymmdd>\d{6})-\d{4}",
            "example": "PJK-261399-0041",
        }

    assert changed(office, change) == []
    (line,) = check_office(office)
    assert "memuat tanggal yang tidak ada di kalender" in line
    assert re.search(r"Example: example: PJK-\d{6}-0041$", line)
    assert "PJK-261399" not in line.partition("Example: ")[2]


def hours_of(office: Path, hours: Document) -> list[str]:
    """What is said of an office with these hours, open on Monday and in Ramadan shorter."""

    def change(document: Document) -> None:
        kept = {"words": "Senin 08.00–15.00 WITA", "week": {"monday": ["08.00-15.00"]}}
        ramadan = {"ramadan": {"monday": ["08.00-14.00"]}, "ramadan_words": "Senin 08.00–14.00"}
        document["opening_hours"] = {**kept, **ramadan, **hours}

    assert changed(office, change) == []
    return [line for line in check_office(office) if "opening_hours" in line]


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ({"words": "Senin 08.00–16.30 WITA"}, "says 16.30, at which the office neither opens"),
        ({"words": "Senin 7:30 sampai 15.00"}, "says 07.30, at which the office neither opens"),
        ({"words": "Senin mulai 08.00"}, "does not say 15.00; week in line"),
        ({"ramadan_words": "08.00–15.00"}, "does not say 14.00; ramadan in line"),
        ({"week": {"monday": ["08.00-15.00"], "friday": ["08.00-11.30"]}}, "does not say 11.30"),
    ],
)
def test_hours_in_words_are_those_that_are_counted_with(
    office: Path, hours: Document, said: str
) -> None:
    lines = hours_of(office, hours)
    assert any(said in line for line in lines)
    assert all("has monday 08.00-1" in line for line in lines)


@pytest.mark.parametrize(
    "hours",
    [
        {"words": "Setiap hari, 24 jam"},
        {"words": "Senin 8.00-15.00"},
        {"words": "Senin 08:00–15:00"},
        {"week": {"monday": ["08.00-12.00", "13.00-15.00"]}},
        {"words": "00.00–24.00", "week": {"monday": ["00.00-24.00"]}},
    ],
)
def test_hours_in_words_may_be_written_in_other_ways(office: Path, hours: Document) -> None:
    assert hours_of(office, hours) == []


@pytest.mark.parametrize("name", OFFICES)
def test_the_five_offices_fit(name: str) -> None:
    assert check_office(PROCEDURES / name) == []
