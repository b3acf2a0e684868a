"""Identity forms with every type of field, such as those of Batam and of the campus."""

from forms.form import Form, Reading
from forms.reading import read
from handoff.service import Field, FieldType
from tests.forms.office import EMAIL, NAME, TODAY

RECEIPT = Field(
    "receipt",
    FieldType.RECEIPT,
    "Nomor resi permohonan",
    ("resi", "no resi", "nomor resi"),
    "BTM-2023-000123",
    pattern=r"BTM-\d{4}-\d{4,6}",
)
APPLIED_ON = Field(
    "applied_on", FieldType.DATE, "Tanggal permohonan", ("tgl permohonan", "tgl"), "03-06-2024"
)
NIK = Field("nik", FieldType.NIK, "NIK", ("no nik", "no ktp"), "2171014107900001")
PHONE = Field(
    "phone", FieldType.PHONE, "Nomor telepon", ("hp", "no hp", "telp", "wa"), "0812 5544 3321"
)
PROBLEM = Field(
    "problem", FieldType.PURPOSE, "Permasalahan", ("masalah", "keluhan"), "Anak belum terdaftar"
)
STUDENT_NUMBER = Field(
    "student_number",
    FieldType.STUDENT_NUMBER,
    "NIM/NIP",
    ("nim", "nip"),
    "13519001",
    pattern=r"\d{8}|\d{18}",
)
CATEGORY = Field(
    "category",
    FieldType.CHOICE,
    "Kategori",
    ("kategori layanan",),
    "Akun",
    options=("Akun ITB", "Email", "Jaringan", "Sistem akademik", "Lain-lain"),
)
FACULTY = Field("faculty", FieldType.TEXT, "Fakultas", ("prodi",), "STEI")
SCREENSHOT = Field(
    "screenshot", FieldType.ATTACHMENT, "Tangkapan layar", ("foto",), "", required=False
)
SEX = Field(
    "sex",
    FieldType.CHOICE,
    "Jenis kelamin",
    ("jk", "kelamin"),
    "Perempuan",
    options=("Laki-laki", "Perempuan"),
)
BIRTH_DATE = Field("birth_date", FieldType.BIRTH_DATE, "Tanggal lahir", (), "28-02-1990")

MEMBERSHIP = (RECEIPT, APPLIED_ON, NIK, PHONE)  # BT-3a
CONSULTATION = (PROBLEM, PHONE)  # BT-3b and BT-3c
TICKET = (NAME, STUDENT_NUMBER, FACULTY, EMAIL, CATEGORY, PROBLEM, SCREENSHOT)  # IT-2
PERSON = (NAME, BIRTH_DATE, SEX, NIK)


def hear(
    fields: tuple[Field, ...], text: str, form: Form | None = None, asked: str = ""
) -> Reading:
    """The reading of one message into such a form on `TODAY`."""
    begun = form or Form()
    return read(begun.asking(asked) if asked else begun, fields, text, TODAY)


def talk(fields: tuple[Field, ...], *said: str) -> Form:
    """The form after these messages, each the answer to the field that was asked next."""
    form = Form()
    for text in said:
        wanted = form.next_open(fields)
        form = hear(fields, text, form, wanted.key if wanted else "").form
    return form
