"""What holds for every message, whoever wrote it."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from forms.field_values import check, shown
from forms.form import Form, How
from handoff.service import Field, FieldType
from tests.examples import examples
from tests.forms import offices
from tests.forms.office import FIELDS, TODAY, WHOLE, hear, whole_form

LABELLED = {
    "full_name": ("nama: siti aminah", "Nama lengkap : SITI AMINAH", "nm = Siti Aminah"),
    "birth_date": ("tgl lahir: 28-02-1990", "TTL: Samarinda, 28 feb 1990", "tgl lhr 28/2/90"),
    "phone": ("hp: 081255443321", "No. telp aktif: 0812-5544-3321", "wa +62 812 5544 3321"),
    "address": (
        "alamat: jl. pangeran antasari 12 samarinda",
        "almt = jl. pangeran antasari 12 samarinda",
        "alamat jl. pangeran antasari 12 samarinda",
    ),
    "email": ("email: siti@gmail.com", "E-mail : SITI@GMAIL.COM", "imel siti@gmail.com"),
    "purpose": ("keperluan: antri obat 4 jam", "Tujuan = antri obat 4 jam",
                "kperluan: antri obat 4 jam"),
}  # fmt: skip
SEPARATORS = ("\n", ", ", "; ", ",", ";", "\r\n", "\n\n", "\n- ", "\n• ", " ", " / ", ". ", " | ")

FRAGMENTS = st.sampled_from(
    [
        *(text for texts in LABELLED.values() for text in texts),
        "nama", "hp", "email", ":", "-", "=", ",", ";", "\n", " ", ".", "@", "bukan", "tapi",
        "0812", "081255443321", "28-02-1990", "31/02/90", "siti@gmail", "jl. mawar 3 samarinda",
        "eh salah", "yg bener", "tidak punya", "saya", "🙏", "\u200f", "1.", "(", ")", "/", "+62",
        "kapan?", "feb", "1990", "dokternya",
    ]
)  # fmt: skip
MESSAGES = st.one_of(
    st.text(max_size=200), st.lists(FRAGMENTS, max_size=25).map(" ".join),
    st.lists(FRAGMENTS, max_size=25).map("".join),
)  # fmt: skip
OTHER_FORMS = st.sampled_from(
    [offices.MEMBERSHIP, offices.CONSULTATION, offices.TICKET, offices.PERSON]
)
OTHER_FRAGMENTS = st.sampled_from(
    [
        "resi", "nik", "nim", "tgl", "kategori", "jk", "fakultas", "foto", ":", "-", ",", "\n", " ",
        "/", ".", "BTM-2023-001234", "btm 2023", "0012", "2171012808900001", "2171 0128 0890 0001",
        "6472016802900001", "13519001", "135", "19", "001", "3 juni 2024", "3 juni", "kemarin",
        "28-02-1990", "P", "perempuan", "jaringan", "2", "081234567890", "0812 3456 7890", "STEI",
        "siti aminah", "siti@gmail.com", "tidak ada", "lewati", "eh salah", "bukan", "tapi", "saya",
        "OOOO1", "²", "٣", "🙏", "?", "no kk",
    ]
)  # fmt: skip
OTHER_MESSAGES = st.one_of(
    st.text(max_size=200), st.lists(OTHER_FRAGMENTS, max_size=25).map(" ".join),
    st.lists(OTHER_FRAGMENTS, max_size=25).map("".join),
)  # fmt: skip
ASKED = st.sampled_from(["", *WHOLE, "no such field"])
VALUES = {
    "full_name": st.sampled_from(
        ["siti aminah", "H. AHMAD bin ali", "dr. rina, sp.og", "o'brien", "de la cruz", "ǆuro ŉa",
         "ßtraße", "m. al-farisi, s.h., m.h.", "SITI", "Nur'aini MT", "iŞık İnci", "Ali, SE, MM"]
    ) | st.text(st.characters(categories=("Lu", "Ll", "Lo")), min_size=2, max_size=30),
    "birth_date": st.dates(date(1907, 1, 1), TODAY).map(date.isoformat),
    "phone": st.from_regex(r"08[1-9][0-9]{7,10}|0541[2-9][0-9]{5}", fullmatch=True),
    "address": st.text(max_size=60),
    "email": st.from_regex(r"[a-z][a-z0-9]{1,12}@(gmail\.com|rsud\.go\.id)", fullmatch=True),
    "purpose": st.text(max_size=60),
}  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    order=st.permutations(list(LABELLED)),
    choice=st.lists(st.integers(0, 2), min_size=6, max_size=6),
    separator=st.sampled_from(SEPARATORS),
)
def test_labelled_fields_in_any_order_give_the_same_form(
    order: list[str], choice: list[int], separator: str
) -> None:
    said = separator.join(LABELLED[key][number] for key, number in zip(order, choice, strict=True))
    reading = hear(said)
    assert reading.form.values == WHOLE
    assert reading.form.problems == {}


@settings(max_examples=examples(500), deadline=None)
@example(text="TGLLAIR00000000.NAMA, A", asked="")
@given(text=MESSAGES, asked=ASKED)
def test_no_text_is_too_strange_to_be_read(text: str, asked: str) -> None:
    reading = hear(text, asked=asked)
    assert set(reading.taken) <= set(reading.form.values)
    assert set(reading.wrong) <= set(reading.form.problems)
    assert not set(reading.taken) & set(reading.wrong)
    for field in FIELDS:
        if field.key in reading.form.values:
            value = reading.form.values[field.key]
            assert check(field, value, TODAY) == value


@settings(max_examples=examples(300), deadline=None)
@given(data=st.data(), fields=OTHER_FORMS, texts=st.lists(OTHER_MESSAGES, max_size=3))
def test_no_talk_is_too_strange_for_any_form(
    data: st.DataObject, fields: tuple[Field, ...], texts: list[str]
) -> None:
    form = Form()
    for text in texts:
        asked = data.draw(st.sampled_from(["", *(field.key for field in fields)]))
        reading = offices.hear(fields, text, form, asked)
        form = reading.form
        assert set(reading.taken) <= set(form.values)
        assert set(reading.wrong) <= set(form.problems)
        assert not set(reading.taken) & set(reading.wrong)
        assert not set(form.declined) & (set(form.values) | set(form.problems))
    for field in fields:
        if field.key in form.values:
            assert check(field, form.values[field.key], TODAY) == form.values[field.key]


@settings(max_examples=examples(300), deadline=None)
@given(text=st.text(max_size=100) | OTHER_MESSAGES, fields=OTHER_FORMS)
def test_checking_once_more_gives_the_same_value(text: str, fields: tuple[Field, ...]) -> None:
    for field in fields:
        verdict = check(field, text, TODAY)
        if isinstance(verdict, str):
            assert field.type is not FieldType.ATTACHMENT
            assert check(field, verdict, TODAY) == verdict


@settings(max_examples=examples(500), deadline=None)
@given(text=MESSAGES, asked=ASKED)
def test_nothing_right_changes_without_a_label_a_correction_or_a_question(
    text: str, asked: str
) -> None:
    reading = hear(text, whole_form(), asked=asked)
    changed = {key for key in WHOLE if reading.form.values.get(key) != WHOLE[key]}
    if reading.how in {How.BY_SHAPE, How.AS_ASKED, How.NOTHING}:
        assert changed <= {asked}
    assert set(reading.form.values) | reading.form.declined >= set(WHOLE)


@settings(max_examples=200, deadline=None)
@given(data=st.data(), key=st.sampled_from(list(WHOLE)))
def test_reading_what_is_shown_gives_the_same_value(data: st.DataObject, key: str) -> None:
    field = next(one for one in FIELDS if one.key == key)
    value = check(field, data.draw(VALUES[key]), TODAY)
    if isinstance(value, str):
        assert check(field, shown(field, value), TODAY) == value


@settings(max_examples=100, deadline=None)
@given(data=st.data(), key=st.sampled_from(["full_name", "birth_date", "phone", "email"]))
def test_what_is_shown_can_be_sent_back_as_the_answer(data: st.DataObject, key: str) -> None:
    field = next(one for one in FIELDS if one.key == key)
    value = {
        "full_name": "Siti Aminah",
        "birth_date": data.draw(VALUES["birth_date"]),
        "phone": check(field, data.draw(VALUES["phone"]), TODAY) if key == "phone" else "",
        "email": data.draw(VALUES["email"]),
    }[key]
    assert isinstance(value, str)
    reading = hear(shown(field, value), Form(), asked=key)
    assert reading.form.values == {key: value}


@pytest.mark.parametrize(
    ("number", "text"),
    [*enumerate([
        "🙏" * 4096, "a" * 4096, "1" * 4096, "1 " * 2048, "08125 " * 682, "\u202eabc " * 800,
        "-" * 4096, "." * 4096, "@" * 4096, "a@" * 2048, "a:" * 2048, "nama " * 819,
        "nama:" * 819, "bukan " * 682, "jl " * 1365, ", " * 2048, "\n" * 4096, "\ufffd" * 4096,
        "28/02/1990 " * 372, "tidak " * 682, "eh " * 1365, "( " * 2048, "*_~`" * 1024, "ﷺ" * 4096,
        "BTM-2023-" * 455, "BTM " * 1024, "6472 0145 " * 409, "2171012808900001" * 256,
        "13519001 " * 455, "nik " * 1024, "kemarin " * 512, "3 juni " * 585, "1-" * 2048,
        "nma lengkp: " * 341, "saya " * 819, "at " * 1365, "gmail" * 819, "1." * 2048,
    ])],
)  # fmt: skip
def test_long_monotonous_messages_are_read_like_any_other(number: int, text: str) -> None:
    """Whatever is asked: one field after another, each by several of the texts."""
    for asked in ("", list(WHOLE)[number % len(WHOLE)]):
        reading = hear(text, asked=asked)
        assert set(reading.taken) <= set(reading.form.values)
    for fields in (offices.MEMBERSHIP, offices.TICKET, offices.PERSON):
        for asked in ("", fields[number % len(fields)].key):
            reading = offices.hear(fields, text, asked=asked)
            assert set(reading.taken) <= set(reading.form.values)
