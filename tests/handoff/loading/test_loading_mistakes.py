"""What an office is told about values of a `procedure.yml` that are not right."""

from pathlib import Path

import pytest

from core.errors import BadConfiguration
from handoff.loading import load_procedure
from tests.handoff.loading.loading_office import LEAST, RIGHT, refusal

# What is written in place of what, where the mistake is told (a part of its line), its key, and
# what is wrong.
MISTAKES = {
    "a key is missing": ("zone: Asia/Jayapura\n", "", "id:", "zone", "is missing"),
    "a key is misspelt": ("zone:", "zona:", "zona:", "zona", "did you mean 'zone'?"),
    "a key is written twice": (
        "zone:", "id: x\nzone:", "id: x", "id", "is written twice, first in line 1",
    ),
    "an id with capitals": ("kantor-contoh", "Kantor", "id:", "id", "'Kantor' is not made of"),
    "an empty name": (": Kantor Contoh", ":", "name:", "name", "is empty"),
    "a list as name": (": Kantor Contoh", ": [a]", "name:", "name", "is a list where one value"),
    "a prefix in small letters": ("ADU", "adu", "adu", "case_prefix", "capital letters"),
    "an unknown zone": ("Jayapura", "Jaypura", "Jaypura", "zone", "did you mean 'Asia/Jayapura'?"),
    "a zone elsewhere": ("Asia/Jayapura", "Europe/Paris", "Paris", "zone", "known: Asia/Jakarta"),
    "a misspelt weekday": (
        "monday:", "mondya:", "mondya", "opening_hours.week.mondya", "did you mean 'monday'?",
    ),
    "hours that are no slot": (
        "'08.00-12.00'", "pagi", "pagi", "opening_hours.week.monday[1]", "'pagi' is not a slot",
    ),
    "one slot without a list": (
        "['22.00-24.00']", "22.00-24.00", "sunday", "opening_hours.week.sunday",
        "where a list is expected",
    ),
    "a reversed slot": (
        "08.00-12.00", "12.00-08.00", "monday", "opening_hours.week.monday[1]",
        "does not end after it starts",
    ),
    "an empty slot": (
        "08.00-12.00", "08.00-08.00", "monday", "opening_hours.week.monday[1]",
        "does not end after it starts",
    ),
    "an hour no clock shows": (
        "08.00-12.00", "08.00-12.60", "monday", "opening_hours.week.monday[1]",
        "time that no clock shows",
    ),
    "a slot past midnight": (
        "22.00-24.00", "22.00-24.30", "sunday", "opening_hours.week.sunday[1]",
        "time that no clock shows",
    ),
    "overlapping slots": (
        "13:00 – 16:30", "11.59-16.30", "monday", "opening_hours.week.monday[2]",
        "starts before the slot written above it ends",
    ),
    "overlapping slots in Ramadan": (
        "11.30-15.00", "10.59-15.00", "10.59", "opening_hours.ramadan.monday[2]",
        "starts before the slot written above it ends",
    ),
    "slots out of order": (
        "'08.00-12.00', '13:00 – 16:30'", "'13.00-16.30', '08.00-12.00'", "monday",
        "opening_hours.week.monday[2]", "starts before the slot written above it ends",
    ),
    "a slot after the one that ends the day": (
        "['22.00-24.00']", "['22.00-24.00', '23.00-23.30']", "sunday",
        "opening_hours.week.sunday[2]", "starts before the slot written above it ends",
    ),
    "a Ramadan that ends before it begins": (
        "until: 2026-03-19", "until: 2026-02-18", "ramadan_days", "opening_hours.ramadan_days[1]",
        "is not a Ramadan of 1 to 31 days",
    ),
    "two Ramadans of one year": (
        "until: 2026-03-19}", "until: 2026-03-19}, {from: 2026-02-20, until: 2026-03-20}",
        "ramadan_days", "opening_hours.ramadan_days[2]", "begins in 2026 is written above already",
    ),
    "days of Ramadan without its hours": (
        "  ramadan:\n    monday: ['08.00-11.00', '11.30-15.00']\n", "", "ramadan_days",
        "opening_hours.ramadan_days", "no hours under 'ramadan'",
    ),
    "an unknown kind of holiday": (
        "[public]", "[cuti]", "[cuti]", "opening_hours.holidays[1]", "known: public, joint_leave",
    ),
    "a day that is not in the calendar": (
        "2026-12-31", "2026-02-30", "2026-02-30", "opening_hours.closed[1]",
        "not a date of the calendar",
    ),
    "a day both closed and open": (
        "2026-12-31", "2026-12-25", "  open:", "opening_hours.open", "is under 'closed' as well",
    ),
    "a length without a unit": (
        "1 h 30 min", "90", "length: 90", "deadlines.first_reply.length",
        "'90' is not a length of time",
    ),
    "no length at all": (
        "1 h 30 min", "0 min", "length: 0", "deadlines.first_reply.length",
        "not between 1 min and 366 d",
    ),
    "an unknown clock": (
        "clock: working\n    warn", "clock: wal\n    warn", "clock: wal\n",
        "deadlines.first_reply.clock", "did you mean 'wall'?",
    ),
    "a warning as long as the allowance": (
        "[30 min, 15 min]", "[90 min]", "warn:", "deadlines.first_reply.warn[1]",
        "'90 min' is not within the allowance of '1 h 30 min'",
    ),
    "a target longer than the allowance": (
        "target: 45 min", "target: 2 h", "target:", "deadlines.first_reply.target",
        "'2 h' is not within the allowance of '1 h 30 min'",
    ),
    "an unknown consequence": (
        "[reassign]", "[resign]", "[resign]", "deadlines.first_reply.at_limit[1]",
        "did you mean 'reassign'?",
    ),
    "a new time for the complainant that is not named": (
        "    extend: 1 h\n", "", "at_warning", "deadlines.first_reply.at_warning[2]",
        "'extend' is missing",
    ),
    "an apology where nothing was promised": (
        "at_limit: [tell_superior]", "at_limit: [tell_complainant]", "1 d 2 h",
        "stages[2].allowance.at_limit[1]", "belongs to first_reply, next_reply, call_back",
    ),
    "a consequence of a warning that never comes": (
        "at_limit: [tell_superior]", "at_warning: [tell_superior]", "1 d 2 h",
        "stages[2].allowance.at_warning", "nothing ever warns here",
    ),
    "inside a promise that nobody gives": (
        "  call_back: {length: 30 min, clock: working}\n", "", "inside_promise",
        "deadlines.next_reply.inside_promise", "deadlines.call_back is missing",
    ),
    "an unknown type of field": (
        "type: email", "type: e-mail", "type: e-mail", "services[1].form[2].type",
        "did you mean 'email'?",
    ),
    "a field key with a space": (
        "key: email", "key: e mail", "key: e mail", "services[1].form[2].key",
        "'e mail' is not made of",
    ),
    "the same field twice": (
        "key: email", "key: full_name", "- key: full_name\n        type: email",
        "services[1].form[2]", "'key full_name' belongs to services[1].form[1] in line 33 already",
    ),
    "an alias of two fields": (
        "label: Email", "label: Nama", "- key: email", "services[1].form[2]",
        "'nama' belongs to services[1].form[1] in line 33 already",
    ),
    "an alias twice": (
        "[nama, nm]", "[nama, Nama]", "[nama", "services[1].form[1].aliases[2]",
        "'Nama' is there twice",
    ),
    "a field without an example": (
        "        example: siti@gmail.com\n", "", "- key: email", "services[1].form[2].example",
        "is missing",
    ),
    "required neither true nor false": (
        "required: false", "required: no", "required: no", "services[1].form[2].required",
        "'no' is neither true nor false",
    ),
    "a receipt number without a pattern": (
        "        pattern: 'BTM-[0-9]{4,6}'\n", "", "type: receipt", "services[1].form[3].type",
        "a receipt needs 'pattern'",
    ),
    "a pattern that does not match its example": (
        "btm-12345", "btm-1", "btm-1", "services[1].form[3].example",
        "'btm-1' does not match the pattern",
    ),
    "a pattern where it means nothing": (
        "        example: siti@gmail.com", "        pattern: a\n        example: siti@gmail.com",
        "pattern: a", "services[1].form[2].pattern", "it belongs to receipt, student_number",
    ),
    "a mask where it means nothing": (
        "        example: siti@gmail.com", "        masked: true\n        example: siti@gmail.com",
        "masked: true", "services[1].form[2].masked", "means nothing for a email",
    ),
    "a code without a pattern": (
        "        type: receipt\n        label: Nomor resi\n        pattern: 'BTM-[0-9]{4,6}'\n",
        "        type: code\n        label: Nomor resi\n", "type: code",
        "services[1].form[3].type", "a code needs 'pattern'",
    ),
    "a choice without options": (
        "        options: [Laki-laki, Perempuan]\n", "", "type: choice",
        "services[1].form[4].type", "a choice needs 'options'",
    ),
    "a choice of one": (
        "[Laki-laki, Perempuan]", "[Laki-laki]", "options", "services[1].form[4].options",
        "has 1 values where at least 2 is needed",
    ),
    "a choice of eleven": (
        "[Laki-laki, Perempuan]", "[a, b, c, d, e, f, g, h, i, j, k]", "options",
        "services[1].form[4].options", "at most 10 are possible",
    ),
    "an option too long for a row": (
        "Perempuan]", "Perempuan yang sudah menikah]", "options",
        "services[1].form[4].options[2]", "has 28 characters, 24 are allowed",
    ),
    "a label too long for a button": (
        "label: Pengaduan", "label: Pengaduan pelanggan baru", "pelanggan", "services[1].label",
        "has 24 characters, 20 are allowed",
    ),
    "an unknown time to ask": (
        "before_anything", "before_caes", "before_caes", "services[1].asked",
        "did you mean 'before_case'?",
    ),
    "an unknown service": (
        "talk_service: talk", "talk_service: tlak", "tlak", "talk_service", "did you mean 'talk'?",
    ),
    "the same category twice": (
        "label: Obat,", "label: INFORMASI,", "INFORMASI", "categories[2].label",
        "the category 'INFORMASI' is there twice, first in line 24",
    ),
    "a category of nobody": (
        "to: farmasi", "to: apotek", "apotek", "categories[2].to",
        "'apotek' is not a known duty",
    ),
    "an unknown kind of duty": (
        "kind: unit", "kind: units", "units", "duties[3].kind", "did you mean 'unit'?",
    ),
    "an unknown condition": ("decree", "dekret", "dekret", "serving[1]", "known: decree"),
    "a reply template that is none": (
        "utter_stage_unit", "Kami teruskan", "says", "stages[2].says", "is not made of 'utter_'",
    ),
    "a mark that everybody reaches": (
        "satisfied_from: 4", "satisfied_from: 1", "survey", "survey.satisfied_from",
        "'1' is not a whole number from 2 to 5",
    ),
    "an unknown report": (
        "kind: scorecard", "kind: scorcard", "scorcard", "reports[1].kind",
        "did you mean 'scorecard'?",
    ),
    "an unknown way to assign": (
        "by: round_robin", "by: robin", "by: robin", "assignment.by", "did you mean 'round_robin'?",
    ),
    "an emergency number without digits": (
        "(0541) 123456", "IGD", "IGD", "emergency.own", "'IGD' has no digit",
    ),
    "the hotline in place of an emergency room": (
        "emergency:\n  national: 112\n  own: (0541) 123456",
        "hotline: [0811-5878-787]\nemergency:\n  national: 112\n  own: +62 811 5878 787",
        "own: +62", "emergency.own", "is the hotline itself",
    ),
    "a line of the whole country that is called the office's own": (
        "own: (0541) 123456", "own: 119\n  own_name: IGD kami", "own_name", "emergency.own_name",
        "'IGD kami' would be the office's own, but 119 is a line of the whole country",
    ),
    "a confirmation of what has no pattern": (
        "        type: name\n", "        type: name\n        confirmed: 2026-11-01\n",
        "confirmed: 2026", "services[1].form[1].confirmed", "means nothing for a name",
    ),
    "too much patience": (
        "handoff: 3", "handoff: 0", "handoff: 0", "unknown_before_handoff",
        "'0' is not a whole number from 1 to 10",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "at", "key", "wrong"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_line_and_key(
    tmp_path: Path, old: str, new: str, at: str, key: str, wrong: str
) -> None:
    assert old in RIGHT
    text = RIGHT.replace(old, new, 1)
    (told,) = refusal(tmp_path, text)
    line = text[: text.index(at)].count("\n") + 1
    assert f"procedure.yml, line {line}, {key}: " in told
    assert wrong in told
    assert " — for example: " in told


def test_a_case_needs_a_category_to_be_closed_with(tmp_path: Path) -> None:
    (line,) = refusal(tmp_path, LEAST.replace("[Informasi]", "[]"))
    assert "categories: has 0 values where at least 1 is needed" in line


def test_an_office_that_is_never_open_is_refused(tmp_path: Path) -> None:
    (line,) = refusal(tmp_path, LEAST.replace("{monday: ['08.00-16.30']}", "{}"))
    assert "opening_hours.week: has no day on which the office is open" in line
    (line,) = refusal(tmp_path, LEAST.replace("['08.00-16.30']", "[]"))
    assert "opening_hours.week: has no hours in which the office is open" in line


def test_both_answers_have_to_have_a_deadline(tmp_path: Path) -> None:
    text = LEAST.replace("  first_reply: {length: 24 h, clock: wall}\n", "")
    (line,) = refusal(tmp_path, text)
    assert "deadlines.first_reply: is missing" in line


def test_all_mistakes_are_told_together_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = RIGHT.replace("ADU", "adu").replace("[30 min, 15 min]", "[sun]")
    text = text.replace("112", "sos").replace("Asia/Jayapura", "WIT")
    keys = [line.split(", ")[2].split(":")[0] for line in refusal(tmp_path, text)]
    assert keys == ["case_prefix", "zone", "deadlines.first_reply.warn[1]", "emergency.national"]


def test_a_folder_without_a_procedure_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match=r"procedure\.yml: cannot be read"):
        load_procedure(tmp_path)
