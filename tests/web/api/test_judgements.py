"""Agents judge the bot's answers in the talk, and see why the bot decided so."""

import re
from datetime import datetime

import httpx
import pytest

from bot.trying.foreseen import Foreseen
from core.facts import Fact
from desk_info.entry import Entry, Match, Outcome, OutcomeReason, Scored
from desk_info.feedback import Feedback, Judge
from handoff.accounts import Role
from handoff.case import Case, Weight
from tests.web.house import House

ASKED = "jam bsuk brp"


async def answered(house: House) -> tuple[Case, int]:
    """A case in whose talk the bot answered a question, and the number of that answer."""
    case = await house.complaint(ASKED, "petugas")
    talk = await house.program.store.desk.talk(case.chat, None, 50)
    return case, next(one.fact.seq for one in talk.lines if one.fact.data.get("entry"))


async def judges(browser: httpx.AsyncClient, case: Case, **body: object) -> httpx.Response:
    return await browser.post(f"/inbox/{case.id}/judge", json=body)


def controls(page: str, seq: int) -> str:
    """The controls under one answer."""
    found = re.search(rf'<div class="judging".*?data-judge="{seq}".*?</div>', page, re.DOTALL)
    return found[0] if found else ""


async def kept(house: House) -> list[Feedback]:
    return list(await house.program.store.feedback.newest(10))


async def test_an_answer_of_the_desk_information_can_be_judged_and_nothing_else(
    house: House,
) -> None:
    case, seq = await answered(house)
    page = (await (await house.staff(Role.AGENT)).get(f"/inbox/{case.id}")).text
    assert page.count('<div class="judging"') == 1
    assert 'aria-pressed="true"' not in controls(page, seq)


async def test_who_judged_is_shown_to_everybody_and_pressed_for_oneself(house: House) -> None:
    case, seq = await answered(house)
    rina, head = await house.staff(Role.AGENT), await house.staff(Role.SUPERIOR)
    assert (await judges(rina, case, seq=seq, right=True)).status_code == 200
    own = controls((await rina.get(f"/inbox/{case.id}/talk")).text, seq)
    theirs = controls((await head.get(f"/inbox/{case.id}/talk")).text, seq)
    assert "Rina Wulandari: tepat" in own
    assert "Rina Wulandari: tepat" in theirs
    assert ('aria-pressed="true"' in own, 'aria-pressed="true"' in theirs) == (True, False)


async def test_after_keliru_the_right_entry_is_picked_or_none(house: House) -> None:
    case, seq = await answered(house)
    rina = await house.staff(Role.AGENT)
    await judges(rina, case, seq=seq, right=False)
    page = controls((await rina.get(f"/inbox/{case.id}/talk")).text, seq)
    assert "Rina Wulandari: keliru<" in page
    assert 'list="entry-titles"' in page
    await judges(rina, case, seq=seq, right=False, instead="parking")
    page = controls((await rina.get(f"/inbox/{case.id}/talk")).text, seq)
    title = house.program.knowledge.office.entries["parking"].title
    assert f"Rina Wulandari: keliru, seharusnya “{title}”" in page
    assert f'value="{title}"' in page
    await judges(rina, case, seq=seq, right=False, instead="")
    page = controls((await rina.get(f"/inbox/{case.id}/talk")).text, seq)
    assert "Rina Wulandari: keliru, belum ada jawabannya" in page
    assert 'value="Belum ada jawabannya"' in page
    await judges(rina, case, seq=seq, right=True)
    page = controls((await rina.get(f"/inbox/{case.id}/talk")).text, seq)
    assert "entry-titles" not in page
    assert await kept(house) == [Feedback(ASKED, "visiting-hours", True, Judge.AGENT)]


async def test_what_the_complainant_said_stands_beside_it(house: House) -> None:
    case, seq = await answered(house)
    page = (await (await house.staff(Role.AGENT)).get(f"/inbox/{case.id}")).text
    assert "Pelapor:" not in controls(page, seq)
    other = house.talk.visitor()
    await other.says(ASKED)
    await other.presses("Belum")
    case = await house.case_of(other)
    page = (await (await house.staff(Role.AGENT)).get(f"/inbox/{case.id}")).text
    assert "Pelapor: belum menjawab" in page


async def test_the_page_has_every_title_to_search_in(house: House) -> None:
    case, _ = await answered(house)
    page = (await (await house.staff(Role.AGENT)).get(f"/inbox/{case.id}")).text
    options = re.findall(r'<option data-entry="([^"]*)"', page)
    assert options[0] == ""
    assert set(options[1:]) == set(house.program.knowledge.office.entries)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"seq": 1, "right": True}, 404),
        ({"seq": 10**6, "right": True}, 404),
        ({"seq": -1, "right": True}, 400),
        ({"seq": 3}, 400),
        ({"seq": 3, "right": "yes"}, 400),
        ({"seq": 3, "right": False, "instead": "no-such-entry"}, 422),
    ],
)
async def test_what_cannot_be_judged_is_refused_in_words(
    house: House, body: dict[str, object], status: int
) -> None:
    case, _ = await answered(house)
    refused = await judges(await house.staff(Role.AGENT), case, **body)
    assert refused.status_code == status
    assert refused.json()["error"]
    assert await kept(house) == []


async def test_a_unit_sees_no_controls(house: House) -> None:
    case, seq = await answered(house)
    desk, rina = house.program.desk, house.people[Role.AGENT]
    await desk.claim(case.id, rina)
    await desk.sort(case.id, rina, Weight.SERIOUS, "Obat dan farmasi")
    await desk.ask_unit(case.id, rina, "farmasi", "Mohon diperiksa.")
    unit = await house.staff(Role.UNIT)
    assert "judging" not in (await unit.get(f"/inbox/{case.id}")).text
    assert (await judges(unit, case, seq=seq, right=True)).status_code == 403


async def test_the_details_of_the_talk_say_who_judged_what(house: House) -> None:
    case, seq = await answered(house)
    rina = await house.staff(Role.AGENT)
    await judges(rina, case, seq=seq, right=False, instead="parking")
    page = (await rina.get(f"/inbox/{case.id}/talk")).text
    title = house.program.knowledge.office.entries["parking"].title
    said = f"Rina Wulandari menilai jawaban bot: “Jam besuk” keliru, “{title}” tepat"
    assert said in page
    facts = (await house.program.store.desk.talk(case.chat, None, 50)).lines
    assert facts[-1].fact.kind is Fact.ANSWER_JUDGED


async def test_the_talk_tells_why_the_bot_decided_so(house: House) -> None:
    case, _ = await answered(house)
    page = (await (await house.staff(Role.AGENT)).get(f"/inbox/{case.id}/talk")).text
    why = re.search(r'<details class="why">.*?</details>', page, re.DOTALL)
    assert why is not None
    assert "Mengapa?" in why[0]
    assert "Karena " in why[0]
    assert "Terdekat: Jam besuk" in why[0]


def entry(title: str) -> Entry:
    return Entry(title.lower(), "Umum", title, "Ya.", (title,))


async def test_trying_a_message_tells_the_reason_of_each_question(house: House) -> None:
    hours, parking = entry("Jam besuk"), entry("Parkir")
    clear = Match(
        Outcome.ANSWER,
        (Scored(hours, 0.93, "jam besuk", ("jam", "bsuk")), Scored(parking, 0.2, "parkir")),
        OutcomeReason.CLEAR,
        "jam bsuk brp",
    )
    strange = Match(
        Outcome.UNKNOWN,
        (Scored(parking, 0.31, "parkir"),),
        OutcomeReason.STRANGE,
        "parkir pln?",
        ("pln",),
    )

    async def trial(_text: str, _at: datetime) -> Foreseen:
        return Foreseen(questions=(clear, strange))

    house.changes["foresee"] = trial
    tried = (await (await house.staff(Role.EDITOR)).get("/desk/try?q=apa")).text
    assert "1. “jam bsuk brp”" in tried
    assert "2. “parkir pln?”" in tried
    assert "Karena kata “jam” dan “bsuk” menunjuk “Jam besuk”" in tried
    assert "93\N{NO-BREAK SPACE}%" in tried
    assert "Karena kata “pln” tidak ada pada jawaban mana pun." in tried
    assert "Tidak dikenal: <b" in tried
    assert "tambahkan pertanyaan ini sebagai cara bertanya di sana" in tried


async def test_trying_nothing_asks_for_a_question(house: House) -> None:
    tried = (await (await house.staff(Role.EDITOR)).get("/desk/try?q=%20")).text
    assert "Tulis sebuah pertanyaan" in tried


async def test_a_mistake_in_the_file_is_shown_to_editors_with_its_line(house: House) -> None:
    editor = await house.staff(Role.EDITOR)
    assert "belum berlaku" not in (await editor.get("/desk")).text
    house.changes["mistake"] = lambda: "desk_info.yml, line 4, entries[1].title: <is missing>"
    page = (await (await house.staff(Role.EDITOR)).get("/desk")).text
    assert "Perubahan terakhir belum berlaku" in page
    assert "desk_info.yml, line 4, entries[1].title: &lt;is missing&gt;" in page


async def test_health_says_whether_the_file_is_in_force(house: House) -> None:
    well = (await house.stranger().get("/health")).json()
    assert well["desk_info"] == "in force"
    assert well["entries"] == len(house.program.knowledge.office.entries)
