"""Webhooks as the platforms really bring them: twice, late, mixed up, forged."""

from pathlib import Path
from random import Random

import aiohttp

from core.facts import Fact
from core.message import Address
from tests.channel_names import On
from tests.emulators.telegram_hooks import SECRET_HEADER
from tests.emulators.whatsapp_webhooks import signature
from tests.stories.street import SITI, SITI_ON_TELEGRAM, Street, open_street
from tests.waiting import PATIENCE

BUDI = "6281255440001"
QUESTION = "jam besuk?"


async def post(url: str, raw: bytes, headers: dict[str, str]) -> int:
    async with aiohttp.ClientSession() as http, http.post(url, data=raw, headers=headers) as said:
        return said.status


async def test_a_webhook_that_comes_three_times_is_answered_200_and_counts_once(
    street: Street,
) -> None:
    street.whatsapp.webhooks.copies = 3
    siti = street.whatsapp.user(SITI)
    siti.says(QUESTION)
    await street.whatsapp.webhooks.settled()
    assert set(street.whatsapp.webhooks.answered) == {200}
    assert street.whatsapp.webhooks.answered[200] >= 3
    await siti.receives(PATIENCE)
    siti.says("terima kasih")
    await street.until(Fact.READ, times=2)
    assert [fact.data["text"] for fact in await street.facts(Fact.MESSAGE_IN)] == [
        QUESTION,
        "terima kasih",
    ]
    assert len(siti.inbox) == 2
    # The reports of every message came three times, too, and are facts once.
    assert len(await street.facts(Fact.DELIVERED)) == 2
    assert await street.is_whole()


async def test_a_webhook_with_a_wrong_or_no_signature_is_refused_and_nothing_is_stored(
    street: Street,
) -> None:
    url = f"{street.url}/webhooks/whatsapp"
    before = await street.program.store.events.tally()
    raw = b'{"object":"whatsapp_business_account","entry":[]}'
    signed = {"X-Hub-Signature-256": signature("another secret", raw)}
    assert await post(url, raw, signed) == 401
    assert await post(url, raw, {}) == 401
    assert await post(url, raw, {"X-Hub-Signature-256": "sha256=é"}) == 401
    assert await street.program.store.events.tally() == before


async def test_without_a_secret_telegrams_webhook_takes_nothing(street: Street) -> None:
    url = f"{street.url}/webhooks/telegram"
    before = await street.program.store.events.tally()
    for headers in ({}, {SECRET_HEADER: ""}, {SECRET_HEADER: "guessed"}):
        assert await post(url, b'{"update_id": 1}', headers) == 401
    assert await street.program.store.events.tally() == before


async def test_meta_is_answered_when_it_checks_the_address(street: Street) -> None:
    asked = {"hub.mode": "subscribe", "hub.verify_token": "verify", "hub.challenge": "4711"}
    url = f"{street.url}/webhooks/whatsapp"
    async with aiohttp.ClientSession() as http:
        async with http.get(url, params=asked) as answer:
            assert (answer.status, await answer.text()) == (200, "4711")
        async with http.get(url, params=asked | {"hub.verify_token": "guessed"}) as answer:
            assert answer.status == 403


async def test_one_body_with_the_words_of_thirty_people_answers_all_of_them(
    street: Street,
) -> None:
    people = [street.whatsapp.user(f"6281255440{number:03d}") for number in range(30)]
    street.whatsapp.webhooks.hold()
    for person in people:
        person.says(QUESTION)
    street.whatsapp.webhooks.release(together=True)
    answers = [(await person.receives(PATIENCE)).text for person in people]
    assert all("11.00" in answer for answer in answers)
    assert await street.is_whole()


async def test_words_that_arrive_out_of_order_are_all_there_and_each_is_dealt_with_once(
    street: Street,
) -> None:
    siti, budi = street.whatsapp.user(SITI), street.whatsapp.user(BUDI)
    siti.says("petugas")
    await siti.receives(PATIENCE)
    ((_, case),) = (await street.rina.queue()).items()
    await street.rina.claims(case)
    said = [f"kalimat ke-{number}" for number in range(12)]
    street.whatsapp.webhooks.copies = 2
    street.whatsapp.webhooks.hold()
    for number, words in enumerate(said):
        (siti if number % 4 else budi).says(words)
    street.whatsapp.webhooks.release(shuffled=Random(7))
    await street.whatsapp.webhooks.settled()
    mine = [words for number, words in enumerate(said) if number % 4]
    await street.until(Fact.MESSAGE_IN, times=1 + len(mine))
    to_budi = Address(On.WHATSAPP, f"phone:{BUDI}")
    await street.until(Fact.MESSAGE_IN, times=3, address=to_budi)
    heard = [str(fact.data["text"]) for fact in await street.facts(Fact.MESSAGE_IN)]
    assert sorted(heard) == sorted(["petugas", *mine])
    assert await street.is_whole()


async def test_reports_that_come_backwards_never_take_a_tick_away(street: Street) -> None:
    siti = street.whatsapp.user(SITI)
    street.whatsapp.ladder = ()
    siti.says(QUESTION)
    message = await siti.receives(PATIENCE)
    for status in ("read", "delivered", "sent"):
        siti.reports(message, status)
    await street.until(Fact.SENT)
    await street.until(Fact.DELIVERED)
    (line,) = [
        line
        for line in await street.lines(Address(On.WHATSAPP, f"phone:{SITI}"))
        if line.fact.kind is Fact.MESSAGE_OUT
    ]
    assert [part.state for part in line.parts] == ["read"]


async def test_telegram_by_webhook_in_any_order_and_twice_is_answered_once(tmp_path: Path) -> None:
    async with open_street(tmp_path, telegram_secret="a-long-random-word") as street:
        await street.telegram.called("setWebhook")
        hooks = street.telegram.hooks
        hooks.copies, hooks.shuffle = 2, True
        people = [street.telegram.user(SITI_ON_TELEGRAM + number) for number in range(5)]
        for person in people:
            await person.says(QUESTION)
        for person in people:
            assert "11.00" in (await person.receives(PATIENCE)).text
        await hooks.idle()
        assert set(hooks.statuses) == {200}
        for person in people:
            await person.presses("Ya")
            await person.receives(PATIENCE)
        assert [len(person.inbox) for person in people] == [2] * len(people)
        # The buttons stop turning, once for each press.
        await street.telegram.called("answerCallbackQuery", times=len(people))
        guessed = {SECRET_HEADER: "a-long-random-wore"}
        assert await post(f"{street.url}/webhooks/telegram", b"{}", guessed) == 401
