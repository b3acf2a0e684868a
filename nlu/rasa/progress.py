"""How far a training is, read from what Rasa prints."""

import re
from dataclasses import dataclass
from enum import StrEnum

_FINISHED = re.compile(r"Finished training component '(\w+)'")
_SAVED = "Your Rasa model is trained and saved"


class Step(StrEnum):
    """What is being done, in the order in which it is."""

    WAKING = "waking"  # Rasa is loading itself, the longest of all
    WORDS = "words"
    CLASSIFIER = "classifier"
    PACKING = "packing"
    TRYING = "trying"
    CHANGING = "changing"


_AFTER = {
    "CountVectorsFeaturizer": Step.CLASSIFIER,
    "LogisticRegressionClassifier": Step.PACKING,
}
_SHARE = {
    Step.WAKING: 0.05,
    Step.WORDS: 0.2,
    Step.CLASSIFIER: 0.35,
    Step.PACKING: 0.65,
    Step.TRYING: 0.75,
    Step.CHANGING: 0.95,
}


@dataclass(frozen=True, slots=True)
class Progress:
    """The step that is being done."""

    step: Step = Step.WAKING

    @property
    def share(self) -> float:
        """About how much of the time is over, 0 to 1."""
        return _SHARE[self.step]

    def read(self, line: str) -> "Progress":
        """After a line that Rasa printed; never goes back."""
        step = self.step
        if found := _FINISHED.search(line):
            step = _AFTER.get(found[1], step)
        elif "Starting to train component" in line and step is Step.WAKING:
            step = Step.WORDS
        elif _SAVED in line:
            step = Step.TRYING
        return self if _SHARE[step] <= self.share else Progress(step)
