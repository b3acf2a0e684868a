"""The page of the language engines: who answers, in shape and word, and what may be done."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from core.errors import NotFound
from handoff.accounts import Role
from nlu.rasa.breaker import BreakerState
from nlu.rasa.errors import AlreadyTraining
from nlu.rasa.models import Model
from nlu.rasa.progress import TrainingProgress, TrainingStep
from nlu.rasa.standing import EnginesState
from nlu.rasa.supervisor import RasaCondition
from nlu.rasa.workshop import Ended, WorkOutcome
from nlu.two_engines import Engine
from tests.hotline.house import MORNING
from tests.web.house import House
from web.showing.engines import STEPS, state_words

OLD = Model("20261120-020000", MORNING - timedelta(days=4), 2000, 690, "old", 0.871, 0.842, 480)
NEW = Model("20261124-020000", MORNING, 2000, 700, "new", 0.885, 0.861, 480)
ANSWERED = {Engine.RULES: 30, Engine.RASA: 417, Engine.EMBEDDED: 5}
WELL = EnginesState(
    Engine.RASA,
    Engine.RASA,
    MORNING,
    ANSWERED,
    condition=RasaCondition.RUNNING,
    model=NEW,
    models=(NEW, OLD),
)
AWAY = replace(WELL, answering=Engine.EMBEDDED)


@dataclass
class Engines:
    """Engines that stand as a test wants, and note what they are told."""

    now: EnginesState = WELL
    told: list[str] = field(default_factory=list)
    busy: bool = False

    def standing(self) -> EnginesState:
        """How they are."""
        return self.now

    def retrain(self) -> None:
        """Train anew."""
        self._tell("train")

    def go_to(self, name: str) -> None:
        """Use a model."""
        if name not in {model.name for model in self.now.models}:
            raise NotFound(name)
        self._tell(f"use {name}")

    def _tell(self, what: str) -> None:
        if self.busy:
            raise AlreadyTraining("busy")
        self.told.append(what)


@pytest.fixture
def engines(house: House) -> Engines:
    """Those behind the pages of the house."""
    engines = Engines()
    house.changes["engines"] = engines
    return engines


@pytest.mark.parametrize(
    ("standing", "sign", "why"),
    [
        (WELL, "●", ""),
        (EnginesState(Engine.EMBEDDED, Engine.EMBEDDED, MORNING, ANSWERED), "●", ""),
        (replace(AWAY, is_installed=False), "▲", "make rasa"),
        (replace(AWAY, breaker=BreakerState.OPEN), "▲", "terlambat atau keliru"),
        (replace(AWAY, breaker=BreakerState.HALF_OPEN), "▲", "terlambat atau keliru"),
        (replace(AWAY, condition=RasaCondition.DOWN, model=None), "▲", "tidak dapat dijalankan"),
        (replace(AWAY, condition=RasaCondition.STARTING, model=None), "◐", "sedang dijalankan"),
        (
            replace(AWAY, condition=RasaCondition.WITHOUT_MODEL, progress=TrainingProgress()),
            "◐",
            "Model pertama",
        ),
        (replace(AWAY, condition=RasaCondition.WITHOUT_MODEL, models=()), "▲", "Latih ulang"),
    ],
)
def test_the_state_has_a_shape_and_says_why(standing: EnginesState, sign: str, why: str) -> None:
    state = state_words(standing)
    assert state.sign == sign
    assert why in state.why
    assert bool(state.why) == (sign != "●")


async def test_the_page_shows_models_scores_and_who_answered(
    house: House, engines: Engines
) -> None:
    page = (await (await house.staff(Role.EDITOR)).get("/desk/model")).text
    for told in (
        "Rasa menjawab",
        "88,5%",
        "0,861",
        "dari 480",
        "700 pertanyaan",
        "417",
        "● dipakai",
    ):
        assert told in page
    assert page.count("Pakai lagi</button>") == 1
    assert "Model ini dilatih dari isi yang berlaku" in page


async def test_that_the_content_has_changed_since_is_said(house: House, engines: Engines) -> None:
    engines.now = replace(WELL, is_behind=True)
    page = (await (await house.staff(Role.EDITOR)).get("/desk/model/state")).text
    assert "<html" not in page
    assert "Isi sudah berubah sejak model ini dilatih" in page


@pytest.mark.parametrize("step", TrainingStep)
async def test_while_a_model_is_trained_there_is_a_bar_with_words_and_no_button(
    house: House, engines: Engines, step: TrainingStep
) -> None:
    engines.now = replace(WELL, progress=TrainingProgress(step))
    page = (await (await house.staff(Role.EDITOR)).get("/desk/model")).text
    assert STEPS[step] in page
    assert f'value="{round(TrainingProgress(step).share * 100)}"' in page
    assert '<button class="main">' not in page
    assert "Pakai lagi</button>" not in page


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (WorkOutcome.USED, "dipakai"),
        (WorkOutcome.NOT_TRAINED, "tidak menghasilkan model"),
        (WorkOutcome.NOT_STARTED, "tidak dapat dijalankan"),
        (WorkOutcome.WORSE, "lebih sering keliru"),
    ],
)
async def test_how_the_last_training_ended_stays_on_the_page(
    house: House, engines: Engines, outcome: WorkOutcome, words: str
) -> None:
    engines.now = replace(WELL, ended=Ended(outcome, MORNING, NEW.name))
    assert words in (await (await house.staff(Role.EDITOR)).get("/desk/model")).text


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMINISTRATOR])
async def test_who_may_trains_and_goes_back(house: House, engines: Engines, role: Role) -> None:
    browser = await house.staff(role)
    trained = await browser.post("/desk/model/train")
    used = await browser.post("/desk/model/use", data={"name": OLD.name})
    assert [answer.headers["location"] for answer in (trained, used)] == ["/desk/model"] * 2
    assert engines.told == ["train", f"use {OLD.name}"]


async def test_one_work_at_a_time_and_models_that_are_there(house: House, engines: Engines) -> None:
    browser = await house.staff(Role.EDITOR)
    gone = await browser.post("/desk/model/use", data={"name": "20200101-000000"})
    nothing = await browser.post("/desk/model/use")
    engines.busy = True
    busy = await browser.post("/desk/model/train")
    assert [one.status_code for one in (gone, nothing, busy)] == [422, 422, 409]
    assert "Muat ulang" in gone.text
    assert "Tunggu sampai selesai" in busy.text
    assert engines.told == []


async def test_without_rasa_the_page_says_how_to_have_it(house: House) -> None:
    browser = await house.staff(Role.EDITOR)
    page = (await browser.get("/desk/model")).text
    assert "LOKET_NLU=rasa" in page
    assert "Mesin bawaan menjawab" in page
    assert (await browser.post("/desk/model/train")).status_code == 422


async def test_health_says_which_engine_answers(house: House) -> None:
    said: Any = (await house.stranger().get("/health")).json()["nlu"]
    assert (said["wanted"], said["answering"], said["model"]) == ("embedded", "embedded", None)
    assert said["since"]


async def test_messages_are_counted_by_who_answered_them(house: House) -> None:
    visitor = house.talk.visitor()
    await visitor.says("petugas")
    await visitor.says("kapan poli gigi buka")
    answered = house.program.engines.standing().answered
    assert answered == {Engine.RULES: 1, Engine.RASA: 0, Engine.EMBEDDED: 1}


def test_every_step_and_engine_has_words() -> None:
    assert list(STEPS) == list(TrainingStep)
    assert all(
        TrainingProgress(step).share < TrainingProgress(after).share
        for step, after in pairwise(TrainingStep)
    )
