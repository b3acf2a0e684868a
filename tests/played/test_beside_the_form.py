"""What comes to an open form and is no answer: kept where it belongs, and never as a value."""

from collections.abc import Iterator, Sequence

import pytest

from tests.played.theatre import Theatre

COMPLAINT = {
    "rsud-haji": "saya mau komplain, kamar mandi ruang melati kotor dan bau",
    "rsjd-atma-husada": "saya mau komplain, antrean obat lama sekali sampai 3 jam",
    "itb-care-center": "saya mau lapor, tugas saya gagal keunggah terus di edunex",
    "dinkes-batam": "saya mau mengadu, petugas puskesmas baloi judes sama ibu saya",
}
VALUES = {
    "full_name": "Siti Aminah",
    "birth_date": "12 mei 1990",
    "phone": "081234567890",
    "address": "Jl. Kenanga No 12 RT 3 Samarinda",
    "email": "siti@gmail.com",
    "student_number": "13519001",
}
PLACES = ["di gedung sebelah kantin"]
"""Where an address is asked they are one."""
FACTS = [*PLACES, "di lantai 3", "udah 2 hari gini terus", "kejadiannya kemarin sore",
         "sejak tadi pagi", "pas mau bayar di loket"]  # fmt: skip
UNASKED = ["umur saya 34", "bpjs saya 0001234567890", "umur: 29"]


def ways(office: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Every field that the office asks after a complaint, and what was said until then."""
    said = [COMPLAINT[office]]
    while True:
        asked = next((one for one in Theatre(office).play(*said).turns[-1].did
                      if one.startswith("asked:")), None)  # fmt: skip
        yield (asked or "asked:").removeprefix("asked:"), tuple(said)
        if asked is None:
            return
        said.append(VALUES.get(asked.removeprefix("asked:"), "-"))


WAYS = [(office, key, said) for office in COMPLAINT for key, said in ways(office)]
IDS = [f"{office}-{key or 'summary'}" for office, key, _ in WAYS]


@pytest.mark.parametrize(("office", "key", "said"), WAYS, ids=IDS)
def test_a_further_fact_goes_on_with_the_complaint_whichever_field_is_asked(
    office: str, key: str, said: Sequence[str]
) -> None:
    before = Theatre(office).play(*said).form
    facts = [one for one in FACTS if key != "address" or one not in PLACES]
    talks = Theatre(office).play_all([(*said, fact) for fact in facts])
    for played, fact in zip(talks, facts, strict=True):
        told = [one for one, value in played.form.items() if value.endswith(f"; {fact}")]
        assert len(told) == 1, (fact, played.form)
        assert {**before, told[0]: ""} == {**played.form, told[0]: ""}
        assert "complaint_noted" in played.turns[-1].did
        assert not key or f"asked:{key}" in played.turns[-1].did


@pytest.mark.parametrize(("office", "key", "said"), WAYS, ids=IDS)
def test_what_no_field_asks_is_no_value_and_no_complaint(
    office: str, key: str, said: Sequence[str]
) -> None:
    before = Theatre(office).play(*said).form
    for played in Theatre(office).play_all([(*said, one) for one in UNASKED]):
        assert played.form == before
        assert not any("recorded" in one or "answered" in one for one in played.turns[-1].did)
        assert not key or f"asked:{key}" in played.turns[-1].did


SUMMED_UP = (COMPLAINT["rsud-haji"], VALUES["full_name"], VALUES["phone"])


@pytest.mark.parametrize(
    "said",
    ["jl manyar 12 surabaya", "alamat saya gubeng 5", "tgl lahir saya 12 mei 1990",
     "12 mei 1990", "email saya budi@x.com", "budi@x.com", "alamat: perum griya asri blok c3"],
)  # fmt: skip
def test_at_the_summary_it_is_kept_for_the_officer(said: str) -> None:
    before, played = Theatre("rsud-haji").play_all([SUMMED_UP, (*SUMMED_UP, said)])
    assert played.form == before.form
    assert played.turns[-1].did == ()
    assert "tersimpan" in played.turns[-1].replies[-1].text


@pytest.mark.parametrize(
    "said",
    ["081255500031", "nomornya 081255500031", "no saya 0812 5550 0031 ya", "hp 081255500031",
     "nomor itu nomor lama bang, ganti 0812 5550 0031", "eh nomernya 081255500031 kak",
     "yang benar 081255500031"],
)  # fmt: skip
def test_another_number_takes_the_place_of_the_first(said: str) -> None:
    played = Theatre("rsud-haji").play(*SUMMED_UP, said)
    assert played.form["phone"] == "+6281255500031"
    assert "recorded:phone" in played.turns[-1].did


@pytest.mark.parametrize(
    ("said", "key"),
    [("tunggu, nomor hp tadi kebalik", "phone"), ("ralat namanya kurang lengkap", "full_name"),
     ("nomornya typo", "phone")],
)  # fmt: skip
def test_a_field_that_is_said_to_be_wrong_is_asked_again(said: str, key: str) -> None:
    played = Theatre("rsud-haji").play(*SUMMED_UP, said)
    assert f"asked:{key}" in played.turns[-1].did
    assert "; " not in played.form["purpose"]


@pytest.mark.parametrize(
    "said",
    ["ktp saya hilang pas di loket", "petugasnya juga jutek",
     "loket 3 ruang 5 lantai 2 kotor", "hp saya jatuh di kamar mandi itu",
     "lantainya licin, ibu saya hampir kepleset"],
)  # fmt: skip
def test_what_happened_is_told_though_it_names_a_thing_of_ones_own(said: str) -> None:
    played = Theatre("rsud-haji").play(*SUMMED_UP, said)
    assert played.form["purpose"].endswith(f"; {said}")


@pytest.mark.parametrize("said", ["nol delapan satu dua tiga empat", "nomornya nanti ya", "oke"])
def test_a_number_that_is_spelt_or_promised_is_no_fact(said: str) -> None:
    played = Theatre("rsud-haji").play(*SUMMED_UP[:2], said)
    assert played.form["purpose"] == COMPLAINT["rsud-haji"]


@pytest.mark.parametrize(
    "said", ["mau ngomong sama orang!! bukan robot", "capek ngetik, minta admin manusia dong"]
)
def test_who_wants_people_has_them_after_one_question_at_most(said: str) -> None:
    played = Theatre("rsud-haji").play(SUMMED_UP[0], said, said)
    assert any("handed_over" in turn.did for turn in played.turns[1:])


@pytest.mark.parametrize("said", ["gamau ah ntar ketauan", "ga mau, malu"])
def test_who_fears_to_be_known_hears_why_it_is_asked(said: str) -> None:
    played = Theatre("rsud-haji").play(SUMMED_UP[0], said)
    assert "belum terbaca" not in played.turns[-1].replies[-1].text
    assert "full_name" not in played.form
