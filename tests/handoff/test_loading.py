"""What an office is told about a `procedure.yml` that is not right."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from core.errors import BadConfiguration
from handoff.loading import load_procedure
from handoff.procedure import Clock, FieldType, HolidayKind, Procedure, Slot

ATMA_HUSADA = Path(__file__).parents[2] / "procedures" / "rsjd-atma-husada"
RIGHT = """\
id: kantor-contoh
name: Kantor Contoh
short_name: Contoh
case_prefix: ADU
zone: Asia/Jayapura
honorific: Bapak/Ibu
opening_hours:
  words: Senin 08.00–12.00 dan 13.00–16.30 WIT
  week:
    monday: ['08.00-12.00', '13:00 – 16:30']
    sunday: ['22.00-24.00']
  holidays: [public]
  closed: [2026-12-31]
  open: [2026-12-25]
reply_within:
  length: 1 h 30 min
  clock: working
  near: 15 min
form:
  - key: full_name
    type: name
    label: Nama lengkap
    aliases: [nama, nm]
    example: Siti Aminah
  - key: email
    type: email
    label: Email
    example: siti@gmail.com
    required: false
categories:
  - Informasi
  - Lain-lain
emergency:
  national: 112
  own: (0541) 123456
  counselling: 119 ekstensi 8
  confirmed: 2026-11-01
unknown_before_handoff: 3
"""


def load(folder: Path, text: str) -> Procedure:
    (folder / "procedure.yml").write_text(text, encoding="utf-8")
    return load_procedure(folder)


def refusal(folder: Path, text: str) -> list[str]:
    with pytest.raises(BadConfiguration) as refused:
        load(folder, text)
    return str(refused.value).splitlines()


def test_everything_that_is_written_is_read(tmp_path: Path) -> None:
    procedure = load(tmp_path, RIGHT)
    assert (procedure.id, procedure.zone.key) == ("kantor-contoh", "Asia/Jayapura")
    assert procedure.hours.week == {
        0: (Slot(time(8), time(12)), Slot(time(13), time(16, 30))),
        6: (Slot(time(22), time(0)),),
    }
    assert procedure.hours.holidays == {HolidayKind.PUBLIC}
    assert procedure.hours.closed == {date(2026, 12, 31)}
    assert procedure.hours.open == {date(2026, 12, 25)}
    assert procedure.reply_within.length == timedelta(minutes=90)
    assert procedure.reply_within.near == timedelta(minutes=15)
    assert procedure.reply_within.clock is Clock.WORKING
    assert procedure.form[0].aliases == ("nama", "nm")
    assert [field.required for field in procedure.form] == [True, False]
    assert procedure.emergency.national == "112"
    assert procedure.emergency.confirmed == date(2026, 11, 1)
    assert procedure.categories == ("Informasi", "Lain-lain")
    assert procedure.unknown_before_handoff == 3


def test_what_may_be_left_out_has_the_usual_value(tmp_path: Path) -> None:
    optional = (
        "  holidays: [public]\n",
        "  closed: [2026-12-31]\n",
        "  open: [2026-12-25]\n",
        "  confirmed: 2026-11-01\n",
        "unknown_before_handoff: 3\n",
    )
    text = RIGHT
    for line in optional:
        text = text.replace(line, "")
    procedure = load(tmp_path, text)
    assert procedure.hours.holidays == set(HolidayKind)
    assert (procedure.hours.closed, procedure.hours.open) == (frozenset(), frozenset())
    assert procedure.emergency.confirmed is None
    assert procedure.unknown_before_handoff == 2


def test_an_office_may_ignore_all_holidays(tmp_path: Path) -> None:
    assert load(tmp_path, RIGHT.replace("[public]", "[]")).hours.holidays == frozenset()


MISTAKES = {
    "a key is missing": ("zone: Asia/Jayapura\n", "", "line 1, zone", "is missing"),
    "a key is misspelt": ("zone:", "zona:", "line 5, zona", "did you mean 'zone'?"),
    "a key is written twice": (
        "zone:",
        "id: x\nzone:",
        "line 5, id",
        "is written twice, first in line 1",
    ),
    "an id with capitals": ("kantor-contoh", "Kantor", "line 1, id", "'Kantor' is not made of"),
    "an empty name": (": Kantor Contoh", ":", "line 2, name", "is empty"),
    "a list as name": (": Kantor Contoh", ": [a]", "line 2, name", "is a list where one value"),
    "a prefix in small letters": ("ADU", "adu", "line 4, case_prefix", "capital letters"),
    "an unknown zone": (
        "Asia/Jayapura",
        "Asia/Jaypura",
        "line 5, zone",
        "did you mean 'Asia/Jayapura'?",
    ),
    "a zone elsewhere": ("Asia/Jayapura", "Europe/Paris", "line 5, zone", "known: Asia/Jakarta"),
    "a misspelt weekday": ("monday:", "mondya:", "line 10", "did you mean 'monday'?"),
    "hours that are no slot": (
        "'08.00-12.00'",
        "pagi",
        "line 10, opening_hours.week.monday[1]",
        "'pagi' is not a slot",
    ),
    "one slot without a list": (
        "['22.00-24.00']",
        "22.00-24.00",
        "line 11, opening_hours.week.sunday",
        "where a list is expected",
    ),
    "a reversed slot": ("08.00-12.00", "12.00-08.00", "line 10", "does not end after it starts"),
    "an empty slot": ("08.00-12.00", "08.00-08.00", "line 10", "does not end after it starts"),
    "an hour no clock shows": ("08.00-12.00", "08.00-12.60", "line 10", "time that no clock shows"),
    "a slot past midnight": ("22.00-24.00", "22.00-24.30", "line 11", "time that no clock shows"),
    "overlapping slots": (
        "13:00 – 16:30",
        "11.59-16.30",
        "line 10, opening_hours.week.monday[2]",
        "starts before the slot written above it ends",
    ),
    "slots out of order": (
        "'08.00-12.00', '13:00 – 16:30'",
        "'13.00-16.30', '08.00-12.00'",
        "line 10",
        "starts before the slot written above it ends",
    ),
    "a slot after the one that ends the day": (
        "['22.00-24.00']",
        "['22.00-24.00', '23.00-23.30']",
        "line 11",
        "starts before the slot written above it ends",
    ),
    "an unknown kind of holiday": (
        "[public]",
        "[cuti]",
        "line 12, opening_hours.holidays[1]",
        "known: public, joint_leave",
    ),
    "a day that is not in the calendar": (
        "2026-12-31",
        "2026-02-30",
        "line 13, opening_hours.closed[1]",
        "not a date of the calendar",
    ),
    "a day both closed and open": (
        "2026-12-31",
        "2026-12-25",
        "line 14, opening_hours.open",
        "is under 'closed' as well",
    ),
    "a length without a unit": (
        "1 h 30 min",
        "90",
        "line 16, reply_within.length",
        "'90' is not a length of time",
    ),
    "no length at all": ("1 h 30 min", "0 min", "line 16", "not between 1 min and 366 d"),
    "days on the working clock": ("1 h 30 min", "2 d", "line 15, reply_within", "write hours"),
    "an unknown clock": (
        "clock: working",
        "clock: wal",
        "line 17, reply_within.clock",
        "did you mean 'wall'?",
    ),
    "a warning longer than the allowance": (
        "15 min",
        "2 h",
        "line 18, reply_within.near",
        "is not within the allowance of '1 h 30 min'",
    ),
    "an unknown type of field": (
        "type: email",
        "type: e-mail",
        "line 26, form[2].type",
        "did you mean 'email'?",
    ),
    "a field key with a space": ("key: email", "key: e mail", "line 25", "'e mail' is not made of"),
    "the same field twice": (
        "key: email",
        "key: full_name",
        "line 25, form[2]",
        "'key full_name' belongs to form[1] in line 20 already",
    ),
    "an alias of two fields": (
        "label: Email",
        "label: Nama",
        "line 25, form[2]",
        "'nama' belongs to form[1] in line 20 already",
    ),
    "an alias twice": ("[nama, nm]", "[nama, Nama]", "line 23", "'Nama' is there twice"),
    "required neither true nor false": (
        "required: false",
        "required: no",
        "line 29, form[2].required",
        "'no' is neither true nor false",
    ),
    "the same category twice": (
        "  - Lain-lain",
        "  - INFORMASI",
        "line 32, categories[2]",
        "'INFORMASI' is there twice, first in line 31",
    ),
    "an emergency number without digits": (
        "(0541) 123456",
        "IGD",
        "line 35, emergency.own",
        "'IGD' has no digit",
    ),
    "too much patience": (
        "handoff: 3",
        "handoff: 0",
        "line 38, unknown_before_handoff",
        "'0' is not a whole number from 1 to 10",
    ),
}


@pytest.mark.parametrize(("old", "new", "place", "wrong"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_line_and_key(
    tmp_path: Path, old: str, new: str, place: str, wrong: str
) -> None:
    assert old in RIGHT
    (line,) = refusal(tmp_path, RIGHT.replace(old, new, 1))
    assert f"procedure.yml, {place}" in line
    assert wrong in line
    assert " — for example: " in line


def test_a_case_needs_a_category_to_be_closed_with(tmp_path: Path) -> None:
    text = RIGHT.replace("  - Informasi\n  - Lain-lain\n", "").replace(
        "categories:", "categories: []"
    )
    (line,) = refusal(tmp_path, text)
    assert "categories: has 0 values where at least 1 is needed" in line


def test_an_office_that_is_never_open_is_refused(tmp_path: Path) -> None:
    week = "    monday: ['08.00-12.00', '13:00 – 16:30']\n    sunday: ['22.00-24.00']\n"
    (line,) = refusal(tmp_path, RIGHT.replace("  week:\n" + week, "  week: {}\n"))
    assert "opening_hours.week: has no day on which the office is open" in line
    (line,) = refusal(tmp_path, RIGHT.replace(week, "    monday: []\n"))
    assert "opening_hours.week: has no hours in which the office is open" in line


def test_all_mistakes_are_told_together_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = RIGHT.replace("ADU", "adu").replace("clock: working", "clock: sun")
    text = text.replace("112", "sos").replace("Asia/Jayapura", "WIT")
    keys = [line.split(", ")[2].split(":")[0] for line in refusal(tmp_path, text)]
    assert keys == ["case_prefix", "zone", "reply_within.clock", "emergency.national"]


def test_a_folder_without_a_procedure_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match=r"procedure\.yml: cannot be read"):
        load_procedure(tmp_path)


def test_ah_1_the_form_asks_what_the_written_procedure_names_in_its_order() -> None:
    form = load_procedure(ATMA_HUSADA).form
    assert [field.type for field in form] == list(FieldType)
    assert [field.key for field in form if not field.required] == ["email"]


def test_ah_2_the_office_answers_within_a_day_and_is_open_from_8_to_half_past_4() -> None:
    procedure = load_procedure(ATMA_HUSADA)
    assert procedure.zone.key == "Asia/Makassar"
    assert procedure.reply_within.length == timedelta(hours=24)
    assert procedure.reply_within.clock is Clock.WALL
    assert procedure.reply_within.near == timedelta(minutes=60)
    assert procedure.hours.week == dict.fromkeys(range(5), (Slot(time(8), time(16, 30)),))
    assert procedure.hours.words == "Senin–Jumat 08.00–16.30 WITA"


def test_ah_3_a_case_is_closed_with_a_kind_of_complaint() -> None:
    categories = load_procedure(ATMA_HUSADA).categories
    assert {"Pelayanan medis", "Obat dan farmasi", "Lain-lain"} <= set(categories)


def test_the_emergency_numbers_wait_for_the_office_to_confirm_them() -> None:
    emergency = load_procedure(ATMA_HUSADA).emergency
    assert (emergency.national, emergency.counselling) == ("112", "119 ekstensi 8")
    assert emergency.confirmed is None
