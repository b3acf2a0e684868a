"""How the engines are, for the operator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from nlu.rasa.breaker import BreakerState
from nlu.rasa.models import Model
from nlu.rasa.progress import TrainingProgress
from nlu.rasa.supervisor import RasaCondition
from nlu.rasa.workshop import Ended
from nlu.two_engines import Engine


@dataclass(frozen=True, slots=True)
class EnginesState:
    """One look at the engines; times are aware.

    `wanted` is what the settings say, `answering` who answers now what rules alone cannot tell,
    `since` when that began. `model` is the one that answers, `is_behind` says that what it learned
    from is not what is in force any more.
    """

    wanted: Engine
    answering: Engine
    since: datetime
    answered: Mapping[Engine, int]
    is_installed: bool = True
    condition: RasaCondition = RasaCondition.WITHOUT_MODEL
    breaker: BreakerState = BreakerState.CLOSED
    model: Model | None = None
    models: Sequence[Model] = ()
    is_behind: bool = False
    progress: TrainingProgress | None = None
    ended: Ended | None = None

    @property
    def is_well(self) -> bool:
        """Whether the engine that is wanted answers."""
        return self.answering is self.wanted
