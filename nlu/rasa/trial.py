"""A new model is tried before it answers anybody, as complainants would ask it."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlu.certain import certainly
from nlu.meaning import Intent, Meaning
from nlu.rasa.asking import RasaClient
from nlu.rasa.models import Model
from nlu.scoring import LabelledText, scored
from nlu.two_engines import read_by

log = logging.getLogger("loket.rasa")
MAY_LOSE = 0.03
"""A model that reads so much less of the trial than the one in use does not take its place."""
_ANSWERS_WITHIN = 10.0


@dataclass(frozen=True, slots=True)
class Trial:
    """Questions that no model learns from; `case_prefix` are the letters of case numbers."""

    questions: Sequence[LabelledText]
    case_prefix: str

    async def of(self, model: Model, client: RasaClient) -> Model:
        """The model with what it scored. Raises `RasaFailed` when it does not answer."""
        patient = _Patient(client)

        async def read(text: str) -> Meaning:
            heard = certainly(text, self.case_prefix)
            return heard if isinstance(heard, Meaning) else await read_by(patient, heard)

        score = await scored(read, self.questions)
        log.info("model %s reads %.1f %% of %d", model.name, score.accuracy * 100, score.asked)
        return replace(model, accuracy=score.accuracy, macro_f1=score.macro_f1, tried=score.asked)


def is_worse(new: Model, old: Model | None) -> bool:
    """Whether the new one lost more than chance in the same trial."""
    if old is None or new.accuracy is None or old.accuracy is None or new.tried != old.tried:
        return False
    return new.accuracy < old.accuracy - MAY_LOSE


@dataclass(frozen=True, slots=True)
class _Patient:
    """A trial hurries nobody: a slow answer there says nothing about the model."""

    client: RasaClient

    async def guess(self, text: str) -> tuple[Intent, float]:
        """The same, with more time."""
        return await self.client.guess(text, _ANSWERS_WITHIN)
