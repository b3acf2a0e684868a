"""How the language engines are, in shape and word."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from nlu.rasa.breaker import BreakerState
from nlu.rasa.progress import TrainingProgress, TrainingStep
from nlu.rasa.standing import EnginesState
from nlu.rasa.supervisor import RasaCondition
from nlu.rasa.workshop import Ended, WorkOutcome
from nlu.two_engines import Engine

ENGINES: Mapping[Engine, str] = {
    Engine.RULES: "Aturan pasti (bahaya, nomor aduan, perintah)",
    Engine.RASA: "Rasa",
    Engine.EMBEDDED: "Mesin bawaan",
}
STEPS: Mapping[TrainingStep, str] = {
    TrainingStep.WAKING: "Rasa menyiapkan diri",
    TrainingStep.WORDS: "Membaca contoh",
    TrainingStep.CLASSIFIER: "Mempelajari maksud",
    TrainingStep.PACKING: "Menyimpan model",
    TrainingStep.TRYING: "Menguji model baru",
    TrainingStep.CHANGING: "Mengganti model; yang lama tetap menjawab sampai selesai",
}
_NOT_INSTALLED = (
    "Rasa belum terpasang di server ini. Minta pengelola server menjalankan `make rasa`, lalu tekan"
    " Latih ulang."
)
_RESTING = "Rasa terlambat atau keliru menjawab. Dicoba lagi sendiri setiap beberapa detik."
_DOWN = "Rasa tidak dapat dijalankan. Dicoba lagi sendiri; catatannya di rasa/rasa.log."
_STARTING = "Rasa sedang dijalankan, biasanya kurang dari satu menit."
_FIRST = "Model pertama sedang disiapkan."
_NO_MODEL = "Belum ada model yang dipakai. Tekan Latih ulang."
_ENDED: Mapping[WorkOutcome, str] = {
    WorkOutcome.USED: "Model {said} dipakai.",
    WorkOutcome.NOT_TRAINED: "Pelatihan tidak menghasilkan model. Sebabnya ada di catatan server.",
    WorkOutcome.NOT_STARTED: "Model tidak dapat dijalankan. Sebabnya ada di catatan server.",
    WorkOutcome.WORSE: "Model {said} lebih sering keliru, jadi tidak dipakai.",
}


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """The state in shape and word, and why it is so."""

    sign: str
    word: str
    why: str
    since: datetime


def state_words(standing: EnginesState) -> EngineStatus:
    """● the wanted engine answers; ◐ Rasa is being made ready; ▲ it should answer and does not."""
    if standing.is_well:
        return EngineStatus("●", f"{ENGINES[standing.answering]} menjawab", "", standing.since)
    sign, word, why = "▲", "Mesin bawaan menjawab, Rasa tidak", _DOWN
    if not standing.is_installed:
        why = _NOT_INSTALLED
    elif standing.condition is RasaCondition.WITHOUT_MODEL:
        busy = standing.progress is not None
        sign, why = ("◐", _FIRST) if busy else ("▲", _NO_MODEL)
    elif standing.condition is RasaCondition.STARTING:
        sign, why = "◐", _STARTING
    elif (
        standing.condition is RasaCondition.RUNNING and standing.breaker is not BreakerState.CLOSED
    ):
        why = _RESTING
    if sign == "◐":
        word = "Mesin bawaan menjawab sementara"
    return EngineStatus(sign, word, why, standing.since)


def step_words(progress: TrainingProgress | None) -> tuple[str, int] | None:
    """What is being done, and how much of it in percent; None while nothing is."""
    return None if progress is None else (STEPS[progress.step], round(progress.share * 100))


def ended_words(ended: Ended | None) -> tuple[str, datetime, bool] | None:
    """How the last training ended, when, and whether its model is used; None where none has."""
    if ended is None:
        return None
    said = _ENDED[ended.outcome].format(said=ended.said)
    return said, ended.at, ended.outcome is WorkOutcome.USED
