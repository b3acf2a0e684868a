"""What we sent, as bubbles: who wrote it, whether it arrived, and why not."""

from collections.abc import Mapping, Sequence

from core.errors import Own
from core.facts import BOT
from handoff.case import Source
from handoff.desk import DeliveryState, Part, TalkLine
from reports.labels import SOURCES
from web.showing.delivery_failures import reason
from web.showing.transcript.bubble import Bubble, ShownFile

_WORST_FIRST = (
    DeliveryState.FAILED,
    DeliveryState.UNKNOWN,
    DeliveryState.WAITING,
    DeliveryState.SENDING,
    DeliveryState.SENT,
    DeliveryState.DELIVERED,
    DeliveryState.READ,
)


def sent(line: TalkLine) -> Bubble:
    """The bubble of a message of ours, with what is known of its way."""
    fact = line.fact
    choices = fact.data.get("choices")
    file = fact.data.get("attachment")
    media = None
    if isinstance(file, Mapping):
        media = ShownFile(
            str(file.get("sha256", "")),
            str(file.get("mime", "")),
            str(file.get("filename", "")),
            0,
            "Berkas",
        )
    worst = min(line.parts, key=lambda part: _WORST_FIRST.index(part.state), default=None)
    author = str(fact.data.get("author") or BOT)
    return Bubble(
        fact.seq,
        "bot" if author == BOT or fact.actor == BOT else "out",
        fact.at,
        str(fact.data.get("text", "")),
        "Bot" if author == BOT else author + _other_way(fact.data.get("way")),
        ref=fact.ref,
        choices=choices if isinstance(choices, Sequence) and not isinstance(choices, str) else (),
        media=media,
        state=worst.state if worst else None,
        why=_in_its_words(worst) if worst else "",
        because=_because(worst) if worst else "",
    )


def _in_its_words(part: Part) -> str:
    """Why the platform refused it; empty where it did not."""
    refused = part.state is DeliveryState.FAILED and part.code not in set(Own)
    return part.why if refused else ""


def _because(part: Part) -> str:
    if part.state is DeliveryState.UNKNOWN:
        return "Kanal tidak memberi kabar; pesan ini mungkin sudah sampai."
    if part.state is not DeliveryState.FAILED:
        return ""
    said = reason(part.why, part.code)
    return f"{said[:1].upper()}{said[1:]}."


def _other_way(way: object) -> str:
    known = next((one for one in Source if one == way), None)
    return f" · lewat {SOURCES[known].lower()}" if known else ""
