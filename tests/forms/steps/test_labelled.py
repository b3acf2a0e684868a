"""Messages in which the complainant names the fields."""

import pytest

from forms.form import Form, How, ProblemCode
from tests.forms.office import WHOLE, form_with, hear, whole_form

DIALOGUE = (
    "sy mau komplain. nm: siti aminah, tgl lhr 31/02/90, hp 0812-5544-332x, "
    "alamat jl. pangeran antasari 12 samarinda, email siti@gmail, keperluan: antri obat 4 jam"
)

WHOLE_MESSAGES = {
    "the office's own format": (
        "Nama lengkap: Siti Aminah\nTanggal lahir: 28-02-1990\nNo. telp aktif: 081255443321\n"
        "Alamat: jl. pangeran antasari 12 samarinda\nEmail: siti@gmail.com\n"
        "Keperluan: antri obat 4 jam"
    ),
    "slashes between": (
        "Nama lengkap: Siti Aminah / Tanggal lahir: 28-02-1990 / No. telp aktif: 081255443321 / "
        "Alamat: jl. pangeran antasari 12 samarinda / Email: siti@gmail.com / "
        "Keperluan: antri obat 4 jam"
    ),
    "numbered": (
        "1. Nama : Siti Aminah\n2. Tgl lahir : 28/02/1990\n3. No HP : 0812-5544-3321\n"
        "4. Alamat : jl. pangeran antasari 12 samarinda\n5. Email : siti@gmail.com\n"
        "6. Keperluan : antri obat 4 jam"
    ),
    "numbered on one line": (
        "1. nama: siti aminah 2. tgl lahir: 28/2/90 3. hp: 081255443321 "
        "4. alamat: jl. pangeran antasari 12 samarinda 5. email: siti@gmail.com "
        "6. keperluan: antri obat 4 jam"
    ),
    "bullets and bold": (
        "- *Nama*: Siti Aminah\n- *TTL*: Samarinda, 28-02-1990\n- *No WA*: +62 812-5544-3321\n"
        "- *Alamat:* jl. pangeran antasari 12 samarinda\n- *E-mail* : siti@gmail.com\n"
        "- *Keperluan* : antri obat 4 jam"
    ),
    "keycaps": (
        "1️⃣ Nama: Siti Aminah\n2️⃣ Tgl lahir: 28-02-1990\n3️⃣ HP: 081255443321\n"
        "4️⃣ Alamat: jl. pangeran antasari 12 samarinda\n5️⃣ Email: siti@gmail.com\n"
        "6️⃣ Keperluan: antri obat 4 jam"
    ),
    "emoji bullets": (
        "📌 Nama: Siti Aminah\n📅 Tgl lahir: 28-02-1990\n📞 HP: 081255443321\n"
        "🏠 Alamat: jl. pangeran antasari 12 samarinda\n📧 Email: siti@gmail.com\n"
        "📝 Keperluan: antri obat 4 jam"
    ),
    "Windows lines and tabs": (
        "Nama\t:\tSiti Aminah\r\nTgl lahir\t:\t28-02-1990\r\nHP\t:\t081255443321\r\n"
        "Alamat\t:\tjl. pangeran antasari 12 samarinda\r\nEmail\t:\tsiti@gmail.com\r\n"
        "Keperluan\t:\tantri obat 4 jam"
    ),
    "full width": (
        "Ｎａｍａ：Siti Aminah\nＴｇｌ　ｌａｈｉｒ：２８-０２-１９９０\n"
        "ＨＰ：０８１２５５４４３３２１\n"
        "Alamat：jl. pangeran antasari 12 samarinda\nEmail：siti＠gmail.com\n"
        "Keperluan：antri obat 4 jam"
    ),
    "right-to-left marks": (
        "\u200fNama\u200e: \u202bSiti Aminah\u202c\nTgl lahir:\u200f 28-02-1990\n"
        "HP: \u202a081255443321\u202c\nAlamat: jl. pangeran antasari 12 samarinda\n"
        "Email: \u2066siti@gmail.com\u2069\nKeperluan: antri obat 4 jam"
    ),
    "misspelt": (
        "nma lengkap: siti aminah\ntangal lahir: 28 peb 1990\nno hpp: 081255443321\n"
        "alamt: jl. pangeran antasari 12 samarinda\nimel: siti@gmail.com\n"
        "kperluan: antri obat 4 jam"
    ),
    "no signs at all": (
        "nama siti aminah tgl lahir 28-02-1990 hp 081255443321 alamat jl. pangeran antasari 12 "
        "samarinda email siti@gmail.com keperluan antri obat 4 jam"
    ),
    "no signs, one a line": (
        "nama siti aminah\nttl samarinda 28 februari 1990\nno hp 0812 5544 3321\n"
        "alamat jl. pangeran antasari 12 samarinda\nemail siti@gmail.com\n"
        "keperluan antri obat 4 jam"
    ),
    "semicolons": (
        "keperluan: antri obat 4 jam; email: siti@gmail.com; "
        "almt: jl. pangeran antasari 12 samarinda; wa: 62812 5544 3321; lahir: 28021990; "
        "nm: siti aminah"
    ),
    "equals and dashes": (
        "nama = siti aminah\ntgl lahir - 28-02-1990\nhp = 081255443321\n"
        "alamat - jl. pangeran antasari 12 samarinda\nemail = siti@gmail.com\n"
        "keperluan - antri obat 4 jam"
    ),
    "nothing between but the next label": (
        "nama:siti aminah tgl lahir:28-02-1990 hp:081255443321 alamat:jl. pangeran antasari 12 "
        "samarinda email:siti@gmail.com keperluan:antri obat 4 jam"
    ),
    "with remarks in brackets": (
        "Nama Lengkap (sesuai KTP): SITI AMINAH\nTempat/Tgl Lahir: Samarinda/28-02-1990\n"
        "No. Telp (WA) aktif yang bisa dihubungi: 081255443321\n"
        "Alamat rumah: jl. pangeran antasari 12 samarinda\nAlamat email: SITI@GMAIL.COM\n"
        "Maksud dan tujuan: antri obat 4 jam"
    ),
    "values under their labels": (
        "Nama:\nSiti Aminah\n\nTanggal lahir:\n28-02-1990\n\nNo HP:\n081255443321\n\n"
        "Alamat:\njl. pangeran antasari 12 samarinda\n\nEmail:\nsiti@gmail.com\n\n"
        "Keperluan:\nantri obat 4 jam"
    ),
}


@pytest.mark.parametrize("text", WHOLE_MESSAGES.values(), ids=WHOLE_MESSAGES)
def test_a_message_with_every_field_fills_the_form(text: str) -> None:
    reading = hear(text)
    assert reading.form.values == WHOLE
    assert reading.how is How.LABELLED
    assert reading.form.problems == {}
    assert reading.rest == ""


def test_a_complaint_in_one_message_with_three_things_wrong() -> None:
    reading = hear(DIALOGUE)
    assert reading.how is How.LABELLED
    assert reading.taken == ("full_name", "address", "purpose")
    assert reading.wrong == ("birth_date", "phone", "email")
    assert reading.rest == "sy mau komplain."
    assert reading.form.values == {
        "full_name": "Siti Aminah",
        "address": "jl. pangeran antasari 12 samarinda",
        "purpose": "antri obat 4 jam",
    }
    problems = reading.form.problems
    assert (problems["birth_date"].code, problems["birth_date"].written) == (
        ProblemCode.NOT_IN_CALENDAR,
        "31/02/90",
    )
    assert (problems["phone"].code, problems["phone"].written) == (
        ProblemCode.HAS_LETTERS,
        "0812-5544-332x",
    )
    assert (problems["email"].code, problems["email"].written, problems["email"].suggestion) == (
        ProblemCode.EMAIL_INCOMPLETE,
        "siti@gmail",
        "siti@gmail.com",
    )


def test_the_three_wrong_things_are_put_right_one_by_one() -> None:
    form = hear(DIALOGUE).form
    form = hear("28 feb 1990", form, asked="birth_date").form
    form = hear("081255443321", form, asked="phone").form
    form = hear("siti@gmail.com", form, asked="email").form
    assert form.values == WHOLE
    assert form.problems == {}


ONE_FIELD = [
    ("nm: budi", "full_name", "Budi"),
    ("nama saya siti aminah", "full_name", "Siti Aminah"),
    ("Nama saya: H. Ahmad Fauzi, S.H.", "full_name", "H. Ahmad Fauzi, S.H."),
    ("nama lengkap saya dr. siti aminah, s.kep", "full_name", "dr. Siti Aminah, S.Kep"),
    ("nama siti aminah mau komplain soal obat", "full_name", "Siti Aminah"),
    ("a.n. Budi Santoso", "full_name", "Budi Santoso"),
    ("halo min, nama saya Rudi Hartono. saya mau lapor", "full_name", "Rudi Hartono"),
    ("NAMA : SITI NUR'AINI", "full_name", "Siti Nur'aini"),
    ("nama lengkap saya Budi.", "full_name", "Budi"),
    ("nama: siti aminah (istri pak budi)", "full_name", "Siti Aminah"),
    ("nama: Ibu Siti Aminah", "full_name", "Siti Aminah"),
    ("alamat saya di Jl Pahlawan 12 Samarinda", "address", "Jl Pahlawan 12 Samarinda"),
    ("keperluan : mau ambil surat\nTerima kasih", "purpose", "mau ambil surat"),
    ("ttl: samarinda, 28-02-1990", "birth_date", "1990-02-28"),
    ("TTL : Balikpapan / 17 Agustus 1985", "birth_date", "1985-08-17"),
    ("tgl lhr 28.2.90", "birth_date", "1990-02-28"),
    ("tempat tanggal lahir Kutai, 1 nop 1975", "birth_date", "1975-11-01"),
    ("lahir tgl 28 bulan 2 tahun 1990", "birth_date", "1990-02-28"),
    ("tgl lahir saya 5 desmber 2001", "birth_date", "2001-12-05"),
    ("lahir: 28/02/90", "birth_date", "1990-02-28"),
    ("hp 0812.5544.3321", "phone", "+6281255443321"),
    ("no hp saya 0812 5544 3321", "phone", "+6281255443321"),
    ("hpnya 081255443321", "phone", "+6281255443321"),
    ("Telp. 0541-743364", "phone", "+62541743364"),
    ("no.telp:(0541) 743364", "phone", "+62541743364"),
    ("wa:+60 12-345 6789", "phone", "+60123456789"),
    ("nomor yang bisa dihubungi hp: 81255443321", "phone", "+6281255443321"),
    ("No HP/WA: 081255443321 (istri)", "phone", "+6281255443321"),
    ("hp081255443321", "phone", "+6281255443321"),
    ("alamat: Jl. Merdeka No. 5, RT 3, Samarinda", "address", "Jl. Merdeka No. 5, RT 3, Samarinda"),
    (
        "Alamat: Jl. Antasari 12\nKel. Sidodadi\nKota Samarinda",
        "address",
        "Jl. Antasari 12, Kel. Sidodadi, Kota Samarinda",
    ),
    (
        "Alamat: Jl. Antasari 12\nKelurahan: Sidodadi\nKecamatan: Samarinda Ulu",
        "address",
        "Jl. Antasari 12, Kelurahan: Sidodadi, Kecamatan: Samarinda Ulu",
    ),
    ("almt gg. mawar rt 4 no 7 loa bakung", "address", "gg. mawar rt 4 no 7 loa bakung"),
    ("alamat jalan juanda 8 blok c", "address", "jalan juanda 8 blok c"),
    ("alamat rumah saya perum bukit indah b3", "address", "perum bukit indah b3"),
    ("e-mail: siti.aminah_90@yahoo.co.id", "email", "siti.aminah_90@yahoo.co.id"),
    ("imel SITI@GMAIL.COM", "email", "siti@gmail.com"),
    ("alamat email: siti@gmail.com", "email", "siti@gmail.com"),
    ("keperluan: minta surat keterangan", "purpose", "minta surat keterangan"),
    ("tujuan : ambil rujukan", "purpose", "ambil rujukan"),
    ("keprluan mau ambil hasil lab", "purpose", "mau ambil hasil lab"),
    ("Keluhan: obat habis, apotek tutup, petugas tidak ada", "purpose",
     "obat habis, apotek tutup, petugas tidak ada"),
    ("keperluan: antri obat.\nsudah dua kali begini", "purpose",
     "antri obat. sudah dua kali begini"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "key", "value"), ONE_FIELD, ids=[case[0] for case in ONE_FIELD])
def test_one_labelled_field_is_read(text: str, key: str, value: str) -> None:
    reading = hear(text)
    assert reading.form.values == {key: value}
    assert reading.taken == (key,)
    assert reading.how is How.LABELLED
    assert reading.form.problems == {}


WRONG_FIELD = [
    ("nama: 081x", "full_name", ProblemCode.NOT_A_NAME),
    ("nama: -", "full_name", ProblemCode.NOT_A_NAME),
    ("nm: a", "full_name", ProblemCode.NOT_A_NAME),
    ("tgl lahir: kapan ya", "birth_date", ProblemCode.NOT_A_DATE),
    ("tgl lahir: 12-13-1990", "birth_date", ProblemCode.NOT_IN_CALENDAR),
    ("tgl lahir: 28-02-2027", "birth_date", ProblemCode.NOT_BORN_YET),
    ("ttl: 1-1-1890", "birth_date", ProblemCode.TOO_OLD),
    ("hp: 0812", "phone", ProblemCode.PHONE_LENGTH),
    ("hp: 0812554433211234", "phone", ProblemCode.PHONE_LENGTH),
    ("hp: o81255443321", "phone", ProblemCode.HAS_LETTERS),
    ("hp: tidak ada", "phone", ProblemCode.NOT_A_PHONE),
    ("alamat: smd", "address", ProblemCode.ADDRESS_SHORT),
    ("alamat: samarinda", "address", ProblemCode.ADDRESS_SHORT),
    ("email: siti", "email", ProblemCode.NOT_AN_EMAIL),
    ("email siti at gmail dot com", "email", ProblemCode.EMAIL_MENDED),
    ("email: siti @ gmail . com", "email", ProblemCode.EMAIL_MENDED),
    ("emailnya siti@gmail,com", "email", ProblemCode.EMAIL_MENDED),
    ("email: siti,aminah@gmail.com", "email", ProblemCode.EMAIL_MENDED),
    ("email: siti aminah@gmail.com", "email", ProblemCode.EMAIL_MENDED),
    ("imel SITI@GMAIL.COM..", "email", ProblemCode.EMAIL_MENDED),
    ("email: siti@gmail.com, budi@gmail.com", "email", ProblemCode.SEVERAL),
    ("hp: 0812 5544 3321 / 0813 4455 6677", "phone", ProblemCode.SEVERAL),
    ("email: siti@gmial.com", "email", ProblemCode.EMAIL_DOMAIN),
    ("keperluan: obat", "purpose", ProblemCode.PURPOSE_SHORT),
]


@pytest.mark.parametrize(
    ("text", "key", "code"), WRONG_FIELD, ids=[case[0] for case in WRONG_FIELD]
)
def test_a_labelled_value_that_is_wrong_becomes_a_problem(
    text: str, key: str, code: ProblemCode
) -> None:
    reading = hear(text)
    assert reading.wrong == (key,)
    assert reading.form.problems[key].code is code
    assert reading.form.values == {}


NO_LABEL = [
    "nama dokternya tidak jelas",
    "jalan ke rumah sakit rusak",
    "hp saya hilang di ruang tunggu",
    "email saya tidak pernah dibalas",
    "alamat kliniknya pindah ke mana",
    "saya mau tanya jam besuk",
    "no antrian saya 12",
    "wa nya tidak aktif ya min",
    "saya antri sejak jam 8 tanggal 5/11/2026 belum dipanggil",
    "maksud saya bukan itu",
    "nama obat yang diberikan salah",
    "Nama pasien: Budi Santoso",
    "NIK: 6472056802900003",
    "eh sebelumnya, kalau pakai bpjs bisa?",
    "",
    "🙏🙏🙏",
    "biayanya Rp 812.000.000 kah",
]


@pytest.mark.parametrize("text", NO_LABEL)
def test_words_that_only_look_like_labels_fill_nothing(text: str) -> None:
    reading = hear(text)
    assert reading.form == Form()
    assert reading.how is How.NOTHING
    assert (reading.taken, reading.wrong) == ((), ())


def test_a_label_inside_a_complaint_is_part_of_the_complaint() -> None:
    said = "keperluan: antri obat 4 jam, nama dokternya tidak jelas, alamat kliniknya pindah"
    assert hear(said).form.values == {"purpose": said.removeprefix("keperluan: ")}


def test_a_format_sent_back_with_blanks_fills_what_is_filled() -> None:
    said = "Nama lengkap: Budi\nTanggal lahir:\nNo. telp aktif: ......\nAlamat: ____\nEmail:\n"
    reading = hear(said)
    assert reading.form.values == {"full_name": "Budi"}
    assert reading.form.problems == {}
    assert reading.form.declined == frozenset()


@pytest.mark.parametrize(
    "text",
    ["email: -", "email: tidak ada", "email gak punya", "Email : tdk pny", "saya tidak punya email",
     "imel: belum punya pak", "email: kosong", "ga ada email"],
)  # fmt: skip
def test_an_optional_field_can_be_declined(text: str) -> None:
    reading = hear(text)
    assert reading.form.declined == {"email"}
    assert reading.form.problems == {}
    assert reading.how is How.LABELLED


def test_a_dash_between_two_labels_declines_as_well() -> None:
    reading = hear("Nama : Budi Santoso Email : - Keperluan : Komplain antrian")
    assert reading.form.declined == {"email"}
    assert reading.form.values == {"full_name": "Budi Santoso", "purpose": "Komplain antrian"}


def test_a_letter_around_the_format_is_left_over() -> None:
    reading = hear(
        "Kepada Yth Direktur\nNama : Budi Santoso\nAlamat : Jl. Pahlawan 12 Samarinda\n"
        "Dengan ini mengadukan pelayanan poli\nTerima kasih"
    )
    assert reading.form.values == {
        "full_name": "Budi Santoso",
        "address": "Jl. Pahlawan 12 Samarinda",
    }
    assert "Dengan ini mengadukan pelayanan poli" in reading.rest


def test_other_labels_of_a_pasted_identity_end_a_value() -> None:
    said = (
        "Nama: Siti Aminah\nNIK: 6472056802900003\nJenis kelamin: Perempuan\n"
        "Alamat: Jl. Antasari 12\nPekerjaan: Guru\nKeperluan: antri obat"
    )
    reading = hear(said)
    assert reading.form.values == {
        "full_name": "Siti Aminah",
        "address": "Jl. Antasari 12",
        "purpose": "antri obat",
    }
    assert "6472056802900003" in reading.rest


def test_purposes_under_several_labels_are_kept_together() -> None:
    reading = hear("Keperluan: pengaduan\nKeluhan: antri obat 4 jam")
    assert reading.form.values == {"purpose": "pengaduan; antri obat 4 jam"}


def test_contacts_after_an_address_do_not_become_part_of_it() -> None:
    reading = hear("alamat jl. antasari 12, samarinda, 081255443321, siti@gmail.com")
    assert reading.form.values == {
        "address": "jl. antasari 12, samarinda",
        "phone": "+6281255443321",
        "email": "siti@gmail.com",
    }


def test_a_label_replaces_what_was_right() -> None:
    reading = hear("hp: 081344556677", whole_form())
    assert reading.form.values == {**WHOLE, "phone": "+6281344556677"}


def test_a_wrong_new_value_keeps_the_right_one() -> None:
    reading = hear("hp: 0813x", whole_form())
    assert reading.form.values == WHOLE
    assert reading.form.problems["phone"].code is ProblemCode.HAS_LETTERS


def test_a_second_number_does_not_replace_the_first_of_the_same_message() -> None:
    reading = hear("No HP: 081255443321\nNo WA: 081344556677")
    assert reading.form.values == {}
    problem = reading.form.problems["phone"]
    assert (problem.code, problem.suggestion) == (ProblemCode.SEVERAL, "+6281255443321")
    assert problem.others == ("+6281344556677",)


def test_a_known_name_is_not_lost_to_another_label() -> None:
    reading = hear("alamat: jl. mawar 3 samarinda", form_with({"full_name": "Budi"}))
    assert reading.form.values == {"full_name": "Budi", "address": "jl. mawar 3 samarinda"}
