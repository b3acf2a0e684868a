"""What heads a card in the talk: who handed what to whom inside the office."""

from collections.abc import Callable

from core.facts import Fact
from core.tables import Partial
from web.showing.facts.data import Data


def _finding(data: Data) -> str:
    return "Hasil dari unit, dicatat petugas" if data.get("on_behalf") else "Hasil dari unit"


TITLES: Partial[Fact, Callable[[Data], str]] = Partial(
    {
        Fact.UNIT_ASKED: lambda data: f"Diteruskan ke {data.get('label', 'unit')}",
        Fact.FINDING_GIVEN: _finding,
        Fact.SUPERIOR_ASKED: lambda data: (
            f"Laporan kebutuhan informasi untuk {data.get('label', 'atasan')}"
        ),
        Fact.SHEET_GIVEN: lambda _: "Lembar informasi",
        Fact.MINUTES_DRAWN: lambda _: "Berita acara",
        Fact.MINUTES_SENT_BACK: lambda _: "Berita acara dikembalikan",
        Fact.CASE_ENTERED: lambda _: "Dicatat petugas",
    },
    otherwise=lambda _: "",
)
