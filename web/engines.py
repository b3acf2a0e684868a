"""The language engines: who answers now, the models, training anew and going back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.responses import HTMLResponse, RedirectResponse, Response

from core.errors import NotFound
from nlu.rasa.breaker import BreakerState
from nlu.rasa.errors import AlreadyTraining
from nlu.rasa.progress import TrainingProgress, TrainingStep
from nlu.rasa.standing import EnginesState
from nlu.rasa.supervisor import RasaCondition
from nlu.rasa.workshop import Ended, WorkOutcome
from nlu.two_engines import Engine
from web.answers import Refused
from web.incoming import form_of
from web.notices import head_values
from web.site import ROLES, Call, Who

_SEE_OTHER = 303
PAGE = "/desk/model"
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
class Shown:
    """The state in shape and word, and why it is so."""

    sign: str
    word: str
    why: str
    since: datetime


async def page(call: Call) -> Response:
    """`GET /desk/model`."""
    told = await head_values(call) if call.agent.role in ROLES[Who.CASES] else {}
    return call.page("engines/page.html", **_values(call), **told)


async def state(call: Call) -> Response:
    """`GET /desk/model/state`: the part of the page that changes."""
    return HTMLResponse(call.text("engines/state.html", **_values(call)))


async def retrain(call: Call) -> Response:
    """`POST /desk/model/train`: train of what is in force now."""
    try:
        call.parts.engines.retrain()
    except AlreadyTraining as error:
        raise Refused(409, _BUSY) from error
    except NotFound as error:
        raise Refused(
            422, "Rasa tidak dipakai di server ini, jadi tidak ada yang dilatih."
        ) from error
    return RedirectResponse(PAGE, _SEE_OTHER)


async def use(call: Call) -> Response:
    """`POST /desk/model/use` with `name`: answer with that model."""
    name = str((await form_of(call.request)).get("name", ""))
    try:
        call.parts.engines.go_to(name)
    except AlreadyTraining as error:
        raise Refused(409, _BUSY) from error
    except NotFound as error:
        raise Refused(422, "Model itu sudah tidak tersimpan. Muat ulang halaman ini.") from error
    return RedirectResponse(PAGE, _SEE_OTHER)


_BUSY = "Masih ada pelatihan atau penggantian yang berjalan. Tunggu sampai selesai, lalu ulangi."


def _values(call: Call) -> dict[str, Any]:
    standing = call.parts.engines.standing()
    return {
        "standing": standing,
        "state": shown(standing),
        "answered": [(ENGINES[engine], count) for engine, count in standing.answered.items()],
        "step": _step(standing.progress),
        "ended": _sentence(standing.ended),
        "uses_rasa": standing.wanted is Engine.RASA,
    }


def shown(standing: EnginesState) -> Shown:
    """● the wanted engine answers; ◐ Rasa is being made ready; ▲ it should answer and does not."""
    if standing.is_well:
        return Shown("●", f"{ENGINES[standing.answering]} menjawab", "", standing.since)
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
    return Shown(sign, word, why, standing.since)


def _step(progress: TrainingProgress | None) -> tuple[str, int] | None:
    return None if progress is None else (STEPS[progress.step], round(progress.share * 100))


def _sentence(ended: Ended | None) -> tuple[str, datetime, bool] | None:
    if ended is None:
        return None
    said = _ENDED[ended.outcome].format(said=ended.said)
    return said, ended.at, ended.outcome is WorkOutcome.USED
