"""Where nothing surely answers, the nearest titles are shown, and people beside them."""

from datetime import UTC, datetime

import pytest

from core.facts import Fact
from core.message import Inbound, Kind
from desk_info.feedback import Judge
from handoff.case import CaseStatus
from nlu.acts.message import Message
from nlu.acts.words import comes_near
from nlu.meaning import SURE, Intent, Meaning
from tests.hotline.house import House, Visitor
from tests.hotline.questions.test_judging import kept

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
ASKED = "kantinnya jual bakso sama soto ayam kah"
FAR = "berapa harga iphone 15"
NEAREST, NONE, PEOPLE = "amenities", "Bukan itu", "Bicara petugas"


async def buttons(visitor: Visitor) -> list[str]:
    """What can be pressed under the bot's last message."""
    out = [one.fact for one in await visitor.lines() if one.fact.kind is Fact.MESSAGE_OUT]
    return [one["title"] for one in out[-1].data.get("choices", ())]  # type: ignore[attr-defined]


async def subject(visitor: Visitor) -> str:
    case = await visitor.case()
    assert case is not None
    assert case.status is CaseStatus.WAITING
    return case.subject


async def test_the_nearest_titles_are_offered_with_none_of_them_and_people(house: House) -> None:
    visitor = house.visitor()
    (said,) = await visitor.says(ASKED)
    assert "yang mana" not in said  # nobody is nearly sure
    assert await buttons(visitor) == ["Kantin dan musala", NONE, PEOPLE]
    assert await visitor.case() is None
    (decided,) = [one.fact for one in await visitor.lines() if one.fact.kind is Fact.BOT_DECIDED]
    assert decided.data["outcome"] == "unknown"
    assert decided.data["guessed"] == [NEAREST]


async def test_what_is_far_is_not_met_with_titles(house: House) -> None:
    visitor = house.visitor()
    await visitor.says(FAR)
    assert await buttons(visitor) == ["Buat pengaduan", PEOPLE]


async def test_whoever_asks_about_another_place_hears_that_it_is_not_ours(house: House) -> None:
    visitor = house.visitor()
    (said,) = await visitor.says("jam besuk rs siloam jam berapa")
    assert "hanya dapat menjawab tentang layanan *" in said
    assert await buttons(visitor) == ["Jam besuk", NONE, PEOPLE]
    (answer,) = await visitor.presses("Jam besuk")
    assert "besuk" in answer
    (said,) = await visitor.says("nomor telepon samsat")
    assert "tempat lain" in said or "hanya dapat" in said
    assert await buttons(visitor) == ["Buat pengaduan", PEOPLE]


@pytest.mark.parametrize("word", ["Kantin dan musala", "iya", "yang pertama"])
async def test_what_is_chosen_is_answered_learnt_and_ends_the_question(
    house: House, word: str
) -> None:
    visitor = house.visitor()
    await visitor.says(ASKED)
    (answer,) = await visitor.says(word)
    assert "Kantin buka" in answer
    (judged,) = await kept(house)
    assert (judged.question, judged.entry, judged.right) == (ASKED, NEAREST, True)
    assert judged.judge is Judge.COMPLAINANT
    await visitor.presses("Ya")
    await visitor.says(FAR)
    assert await visitor.case() is None  # the first one in a row


@pytest.mark.parametrize("word", [NONE, PEOPLE, "bukan", "petugas"])
async def test_none_of_them_and_people_lead_to_people_with_the_question(
    house: House, word: str
) -> None:
    visitor = house.visitor()
    await visitor.says(ASKED)
    await visitor.says(word)
    assert await subject(visitor) == ASKED


async def test_it_counts_as_a_question_without_an_answer(house: House) -> None:
    visitor = house.visitor()
    await visitor.says(ASKED)
    await visitor.says(FAR)
    assert await subject(visitor) == f"{ASKED}; {FAR}"


async def test_who_asks_on_and_is_not_helped_has_both_questions_kept(house: House) -> None:
    visitor = house.visitor()
    await visitor.says(ASKED)
    await visitor.says("jam besuk?")
    await visitor.presses("Belum")
    assert await subject(visitor) == f"{ASKED}; jam besuk?"


async def test_beside_an_answer_the_question_is_named(house: House) -> None:
    visitor = house.visitor()
    (said,) = await visitor.says("jam besuk? warna cat ruang lansia apa?")
    assert "11.00–12.00" in said
    assert "“warna cat ruang lansia apa?”" in said
    assert (await buttons(visitor))[-1] == PEOPLE


async def test_a_service_can_be_begun_beside_an_offer(house: House) -> None:
    visitor = house.visitor()
    await visitor.says(ASKED)
    await visitor.says("mau komplain")
    assert "Kantin" not in "".join(await visitor.hears())
    assert await kept(house) == []
    assert await visitor.case() is None


@pytest.mark.parametrize(
    "said",
    [
        "halo kantin",
        "kantinnya jorok sekali, makanannya basi",
        "dasar kantin brengsek",
        "saya ibu Fisio Lestari",
        "👍",
        "makasih kantinnya enak",
    ],
)
async def test_what_asks_nothing_is_met_with_no_titles(house: House, said: str) -> None:
    visitor = house.visitor()
    await visitor.says(said)
    titles = await buttons(visitor)
    assert not {"Kantin dan musala", "Fisioterapi", NONE} & {*titles}


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("poli gigi jorok sekali", False),
        ("poli gigi sekarang", True),
        ("poli gigi jorok?", True),
    ],
)
@pytest.mark.parametrize("intent", [Intent.QUESTION, Intent.OUT_OF_SCOPE])
def test_a_wrong_that_is_a_question_by_a_guess_is_not_met_with_titles(
    said: str, offered: bool, intent: Intent
) -> None:
    inbound = Inbound(Kind.TEXT, "1", NOW, text=said)
    message = Message(inbound, Meaning(intent, SURE - 0.1), said=said.strip("?").split(), near=True)
    assert comes_near(message) is offered


async def test_in_a_form_it_is_offered_and_the_form_goes_on(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("mau komplain, antre dari jam 6 pagi tidak dipanggil")
    await visitor.says("fisioterapi sekali datang bayarnya brp kak?")
    assert PEOPLE in await buttons(visitor)
    (answer,) = await visitor.presses("Fisioterapi")
    assert "surat pengantar" in answer
    assert "Nama lengkap" in answer


async def test_in_a_form_who_writes_on_keeps_the_question_for_people(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("mau komplain, antre dari jam 6 pagi tidak dipanggil")
    await visitor.says("fisioterapi sekali datang bayarnya brp kak?")
    (said,) = await visitor.says("Siti Aminah")
    assert "Tanggal lahir" in said
    await visitor.says("petugas")
    await visitor.says("petugas")
    assert "fisioterapi sekali datang" in await subject(visitor)


async def test_who_waits_for_people_is_not_offered_what_is_only_near(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("petugas")
    await visitor.says(ASKED)
    assert await buttons(visitor) == []
