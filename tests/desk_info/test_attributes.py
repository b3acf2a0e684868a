"""What is asked about a topic, in the many ways in which people ask it."""

import pytest

from desk_info.entry import Entry, Outcome
from desk_info.matching import matcher
from desk_info.matching.matcher import Matcher
from desk_info.matching.said import Attribute, asked_about
from language.normalising import words

_PHRASINGS = """
when|kapan pendaftaran dibuka
when|kpn daftarnya
when|iraha daftar
when|tgl brp tesnya
when|deadline kirim berkas
when|batas waktu bayar ukt
when|jadwal dokter gigi
when|hr apa aja buka
hours|buka jam brp
hours|jm besuk
hours|pukul brp tutup
hours|sabtu buka ga
hours|jam oprasional
where|dmn alamatnya
where|di mana lokasinya
where|nang ndi kantore
where|ning endi panggonane
where|pundi alamatipun
where|kmn sy hrs lapor
where|letaknya sebelah mana
cost|brp biayanya
cost|bayar brp
cost|gratis ga
cost|pinten biayanipun
cost|harga kamar vip
cost|kena berapa
cost|duitnya brp
cost|tarif ambulans
cost|spp berapa
needs|syaratnya apa
needs|bawa apa aja
needs|dokumen yg dibutuhkan
needs|berkas apa saja yang harus disiapkan
needs|persyaratan skck
needs|syarate opo wae
how|gmn cara daftar
how|piye carane ngurus ktp
how|pripun carane damel kk
how|kumaha cara daftar
how|prosedur rujukan
how|alurnya gmn
how|langkah2 daftar
length|berapa lama prosesnya
length|brp hari jadi
length|masa berlaku rujukan
length|lama proses ktp
length|kapan jadi ktpnya
who|siapa dokternya
who|sopo kepalane
who|sp direkturnya
why|knp ditolak
why|kunaon ditolak
why|mengapa belum cair
what|apa itu skbn
what|skbn itu apa
what|opo iku bpjs
what|kepanjangan kip
contact|nomor wa cs
contact|no telp igd
contact|bs dihubungi kemana
contact|email resmi
link|link pendaftaran
link|download formulir dmn
status|cek status pengajuan
status|sudah sampai mana pengajuan saya
problem|lupa password
problem|kartu hilang
problem|aplikasi error
problem|ga bisa login
change|ganti nomor hp
change|mau pindah faskes
change|perpanjang rujukan
looks|contoh surat
looks|bentuk kartunya
count|berapa orang yg boleh masuk
count|maksimal penunggu
count|kuota beasiswa
use|untuk apa surat ini
use|manfaat vaksin
kinds|jurusan apa saja
kinds|jenis surat
whether|bisa pakai bpjs
whether|boleh bawa anak
"""


@pytest.mark.parametrize("line", _PHRASINGS.strip().splitlines())
def test_a_side_is_heard_in_slang_and_in_javanese(line: str) -> None:
    side, typed = line.split("|")
    assert Attribute(side) in asked_about(words(typed))


def _side(name: str, *variants: str) -> Entry:
    return Entry(name, "SKCK", name, "…", variants)


DESK = Matcher(
    (
        _side("deadline", "kapan batas waktu pengajuan skck", "deadline skck", "kapan skck tutup"),
        _side("procedure", "bagaimana cara pengajuan skck", "alur skck", "cara bikin skck"),
        _side("cost", "berapa biaya pengajuan skck", "skck bayar berapa", "tarif skck"),
        _side("needs", "apa syarat pengajuan skck", "berkas skck apa saja", "bikin skck bawa apa"),
        _side("place", "dimana tempat pengajuan skck", "alamat loket skck", "lokasi skck dimana"),
        _side("hours", "jam berapa loket skck buka", "jam layanan skck", "jam buka skck"),
        Entry("other", "Parkir", "Parkir", "…", ("parkir motor", "parkir mobil")),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("batas waktu skck kpn", "deadline"),
        ("deadline pengajuan skck tgl brp", "deadline"),
        ("skck caranya gmn", "procedure"),
        ("piye carane gawe skck", "procedure"),
        ("prosedur skck", "procedure"),
        ("skck brp biayanya", "cost"),
        ("harga skck", "cost"),
        ("pinten biayanipun skck", "cost"),
        ("skck gratis ga", "cost"),
        ("persyaratan skck apa aja", "needs"),
        ("dokumen buat skck", "needs"),
        ("ngurus skck bawa apa", "needs"),
        ("skck dmn", "place"),
        ("alamat skck ning endi", "place"),
        ("skck jam brp bukanya", "hours"),
        ("jm layanan skck", "hours"),
    ],
)
def test_the_side_that_is_asked_comes_first(question: str, entry: str) -> None:
    assert DESK.match(question).candidates[0].entry.id == entry


@pytest.mark.parametrize("question", ["skck", "mau tanya skck kak"])
def test_a_topic_alone_is_never_answered_with_one_of_its_sides(question: str) -> None:
    assert DESK.match(question).outcome is not Outcome.ANSWER


def test_a_side_that_no_entry_has_is_not_answered_with_another() -> None:
    alone = Matcher((_side("cost", "berapa biaya skck", "skck bayar berapa", "tarif skck"),))
    assert alone.match("syarat skck apa").outcome is not Outcome.ANSWER


EEG = "Rekam otak dilakukan Selasa dan Kamis pukul 08.00 dengan pengantar dokter."
GYM = "Senam lansia setiap Jumat pagi di halaman, gratis."
CHECKED = "Pemeriksaan kesehatan kerja dilayani Senin sampai Jumat, paket lengkap Rp 350.000."
PRICED = Matcher(
    (
        Entry("eeg", "Penunjang", "EEG", EEG, ("rekam otak eeg", "eeg hari apa", "jadwal eeg")),
        Entry("gym", "Kegiatan", "Senam", GYM, ("senam lansia", "ikut senam lansia hari apa")),
        Entry("check", "Penunjang", "MCU", CHECKED, ("medical check up kerja", "mcu karyawan")),
        Entry("bed", "Rawat", "Kamar", "Tanyakan di loket.", ("biaya kamar vip berapa", "vip")),
    )
)


@pytest.mark.parametrize("asked", ["rekam otak eeg bayar berapa", "eeg kena biaya brp ya"])
def test_who_asks_for_a_price_is_not_answered_with_something_else(asked: str) -> None:
    match = PRICED.match(asked)
    assert match.outcome is not Outcome.ANSWER
    assert match.candidates[0].entry.id == "eeg"
    assert match.candidates[0].score < 0.5


@pytest.mark.parametrize(
    ("asked", "entry"),
    [
        ("ikut senam lansia bayar berapa", "gym"),
        ("mcu karyawan harga berapa", "check"),
        ("biaya kamar vip brp", "bed"),
    ],
)
def test_an_entry_that_speaks_of_money_loses_nothing_when_a_price_is_asked(
    asked: str, entry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    match = Matcher(PRICED.entries).match(asked)
    assert match.candidates[0].entry.id == entry
    monkeypatch.setattr(matcher, "is_silent_on_price", lambda *_: False)
    assert Matcher(PRICED.entries).match(asked) == match


def test_who_asks_for_no_price_is_answered_by_what_is_silent_on_it() -> None:
    match = PRICED.match("eeg hari apa")
    assert (match.outcome, match.candidates[0].entry.id) == (Outcome.ANSWER, "eeg")
