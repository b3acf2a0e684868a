"""Procedures that nobody could follow are refused, with the line that says so."""

from pathlib import Path

import pytest

from handoff.allowance import Length
from tests.handoff.loading.loading_office import LEAST, RIGHT, load, refusal

# As in `test_loading_mistakes`: in place of what, the line, the key, what is wrong.
IMPOSSIBLE = {
    "an exit to an unknown stage": (
        "{on: claim, to: answer}", "{on: claim, to: anwser}", "anwser", "stages[1].exits[1].to",
        "'anwser' is not a known stage; did you mean 'answer'?",
    ),
    "an exit to nothing that is near": (
        "{on: approve, to: mark}", "{on: approve, to: xyz}", "xyz", "stages[5].exits[2].to",
        "'xyz' is not a known stage (known: sorting,",
    ),
    "two stages of one key": (
        "reopen:",
        "  - {key: mark, label: Lagi, owner: agent, exits: [{on: close, to: closed}]}\nreopen:",
        "label: Lagi", "stages[7].key", "the stage 'mark' is there twice, first in line 106",
    ),
    "two duties of one key": (
        "serving:", "  - {key: kabag, label: Wadir, kind: superior}\nserving:", "Wadir",
        "duties[4].key", "the duty 'kabag' is there twice, first in line 20",
    ),
    "a duty called as an owner": (
        "key: kabag", "key: superior", "key: superior", "duties[2].key",
        "'superior' means the superior who was asked already",
    ),
    "two services of one key": (
        "complaint_service:", "  - {key: talk, label: Lagi}\ncomplaint_service:", "Lagi",
        "services[3].key", "the service 'talk' is there twice, first in line 53",
    ),
    "two services of one label": (
        "label: Bicara petugas", "label: pengaduan", "pengaduan", "services[2].label",
        "the label 'pengaduan' is there twice",
    ),
    "an event twice in a stage": (
        "{on: ask_unit, to: unit}", "{on: ask_unit, to: unit}\n      - {on: claim, to: unit}",
        "{on: claim, to: unit}", "stages[1].exits[3].on",
        "the event 'claim' is there twice, first in line",
    ),
    "an unknown event": (
        "on: claim", "on: clame", "clame", "stages[1].exits[1].on", "did you mean 'claim'?",
    ),
    "a stage called as the end": (
        "- key: sorting", "- key: closed", "- key: closed", "stages[1].key",
        "'closed' is where a case ends already",
    ),
    "a stage without exits": (
        "    exits:\n      - {on: sheet, to: answer}\n", "    exits: []\n", "exits: []",
        "stages[4].exits", "nobody can leave the stage 'instruction'",
    ),
    "an owner that is nobody": (
        "owner: kabag", "owner: kepala", "kepala", "stages[5].owner",
        "'kepala' is not a known owner",
    ),
    "a finding by an agent": (
        "{on: ask_superior, to: instruction}",
        "{on: ask_superior, to: instruction}\n      - {on: finding, to: approval}",
        "{on: finding, to: approval}", "stages[3].exits[2].on",
        "'finding' cannot come about here: the owner is the agent of the case",
    ),
    "a sheet by a unit": (
        "on: finding", "on: sheet", "on: sheet", "stages[2].exits[1].on",
        "it needs the superior who was asked",
    ),
    "an approval by the complainant": (
        "on: unsatisfied", "on: approve", "{on: approve, to: answer}", "stages[6].exits[2].on",
        "the owner is the complainant",
    ),
    "a satisfied duty": (
        "{on: send_back, to: answer}", "{on: satisfied, to: answer}", "{on: satisfied, to: answer}",
        "stages[5].exits[1].on", "the owner is superior Kepala bagian; it needs the complainant",
    ),
    "a reply by a superior": (
        "on: send_back", "on: reply", "on: reply", "stages[5].exits[1].on",
        "it needs the agent of the case",
    ),
    "a unit that closes": (
        "{on: finding, to: answer}", "{on: close, to: closed}", "{on: close, to: closed}\n",
        "stages[2].exits[1].on", "'close' cannot come about here",
    ),
    "a limit without an allowance": (
        "{on: send_back, to: answer}", "{on: limit, to: answer}",
        "{on: limit, to: answer}\n      - {on: approve", "stages[5].exits[1].on",
        "the stage has no allowance",
    ),
    "a unit that nobody asked": (
        "{on: ask_unit, to: unit}", "{on: reply, to: unit}", "owner: unit", "stages[2].owner",
        "no exit on 'ask_unit' leads here",
    ),
    "a superior whom nobody asked": (
        "on: ask_superior", "on: reply", "owner: superior", "stages[4].owner",
        "no exit on 'ask_superior' leads here",
    ),
    "a unit asked where there is none": (
        "kind: unit", "kind: agent", "on: ask_unit", "stages[1].exits[2].on",
        "no duty is of the kind 'unit'",
    ),
    "a need that comes only afterwards": (
        "{on: claim, to: answer}", "{on: claim, to: answer, needs: [finding]}", "on: claim",
        "stages[1].exits[1].needs[1]", "nothing on the way to the stage 'sorting' brings 'finding'",
    ),
    "a need that never comes": (
        "needs: [category, reply]", "needs: [minutes]", "minutes", "stages[3].exits[3].needs[1]",
        "nothing on the way to the stage 'answer' brings 'minutes'",
    ),
    "a verdict before an answer that nobody gives": (
        "identity_check: true\n", "", "before_reply", "before_reply[1]",
        "nothing before a reply brings 'verdict' to a case of the service 'complaint'",
    ),
    "an answer before every answer": (
        "[verdict]", "[reply]", "before_reply", "before_reply[1]", "nothing before a reply brings",
    ),
    "a first stage that is none": (
        "first_stage: sorting", "first_stage: sort", "first_stage: sort", "services[1].first_stage",
        "'sort' is not a known stage; did you mean 'sorting'?",
    ),
    "a stage longer than the whole": (
        "1 d 2 h", "3 d", "length: 3 d", "stages[2].allowance", "longer than the whole case",
    ),
    "an answer later than the whole": (
        "whole: {length: 2 d, clock: working}", "whole: {length: 60 min, clock: wall}",
        "first_reply:", "deadlines.first_reply", "line 70) — for example: first_reply",
    ),
    "a call back later than the whole": (
        "call_back: {length: 30 min", "call_back: {length: 20 h", "call_back",
        "deadlines.call_back", "longer than the whole case",
    ),
}  # fmt: skip

# Mistakes from which another one follows, which is told as well.
FOLLOWED = {"key: kabag", "- key: sorting", "whole: {length: 2 d, clock: working}"}


@pytest.mark.parametrize(("old", "new", "at", "key", "wrong"), IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_an_impossible_procedure_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, at: str, key: str, wrong: str
) -> None:
    assert old in RIGHT
    text = RIGHT.replace(old, new, 1)
    told = refusal(tmp_path, text)
    line = text[: text.index(at)].count("\n") + 1
    (about,) = [one for one in told if wrong in one]
    assert f"procedure.yml, line {line}, {key}: " in about
    assert len(told) == 1 + (old in FOLLOWED)


def test_what_is_impossible_is_told_all_at_once(tmp_path: Path) -> None:
    text = RIGHT.replace("{on: claim, to: answer}", "{on: claim, to: anwser}")
    text = text.replace("on: finding", "on: sheet").replace("first_stage: answer", "first_stage: x")
    text = text.replace("{on: send_back, to: answer}", "{on: limit, to: answer}")
    text = text.replace("length: 1 d 2 h", "length: 3 d")
    keys = [line.split(", ")[2].split(": ")[0] for line in refusal(tmp_path, text)]
    assert keys == [
        "services[2].first_stage",
        "stages[1].exits[1].to",
        "stages[2].allowance",
        "stages[2].exits[1].on",
        "stages[5].exits[1].on",
    ]


def test_a_stage_that_nobody_reaches_is_refused(tmp_path: Path) -> None:
    text = RIGHT.replace("{on: approve, to: mark}", "{on: approve, to: closed}")
    (told,) = refusal(tmp_path, text)
    assert "stages[6].key: nobody reaches the stage 'mark'" in told
    alone = "  - {key: alone, label: Lagi, owner: agent, exits: [{on: close, to: closed}]}\nreopen:"
    (told,) = refusal(tmp_path, RIGHT.replace("reopen:", alone))
    assert "stages[7].key: nobody reaches the stage 'alone'" in told


def test_stages_that_only_lead_to_each_other_are_refused(tmp_path: Path) -> None:
    text = RIGHT.replace(
        "{on: approve, to: mark}", "{on: approve, to: mark}\n      - {on: close, to: ring}"
    )
    ring = "  - {key: ring, label: A, owner: agent, exits: [{on: reply, to: back}]}\n"
    back = "  - {key: back, label: B, owner: agent, exits: [{on: letter, to: ring}]}\n"
    told = refusal(tmp_path, text.replace("reopen:", f"{ring}{back}reopen:"))
    assert [line.split(", ")[2] for line in told] == [
        "stages[7].key: no way leads from the stage 'ring' to 'closed' — for example: key: answer",
        "stages[8].key: no way leads from the stage 'back' to 'closed' — for example: key: answer",
    ]


def test_an_agent_can_reply_at_any_stage_and_check_an_identity_where_the_office_does(
    tmp_path: Path,
) -> None:
    text = RIGHT.replace("needs: [category, reply]", "needs: [category, reply, verdict]")
    load(tmp_path, text)
    (told,) = refusal(tmp_path, text.replace("identity_check: true\nbefore_reply: [verdict]\n", ""))
    assert "brings 'verdict'" in told


def test_working_days_are_held_against_the_longest_day(tmp_path: Path) -> None:
    """Monday has seven and a half hours."""
    text = RIGHT.replace("{length: 2 d,", "{length: 8 h,")
    load(tmp_path, text.replace("length: 1 d 2 h", "length: 1 d"))
    (told,) = refusal(tmp_path, text)
    assert "stages[2].allowance: is longer" in told


def test_what_cannot_be_held_against_each_other_is_taken(tmp_path: Path) -> None:
    text = RIGHT.replace("length: 1 d 2 h, clock: working", "length: 30 d, clock: wall")
    load(tmp_path, text)
    wall = RIGHT.replace(
        "{length: 2 d, clock: working}", "{length: 26 h, clock: wall, wins: opening_hours}"
    )
    load(tmp_path, wall)
    (told,) = refusal(tmp_path, wall.replace("length: 1 d 2 h", "length: 3 d"))
    assert "stages[2].allowance: is longer" in told


def test_a_stage_that_can_be_entered_without_what_it_needs_is_a_dead_end(tmp_path: Path) -> None:
    """A unit may answer, but who never asks one comes to `settle` all the same."""
    stages = """\
stages:
  - key: begin
    label: Mulai
    owner: agent
    exits: [{on: reply, to: settle}, {on: ask_unit, to: unit}]
  - key: unit
    label: Unit
    owner: unit
    exits: [{on: finding, to: settle}]
  - key: settle
    label: Selesai
    owner: agent
    exits: [{on: close, to: closed, needs: [category, finding]}]
"""
    duties = "duties: [{key: farmasi, label: Farmasi, kind: unit}]\n"
    start = LEAST.index("stages:")
    rest = LEAST[start:].split("\n")
    after = next(
        (at for at, line in enumerate(rest[1:], 1) if line and not line.startswith((" ", "-"))),
        len(rest),
    )
    text = LEAST[:start] + duties + stages + "\n".join(rest[after:])
    (line,) = refusal(tmp_path, text)
    assert "a case can come to the stage 'settle' without what its exits need" in line
    mended = load(tmp_path, text.replace("{on: reply, to: settle}, ", ""))
    assert set(mended.stages) == {"begin", "unit", "settle"}


def test_an_allowance_may_be_now_and_languages_are_codes(tmp_path: Path) -> None:
    text = LEAST.replace("length: 24 h", "length: now", 1) + "languages: [id, jv]\n"
    procedure = load(tmp_path, text)
    assert procedure.languages == ("id", "jv")
    assert Length() in {one.length for one in procedure.deadlines.values()}
    (line,) = refusal(tmp_path, LEAST + "languages: [Indonesia]\n")
    assert "'Indonesia' is not a code of a language" in line
