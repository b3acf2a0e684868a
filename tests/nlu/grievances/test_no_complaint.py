"""Who denies complaining, asks a favour, lost a thing or fears, complains of nothing."""

import pytest

from language.normalising import words
from nlu.certain import Unsure, believed, certainly
from nlu.meaning import Intent
from nlu.no_complaint import Denial, denial


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("saya ga komplain", ""),
        ("ga mau ngadu kok", ""),
        ("bukan mau lapor ya", ""),
        ("bukan komplain, mau daftar bankesda", "mau daftar bankesda"),
        ("saya ga komplain, cuma nanya soal wifi", "wifi"),
        ("jam besuk berapa? bukan ngadu kok", "jam besuk berapa?"),
        ("bukan mau komplain tapi petugasnya kasar", "petugasnya kasar"),
    ],
)
def test_complaining_is_denied_and_the_rest_is_left(text: str, rest: str) -> None:
    assert denial(text) == Denial(rest, plainly=True)


@pytest.mark.parametrize("text", ["saya cuma nanya", "nanya doang kak", "cuma mau tanya aja"])
def test_who_only_asks_denies_it_less_plainly(text: str) -> None:
    assert denial(text) == Denial("", plainly=False)


@pytest.mark.parametrize(
    "text",
    [
        "gimana ga komplain",
        "ga komplain gimana, udah 3 jam",
        "tidak bisa komplain",
        "komplain saya tidak ditanggapi",
        "bukan komplain, cuma saran: parkirnya diperluas",
        "tidak lapor dulu bisa kan?",
        "mau komplain",
        "Budi Santoso",
        "",
    ],
)
def test_what_is_not_denied_is_heard_whole(text: str) -> None:
    assert denial(text) is None


def test_a_wrong_behind_the_denial_is_read_by_itself() -> None:
    heard = certainly("bukan komplain, mau ngadu soal obat", "ADU")
    assert isinstance(heard, Unsure) or heard.intent is Intent.COMPLAINT
    left = certainly("bukan mau komplain tapi petugasnya kasar", "ADU")
    assert isinstance(left, Unsure)
    assert left.text == "petugasnya kasar"


@pytest.mark.parametrize(
    "text",
    [
        "kode wifi ruang tunggu dong",
        "kasih saya obat tidur dong resepnya",
        "pinjem kursi roda dong",
        "kartu berobat saya ilang",
        "ktm saya hilang",
        "data saya aman gak ya? takut disalahgunakan",
        "takut data saya bocor, aman kan?",
    ],
)
def test_a_favour_a_loss_or_a_fear_is_no_complaint(text: str) -> None:
    heard = Unsure(text, words(text))
    assert believed(Intent.COMPLAINT, 0.95, heard).intent is not Intent.COMPLAINT


@pytest.mark.parametrize(
    "text",
    [
        "minta uang saya dikembalikan",
        "minta refund dong uang saya belum balik",
        "minta dipercepat dong antriannya lama banget",
        "toiletnya dibersihin dong bau",
        "tolong perawatnya ditegur dong",
        "minta obat ditolak terus",
        "sandal saya dicuri di mushola",
        "dompet saya hilang di ruang tunggu poli",
        "hp saya hilang, satpamnya cuek",
        "takut sama perawatnya yang galak, aman ga sih di sini",
    ],
)
def test_a_favour_or_a_loss_with_a_wrong_stays_one(text: str) -> None:
    heard = Unsure(text, words(text))
    assert believed(Intent.COMPLAINT, 0.95, heard).intent is Intent.COMPLAINT
