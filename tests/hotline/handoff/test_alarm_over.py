"""After an alarm the talk goes on: its end is heard, and so is everything else."""

import pytest

from bot.chat import Step
from core.facts import Fact
from core.replies import ReplyKey
from forms.definition import FieldRole
from forms.registry import of_role
from handoff.case import CaseStatus, Priority
from tests.hotline.cells import OFFICES
from tests.hotline.handoff.test_emergencies import DANGER, at
from tests.hotline.house import knowledge
from tests.hotline.memory import Caller

ILL = "bapak saya pingsan di parkiran"


@pytest.mark.parametrize("words", ["eh udah sadar, udah gapapa", "ternyata cuma masuk angin"])
@pytest.mark.parametrize("step", [Step.TALKING, Step.FORM, Step.CONFIRMING])
async def test_what_is_over_lets_go(step: Step, words: str) -> None:
    caller = await at(step)
    said = await caller.says(ILL, words)
    assert "112" not in said
    assert caller.state.step is step
    assert len(caller.facts(Fact.ALARM_WITHDRAWN)) == 1
    assert "112" in await caller.says(DANGER)


async def test_who_wanted_to_die_and_feels_better_is_still_seen() -> None:
    caller = await at(Step.TALKING)
    said = await caller.says(DANGER, "udah gapapa kok")
    assert caller.knowledge.office.procedure.emergency.counselling in said
    case = caller.memory.record_.case
    assert case is not None
    assert (case.status, case.priority) == (CaseStatus.WAITING, Priority.URGENT)
    assert not caller.facts(Fact.ALARM_WITHDRAWN)


async def test_words_of_death_after_another_alarm_are_not_forgotten() -> None:
    caller = await at(Step.TALKING)
    await caller.says(ILL, DANGER, "udah gapapa kok")
    assert not caller.facts(Fact.ALARM_WITHDRAWN)


async def test_the_form_goes_on_after_an_alarm_with_what_it_asks() -> None:
    caller = await at(Step.FORM)
    said = await caller.says(ILL, "siti aminah")
    assert "112" not in said
    await caller.says("081255443321")
    values = caller.state.form.values
    assert {"Siti Aminah", "+6281255443321"} <= set(values.values())
    await caller.says("udah siuman kok")
    assert values.items() <= caller.state.form.values.items()


@pytest.mark.parametrize("danger", [ILL, DANGER])
@pytest.mark.parametrize("words", ["nama: siti aminah", "081255443321"])
async def test_values_are_kept_where_no_form_was_open(danger: str, words: str) -> None:
    caller = await at(Step.TALKING)
    await caller.says(danger, words)
    said = caller.facts(Fact.MESSAGE_OUT)[-1].data["templates"]
    assert said == ["utter_understood", "utter_emergency_stands"]
    assert caller.state.form.values


async def test_the_case_says_what_was_told_before() -> None:
    caller = await at(Step.CONFIRMING)
    await caller.says(ILL)
    case = caller.memory.record_.case
    assert case is not None
    assert case.subject == f"perawatnya kasar sekali; {ILL}"


@pytest.mark.parametrize("words", ["udah sadar sih sekarang", "pasiennya sudah sadar sekarang"])
async def test_where_nobody_was_called_its_end_only_makes_us_ask(words: str) -> None:
    caller = await at(Step.TALKING)
    await caller.says(words)
    assert caller.buttons[0] == "Ya, aman"
    assert caller.case is None


async def test_danger_beside_an_end_is_danger() -> None:
    caller = await at(Step.TALKING)
    assert "112" in await caller.says("udah sadar, sekarang ibu saya kejang")


COMPLAINTS = (
    "udah sadar kok, tapi {}",
    "alhamdulillah sudah siuman. {}",
    "{}, untung udah ditolong satpam",
)
WRONGS = ("petugasnya tadi kasar banget", "perawatnya lambat sekali", "kami dibentak satpam")


def matter(caller: Caller) -> str:
    """What the open form is about."""
    fields = caller.knowledge.office.service(caller.state).form
    field = next(of_role(fields, FieldRole.MATTER), None)
    return caller.state.form.values.get(field.key, "") if field else caller.state.last_question


async def complaining(office: str) -> Caller:
    """Somebody who has begun a complaint and not told it."""
    caller = Caller(knowledge(office))
    await caller.says("komplain")
    assert caller.state.step is Step.FORM
    return caller


@pytest.mark.parametrize("wrong", WRONGS)
@pytest.mark.parametrize("end", COMPLAINTS)
async def test_a_complaint_beside_the_end_is_heard(end: str, wrong: str) -> None:
    for caller in (await complaining("rsud-haji"), Caller(knowledge("rsud-haji"))):
        said = await caller.says(ILL, end.format(wrong))
        assert len(caller.facts(Fact.ALARM_WITHDRAWN)) == 1
        assert matter(caller) == wrong
        assert f"“{wrong}”" in said
        assert caller.state.step is Step.FORM


@pytest.mark.parametrize("office", OFFICES)
async def test_at_every_office_it_goes_with_the_form(office: str) -> None:
    caller = await complaining(office)
    await caller.says(ILL, COMPLAINTS[0].format(WRONGS[0]))
    assert matter(caller) == WRONGS[0]


@pytest.mark.parametrize("rest", ["belum ditangani sama sekali", "dokternya kasar, masih kejang"])
async def test_a_complaint_that_it_is_not_over_ends_nothing(rest: str) -> None:
    caller = Caller(knowledge("rsud-haji"))
    await caller.says(ILL, f"udah sadar, tapi {rest}")
    assert not caller.facts(Fact.ALARM_WITHDRAWN)


@pytest.mark.parametrize("end", ["cuma kesal", "bukan, saya cuma emosi", "becanda kok"])
@pytest.mark.parametrize("danger", [DANGER, "saya mau mati aja rasanya", "saya bakar gedung ini"])
async def test_words_of_danger_alone_are_nobodys_complaint(danger: str, end: str) -> None:
    caller = await complaining("rsud-haji")
    await caller.says("Siti Aminah", "081255443321")
    said = await caller.says(danger, end)
    assert not matter(caller)
    templates = caller.facts(Fact.MESSAGE_OUT)[-1].data["templates"]
    assert templates == [ReplyKey.ALARM_WITHDRAWN, "utter_ask_purpose"], said


@pytest.mark.parametrize("danger", ["pengen mati rasanya nunggu 5 jam ga dipanggil"])
async def test_words_of_danger_that_complain_too_stay_for_the_complaint(danger: str) -> None:
    caller = await complaining("rsud-haji")
    await caller.says(danger, "bukan, saya cuma kesal")
    assert matter(caller) == danger


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("end", ["becanda kok", "bukan, saya cuma kesal"])
async def test_status_afterwards_tells_of_no_wish_to_withdraw(office: str, end: str) -> None:
    for caller in (await complaining(office), Caller(knowledge(office))):
        await caller.says("saya bakar gedung ini", end)
        for _ in range(2):
            assert "atas permintaan" not in await caller.says("status")
