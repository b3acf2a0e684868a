"""What is read from a `procedure.yml`, and what Atma Husada's means."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from handoff.allowance import Allowance, Clock, Consequence, DeadlineKind, Length
from handoff.calendar.hours import HolidayKind, Slot
from handoff.loading import load_procedure
from handoff.procedure import (
    Assigning,
    Assignment,
    Category,
    Duty,
    DutyKind,
    Every,
    Qualification,
    ReportDue,
    ReportKind,
    Survey,
    Unsatisfied,
)
from handoff.service import Asked, FieldType
from handoff.stage import DocumentKind, Exit, Need, StageEvent
from tests.handoff.loading.loading_office import LEAST, RIGHT, load

OFFICES = Path(__file__).parents[3] / "procedures"
ATMA_HUSADA = OFFICES / "rsjd-atma-husada"


def test_who_and_when_the_office_is_are_read(tmp_path: Path) -> None:
    procedure = load(tmp_path, RIGHT)
    hours = procedure.hours
    assert (procedure.id, procedure.zone.key) == ("kantor-contoh", "Asia/Jayapura")
    assert hours.week == {
        0: (Slot(time(8), time(12)), Slot(time(13), time(16, 30))),
        6: (Slot(time(22), time(0)),),
    }
    assert hours.ramadan == {0: (Slot(time(8), time(11)), Slot(time(11, 30), time(15)))}
    assert hours.ramadan_days == {2026: (date(2026, 2, 19), date(2026, 3, 19))}
    assert hours.holidays == {HolidayKind.PUBLIC}
    assert hours.closed == {date(2026, 12, 31)}
    assert hours.open == {date(2026, 12, 25)}
    assert procedure.duties["farmasi"] == Duty("farmasi", "Instalasi farmasi", DutyKind.UNIT)
    assert procedure.serving == {Qualification.DECREE, Qualification.BACHELOR}
    assert procedure.categories == (Category("Informasi"), Category("Obat", "farmasi"))


def test_services_and_their_forms_are_read(tmp_path: Path) -> None:
    procedure = load(tmp_path, RIGHT)
    complaint, talk = procedure.services
    assert (complaint.asked, complaint.first_stage) == (Asked.BEFORE_ANYTHING, "sorting")
    assert complaint.words == ("aduan", "keluhan")
    assert [field.required for field in complaint.form] == [True, False, True, True, True]
    assert complaint.form[0].aliases == ("nama", "nm")
    assert complaint.form[2].pattern == "BTM-[0-9]{4,6}"
    assert complaint.form[3].options == ("Laki-laki", "Perempuan")
    assert complaint.form[3].example == "Laki-laki"
    assert complaint.form[4].type is FieldType.PURPOSE
    assert (talk.form, talk.asked, talk.first_stage) == ((), Asked.NEVER, "answer")
    assert (procedure.complaint_service, procedure.talk_service) == ("complaint", "talk")


def test_deadlines_are_read(tmp_path: Path) -> None:
    deadlines = load(tmp_path, RIGHT).deadlines
    assert list(deadlines) == [
        DeadlineKind.FIRST_REPLY,
        DeadlineKind.NEXT_REPLY,
        DeadlineKind.CALL_BACK,
        DeadlineKind.WHOLE,
    ]
    assert deadlines[DeadlineKind.FIRST_REPLY] == Allowance(
        length=Length(time=timedelta(minutes=90)),
        clock=Clock.WORKING,
        warn=(Length(time=timedelta(minutes=30)), Length(time=timedelta(minutes=15))),
        target=Length(time=timedelta(minutes=45)),
        at_warning=frozenset({Consequence.TELL_AGENT, Consequence.TELL_COMPLAINANT}),
        at_limit=frozenset({Consequence.REASSIGN}),
        extend=Length(time=timedelta(hours=1)),
        pauses=True,
    )
    assert deadlines[DeadlineKind.NEXT_REPLY].inside_promise
    assert deadlines[DeadlineKind.WHOLE].length == Length(days=2)


def test_stages_are_read_in_their_order(tmp_path: Path) -> None:
    stages = load(tmp_path, RIGHT).stages
    assert list(stages) == ["sorting", "unit", "answer", "instruction", "approval", "mark"]
    unit = stages["unit"]
    assert (unit.label, unit.owner, unit.rows) == ("Menunggu unit", "unit", ("AH-4",))
    assert unit.says == "utter_stage_unit"
    assert unit.documents == (DocumentKind.FOLLOW_UP,)
    assert unit.allowance is not None
    assert unit.allowance.length == Length(1, timedelta(hours=2))
    assert unit.exits == (Exit(StageEvent.FINDING, "answer"), Exit(StageEvent.LIMIT, "answer"))
    assert stages["mark"].exits[0].needs == {Need.LETTER, Need.APPROVAL}


def test_what_comes_after_is_read(tmp_path: Path) -> None:
    procedure = load(tmp_path, RIGHT)
    assert procedure.reopen_within == Length(days=14)
    assert procedure.survey == Survey(True, 4, Unsatisfied.REOPEN)
    assert procedure.assignment == Assignment(Assigning.ROUND_ROBIN, 5)
    within = Allowance(Length(days=5), Clock.WORKING)
    assert procedure.reports == (ReportDue(ReportKind.SCORECARD, Every.MONTH, within),)
    assert procedure.identity_check
    assert procedure.before_reply == {Need.VERDICT}
    assert procedure.emergency.national == "112"
    assert procedure.emergency.confirmed == date(2026, 11, 1)
    assert procedure.unknown_before_handoff == 3


def test_what_may_be_left_out_has_the_usual_value(tmp_path: Path) -> None:
    procedure = load(tmp_path, LEAST)
    (service,) = procedure.services
    assert (service.asked, service.first_stage, service.form) == (Asked.BEFORE_CASE, "answer", ())
    assert (procedure.talk_service, procedure.complaint_service) == ("question", "question")
    assert procedure.hours.holidays == set(HolidayKind)
    assert (procedure.hours.closed, procedure.hours.open) == (frozenset(), frozenset())
    assert (procedure.hours.ramadan, procedure.hours.ramadan_days) == (None, {})
    assert (procedure.survey, procedure.assignment) == (Survey(), Assignment())
    assert (procedure.duties, procedure.serving, procedure.reports) == ({}, frozenset(), ())
    assert (procedure.reopen_within, procedure.before_reply) == (None, frozenset())
    assert procedure.named_honorific == "Kak"
    assert procedure.emergency.confirmed is None
    assert procedure.unknown_before_handoff == 2


def test_an_office_may_ignore_all_holidays(tmp_path: Path) -> None:
    text = RIGHT.replace("holidays: [public]", "holidays: []")
    assert load(tmp_path, text).hours.holidays == frozenset()


@pytest.mark.parametrize(
    "folder",
    sorted(path.parent for path in OFFICES.glob("*/procedure.yml")),
    ids=lambda one: one.name,
)
def test_every_office_can_be_read_and_is_called_as_its_folder(folder: Path) -> None:
    assert load_procedure(folder).id == folder.name


def test_ah_1_the_form_asks_what_the_written_procedure_names_in_its_order() -> None:
    procedure = load_procedure(ATMA_HUSADA)
    form = procedure.service("complaint").form
    assert [field.type for field in form] == [
        FieldType.NAME,
        FieldType.BIRTH_DATE,
        FieldType.PHONE,
        FieldType.ADDRESS,
        FieldType.EMAIL,
        FieldType.PURPOSE,
    ]
    assert [field.key for field in form if not field.required] == ["email"]
    assert procedure.service("talk").form == ()


def test_ah_2_the_office_answers_within_one_round_of_its_opening_hours_8_to_half_past_4() -> None:
    procedure = load_procedure(ATMA_HUSADA)
    assert procedure.zone.key == "Asia/Makassar"
    reply = procedure.deadlines[DeadlineKind.FIRST_REPLY]
    assert (reply.length, reply.clock) == (Length(time=timedelta(hours=8.5)), Clock.WORKING)
    assert reply.warn == (Length(time=timedelta(hours=2)), Length(time=timedelta(minutes=60)))
    assert procedure.hours.week == dict.fromkeys(range(5), (Slot(time(8), time(16, 30)),))
    assert procedure.hours.words == "Senin–Jumat 08.00–16.30 WITA"


def test_ah_3_a_case_is_closed_with_a_kind_of_complaint() -> None:
    labels = load_procedure(ATMA_HUSADA).category_labels
    assert {"Pelayanan medis", "Obat dan farmasi", "Lain-lain"} <= set(labels)


def test_ah_4_the_units_have_fourteen_working_days() -> None:
    allowed = load_procedure(ATMA_HUSADA).allowance(DeadlineKind.STAGE, "unit")
    assert allowed is not None
    assert (allowed.length, allowed.clock) == (Length(days=14), Clock.WORKING)


def test_the_emergency_numbers_wait_for_the_office_to_confirm_them() -> None:
    emergency = load_procedure(ATMA_HUSADA).emergency
    assert (emergency.national, emergency.counselling) == ("112", "119 ekstensi 8")
    assert emergency.confirmed is None
