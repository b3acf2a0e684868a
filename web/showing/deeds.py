"""What the bot would do with a message that somebody tries, in words for editors."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.trying.foreseen import Deed


@dataclass(frozen=True, slots=True)
class DeedWords:
    """A deed with its sign, so that it is told by more than a colour."""

    sign: str
    title: str
    text: str


DEEDS: Mapping[Deed, DeedWords] = {
    Deed.ALARM: DeedWords(
        "⚠", "Tanda bahaya.", "Petugas dipanggil saat itu juga dan pelapor membaca nomor darurat."
    ),
    Deed.CONCERN: DeedWords(
        "⚠", "Mungkin bahaya.", "Bot memberi nomor darurat dan bertanya apakah pelapor aman."
    ),
    Deed.FORM: DeedWords("✎", "Formulir.", "Bot mencatatnya dan meminta identitas."),
    Deed.HAND_OVER: DeedWords("→", "Diteruskan.", "Petugas menerima kasus baru."),
    Deed.PRAISE: DeedWords("♥", "Pujian.", "Bot mencatatnya di register dan berterima kasih."),
    Deed.QUIET: DeedWords("–", "Diam.", "Pesan ini tidak meminta jawaban."),
    Deed.SAYS: DeedWords("»", "Bot berkata:", ""),
}
