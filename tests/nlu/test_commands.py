"""Commands and short answers are always recognised, with noise around them too."""

import pytest

from nlu.embedded import EmbeddedInterpreter
from nlu.meaning import Intent

SAID = {
    Intent.MENU: "menu|menu utama dong|/start|bantuan|MENU!!!|kembali ke menu ya min",
    Intent.ASK_HUMAN: "petugas|cs|admin|operator|mau ngomong sama orang aja|bicara dgn manusia|"
    "CS dong|bisa chat sama orang langsung?|halo ada orang?|tolong sambungkan ke petugas",
    Intent.CANCEL: "batal|batal aja|ga jadi|gak jadi deh min|cancel|stop|batalkan laporan saya",
    Intent.STATUS: "status|status dong min|cek status|cek aduan saya|status laporan sy gmn",
    Intent.YES: "ya|iya|iyaaa|betul|bener|benar kak|sip|ok|oke|yoi|nggih|inggih|muhun|Ya!|"
    "👍 ya|👍|benr|👌🙏|iya udah jelas|sudah paham|sangat membantu",
    Intent.NO: "tidak|bukan|ga|nggak|belum|salah|mboten|henteu|blm min|gak usah|tdk ada|no|"
    "👎|kurang jelas|kurang membantu",
    Intent.GREETING: "assalamualaikum|Assalamu'alaikum wr. wb.|halo min|selamat pagi|sampurasun|"
    "kulonuwun|pagi|p|permisi kak|halo selamat siang admin",
    Intent.THANKS: "makasih|terima kasih banyak|ok tq min|matur nuwun|hatur nuhun|tks y kak|🙏",
    Intent.FAREWELL: "sampai jumpa|dadah|wassalamualaikum|sudah itu saja min|sekian terima kasih",
    Intent.ANGER: "goblok|DASAR TOLOL!!!|bot bego|anjing lu semua|brengsek kalian|😡😡",
}


@pytest.mark.parametrize(
    ("text", "intent"),
    [(text, intent) for intent, said in SAID.items() for text in said.split("|")],
)
def test_a_command_is_always_recognised(text: str, intent: Intent) -> None:
    meaning = EmbeddedInterpreter(()).read(text)
    assert (meaning.intent, meaning.confidence) == (intent, 1.0)


@pytest.mark.parametrize(
    "text",
    [
        "cara batal daftar", "petugas tidak ada", "halo jam besuk", "ya ampun lama sekali",
        "ok jam berapa buka", "menu makan pasien", "nomor admin berapa", "sudah benar belum",
        "status pendaftaran pasien baru", "malam jumat buka?",
    ],
)  # fmt: skip
def test_a_command_word_inside_something_else_is_no_command(text: str) -> None:
    assert EmbeddedInterpreter(()).read(text).intent in {Intent.QUESTION, Intent.OUT_OF_SCOPE}
