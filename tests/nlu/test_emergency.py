"""Who is in danger is heard; who only waits too long or asks for the emergency ward is not."""

import pytest

from nlu.emergency import in_danger

IN_DANGER = (
    "gw udah ga pengen ada di dunia ini lagi",
    "bapak saya tiba2 ga napas",
    "rasanya mau nyerah aja sama hidup",
    "aku pengen nyusul almarhum ibu",
    "anak saya kejang dan badannya panas",
    "pengen mati aja",
    "udah ga kuat hidup",
    "mau bunuh diri",
    "tolong ibu saya kejang",
    "dia bawa pisau ngamuk",
    "saya sudah gak kuat, pengen mati aja",
    "gw capek hidup",
    "aku pgn ngilang dari dunia ini",
    "rasanya pengen mati",
    "lebih baik aku mati",
    "hidupku udah gak ada gunanya",
    "anak saya minum baygon",
    "suami saya ngamuk bawa parang",
    "istri sy dipukuli tetangga tolong",
    "bapak saya gak sadarkan diri",
    "tolong anak sy kejang2",
    "adik saya sesak nafas berat",
    "temen gue nyilet tangannya",
    "kepikiran bundir",
    "ga pengen hidup lagi",
    "buat apa hidup",
    "gak ada alasan buat hidup",
    "mau loncat dari jembatan",
    "ada pasien ngamuk di rumah",
    "kakak saya overdosis",
    "ayah saya serangan jantung",
    "dia mau bunuh saya",
    "ibu muntah darah tolong",
    "pengen mati wae rasane",
    "ora kuat urip",
    "saya ingin mengakhiri hidup",
    "aku mau mengakhiri semuanya",
    "butuh ambulans segera",
    "aku udah nelan banyak obat",
    "bayi saya biru tidak bernapas",
    "orangnya pingsan di depan rumah",
    "hayang paeh",
    "I want to die",
    "udh cape bgt idup",
    "mati aja lah gw",
    "aku pengen tidur selamanya ga bangun lagi",
    "sy mw mati sj",
    "anakku kejang!!",
    "nenek pingsan",
    "Tolong saya mau gantung diri",
    "tlg bpk sy sesak napas skrg",
    "suara2 nyuruh saya bunuh diri",
    "dia ngancam mau bunuh anak saya",
    "saya dicekik suami",
    "bunuhdiri",
    "aku gk sanggup lg hidup",
    "saya gak mau hidup",
    "saya pengen nyakitin diri sendiri",
    "mau mati aja rasanya",
    "nyawa ibu saya terancam",
    "ketuban istri saya pecah",
    "pasiennya sekarat",
    "udah gak tahan pengen mati",
    "saya takut dia bunuh saya",
    "dia lg ngamuk mecahin kaca",
    "tolong ada yg kecelakaan",
)
NOT_IN_DANGER = (
    "gawat darurat bpjs tanpa surat rujukan",
    "call center gawat darurat",
    "apakah pasien stroke bisa rawat jalan",
    "ada formulir warna biru?",
    "apa ada layanan untuk anak kejang",
    "ada fisioterapi stroke?",
    "jam IGD",
    "nomor darurat",
    "matikan",
    "mati lampu",
    "antriannya bikin mati gaya",
    "capek nunggu",
    "igd buka 24 jam?",
    "nomor ambulans berapa",
    "hp saya mau mati",
    "bpjs saya mati gimana",
    "cara urus surat kematian",
    "akta kematian",
    "jadwal dokter jantung",
    "obat kejang ada?",
    "poli stroke hari apa",
    "ruang gawat darurat dimana",
    "instalasi gawat darurat buka jam berapa",
    "saya capek antri",
    "antri obat 4 jam",
    "setengah mati nunggu",
    "biaya hidup mahal",
    "sy mau komplain",
    "dokternya ngamuk ke saya",
    "perawatnya kasar",
    "unit gawat darurat",
    "jam besuk",
    "kemarin ibu saya pingsan karena antri lama",
    "kapan buka",
    "halo",
    "surat keterangan sehat jiwa",
    "biaya ambulans",
    "daftar rawat inap",
    "sakit hati saya sama pelayanan",
    "obatnya bikin pusing",
    "saya lelah menunggu",
    "apakah menerima pasien narkoba",
    "matikan notifikasi",
    "mesin antrian mati",
    "ac nya mati",
    "listrik mati",
    "pelayanan mati suri",
    "kartu bpjs mati bisa dipakai?",
    "siapa presiden indonesia",
    "cari kerja",
    "mau daftar",
    "pendaftaran sudah dibuka?",
    "mau mati lampu kah",
    "telepon darurat brp",
    "rawat inap untuk pasien halusinasi",
    "tolong info jadwal poli jiwa",
    "kapan hidupkan lagi layanan online",
    "lampu mau mati terus",
)


@pytest.mark.parametrize("text", IN_DANGER)
def test_somebody_in_danger_is_heard(text: str) -> None:
    assert in_danger(text)
    assert in_danger(text.upper())
    assert in_danger("halo min, " + text)


@pytest.mark.parametrize("text", NOT_IN_DANGER)
def test_no_alarm_without_danger(text: str) -> None:
    assert not in_danger(text)


def test_danger_is_heard_anywhere_in_a_long_text() -> None:
    assert in_danger("antre obat lama sekali. " * 170 + "saya mau bunuh diri")


def test_a_harmless_phrase_does_not_hide_a_dangerous_one() -> None:
    assert in_danger("lampu mati dan saya pengen mati aja")
