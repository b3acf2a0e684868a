"""What complainants and agents say of the bot's answers is kept, and learnt from at once."""

from pathlib import Path

import pytest

from core.errors import BadInput, NotAllowed, NotFound
from core.facts import Fact
from desk_info.feedback import Feedback, Judge, Judgement
from desk_info.matching.matcher import Matcher
from handoff.accounts import Role
from tests.hotline.house import House, Visitor, open_house

ASKED = "jam bsuk brp"
HOURS = "visiting-hours"


def by_complainant(entry: str, right: bool, question: str = ASKED) -> Feedback:
    return Feedback(question, entry, right, Judge.COMPLAINANT)


def by_agent(entry: str, right: bool, question: str = ASKED) -> Feedback:
    return Feedback(question, entry, right, Judge.AGENT)


async def kept(house: House) -> list[Feedback]:
    """Everything that is kept, oldest first."""
    return list(await house.program.store.feedback.newest(100))


async def offered(visitor: Visitor) -> list[str]:
    """The entries that the bot offered last."""
    out = [one.fact for one in await visitor.lines() if one.fact.kind is Fact.MESSAGE_OUT]
    ids = [choice["id"] for choice in out[-1].data["choices"]]  # type: ignore[attr-defined]
    return [one.removeprefix("entry:") for one in ids if one.startswith("entry:")][:-1]


@pytest.mark.parametrize(
    ("word", "right"), [("Ya", True), ("iya", True), ("Belum", False), ("ga", False)]
)
async def test_who_says_whether_it_helped_judges_the_answer(
    house: House, word: str, right: bool
) -> None:
    visitor = house.visitor()
    await visitor.says(ASKED)
    await visitor.says(word)
    assert await kept(house) == [by_complainant(HOURS, right)]
    (fact,) = [one.fact for one in await visitor.lines() if one.fact.kind is Fact.ANSWER_JUDGED]
    answer = next(one.fact for one in await visitor.lines() if one.fact.data.get("entry"))
    assert (fact.actor, fact.data["seq"]) == ("complainant", answer.seq)
    assert fact.data["said"] == [
        {"question": ASKED, "entry": HOURS, "title": "Jam besuk", "right": right}
    ]


async def test_silence_and_another_question_judge_nothing(house: House) -> None:
    visitor = house.visitor()
    await visitor.says(ASKED)
    await visitor.says("bisa pakai bpjs?")
    assert await kept(house) == []


async def test_the_last_press_on_an_answer_counts(house: House) -> None:
    visitor = house.visitor()
    await visitor.says(ASKED)
    await visitor.presses("Ya")
    await visitor.presses("Belum")
    assert await kept(house) == [by_complainant(HOURS, False)]


async def test_who_picks_one_of_several_says_that_it_was_meant(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("syarat daftar")
    entries = await offered(visitor)
    await visitor.says("1")
    assert await kept(house) == [by_complainant(entries[0], True, "syarat daftar")]


async def test_pressing_another_one_changes_what_was_meant(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("syarat daftar")
    first, second = (await offered(visitor))[:2]
    await visitor.presses_id(f"entry:{first}")
    await visitor.presses_id(f"entry:{second}")
    assert await kept(house) == [by_complainant(second, True, "syarat daftar")]


async def test_none_of_these_says_that_all_of_them_are_wrong(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("syarat daftar")
    entries = await offered(visitor)
    await visitor.presses_id("entry:none")
    assert len(entries) >= 2
    assert await kept(house) == [by_complainant(one, False, "syarat daftar") for one in entries]


async def test_after_a_pick_the_answer_itself_may_be_judged(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("syarat daftar")
    entries = await offered(visitor)
    await visitor.says("1")
    await visitor.presses("Belum")
    assert await kept(house) == [
        by_complainant(entries[0], True, "syarat daftar"),
        by_complainant(entries[0], False, "syarat daftar"),
    ]


async def test_a_press_for_which_there_is_no_message_judges_nothing(house: House) -> None:
    visitor = house.visitor()
    await visitor.presses_id("help:yes")
    await visitor.says("halo")
    await visitor.presses_id("entry:none")
    await visitor.presses_id("entry:parking")
    assert await kept(house) == []


async def test_a_number_of_an_identity_card_is_hidden(house: House) -> None:
    visitor = house.visitor()
    await visitor.says("jam besuk pasien 6472011204900001")
    await visitor.presses_id("help:yes")
    assert not any("6472011204900001" in one.question for one in await kept(house))


async def answered(house: House, visitor: Visitor) -> tuple[int, int]:
    """Their case, and the number of the bot's answer in it."""
    await visitor.says(ASKED)
    await visitor.says("petugas")
    case = await visitor.case()
    assert case is not None
    lines = await visitor.lines()
    return case.id, next(one.fact.seq for one in lines if one.fact.data.get("entry"))


async def test_an_agent_says_that_an_answer_was_right(house: House) -> None:
    visitor, rina = house.visitor(), await house.agent()
    case, seq = await answered(house, visitor)
    await house.program.desk.judge(case, rina, seq, right=True)
    assert await kept(house) == [by_agent(HOURS, True)]
    fact = (await visitor.lines())[-1].fact
    assert fact.kind is Fact.ANSWER_JUDGED
    assert (fact.actor, fact.data["agent_name"]) == (f"agent:{rina.id}", "Rina")


@pytest.mark.parametrize(
    ("instead", "more"),
    [(None, []), ("", [by_agent("", True)]), ("parking", [by_agent("parking", True)])],
)
async def test_an_agent_says_what_would_have_been_right(
    house: House, instead: str | None, more: list[Feedback]
) -> None:
    visitor, rina = house.visitor(), await house.agent()
    case, seq = await answered(house, visitor)
    await house.program.desk.judge(case, rina, seq, right=False, instead=instead)
    assert await kept(house) == [by_agent(HOURS, False), *more]


async def test_an_agent_changes_their_mind_and_another_keeps_their_own(house: House) -> None:
    visitor, rina = house.visitor(), await house.agent()
    budi = await house.agent("Budi", Role.SUPERIOR)
    case, seq = await answered(house, visitor)
    desk, chat = house.program.desk, await visitor.chat()
    await desk.judge(case, rina, seq, right=False, instead="parking")
    await desk.judge(case, budi, seq, right=False)
    await desk.judge(case, rina, seq, right=True)
    assert await house.program.store.feedback.of_answers(chat, 1, 999) == [
        Judgement(seq, rina.id, (by_agent(HOURS, True),)),
        Judgement(seq, budi.id, (by_agent(HOURS, False),)),
    ]


async def test_what_is_no_answer_and_what_is_no_entry_is_refused(house: House) -> None:
    visitor, rina = house.visitor(), await house.agent()
    case, seq = await answered(house, visitor)
    for other in (1, seq + 1, seq + 1000):
        with pytest.raises(NotFound):
            await house.program.desk.judge(case, rina, other, right=True)
    with pytest.raises(BadInput):
        await house.program.desk.judge(case, rina, seq, right=False, instead="no-such-entry")
    assert await kept(house) == []


@pytest.mark.parametrize("role", [Role.UNIT, Role.EDITOR])
async def test_who_does_not_read_the_talk_does_not_judge_it(house: House, role: Role) -> None:
    visitor, other = house.visitor(), await house.agent("Lukman", role)
    case, seq = await answered(house, visitor)
    with pytest.raises(NotAllowed):
        await house.program.desk.judge(case, other, seq, right=True)


async def test_what_is_said_is_learnt_at_once_and_again_after_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learnt: list[Feedback] = []
    monkeypatch.setattr(Matcher, "learn", lambda _, said: learnt.extend(said))
    async with open_house(tmp_path) as house:
        visitor, rina = house.visitor(), await house.agent()
        case, seq = await answered(house, visitor)
        await visitor.presses_id("help:no")
        assert learnt == [by_complainant(HOURS, False)]
        await house.program.desk.judge(case, rina, seq, right=True)
        assert learnt == [by_complainant(HOURS, False), by_agent(HOURS, True)]
    learnt.clear()
    async with open_house(tmp_path):
        assert learnt == [by_complainant(HOURS, False), by_agent(HOURS, True)]


async def two_answers(house: House, visitor: Visitor) -> tuple[int, list[Feedback]]:
    """The bot answers two questions at once: the number of its message, each answer as right."""
    await visitor.says("jam besuk berapa? terus parkirnya bayar berapa?")
    lines = await visitor.lines()
    fact = next(one.fact for one in lines if one.fact.data.get("answers"))
    given = fact.data["answers"]
    assert isinstance(given, list)
    return fact.seq, [by_complainant(one["entry"], True, one["question"]) for one in given]


async def test_who_says_that_several_answers_helped_judges_each(house: House) -> None:
    visitor = house.visitor()
    _, given = await two_answers(house, visitor)
    await visitor.says("iya")
    assert len(given) == 2
    assert await kept(house) == given


async def test_of_several_answers_that_did_not_help_none_is_judged(house: House) -> None:
    visitor = house.visitor()
    await two_answers(house, visitor)
    await visitor.says("belum")
    assert await kept(house) == []


async def test_an_agent_judges_one_of_several_answers(house: House) -> None:
    visitor, rina = house.visitor(), await house.agent()
    seq, (first, second) = await two_answers(house, visitor)
    await visitor.says("petugas")
    case = await visitor.case()
    assert case is not None
    desk = house.program.desk
    await desk.judge(case.id, rina, seq, right=True, entry=second.entry)
    await desk.judge(case.id, rina, seq, right=False, instead="", entry=first.entry)
    assert await kept(house) == [
        by_agent(second.entry, True, second.question),
        by_agent(first.entry, False, first.question),
        by_agent("", True, first.question),
    ]
    with pytest.raises(NotFound):
        await desk.judge(case.id, rina, seq, right=True, entry="insurance")


async def test_a_closed_case_may_still_be_judged(house: House) -> None:
    visitor, rina = house.visitor(), await house.agent()
    case, seq = await answered(house, visitor)
    await visitor.says("batal")
    await visitor.presses("Ya, batalkan")
    await house.program.desk.judge(case, rina, seq, right=True)
    assert await kept(house) == [by_agent(HOURS, True)]


async def test_what_an_agent_picked_answers_the_same_words_for_everybody(house: House) -> None:
    rina, first, other = await house.agent(), house.visitor(), house.visitor()
    await first.says(ASKED)
    answer = next(one.fact for one in await first.lines() if one.fact.data.get("entry"))
    await first.says("petugas")
    case = await first.case()
    assert case is not None
    desk = house.program.desk
    await desk.judge(case.id, rina, answer.seq, right=False, instead="visiting-children")
    (reply,) = await other.says("Jam besuk berapa?")
    assert "di bawah 12 tahun" in reply
    await desk.judge(case.id, rina, answer.seq, right=True)
    (reply,) = await house.visitor().says(ASKED)
    assert "11.00–12.00" in reply
