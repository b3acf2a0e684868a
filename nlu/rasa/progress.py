"""How far a training is, read from what Rasa prints."""

import re
from dataclasses import dataclass
from enum import StrEnum

_FINISHED = re.compile(r"Finished training component '(\w+)'")
_SAVED = "Your Rasa model is trained and saved"


class TrainingStep(StrEnum):
    """What is being done, in the order in which it is."""

    WAKING = "waking"  # Rasa is loading itself, the longest of all
    WORDS = "words"
    CLASSIFIER = "classifier"
    PACKING = "packing"
    TRYING = "trying"
    CHANGING = "changing"


_AFTER = {
    "CountVectorsFeaturizer": TrainingStep.CLASSIFIER,
    "LogisticRegressionClassifier": TrainingStep.PACKING,
}
_SHARE = {
    TrainingStep.WAKING: 0.05,
    TrainingStep.WORDS: 0.2,
    TrainingStep.CLASSIFIER: 0.35,
    TrainingStep.PACKING: 0.65,
    TrainingStep.TRYING: 0.75,
    TrainingStep.CHANGING: 0.95,
}


@dataclass(frozen=True, slots=True)
class TrainingProgress:
    """The step that is being done."""

    step: TrainingStep = TrainingStep.WAKING

    @property
    def share(self) -> float:
        """About how much of the time is over, 0 to 1."""
        return _SHARE[self.step]

    def read(self, line: str) -> "TrainingProgress":
        """After a line that Rasa printed; never goes back."""
        step = self.step
        if found := _FINISHED.search(line):
            step = _AFTER.get(found[1], step)
        elif "Starting to train component" in line and step is TrainingStep.WAKING:
            step = TrainingStep.WORDS
        elif _SAVED in line:
            step = TrainingStep.TRYING
        return self if _SHARE[step] <= self.share else TrainingProgress(step)
