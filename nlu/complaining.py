"""Words by which somebody wants to complain, or tells of something that went wrong."""

from collections.abc import Sequence

from language.normalising import POLITE
from language.slang import listed

INTERROGATIVE = listed(
    "apa apakah bagaimana berapa kapan dimana kemana siapa mana boleh bisa cara "
    "what when where how who which why"
)
"""Words that make a question of whatever they stand in."""
ASKING = INTERROGATIVE | listed(
    "syarat jadwal jam biaya alamat lokasi nomor prosedur alur info informasi tanya"
)
"""Words that ask for something; whoever uses them is not complaining yet."""

_DENIABLE = listed("bisa boleh")
_DENYING = listed("tidak belum jangan")


def without_denied(said: Sequence[str]) -> frozenset[str]:
    """The words but those that say that something is not possible: *tidak bisa* asks nothing."""
    pairs = zip(("", *said), said, strict=False)
    return frozenset(
        word for before, word in pairs if not (word in _DENIABLE and before in _DENYING)
    )


HOW_TO = listed("cara prosedur alur syarat")
"""Words of somebody who wants to know how a thing is done, and does not do it yet."""
OWN = listed("saya kami status cek progres perkembangan tiket update tindak kemarin diproses")
"""One of these is in every question about one's own case."""

_OFFERED = listed("ada bisa boleh masih perlu harus apa emang memang bpjs")
_TAGS = frozenset({"tidak", "belum"})

_WISHING = listed("mau ingin hendak akan izin want")
_COMPLAINING = listed(
    "komplain ngadu mengadu mengadukan mengeluh keluhan lapor melapor melaporkan laporkan "
    "protes pengaduan aduan"
)
_NOT_A_NEW_ONE = listed(
    "cek status lihat sudah belum tidak batal batalkan cabut tarik cancel progres "
    "perkembangan tindak kelanjutan hasil kemarin kabar update sampai jawaban dijawab dibalas "
    "batalin dibatalkan membatalkan mencabut dicabut menarik hapus menghapus hentikan urungkan "
    "nomor diproses mana tanya"
)
_CASE = listed("laporan aduan pengaduan komplain keluhan tiket kasus lapor melapor report")
_PROGRESS = listed(
    "perkembangan kelanjutan progres progress status kabar diproses ditanggapi ditindaklanjuti "
    "ditindak dijawab dibalas nasib update hasil tanggapan posisi ditangani"
)
_MINE = listed("saya kami kemarin lalu tadi nomor my minggu bulan hari atas")
_IN_GENERAL = HOW_TO | listed("berapa apakah dimana siapa mau ingin hendak")
_HOW_FAR = frozenset({"sudah", "belum"})
_NOTHING_BUT_A_COMPLAINT = _COMPLAINING | listed("buat membuat kirim ajukan mengajukan sampaikan")
_WRONG = listed(
    "judes ketus jutek kasar galak arogan sombong cuek lelet lemot lambat pungli calo kecewa "
    "mengecewakan dipersulit diterlantarkan ditelantarkan ditelantarin diterlantarin terlantar "
    "dibentak membentak diusir "
    "ditolak dilempar dipingpong diabaikan dicuekin dikecewakan kecurian dicuri rusak kotor bau "
    "jorok pesing eror error parah buruk zonk tipu ditipu dirugikan merugikan "
    "dimarahi dimarahin ketuker tertukar dituduh diremehkan dihina basi bocor ngaret molor "
    "mangkir semrawut kecoa tikus pengap"
)
_CONTRARY = listed("padahal masa kok malah tapi disuruh")
_MISSING = listed("tidak belum lama terus balik hilang lagi salah telat terlambat")
_NOT_DONE = listed(
    "dikembalikan cair terima dikirim keluar dibayar dipanggil dilayani ditangani diangkat angkat "
    "dibalas direspon ditanggapi datang puas"
)
_NOT = listed("tidak belum")
_FEWEST_WORDS = 2


def asks_by_a_tag(said: Sequence[str]) -> bool:
    """Whether *tidak* makes the question, as in *ada kantin ga* and *bisa ga bayar nanti*."""
    bare = [word for word in said if word not in POLITE]
    if len(bare) < _FEWEST_WORDS or not _CONTRARY.isdisjoint(bare):
        return False
    return bare[0] in _OFFERED and (bare[-1] in _TAGS or bare[1] == "tidak")


def wants_to_complain(said: Sequence[str]) -> bool:
    """Whether normalised words say that a complaint is about to be made."""
    heard = frozenset(said)
    if heard - POLITE and heard - POLITE <= _NOTHING_BUT_A_COMPLAINT:
        return not heard.isdisjoint(_COMPLAINING)
    return (
        not heard.isdisjoint(_WISHING)
        and not heard.isdisjoint(_COMPLAINING)
        and heard.isdisjoint(_NOT_A_NEW_ONE)
        and heard.isdisjoint(ASKING)
    )


def announces_a_complaint(said: Sequence[str]) -> bool:
    """Whether normalised words name complaining, whatever else they say: *lapor, …*."""
    return not _COMPLAINING.isdisjoint(said)


def asks_for_progress(said: Sequence[str]) -> bool:
    """Whether it is about a case that was opened before: *komplain kemarin sudah ditanggapi?*"""
    heard = frozenset(said)
    if heard.isdisjoint(_CASE) or heard.isdisjoint(_MINE) or not heard.isdisjoint(_IN_GENERAL):
        return False
    return not heard.isdisjoint(_PROGRESS) or heard >= _HOW_FAR or {"sampai", "mana"} <= heard


def tells_of_a_wrong(said: Sequence[str]) -> bool:
    """Whether a statement in normalised words names a wrong: *ketus*, *padahal … tidak*."""
    heard = frozenset(said)
    if len(said) < _FEWEST_WORDS:
        return False
    return (
        not heard.isdisjoint(_WRONG)
        or len(heard & _CONTRARY) > 1
        or (not heard.isdisjoint(_CONTRARY) and not heard.isdisjoint(_MISSING))
        or (not heard.isdisjoint(_NOT) and not heard.isdisjoint(_NOT_DONE))
    )
