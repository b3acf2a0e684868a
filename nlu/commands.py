"""Messages that are nothing but a command, a greeting, a yes or a no: known by words alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from language.slang import listed
from nlu.meaning import Intent

_FILLER = listed(
    "min mimin kak kakak ka kk gan agan bro sis bos mas mbak mba bapak ibu pak bang om tante "
    "bun y dong deh sih ya yah nih kok loh lho mah tuh kan lah saja dulu tolong mohon maaf coba "
    "aduh donk dah ih oh ah ok oke baik dok"
)
_TOGETHER = {
    ("tidak", "jadi"): "tidakjadi",
    ("terima", "kasih"): "terimakasih",
    ("tidak", "usah"): "tidakusah",
    ("saya", "nuwun"): "kulonuwun",
    ("kulo", "nuwun"): "kulonuwun",
    ("nuwun", "sewu"): "permisi",
    ("sampai", "jumpa"): "sampaijumpa",
    ("sampai", "ketemu"): "sampaijumpa",
    ("sampai", "bertemu"): "sampaijumpa",
    ("sampai", "nanti"): "sampaijumpa",
    ("selamat", "tinggal"): "sampaijumpa",
    ("see", "you"): "sampaijumpa",
    ("bye", "bye"): "bye",
    ("he", "eh"): "iya",
    ("live", "chat"): "petugas",
    ("live", "agent"): "petugas",
    ("ho", "oh"): "iya",
    ("waalaikum", "salam"): "waalaikumsalam",
    ("never", "mind"): "nevermind",
    ("forget", "it"): "nevermind",
    ("good", "morning"): "halo",
    ("good", "afternoon"): "halo",
    ("good", "evening"): "halo",
    ("hi", "there"): "halo",
    ("not", "really"): "nope",
    ("not", "yet"): "belum",
    ("yes", "please"): "iya",
    ("dua", "dua"): "dua",
    ("sudah", "dulu"): "pamit",
    ("nomor", "terimakasih"): "tidakusah",
}


@dataclass(frozen=True, slots=True)
class _Command:
    """An intent, the words of which one must be there, and those that may stand beside them.

    `leads` says that one of the first must open the message; `phrases` are whole messages.
    """

    intent: Intent
    heads: frozenset[str]
    beside: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()
    leads: bool = False

    def means(self, said: Sequence[str]) -> bool:
        """Whether `said` is this command and nothing else."""
        bare = [word for word in said if word not in _FILLER] or list(said)
        if " ".join(bare) in self.phrases:
            return True
        if not all(word in self.heads or word in self.beside for word in bare):
            return False
        return bare[0] in self.heads if self.leads else any(word in self.heads for word in bare)


_CASE_WORDS = "aduan pengaduan laporan lapor melapor komplain keluhan tiket kasus saya aku"
_COMMANDS = (
    _Command(
        Intent.CANCEL,
        listed(
            "batal batalkan batalin dibatalkan dibatalin cancel stop berhenti hentikan tidakjadi "
            "gajadi gakjadi urung urungkan cabut wurung nevermind abort btl btal cncl gjd"
        ),
        listed(
            _CASE_WORDS + " mau ingin semua ini itu proses pengisian formulir form nya ya tidak"
        ),
    ),
    _Command(
        Intent.STATUS,
        listed("status progres progress"),
        listed(
            _CASE_WORDS + " cek lihat mau bagaimana sudah nomor minta tanya perkembangan bisa "
            "ini itu kemarin sekarang sampai dimana apa update ingin tahu berapa"
        ),
        frozenset(
            f"{verb} {noun}{mine}"
            for verb in ("cek", "lihat", "mau cek", "nomor")
            for noun in ("aduan", "pengaduan", "laporan", "tiket", "komplain")
            for mine in ("", " saya")
        ),
    ),
    _Command(
        Intent.MENU,
        listed("menu start help"),
        listed(
            "utama kembali ke awal tampilkan lihat minta buka balik pilihan daftar mau mana "
            "bantuan apa semua ada"
        ),
        frozenset(
            (
                "mulai",
                "mulai lagi",
                "mulai ulang",
                "mulai dari awal",
                "ulang dari awal",
                "bantuan",
                "pilihan",
                "ke awal",
                "kembali ke awal",
                "lihat pilihan",
                "kembali",
            )
        ),
    ),
    _Command(
        Intent.ASK_HUMAN,
        listed("petugas operator cs manusia orang staf agen agent human admin adminnya pegawai"),
        listed(
            "bicara berbicara ngomong ngobrol chat chatting sama dengan mau minta ingin "
            "sambungkan sambungin disambungkan hubungkan hubungi dihubungkan terhubung alihkan "
            "pindah ke langsung bisa boleh bukan jangan bot robot saya kita tanya bertanya "
            "panggil panggilkan ada asli beneran butuh perlu bantu bantuan dibantu konsultasi "
            "karo lewat halo kontak disini sini online"
        ),
    ),
    _Command(
        Intent.NO,
        listed("tidak bukan belum salah tidakusah nope no enggak jangan kurang sanes ogah acan"),
        listed(
            "itu ini keduanya ketiganya dua nya ada perlu mau punya benar semua menjawab sesuai "
            "cocok terimakasih yang pas tepat membantu jelas terbantu terjawab paham mengerti puas "
            "kok thanks"
        ),
        frozenset(("masih bingung", "masih belum jelas", "masih tidak jelas", "masih salah")),
        leads=True,
    ),
    _Command(
        Intent.FAREWELL,
        listed(
            "sampaijumpa dadah babay bye goodbye wassalam wassalamualaikum waalaikumsalam "
            "waalaikumussalam pamit sekian"
        ),
        listed("terimakasih saya dan itu lagi besok sudah cukup wr wb nanti kalau begitu jumpa"),
        frozenset(
            (
                "cukup",
                "sudah cukup",
                "itu",
                "sudah itu",
                "cukup itu",
                "da da",
                "cukup sekian",
                "sudah tidak ada lagi",
                "tidak ada lagi",
            )
        ),
    ),
    _Command(
        Intent.THANKS,
        listed(
            "terimakasih suwun nuwun syukron syukran jazakallah jazakallahu jazakumullah suksma "
            "mauliate maacih makacih arigato gracias tarimokasih"
        ),
        listed(
            "hatur matur banyak atas bantu bantuan info informasi jawaban respon waktu sudah "
            "membantu "
            "dibantu sangat siap alhamdulillah sama lagi sebelumnya khair pelayanan penjelasan "
            "cepat untuk semua banget sekali jelas iya betul admin petugas tidak"
        ),
    ),
    _Command(
        Intent.YES,
        listed(
            "ya iya y yes yess yup yap yep yoi betul benar sip siap siaap ok oke okey okay setuju "
            "nggih nggeh inggih injih enggih leres muhun sumuhun lanjut lanjutkan boleh iyo sudah "
            "yups baik cocok sesuai jelas paham mengerti terjawab membantu terbantu menjawab "
            "iyap iyes hooh heeh gas gaskeun correct sure right tepat sepakat tentu tentunya"
        ),
        listed(
            "sekali itu ini banget pas semua data saya sangat cukup jawaban bana banar in pisan "
            "mau maksud kok dong aja"
        ),
        frozenset(("mau", "mau banget", "iyain", "iyain saja", "bisa")),
    ),
    _Command(
        Intent.ANGER,
        listed(
            "bodoh goblok goblog tolol bego begok anjing anjir anjrit bangsat brengsek kampret "
            "sialan bajingan asu jancok jancuk dancok cok setan babi monyet kontol memek ngentot "
            "bacot tai taik idiot dungu sinting keparat laknat bedebah fuck shit"
        ),
        listed(
            "dasar lu kamu kalian semua robot bot admin petugas lah banget sekali kau ini itu "
            "emang memang rumah sakit pada jelek sampah payah woi woy kurang ajar"
        ),
    ),
    _Command(
        Intent.GREETING,
        listed(
            "halo hallo helo hello hai hay hi hy hei hey salam sampurasun kulonuwun punten "
            "permisi misi pagi siang sore malam p tes test shalom syalom swastiastu namaste "
            "spada assalamualaikum assalamuallaikum asalamualaikum asalamu assalamu assalam "
            "asslmkum asslmkm aslmkm askum aslm ass samlekum mikum pagii"
        ),
        listed(
            "selamat alaikum alaykum wr wb warahmatullahi warahmatullah warohmatullahi "
            "warohmatullohi wabarakatuh wabarokatuh sejahtera semua admin om petugas rekan "
            "untuk kita sugeng enjing dalu wilujeng met ibu bapak"
        ),
        frozenset(
            (
                "apa kabar",
                "halo apa kabar",
                "sugeng enjing",
                "sugeng dalu",
                "wilujeng enjing",
                "wilujeng sumping",
            )
        ),
    ),
)


_SIGNS = (
    (Intent.YES, "👍👌✅🆗💯"),
    (Intent.NO, "👎❌🙅"),
    (Intent.THANKS, "🙏🤗😊🥰😍❤💐🤝"),
    (Intent.ANGER, "😡🤬😠👿🖕💢"),
    (Intent.GREETING, "👋"),
)
_INTENT_OF_SIGN = {sign: intent for intent, signs in _SIGNS for sign in signs}


def emoji_intent(text: str) -> Intent | None:
    """What a message without any word means by its first known emoji, or None."""
    return next((_INTENT_OF_SIGN[char] for char in text if char in _INTENT_OF_SIGN), None)


def command(said: Sequence[str], asked: bool) -> Intent | None:
    """The intent of normalised words that are nothing but a command, or None.

    `asked` says that the message ends in a question mark: then a yes or a no is none.
    """
    joined: list[str] = []
    for word in said:
        pair = _TOGETHER.get((joined[-1], word)) if joined else None
        if pair is None:
            joined.append(word)
        else:
            joined[-1] = pair
    if joined == ["nomor"]:
        return Intent.NO
    if not joined:
        return None
    for known in _COMMANDS:
        if known.means(joined):
            return None if asked and known.intent in {Intent.YES, Intent.NO} else known.intent
    return None
