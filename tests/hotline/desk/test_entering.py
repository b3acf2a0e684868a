"""Cases from elsewhere: phone calls, visits, reviews; entered by hand, with source and proof."""

from datetime import timedelta

import pytest

from core.errors import BadInput, NotAllowed
from core.facts import Fact
from core.message import Attachment
from desk.case_intake import Intake, WrongFields
from handoff.accounts import Role
from handoff.case import CaseStatus, Source, Weight
from tests.channel_names import On
from tests.hotline.house import House

KEY = "entry-0001"


def review(house: House, **changes: object) -> Intake:
    """A review that somebody found an hour ago."""
    base: dict[str, object] = {
        "source": Source.GOOGLE_REVIEW,
        "came_at": house.clock() - timedelta(hours=1),
        "service": "complaint",
        "text": "Antrean obat lama sekali, bintang satu.",
        "name": "Budi",
        "identity": {"full_name": "budi santoso", "phone": "0812 5544 3321"},
        "files": (Attachment("a" * 64, "image/png", "ulasan.png"),),
    }
    return Intake(**(base | changes))  # type: ignore[arg-type]


async def test_an_entered_case_has_its_source_its_time_and_its_proof(house: House) -> None:
    rina = await house.agent()
    case = await house.program.desk.enter(rina, review(house), KEY)
    assert (case.source, case.status) == (Source.GOOGLE_REVIEW, CaseStatus.WAITING)
    assert case.identity == {"full_name": "Budi Santoso", "phone": "+6281255443321"}
    facts = [line.fact for line in (await house.program.store.desk.talk(case.chat, None, 50)).lines]
    (entered,) = [fact for fact in facts if fact.kind is Fact.CASE_ENTERED]
    assert entered.data["files"] == [
        {"sha256": "a" * 64, "mime": "image/png", "filename": "ulasan.png"}
    ]
    assert entered.data["agent_name"] == "Rina"


async def test_what_was_promised_counts_from_when_the_complainant_came(house: House) -> None:
    case = await house.program.desk.enter(await house.agent(), review(house), KEY)
    assert case.reply_unannounced_at == house.clock() + timedelta(hours=23)


async def test_entering_the_same_twice_makes_one_case(house: House) -> None:
    rina = await house.agent()
    first = await house.program.desk.enter(rina, review(house), KEY)
    again = await house.program.desk.enter(rina, review(house), KEY)
    assert first.id == again.id
    other = await house.program.desk.enter(rina, review(house), "entry-0002")
    assert other.id != first.id


async def test_it_lives_by_the_same_stages_and_nothing_is_sent(house: House) -> None:
    rina, desk = await house.agent(), house.program.desk
    case = await desk.enter(rina, review(house), KEY)
    await desk.claim(case.id, rina)
    await desk.sort(case.id, rina, Weight.LIGHT, "Obat dan farmasi")
    await desk.reply(case.id, rina, "Dibalas di Google: mohon maaf atas antreannya.", "k1")
    answered = await desk.find(case.id)
    assert (answered.stage, answered.owner) == ("satisfaction", "complainant")
    assert await house.program.store.outbox.waiting(house.clock(), 10) == []
    rated = await desk.rate(case.id, rina, 2, "Masih kesal")
    assert (rated.stage, rated.satisfaction, rated.remark) == ("management", 2, "Masih kesal")


async def test_it_is_in_the_queue_like_any_other(house: House) -> None:
    case = await house.program.desk.enter(await house.agent(), review(house), KEY)
    (line,) = await house.program.store.desk.queue(10)
    assert (line.case.id, line.channel, line.name) == (case.id, On.MANUAL, "Budi")


async def test_fields_that_cannot_be_are_named_together(house: House) -> None:
    entry = review(house, identity={"birth_date": "31 februari 1990", "phone": "0812-xx"})
    with pytest.raises(WrongFields) as refused:
        await house.program.desk.enter(await house.agent(), entry, KEY)
    assert list(refused.value.problems) == ["birth_date", "phone"]


async def test_a_time_in_the_future_is_refused_and_so_is_a_message(house: House) -> None:
    rina = await house.agent()
    for changes in (
        {"came_at": house.clock() + timedelta(minutes=1)},
        {"came_at": house.clock() - timedelta(days=400)},
        {"source": Source.MESSAGE},
        {"service": "nothing"},
        {"text": "  "},
    ):
        with pytest.raises(BadInput):
            await house.program.desk.enter(rina, review(house, **changes), KEY)


async def test_units_and_editors_enter_nothing(house: House) -> None:
    for role in (Role.EDITOR, Role.UNIT):
        account = await house.agent(role.value, role)
        with pytest.raises(NotAllowed):
            await house.program.desk.enter(account, review(house), KEY)


async def test_a_promise_that_was_over_before_it_was_entered_is_told_to_the_office_only(
    house: House,
) -> None:
    rina, store = await house.agent(), house.program.store
    entry = review(house, came_at=house.clock() - timedelta(days=9))
    case = await house.program.desk.enter(rina, entry, KEY)
    assert len(await house.ring()) == 1
    assert await house.ring() == []
    lines = (await store.desk.talk(case.chat, None, 100)).lines
    kinds = [line.fact.kind for line in lines]
    assert kinds.count(Fact.DEADLINE_PASSED) >= 1
    assert Fact.MESSAGE_OUT not in kinds
    assert await store.outbox.waiting(house.clock(), 10) == []
    late = await house.program.desk.find(case.id)
    assert late.priority == "urgent"


async def test_its_screenshot_can_be_looked_at(house: House) -> None:
    case = await house.program.desk.enter(await house.agent(), review(house), KEY)
    stored = await house.program.store.desk.file("a" * 64)
    assert stored is not None
    assert (stored.filename, stored.chats) == ("ulasan.png", frozenset({case.chat}))


async def test_what_the_complainant_says_again_is_owed_an_answer(house: House) -> None:
    rina, desk = await house.agent(), house.program.desk
    case = await desk.enter(rina, review(house), KEY)
    await desk.claim(case.id, rina)
    await desk.reply(case.id, rina, "Sudah dijawab lewat telepon.", "k1")
    assert (await desk.find(case.id)).promised_at is None
    again = await desk.hear(case.id, rina, "Menelepon lagi, belum puas.", "k2")
    assert again.reply_unannounced_at is not None
