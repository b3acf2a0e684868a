"""What people say to the form beside its fields, and how they put right what they said."""

import pytest

from tests.hotline.house import House, Visitor

ANSWERS = (
    "budi santoso",
    "1-2-1990",
    "081255443321",
    "jl mawar 5 samarinda",
    "-",
    "antri obat lama",
)
FIELDS = ("Nama lengkap", "Tanggal lahir", "Nomor telepon", "Alamat", "Email", "Keperluan")


async def asked_for(house: House, label: str) -> Visitor:
    """Somebody who has answered everything before that field."""
    visitor = house.visitor()
    await visitor.says("saya mau mengadu")
    for answer in ANSWERS[: FIELDS.index(label)]:
        await visitor.says(answer)
    return visitor


async def at_the_summary(house: House) -> Visitor:
    visitor = await asked_for(house, "Keperluan")
    await visitor.says(ANSWERS[-1])
    return visitor


@pytest.mark.parametrize("label", FIELDS[:-1])
@pytest.mark.parametrize("nod", ["ya", "sip", "👍", "goblok", "makasih"])
async def test_a_nod_is_never_a_value(house: House, label: str, nod: str) -> None:
    visitor = await asked_for(house, label)
    (reply,) = await visitor.says(nod)
    assert f"*{label}*" in reply.splitlines()[-1]
    assert "belum terbaca" not in reply
    assert nod not in reply.split()


async def test_anger_in_the_form_is_answered_with_an_apology(house: House) -> None:
    visitor = await asked_for(house, "Nomor telepon")
    (reply,) = await visitor.says("bodoh")
    assert "maaf" in reply
    assert "Nomor telepon" in reply


@pytest.mark.parametrize("no", ["tidak", "gak", "belum", "blm punya", "ga ada"])
async def test_no_is_enough_for_what_may_be_left_out(house: House, no: str) -> None:
    visitor = await asked_for(house, "Email")
    (reply,) = await visitor.says(no)
    assert "tanpa Email" in reply
    assert "keperluan" in reply.casefold()


@pytest.mark.parametrize(
    "why", ["kenapa harus tanggal lahir?", "untuk apa tanggal lahir saya?", "wajib diisi kah?"]
)
async def test_why_something_is_asked_is_answered(house: House, why: str) -> None:
    visitor = await asked_for(house, "Tanggal lahir")
    (reply,) = await visitor.says(why)
    assert "rahasia" in reply
    assert "Tanggal lahir" in reply.splitlines()[-1]


async def test_a_complaint_told_too_early_is_the_purpose(house: House) -> None:
    visitor = await asked_for(house, "Nama lengkap")
    (reply,) = await visitor.says("perawatnya galak")
    assert "“perawatnya galak” sudah kami catat" in reply
    assert "Nama lengkap" in reply
    (reply,) = await visitor.says("makanannya juga basi")
    assert "“makanannya juga basi” sudah kami catat" in reply


async def test_more_of_the_complaint_at_the_summary_is_added(house: House) -> None:
    visitor = await at_the_summary(house)
    (reply,) = await visitor.says("toiletnya juga kotor sekali")
    assert "antri obat lama; toiletnya juga kotor sekali" in reply
    assert "benar?" in reply


@pytest.mark.parametrize(
    "purpose", ["kenapa antrian lama sekali?", "terima kasih atas pelayanannya bagus"]
)
async def test_a_purpose_may_look_like_a_question_or_thanks(house: House, purpose: str) -> None:
    visitor = await asked_for(house, "Keperluan")
    (reply,) = await visitor.says(purpose)
    assert f"*Keperluan*: {purpose}" in reply


@pytest.mark.parametrize("words", ["nomor hp", "ubah no hp", "yg salah nomor telepon", "telp"])
async def test_the_name_of_a_field_asks_to_write_it_anew(house: House, words: str) -> None:
    visitor = await at_the_summary(house)
    (reply,) = await visitor.says(words)
    assert "*Nomor telepon*" in reply
    (reply,) = await visitor.says("0813 5544 3399")
    assert "*Nomor telepon*: 0813 5544 3399" in reply


async def test_the_field_that_is_named_is_asked_though_another_is_wrong(house: House) -> None:
    visitor = await asked_for(house, "Email")
    await visitor.says("budi")
    (reply,) = await visitor.says("ubah alamat")
    assert "*Alamat*" in reply
    assert "Email" not in reply


@pytest.mark.parametrize("words", ["ubah", "edit", "ganti dong", "mau ubah"])
async def test_who_wants_to_change_is_asked_what(house: House, words: str) -> None:
    visitor = await asked_for(house, "Email")
    await visitor.says(words)
    titles = [choice["title"] for choice in (await visitor.lines())[-1].fact.data["choices"]]  # type: ignore[attr-defined]
    assert titles == list(FIELDS)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("0813 5544 3399", "*Nomor telepon*: 0813 5544 3399"),
        ("budi@gmail.com", "*Email*: budi@gmail.com"),
        ("2 maret 1991", "*Tanggal lahir*: 2 Maret 1991"),
        ("tahunnya salah, 1991", "*Tanggal lahir*: 1 Februari 1991"),
        ("namanya salah, budi susanto", "*Nama lengkap*: Budi Susanto"),
        ("nomor hp saya salah 081355443399", "*Nomor telepon*: 0813 5544 3399"),
    ],
)
async def test_a_better_value_at_the_summary_is_taken(house: House, words: str, shown: str) -> None:
    visitor = await at_the_summary(house)
    (reply,) = await visitor.says(words)
    assert shown in reply.split("Keperluan")[0]
    assert "benar?" in reply


async def test_what_was_said_last_is_put_right_without_naming_it(house: House) -> None:
    visitor = await asked_for(house, "Tanggal lahir")
    (reply,) = await visitor.says("eh salah, budi susanto")
    assert "*Nama lengkap*: Budi Susanto" in reply
    assert "*Tanggal lahir*" in reply.splitlines()[-1]


async def test_the_office_format_without_labels_begins_a_complaint(house: House) -> None:
    (reply,) = await house.visitor().says(
        "komplain\n" + "\n".join((*ANSWERS[:4], "a@b.co", ANSWERS[5]))
    )
    assert "*Nama lengkap*: Budi Santoso" in reply
    assert "*Keperluan*: antri obat lama" in reply
    assert "benar?" in reply


async def test_a_cancelled_complaint_leaves_no_purpose_to_the_next(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("antrian obatnya lama banget")
    await visitor.says("budi santoso")
    await visitor.says("batal")
    (reply,) = await visitor.says("mau mengadu")
    assert "Nama lengkap" not in reply
    for answer in ANSWERS[1:5]:
        (reply,) = await visitor.says(answer)
    assert "keperluan" in reply.casefold()
    assert "antrian obatnya" not in reply


async def test_an_old_button_of_an_entry_that_is_gone_does_not_end_the_form(house: House) -> None:
    visitor = await asked_for(house, "Tanggal lahir")
    (reply,) = await visitor.presses_id("entry:long-gone")
    assert "tidak berlaku" in reply
    assert "Tanggal lahir" in reply


async def test_an_address_in_words_is_no_complaint(house: House) -> None:
    visitor = await asked_for(house, "Alamat")
    (reply,) = await visitor.says("perumahan bengkuring blok d")
    assert "*Alamat*: perumahan bengkuring blok d" in reply


async def test_after_a_question_the_same_wrong_field_is_asked_again(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("mau komplain. nm: siti aminah, tgl lhr 31/02/90, hp 0812-5544-332x")
    (reply,) = await visitor.says("kalau pakai bpjs bisa?")
    assert "*Tanggal lahir*" in reply.splitlines()[-1]
    assert "31/02/90" not in reply
    (reply,) = await visitor.says("28 feb 1990")
    assert "0812-5544-332x" in reply


@pytest.mark.parametrize(
    "words", ["王小明", "Rudi Hartono", "blabla xyz", "obatnya yang putih itu"]
)
async def test_what_changes_nothing_at_the_summary_waits_for_no_field(
    house: House, words: str
) -> None:
    visitor = await at_the_summary(house)
    for _ in range(3):
        (reply,) = await visitor.says(words)
        assert "**" not in reply
        assert "Nama lengkap*: Budi Santoso" in reply


@pytest.mark.parametrize("said", ["sama dengan ktp", "nanti saja", "nanti aja deh"])
async def test_a_form_is_neither_left_nor_handed_over_for_a_guess(house: House, said: str) -> None:
    visitor = house.visitor()
    await visitor.says("saya mau mengadu, lantai kamar mandi bocor")
    for value in ("Siti Aminah", "12 Mei 1990", "0812 5544 3321"):
        await visitor.says(value)
    (again,) = await visitor.says(said)
    assert "*Alamat*" in again
    assert await visitor.case() is None


async def test_a_human_is_called_in_the_middle_of_a_form_in_many_words(house: House) -> None:
    for said in ("sambungin ke orang beneran dong", "mau ngobrol sama manusia aja", "admin mana"):
        visitor = house.visitor()
        await visitor.says("saya mau mengadu, lantai kamar mandi bocor")
        await visitor.says("Siti Aminah")
        await visitor.says(said)
        assert await visitor.case() is not None, said
