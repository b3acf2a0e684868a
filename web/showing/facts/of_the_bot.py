"""What facts about the bot say: what it understood, why it kept quiet, who judged it."""

from collections.abc import Mapping

from nlu.meaning import Intent
from reports.labels import GUESSED, OUTCOMES
from web.showing.facts.data import Data, label
from web.showing.labels import INTENTS

_KNOWN = frozenset({"answer", "choose"})
_ASKED = frozenset({Intent.QUESTION, Intent.OUT_OF_SCOPE})
_QUIET_REASONS = {
    "answered_by_phone": "Bot diam: kantor sedang menjawab dari teleponnya sendiri",
    "one_of_several": "Bot diam: berkas ini sekiriman dengan yang sebelumnya",
    "echo": "Bot diam: kata-kata ini dari kantor",
    "call": "Bot diam: panggilan sudah dijawab dengan pesan, atau tidak perlu dijawab",
    "with_agent": "Bot diam: percakapan dipegang petugas",
    "nothing_owed": "Bot diam: pesan ini tidak meminta jawaban",
    "noted_for_agent": "Bot diam: petugas yang membacanya",
    "kept_for_agent": "Bot diam: kiriman ini untuk petugas",
    "edit_came_first": "Bot diam: perubahan pesan ini sudah datang lebih dahulu",
    "cannot_speak": "Bot tidak mengirim: kanalnya tidak dapat dipakai sekarang",
}


def kept_quiet(data: Data) -> str:
    """Why the bot said nothing."""
    reason = str(data.get("reason", ""))
    return _QUIET_REASONS.get(reason, "Bot diam: tidak ada yang perlu dijawab")


def decided(data: Data) -> str:
    """What the bot understood, or how sure it was of what."""
    outcome, score, intent = data.get("outcome"), data.get("score"), data.get("intent")
    meant = next((words for one, words in INTENTS.items() if one == intent), "")
    if meant and not rests_on_matching(data):
        return f"Bot memahami: {meant}"
    said = GUESSED if data.get("guessed") else label(OUTCOMES, outcome)
    said = said or str(outcome or "diputuskan")
    sure = f", kecocokan {score:.2f}".replace(".", ",") if isinstance(score, float) else ""
    return f"Bot: {said[:1].lower()}{said[1:]}{sure}" + (f" ({meant})" if meant else "")


def rests_on_matching(data: Data) -> bool:
    """Whether a decision of the bot was made by what the desk information has, or has not."""
    further = data.get("further")
    questions = [data, *(further if isinstance(further, list) else ())]
    known = any(isinstance(one, Mapping) and one.get("outcome") in _KNOWN for one in questions)
    return known or data.get("intent") in _ASKED


def judged(data: Data) -> str:
    """Who judged which answers of the bot how."""
    who, said = str(data.get("agent_name") or "Pelapor"), data.get("said")
    listed = said if isinstance(said, list) else []
    words = [_verdict_on(one) for one in listed if isinstance(one, Mapping)]
    return f"{who} menilai jawaban bot: {', '.join(words)}"


def _verdict_on(said: Data) -> str:
    if not said.get("entry"):
        return "belum ada jawaban yang tepat"
    return f"“{said.get('title') or said['entry']}” {'tepat' if said.get('right') else 'keliru'}"
