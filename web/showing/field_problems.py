"""Why an entry of the identity form was not taken, in words for who types it in."""

from collections.abc import Mapping

from forms.form import Problem, ProblemCode
from handoff.service import Field

_WHY: Mapping[ProblemCode, str] = {
    ProblemCode.NOT_A_NAME: "belum terbaca sebagai nama",
    ProblemCode.NAME_UNSURE: "belum pasti nama orang",
    ProblemCode.SEVERAL: "memuat lebih dari satu nilai",
    ProblemCode.NOT_A_DATE: "belum terbaca sebagai tanggal",
    ProblemCode.DATE_UNSURE: "dapat dibaca sebagai lebih dari satu tanggal",
    ProblemCode.BIRTH_YEAR_MISSING: "belum memuat tahun",
    ProblemCode.NOT_IN_CALENDAR: "tidak ada di kalender",
    ProblemCode.NOT_BORN_YET: "ada di masa depan",
    ProblemCode.TOO_OLD: "terlalu jauh di masa lalu",
    ProblemCode.DATE_AHEAD: "ada di masa depan",
    ProblemCode.DATE_WITHOUT_YEAR: "belum memuat tahun",
    ProblemCode.OWN_NUMBER: "menunjuk nomor pengirim; tulis nomornya",
    ProblemCode.HAS_LETTERS: "memuat huruf",
    ProblemCode.NOT_A_PHONE: "belum terbaca sebagai nomor telepon",
    ProblemCode.PHONE_LENGTH: "jumlah angkanya belum sesuai",
    ProblemCode.ADDRESS_SHORT: "terlalu pendek",
    ProblemCode.EMAIL_INCOMPLETE: "belum lengkap",
    ProblemCode.EMAIL_DOMAIN: "tampaknya salah ketik",
    ProblemCode.EMAIL_MENDED: "belum tepat penulisannya",
    ProblemCode.EMAIL_LONG: "terlalu panjang sebelum tanda @",
    ProblemCode.NIK_MENDED: "memuat huruf yang mirip angka",
    ProblemCode.NOT_AN_EMAIL: "belum terbaca sebagai alamat email",
    ProblemCode.PURPOSE_SHORT: "terlalu pendek",
    ProblemCode.TEXT_LONG: "terlalu panjang",
    ProblemCode.TEXT_EMPTY: "belum terisi",
    ProblemCode.NOT_A_NIK: "belum terbaca sebagai NIK",
    ProblemCode.NIK_LENGTH: "harus 16 angka",
    ProblemCode.NIK_LETTERS: "memuat huruf",
    ProblemCode.NIK_REGION: "dimulai dengan kode wilayah yang tidak mungkin",
    ProblemCode.NIK_DAY: "memuat tanggal lahir yang tidak mungkin",
    ProblemCode.NIK_MONTH: "memuat bulan lahir yang tidak mungkin",
    ProblemCode.NIK_CALENDAR: "memuat tanggal lahir yang tidak ada di kalender",
    ProblemCode.NIK_SEQUENCE: "tidak mungkin berakhir dengan 0000",
    ProblemCode.NIK_OTHER_BIRTH_DATE: "tidak sesuai dengan tanggal lahir yang diisi",
    ProblemCode.NIK_OTHER_SEX: "tidak sesuai dengan jenis kelamin yang diisi",
    ProblemCode.NOT_A_RECEIPT: "belum sesuai bentuknya",
    ProblemCode.RECEIPT_DAY: "memuat tanggal yang tidak ada di kalender",
    ProblemCode.NOT_A_STUDENT_NUMBER: "belum sesuai bentuknya",
    ProblemCode.NOT_A_CODE: "belum sesuai bentuknya",
    ProblemCode.CODE_UNSURE: "dapat dibaca sebagai nomor lain",
    ProblemCode.NOT_AN_OPTION: "bukan salah satu pilihan",
    ProblemCode.NOT_A_FILE: "belum terbaca sebagai foto atau berkas",
}


def why(problem: Problem) -> str:
    """What is wrong, behind the label of the field."""
    return _WHY[problem.code]


def sentence(problem: Problem, field: Field) -> str:
    """What is wrong with the field, and a value that would be right."""
    wrong = why(problem)
    if problem.suggestion:
        return f"{field.label} {wrong}. Apakah maksudnya {problem.suggestion}?"
    return f"{field.label} {wrong}. Contoh: {field.example}."
