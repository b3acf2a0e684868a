"""Words that never arrive: an answer is owed again, a number is told again, a promise stays."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.conformance.house import House, open_house
from app.conformance.rows import PlayedAccount
from bot.undelivered import Undelivered
from core.errors import IllegalMove
from core.facts import Fact
from handoff.accounts import Account, Credentials, Role
from handoff.allowance import DeadlineKind
from handoff.case import Case, CaseStatus, Source, Weight
from handoff.desk import Reader, ToldNotice
from handoff.notices import AGENTS, SUPERIORS, NoticeKind, to_agent
from handoff.stage import Need, Reply
from tests.channel_names import On
from tests.hotline.house import MORNING, knowledge
from web.showing.notices import notice_lines as in_words

WORDS = "Obatnya sudah siap di loket 3."
RINA = PlayedAccount(
    "rina", "Rina", Role.AGENT, frozenset({"petugas", "humas"}), Credentials(), True
)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """RSJD Atma Husada on Tuesday at 10.00 WITA, with Rina at her desk."""
    async with open_house(tmp_path, knowledge(), MORNING) as opened:
        await opened.admit(RINA)
        yield opened


async def waiting(house: House) -> Case:
    await house.hear(text="petugas")
    case = await house.case()
    assert case is not None
    return case


async def now(house: House) -> Case:
    case = await house.case()
    assert case is not None
    return case


async def fails(house: House, about: str = "") -> None:
    """The platform takes what waits, and says later that the last of it cannot be delivered."""
    sent = about or await house.send()
    await house.hear(about=sent, status="failed", reason="Message undeliverable", code="131026")


async def notices(house: House, reader: str) -> list[ToldNotice]:
    return list(
        await house.program.store.desk.notices(Reader(0, frozenset({reader}), frozenset()), 50)
    )


async def kinds(house: House, reader: str) -> list[NoticeKind]:
    return [one.notice.kind for one in await notices(house, reader)]


async def held(house: House) -> tuple[Case, Account]:
    """A case in Rina's hands, as its complainant has heard."""
    case, rina = await waiting(house), house.people["rina"]
    await house.program.desk.claim(case.id, rina)
    await house.send()
    return await now(house), rina


async def test_an_answer_that_failed_is_owed_again_until_when_it_was_owed(house: House) -> None:
    before, rina = await held(house)
    await house.program.desk.reply(before.id, rina, WORDS, "k1")
    answered = await now(house)
    assert answered.replied_at is not None
    assert answered.promised_at is None
    await fails(house)
    after = await now(house)
    assert after.promised_at == before.promised_at
    first, owed = (
        before.deadline(DeadlineKind.FIRST_REPLY),
        after.deadline(DeadlineKind.FIRST_REPLY),
    )
    assert first is not None
    assert owed is not None
    assert (owed.due_at, owed.rings_at) == (first.due_at, first.rings_at)
    assert after.replied_at is None
    assert Need.REPLY not in after.there
    assert Fact.ANSWER_LOST in [fact.kind for fact in await house.facts()]


async def test_the_agent_is_told_why_and_what_to_do_until_they_have_written_again(
    house: House,
) -> None:
    case, rina = await held(house)
    await house.program.desk.reply(case.id, rina, WORDS, "k1")
    await fails(house)
    mine = await notices(house, to_agent(rina.id))
    assert [one.notice.kind for one in mine] == [NoticeKind.NOT_DELIVERED]
    office = house.program.knowledge.office.procedure
    (shown,) = in_words(mine, office, house.clock())
    assert shown.text == (
        "Jawaban tidak sampai kepada pelapor: nomor itu tidak dapat menerima pesan WhatsApp; "
        "hubungi pelapor lewat cara lain"
    )
    await house.program.desk.reply(case.id, rina, "Lewat telepon.", "k2", way=Source.PHONE)
    assert await kinds(house, to_agent(rina.id)) == []
    assert (await now(house)).promised_at is None


async def test_the_register_has_no_answer_that_never_arrived(house: House) -> None:
    case, rina = await held(house)
    await house.program.desk.reply(case.id, rina, WORDS, "k1")
    await fails(house)
    office = house.program.knowledge.office.procedure
    records = house.program.store.records(office, {})
    file = await records.case(case.id)
    assert file.record.first_replied_at is None
    assert file.record.first_reply is not None
    assert file.record.first_reply.due_at == case.promised_at


async def test_of_two_answers_one_that_arrived_is_enough(house: House) -> None:
    case, rina = await held(house)
    await house.program.desk.reply(case.id, rina, WORDS, "k1")
    first = await house.send()
    await house.program.desk.reply(case.id, rina, "Bawa kartu ya.", "k2")
    await house.send()
    await fails(house, first)
    assert (await now(house)).promised_at is None
    assert await kinds(house, to_agent(rina.id)) == [NoticeKind.NOT_DELIVERED]


async def test_of_two_answers_of_which_none_arrived_the_first_one_is_owed(house: House) -> None:
    case, rina = await held(house)
    await house.program.desk.reply(case.id, rina, WORDS, "k1")
    first = await house.send()
    await house.program.desk.reply(case.id, rina, "Bawa kartu ya.", "k2")
    second = await house.send()
    await fails(house, first)
    await fails(house, second)
    assert (await now(house)).promised_at == case.promised_at


async def test_a_stage_that_an_answer_had_led_to_is_left_again(house: House) -> None:
    case, rina = await held(house)
    category = house.program.knowledge.office.procedure.category_labels[0]
    case = await house.program.desk.sort(case.id, rina, Weight.LIGHT, category)
    assert case.stage in ("light", "coordination")
    stage, due = case.stage, case.deadline(DeadlineKind.STAGE)
    await house.program.desk.reply(case.id, rina, WORDS, "k1")
    await fails(house, (await sent_answers(house))[-1])
    after = await now(house)
    assert after.stage == stage
    assert after.deadline(DeadlineKind.STAGE) == due


async def sent_answers(house: House) -> list[str]:
    """The platform's ids of what people at the office wrote, after everything was sent."""
    await house.send()
    facts = await house.facts()
    written = {fact.seq for fact in facts if fact.kind is Fact.MESSAGE_OUT and fact.actor != "bot"}
    return [
        fact.ref for fact in facts if fact.kind is Fact.SENT and fact.data.get("seq") in written
    ]


async def test_a_letter_that_failed_is_owed_again(house: House) -> None:
    case, rina = await held(house)
    desk = house.program.desk
    category = house.program.knowledge.office.procedure.category_labels[0]
    case = await desk.sort(case.id, rina, Weight.SERIOUS, category)
    await desk.letter(case.id, rina, "Dengan hormat.", "k1", house.program.papers)
    assert (await now(house)).stage == "settled"
    await fails(house, (await sent_answers(house))[-1])
    after = await now(house)
    assert after.stage == "coordination"
    assert Need.LETTER not in after.there


async def test_a_question_that_failed_leaves_the_move_with_the_office(house: House) -> None:
    case, rina = await held(house)
    await house.program.desk.reply(case.id, rina, "Nomor kartunya?", "k1", kind=Reply.QUESTION)
    asked = await now(house)
    assert (asked.awaited, asked.promised_at) == (True, None)
    await fails(house)
    after = await now(house)
    assert not after.awaited
    assert after.promised_at == case.promised_at


async def test_sent_again_an_answer_settles_what_it_had_settled(house: House) -> None:
    case, rina = await held(house)
    await house.program.desk.reply(case.id, rina, WORDS, "k1")
    await fails(house)
    (said,) = [
        fact
        for fact in await house.facts()
        if fact.kind is Fact.MESSAGE_OUT and fact.data["text"] == WORDS
    ]
    await house.program.desk.resend(case.id, rina, said.seq)
    assert (await now(house)).promised_at is None
    assert (await now(house)).replied_at is not None
    await fails(house)
    assert (await now(house)).promised_at == case.promised_at


async def test_a_case_closed_on_an_answer_that_failed_is_open_again(house: House) -> None:
    case, rina = await held(house)
    desk, office = house.program.desk, house.program.knowledge.office.procedure
    await desk.reply(case.id, rina, WORDS, "k1")
    answer = (await sent_answers(house))[-1]
    await desk.close(case.id, rina, office.category_labels[0])
    assert not (await now(house)).is_open
    await fails(house, answer)
    after = await now(house)
    assert (after.status, after.agent) == (CaseStatus.WAITING, None)
    assert after.promised_at == case.promised_at
    assert NoticeKind.NOT_DELIVERED in await kinds(house, SUPERIORS)


async def test_a_delivered_answer_does_not_fail_any_more(house: House) -> None:
    case, rina = await held(house)
    await house.program.desk.reply(case.id, rina, WORDS, "k1")
    sent = await house.send()
    await house.hear(about=sent, status="delivered")
    await fails(house, sent)
    assert (await now(house)).promised_at is None
    assert await kinds(house, to_agent(rina.id)) == []


async def test_who_never_got_their_number_hears_it_when_they_write_again(house: House) -> None:
    case = await waiting(house)
    await fails(house)
    assert await kinds(house, AGENTS) == [NoticeKind.NUMBER_UNTOLD]
    said = len(await house.said())
    await house.hear(text="terima kasih")
    fresh = (await house.said())[said:]
    assert any(case.number in text for text in fresh)
    assert await kinds(house, AGENTS) == []
    said = len(await house.said())
    await house.hear(text="terima kasih")
    assert not any("Nomor" in text for text in (await house.said())[said:])


async def test_the_number_is_told_again_in_one_message_that_names_the_promise_once(
    house: House,
) -> None:
    case = await waiting(house)
    await fails(house)
    said = len(await house.said())
    await house.hear(text="antreannya di loket depan")
    (again,) = (await house.said())[said:]
    assert case.number in again
    assert again.count("paling lambat") == 1


async def test_also_beside_an_agent_the_number_is_told(house: House) -> None:
    case, rina = await waiting(house), house.people["rina"]
    opening = await house.send()
    await house.program.desk.claim(case.id, rina)
    await house.send()
    await fails(house, opening)
    assert NoticeKind.NUMBER_UNTOLD in await kinds(house, to_agent(rina.id))
    said = len(await house.said())
    await house.hear(text="halo?")
    (again,) = (await house.said())[said:]
    assert case.number in again


async def test_an_apology_that_failed_does_not_count_as_told(house: House) -> None:
    case = await waiting(house)
    await house.send()
    first = case.deadline(DeadlineKind.FIRST_REPLY)
    assert first is not None
    while (await now(house)).apologised_at is None:
        due = (await now(house)).rings_at
        assert due is not None
        await house.pass_time(due)
    moved = await now(house)
    assert moved.promised_at != case.promised_at
    await fails(house)
    after = await now(house)
    assert after.promised_at == case.promised_at
    assert after.apologised_at is None
    assert NoticeKind.UNTOLD in await kinds(house, SUPERIORS)


async def test_what_the_dispatcher_gives_up_is_owed_again_too(house: House) -> None:
    case, rina = await held(house)
    await house.program.desk.reply(case.id, rina, WORDS, "k1")
    outbox = house.program.store.outbox
    (delivery,) = await outbox.waiting(house.clock(), 10)
    await outbox.sending(delivery, house.clock())
    undelivered = house.program.talk.undelivered
    await undelivered.given_up(delivery, "window", "131047", house.clock())
    after = await now(house)
    assert after.promised_at == case.promised_at
    assert await outbox.waiting(house.clock(), 10) == []
    (shown,) = in_words(
        await notices(house, to_agent(rina.id)),
        house.program.knowledge.office.procedure,
        house.clock(),
    )
    assert "24 jam" in shown.text
    lines = (await house.program.store.desk.talk(case.chat, None, 100)).lines
    assert ["failed"] in [[part.state for part in line.parts] for line in lines]
    assert house.program.channels.by_name[On.WHATSAPP] is not None


async def withdrawn(house: House) -> Case:
    """A case that was answered, let go, and taken back by its complainant."""
    case, rina = await held(house)
    await house.program.desk.reply(case.id, rina, WORDS, "k1")
    await house.program.desk.release(case.id, rina)
    await house.hear(text="batal")
    await house.hear(text="ya")
    after = await now(house)
    assert after.status is CaseStatus.WITHDRAWN
    return after


async def test_of_a_case_that_was_taken_back_nothing_is_owed_again(house: House) -> None:
    await withdrawn(house)
    answer = (await sent_answers(house))[-1]
    await fails(house, answer)
    assert await house.program.store.events.quarantined(10) == []
    assert (await now(house)).status is CaseStatus.WITHDRAWN
    assert await kinds(house, AGENTS) == []
    assert (await house.program.store.events.tally()).waiting == 0


async def refused(house: House) -> None:
    """The platform refuses what waits first, as the dispatcher hears it."""
    outbox = house.program.store.outbox
    (delivery,) = await outbox.waiting(house.clock(), 10)
    await outbox.sending(delivery, house.clock())
    given_up = house.program.talk.undelivered.given_up
    await given_up(delivery, "Message undeliverable", "131026", house.clock())


async def test_a_refusal_holds_up_nothing_behind_it_whatever_became_of_the_case(
    house: House,
) -> None:
    await withdrawn(house)
    waiting = house.program.store.outbox.waiting
    assert await waiting(house.clock(), 10)
    await refused(house)
    (behind,) = await waiting(house.clock(), 10)
    assert "dalam antrean" in behind.message.text


async def test_what_cannot_follow_keeps_no_refusal_from_being_settled(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, rina = await held(house)
    await house.program.desk.reply(case.id, rina, WORDS, "k1")

    async def impossible(*_: object) -> None:
        raise IllegalMove("nothing leads there")

    monkeypatch.setattr(Undelivered, "follow", impossible)
    await refused(house)
    assert await house.program.store.outbox.waiting(house.clock(), 10) == []
    assert Fact.FAILED in [fact.kind for fact in await house.facts()]


@pytest.mark.parametrize("way", [Source.PHONE, Source.LETTER])
async def test_an_answer_that_was_given_another_way_since_then_is_enough(
    house: House, way: Source
) -> None:
    case, rina = await held(house)
    await house.program.desk.reply(case.id, rina, WORDS, "k1")
    sent = await house.send()
    await house.program.desk.reply(case.id, rina, "Sudah saya telepon.", "k2", way=way)
    await fails(house, sent)
    after = await now(house)
    assert (after.promised_at, after.replied_at is None) == (None, False)
    assert await kinds(house, to_agent(rina.id)) == [NoticeKind.NOT_DELIVERED]


async def too_late(house: House, *words: str) -> None:
    """What was written thirty hours ago comes now, and nothing can be said to it any more."""
    written = (house.clock() - timedelta(hours=30)).isoformat()
    for said in words:
        await house.hear(text=said, at=written)
        await fails(house)


async def test_what_came_too_late_to_be_answered_waits_for_people_once(house: House) -> None:
    complaint = "saya mau mengadu, AC ruang tunggu rusak"
    await too_late(house, complaint)
    await fails(house)  # the words with its number
    await too_late(house, "sudah tiga hari")
    case = await now(house)
    assert (case.status, case.subject) == (CaseStatus.WAITING, complaint)
    assert case.late_by == timedelta(hours=30)
    whole = case.deadline(DeadlineKind.WHOLE)
    assert whole is not None
    assert whole.since == house.clock() - timedelta(hours=30)
    assert NoticeKind.NUMBER_UNTOLD in await kinds(house, AGENTS)
    said = len(await house.said())
    await house.hear(text="halo?")
    (again,) = (await house.said())[said:]
    assert case.number in again
    assert NoticeKind.NUMBER_UNTOLD not in await kinds(house, AGENTS)
    assert len({fact.case for fact in await house.facts() if fact.case}) == 1


@pytest.mark.parametrize("words", ["jam besuk?", "halo"])
async def test_a_question_that_came_too_late_is_for_people_as_well(
    house: House, words: str
) -> None:
    await too_late(house, words)
    assert (await now(house)).subject == words


async def test_thanks_that_came_too_late_are_nobodys(house: House) -> None:
    await too_late(house, "terima kasih")
    assert await house.case() is None


async def test_who_can_be_answered_still_is_no_case_for_people(house: House) -> None:
    await house.hear(text="jam besuk?")
    await fails(house)
    assert await house.case() is None


async def test_who_wrote_again_meanwhile_is_answered_by_the_bot(house: House) -> None:
    await house.hear(text="jam besuk?", at=(house.clock() - timedelta(hours=30)).isoformat())
    sent = await house.send()
    await house.hear(text="jam besuk hari ini?")
    await fails(house, sent)
    assert await house.case() is None
