"""Cards: what people at the office handed each other, a question, a finding, a sheet, minutes."""

from collections.abc import Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

from core.facts import SealedFact
from web.showing.facts.card_titles import TITLES
from web.showing.facts.sentences import sentence
from web.showing.transcript.bubble import Bubble, ShownFile


def card(fact: SealedFact, zone: ZoneInfo) -> Bubble:
    """The card of a fact that has a title."""
    data = fact.data
    return Bubble(
        fact.seq,
        "card",
        fact.at,
        str(data.get("text") or data.get("remark") or sentence(fact, zone)),
        str(data.get("agent_name") or "Petugas"),
        title=TITLES[fact.kind](data),
        files=tuple(_sent_along(data.get("files"))),
    )


def _sent_along(files: object) -> Iterator[ShownFile]:
    for one in files if isinstance(files, Sequence) and not isinstance(files, str) else ():
        if isinstance(one, Mapping):
            mime, name = str(one.get("mime", "")), str(one.get("filename", ""))
            yield ShownFile(str(one.get("sha256", "")), mime, name, 0, "Berkas")
