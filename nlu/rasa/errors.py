"""What can go wrong with Rasa; all of it is met by the embedded engine, never by a complainant.

RasaFailed          it did not answer, too late, or nothing that means anything
├── NotStarted      a server did not come up; its log says why
└── NotTrained      a training ended without a model; the message says why
AlreadyTraining     one training at a time
"""

from core.errors import LoketError


class RasaFailed(LoketError):
    """Rasa did not answer in time, or not with a meaning; the embedded engine answers."""


class NotStarted(RasaFailed):
    """A server of Rasa did not come up."""


class NotTrained(RasaFailed):
    """A training ended without a model."""


class AlreadyTraining(LoketError):
    """A training is running on this data folder; the next one begins after it."""
