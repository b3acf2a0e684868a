"""The register in three forms with the same columns and rows (`AH-6`, `IT-10`)."""

import csv
import io
import re
import tracemalloc
import zipfile
from collections.abc import Iterable
from html import unescape

import pytest

from handoff.case import CaseStatus, Source
from handoff.procedure import Every, ReportKind
from reports.columns import COLUMNS, headers
from reports.csv_register import DELIMITER
from reports.labels import SOURCES, STATUSES
from reports.making import RegisterFormat, register, report
from reports.pdf_register import MOST_ROWS, TooMuchForPaper, folded
from reports.period import Period
from reports.records import CaseRecord, JudgedDeadline
from tests.reports import pdf
from tests.reports.house import WITA, Kept, office, record, wita

NOVEMBER = wita(1, 0), wita(1, 0, month=12)
MADE = wita(1, 9, month=12)
NIK = "6472015501900001"
NASTY = ('=HYPERLINK("x")', "+1", "-1+2", "@a", "\tx", "#x $y$ \\z", "a;b\nc", '"', "🙏", "مرحبا")


async def made(form: RegisterFormat, cases: Iterable[CaseRecord]) -> bytes:
    pieces = register(Kept(cases), office(), *NOVEMBER, form, MADE)
    return b"".join([piece async for piece in pieces])


def csv_rows(made: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""), delimiter=DELIMITER))


def xlsx_rows(made: bytes) -> list[dict[str, str]]:
    """The cells of each row by the letters of their columns; formulas would fail the test."""
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    cell = re.compile(
        r'<c r="([A-Z]+)\d+"[^>]*>(?:<is><t[^>]*>(.*?)</t></is>|<v>(.*?)</v>)', re.DOTALL
    )
    rows = re.findall(r"<row .*?</row>", sheet, re.DOTALL)
    return [{at: unescape(text or value) for at, text, value in cell.findall(row)} for row in rows]


async def test_a_csv_opens_in_the_excel_of_an_office() -> None:
    whole = await made(RegisterFormat.CSV, [record()])
    assert whole.startswith(b"\xef\xbb\xbfNo.;Nomor;Masuk (WITA);")
    head, row = csv_rows(whole)
    line = dict(zip(head, row, strict=True))
    assert line["Nomor"] == "ADU-2026-000123"
    assert line["Masuk (WITA)"] == "2026-11-23 10:12"
    assert line["Kontak"] == "0812 5544 3321"
    assert line["Ketepatan balasan"] == "tepat waktu"
    assert line["Kepuasan"] == "4"
    assert line["Bukti"] == "percakapan 12, fakta 3–41, SHA-256 000102030405…"


@pytest.mark.parametrize("form", [RegisterFormat.CSV, RegisterFormat.XLSX, RegisterFormat.PDF])
async def test_a_month_without_cases_is_a_register_with_its_head_alone(
    form: RegisterFormat,
) -> None:
    whole = await made(form, [record(opened_at=wita(31, month=10))])
    match form:
        case RegisterFormat.CSV:
            assert len(csv_rows(whole)) == 1
        case RegisterFormat.XLSX:
            assert len(xlsx_rows(whole)) == 1
        case RegisterFormat.PDF:
            assert "Tidak ada kasus dalam masa ini." in pdf.text(whole)


async def test_all_three_have_the_same_columns_and_rows() -> None:
    cases = [record(number, remark=f"catatan {number}") for number in range(1, 41)]
    rows = csv_rows(await made(RegisterFormat.CSV, cases))
    sheet = xlsx_rows(await made(RegisterFormat.XLSX, cases))
    printed = pdf.text(await made(RegisterFormat.PDF, cases))
    assert list(sheet[0].values()) == rows[0] == list(headers(WITA))
    for header in headers(WITA):
        assert header.removesuffix(" (WITA)") in printed
    place = rows[0].index("Catatan")
    remarks = [f"catatan {number}" for number in range(1, 41)]
    assert [row[place] for row in rows[1:]] == remarks
    letters = list(sheet[0])
    assert [row[letters[place]] for row in sheet[1:]] == remarks
    assert all(remark in printed for remark in remarks)


async def test_nothing_that_people_write_becomes_a_formula_or_markup() -> None:
    cases = [record(place, subject=text, remark=text) for place, text in enumerate(NASTY)]
    rows = csv_rows(await made(RegisterFormat.CSV, cases))
    place = rows[0].index("Perihal")
    assert [row[place].lstrip("'") for row in rows[1:]] == list(NASTY)
    assert not any(cell[:1] in set("=+-@\t") for row in rows for cell in row if cell)
    sheet = xlsx_rows(await made(RegisterFormat.XLSX, cases))
    letter = list(sheet[0])[place]
    assert [row[letter] for row in sheet[1:]] == list(NASTY)
    printed = pdf.text(await made(RegisterFormat.PDF, cases))
    assert '=HYPERLINK("x")' in printed
    assert "#x $y$ \\z" in printed


@pytest.mark.parametrize("form", list(RegisterFormat))
async def test_a_nik_is_masked_in_every_column(form: RegisterFormat) -> None:
    nasty = record(subject=f"NIK {NIK}", remark=NIK, name=NIK, contact=NIK, stage=NIK)
    whole = await made(form, [nasty])
    match form:
        case RegisterFormat.CSV:
            words = whole.decode()
        case RegisterFormat.XLSX:
            words = str(xlsx_rows(whole))
        case RegisterFormat.PDF:
            words = pdf.text(whole)
    assert "•••• •••• •••• 0001" in words
    assert NIK not in words
    assert NIK[:12] not in words


async def test_a_workbook_has_real_dates_in_the_offices_time() -> None:
    (head, row) = xlsx_rows(await made(RegisterFormat.XLSX, [record()]))
    letter = next(at for at, header in head.items() if header == "Masuk (WITA)")
    day, time = divmod(float(row[letter]), 1)
    assert day == 46349  # 23 November 2026 in Excel
    assert round(time * 24 * 60) == 10 * 60 + 12


async def test_a_text_longer_than_a_cell_is_cut_and_not_dropped() -> None:
    (_, row) = xlsx_rows(await made(RegisterFormat.XLSX, [record(remark="😀" * 20_000)]))
    (found,) = (text for text in row.values() if text.startswith("😀"))
    assert found.endswith("…")
    assert len(found.encode("utf-16-le")) // 2 <= 32_767


@pytest.mark.parametrize("sign", ["Q", "Qata ", "Qaris\n", "م"])
async def test_a_text_of_four_thousand_signs_is_printed_whole(sign: str) -> None:
    text = (sign * 4_000)[:4_000]
    printed = pdf.text(await made(RegisterFormat.PDF, [record(subject=text)]))
    if sign != "م":  # shaped letters are set as pieces of their own
        assert printed.count("Q") == text.count("Q")
        assert max(map(len, re.findall("Q+", printed))) < 100  # broken to fit its column
    assert "ADU-2026-000123" in printed


@pytest.mark.parametrize(
    ("form", "many"), [(RegisterFormat.CSV, 10_000), (RegisterFormat.XLSX, 2_000)]
)
async def test_many_rows_need_no_more_memory_than_a_few(form: RegisterFormat, many: int) -> None:
    few_size, few = await traced(form, 100)
    many_size, most = await traced(form, many)
    assert many_size > 10 * few_size
    assert most - few < many_size + 1_000_000  # bytes; the rows themselves take several times that


async def traced(form: RegisterFormat, count: int) -> tuple[int, int]:
    """How long the register of so many cases is, and the most memory that it took; in bytes."""
    cases = (record(number, subject="Antre obat " * 8) for number in range(count))
    size = 0
    tracemalloc.start()
    try:
        async for piece in register(Kept(cases), office(), *NOVEMBER, form, MADE):
            size += len(piece)
        return size, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


async def test_a_register_too_long_for_paper_is_refused_with_a_way_out() -> None:
    cases = (record(number) for number in range(MOST_ROWS + 1))
    with pytest.raises(TooMuchForPaper, match="XLSX"):
        await made(RegisterFormat.PDF, cases)


async def test_a_paper_has_as_many_places_as_columns() -> None:
    row = folded([str(place) for place in range(len(COLUMNS) + 1)])
    assert [int(text) for cell in row for text in cell] == list(range(len(COLUMNS) + 1))


async def test_the_daily_register_is_that_of_the_day() -> None:
    cases = [record(1, opened_at=wita(23, 23, 59)), record(2, opened_at=wita(24, 0))]
    period = Period.of(Every.DAY, wita(24).date(), WITA)
    printed = pdf.text(await report(ReportKind.REGISTER, Kept(cases), office(), period, MADE))
    assert "Selasa, 24 November 2026" in printed
    assert "ADU-2026-000002" in printed
    assert "ADU-2026-000001" not in printed


async def test_a_case_of_which_little_is_known_has_its_row() -> None:
    bare = record(
        name="", contact="", category="", stage="", agent="", unit="", superior="",
        weight=None, verdict=None, satisfaction=None, closed_at=None, first_replied_at=None,
        first_reply=JudgedDeadline(None), whole=None, status=CaseStatus.WAITING,
        source=Source.PHONE,
    )  # fmt: skip
    head, row = csv_rows(await made(RegisterFormat.CSV, [bare]))
    line = dict(zip(head, row, strict=True))
    assert line["Status"] == STATUSES[CaseStatus.WAITING]
    assert line["Sumber"] == SOURCES[Source.PHONE]
    assert line["Ketepatan balasan"] == "berjalan"
    assert line["Ketepatan selesai"] == ""
    assert len(xlsx_rows(await made(RegisterFormat.XLSX, [bare]))) == 2
