"""The emulator of WhatsApp keeps the rules that the platform documents."""

import json
from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from random import Random

import httpx
import pytest
import pytest_asyncio
from pywa.errors import InvalidParameter, MediaUploadError, ReEngagementMessage
from pywa_async.client import WhatsApp
from pywa_async.types.callback import Button

from channels.whatsapp.http import session
from tests.emulators.receiver import Receiver
from tests.emulators.whatsapp import APP_SECRET, PHONE_ID, TOKEN, WhatsAppEmulator
from tests.emulators.whatsapp_webhooks import signature

SITI = "6281255443321"


@pytest_asyncio.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with Receiver() as receiver:
        yield receiver


@pytest_asyncio.fixture
async def emulator(receiver: Receiver) -> AsyncIterator[WhatsAppEmulator]:
    async with WhatsAppEmulator(receiver.url, retry_factor=0.001) as emulator:
        yield emulator


@pytest_asyncio.fixture
async def graph(emulator: WhatsAppEmulator) -> AsyncIterator[httpx.AsyncClient]:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    async with httpx.AsyncClient(base_url=f"{emulator.url}/v26.0", headers=headers) as client:
        yield client


@pytest_asyncio.fixture
async def pywa(emulator: WhatsAppEmulator) -> AsyncIterator[WhatsApp]:
    http = session(emulator.url)
    yield WhatsApp(phone_id=PHONE_ID, token=TOKEN, session=http)
    await http.aclose()


def post(kind: str, part: Mapping[str, object], to: str = SITI) -> dict[str, object]:
    return {"messaging_product": "whatsapp", "to": to, "type": kind, kind: part}


def buttons(*titles: str, body: str = "Pilih") -> dict[str, object]:
    replies = [
        {"type": "reply", "reply": {"id": str(number), "title": title}}
        for number, title in enumerate(titles)
    ]
    return {"type": "button", "body": {"text": body}, "action": {"buttons": replies}}


def rows(count: int, **changed: object) -> dict[str, object]:
    row = {"title": "Baris", "description": "", **changed}
    made = [{"id": str(number), **row} for number in range(count)]
    action = {"button": "Pilih", "sections": [{"title": "", "rows": made}]}
    return {"type": "list", "body": {"text": "Pilih"}, "action": action}


async def test_pywa_sends_buttons_and_hears_the_press(
    emulator: WhatsAppEmulator, pywa: WhatsApp, receiver: Receiver
) -> None:
    siti = emulator.user(SITI)
    siti.says("halo")
    sent = await pywa.send_message(SITI, "Jelas?", buttons=[Button("Ya", "yes")], tracker="7")
    got = await siti.receives()
    assert (got.id, got.tracker, got.choices[0].title) == (sent.id, "7", "Ya")
    siti.presses("yes")
    await emulator.webhooks.settled()
    value = json.loads(receiver.bodies[-1])["entry"][0]["changes"][0]["value"]
    assert value["messages"][0]["interactive"]["button_reply"] == {"id": "yes", "title": "Ya"}
    assert value["messages"][0]["context"]["id"] == sent.id
    with pytest.raises(LookupError):
        siti.presses("no such button")


async def test_pywa_gets_the_documented_errors(emulator: WhatsAppEmulator, pywa: WhatsApp) -> None:
    emulator.user(SITI)
    with pytest.raises(ReEngagementMessage):
        await pywa.send_message(SITI, "halo")
    with pytest.raises(InvalidParameter):
        await pywa.send_message(SITI, "x" * 4097)
    with pytest.raises(MediaUploadError):
        await pywa.send_image(SITI, "123456")


@pytest.mark.parametrize(
    ("kind", "part", "code"),
    [
        ("text", {"body": "x" * 4096}, 0),
        ("text", {"body": "x" * 4097}, 131009),
        ("text", {"body": " "}, 131008),
        ("text", {}, 131008),
        ("interactive", buttons("Ya", "Tidak", "Nanti"), 0),
        ("interactive", buttons("Ya", "Tidak", "Nanti", "Batal"), 131009),
        ("interactive", buttons(), 131009),
        ("interactive", buttons("Ya", "Ya"), 131009),
        ("interactive", buttons("x" * 21), 131009),
        ("interactive", buttons("Ya", body="x" * 1025), 131009),
        ("interactive", buttons("Ya", body=""), 131008),
        ("interactive", rows(10), 0),
        ("interactive", rows(11), 131009),
        ("interactive", rows(0), 131009),
        ("interactive", rows(1, title="x" * 25), 131009),
        ("interactive", rows(1, description="x" * 73), 131009),
        ("interactive", rows(2, id="same"), 131009),
        ("interactive", {"type": "carousel", "body": {"text": "x"}}, 131009),
        ("image", {"id": "123"}, 131053),
        ("image", {"link": "https://example.org/a.png", "caption": "x" * 1025}, 131009),
        ("audio", {"link": "https://example.org/a.ogg", "caption": "x"}, 131009),
        ("hologram", {}, 131051),
    ],
)
async def test_each_limit_is_kept(
    emulator: WhatsAppEmulator,
    graph: httpx.AsyncClient,
    kind: str,
    part: dict[str, object],
    code: int,
) -> None:
    emulator.user(SITI).says("halo")
    answer = await graph.post(f"/{PHONE_ID}/messages", json=post(kind, part))
    if code:
        assert answer.status_code == 400
        error = answer.json()["error"]
        assert (error["code"], error["type"]) == (code, "OAuthException")
        assert error["error_data"]["messaging_product"] == "whatsapp"
        assert error["error_data"]["details"]
        assert error["fbtrace_id"]
    else:
        assert answer.json()["messages"][0]["id"].startswith("wamid.")


async def test_strangers_and_strange_numbers_are_refused(
    emulator: WhatsAppEmulator, graph: httpx.AsyncClient
) -> None:
    message = post("text", {"body": "halo"})
    wrong = {"Authorization": "Bearer x"}
    answer = await graph.post(f"/{PHONE_ID}/messages", json=message, headers=wrong)
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, 190)
    answer = await graph.post("/42/messages", json=message)
    assert answer.json()["error"]["error_subcode"] == 33
    answer = await graph.post(f"/{PHONE_ID}/messages", json=message)
    assert answer.json()["error"]["code"] == 131026
    answer = await graph.post(f"/{PHONE_ID}/messages", content=b"{")
    assert answer.json()["error"]["code"] == 100


async def test_a_template_goes_outside_the_window(
    emulator: WhatsAppEmulator, graph: httpx.AsyncClient
) -> None:
    siti = emulator.user(SITI)
    template = {"name": "kabar", "language": {"code": "id"}}
    answer = await graph.post(f"/{PHONE_ID}/messages", json=post("template", template))
    assert answer.status_code == 200
    assert (await siti.receives()).kind == "template"


async def test_more_than_the_throughput_in_a_second_is_too_fast(
    emulator: WhatsAppEmulator, graph: httpx.AsyncClient
) -> None:
    emulator.stop_clock()
    emulator.pace.per_second = 2
    emulator.user(SITI).says("halo")
    codes = []
    for _ in range(3):
        answer = await graph.post(f"/{PHONE_ID}/messages", json=post("text", {"body": "halo"}))
        codes.append(answer.json().get("error", {}).get("code"))
    assert codes == [None, None, 130429]
    emulator.pass_time(timedelta(seconds=1))
    answer = await graph.post(f"/{PHONE_ID}/messages", json=post("text", {"body": "halo"}))
    assert answer.status_code == 200


async def test_after_a_burst_one_person_gets_one_message_every_six_seconds(
    emulator: WhatsAppEmulator, graph: httpx.AsyncClient
) -> None:
    emulator.stop_clock()
    emulator.user(SITI).says("halo")
    message = post("text", {"body": "halo"})
    for _ in range(45):
        assert (await graph.post(f"/{PHONE_ID}/messages", json=message)).status_code == 200
    answer = await graph.post(f"/{PHONE_ID}/messages", json=message)
    assert answer.json()["error"]["code"] == 131056
    emulator.pass_time(timedelta(seconds=6))
    assert (await graph.post(f"/{PHONE_ID}/messages", json=message)).status_code == 200


async def test_a_late_refusal_comes_as_a_failed_status_without_contacts(
    emulator: WhatsAppEmulator, graph: httpx.AsyncClient, receiver: Receiver
) -> None:
    emulator.refuses_late = True
    answer = await graph.post(f"/{PHONE_ID}/messages", json=post("text", {"body": "halo"}))
    assert answer.status_code == 200
    await emulator.webhooks.settled()
    value = json.loads(receiver.bodies[0])["entry"][0]["changes"][0]["value"]
    assert "contacts" not in value
    assert value["statuses"][0]["status"] == "failed"
    assert value["statuses"][0]["errors"][0]["code"] == 131026


async def test_webhooks_are_signed_and_come_again_until_they_are_taken(
    emulator: WhatsAppEmulator, receiver: Receiver
) -> None:
    receiver.answers = [500, 503]
    emulator.user(SITI).says("halo")
    await emulator.webhooks.settled()
    assert dict(emulator.webhooks.answered) == {500: 1, 503: 1, 200: 1}
    (raw,), (headers,) = receiver.bodies, receiver.headers
    assert headers["x-hub-signature-256"] == signature(APP_SECRET, raw)


async def test_a_webhook_that_nobody_takes_is_given_up(
    emulator: WhatsAppEmulator, receiver: Receiver
) -> None:
    receiver.answers = [500] * 9
    emulator.user(SITI).says("halo")
    await emulator.webhooks.settled()
    assert len(emulator.webhooks.given_up) == 1
    assert receiver.bodies == []


async def test_webhooks_come_twice_or_backwards_or_all_in_one_body(
    emulator: WhatsAppEmulator, receiver: Receiver
) -> None:
    siti = emulator.user(SITI)

    def heard() -> list[str]:
        bodies = [json.loads(raw) for raw in receiver.bodies]
        receiver.bodies.clear()
        changes = [change for body in bodies for change in body["entry"][0]["changes"]]
        return [change["value"]["messages"][0]["text"]["body"] for change in changes]

    emulator.webhooks.copies = 2
    siti.says("a")
    await emulator.webhooks.settled()
    assert heard() == ["a", "a"]

    emulator.webhooks.copies = 1
    for together, expected in ((False, ["c", "b", "a"]), (True, ["a", "b", "c"])):
        emulator.webhooks.hold()
        for text in "abc":
            siti.says(text)
        emulator.webhooks.release(together=together)
        await emulator.webhooks.settled()
        assert heard() == expected

    emulator.webhooks.hold()
    for text in "abcdef":
        siti.says(text)
    emulator.webhooks.release(shuffled=Random(1))
    await emulator.webhooks.settled()
    shuffled = heard()
    assert sorted(shuffled) == list("abcdef")
    assert shuffled != list("abcdef")


async def test_media_can_be_had_for_five_minutes_by_url_and_for_a_week_by_id(
    emulator: WhatsAppEmulator, graph: httpx.AsyncClient
) -> None:
    form = {"messaging_product": "whatsapp", "type": "image/png"}
    file = {"file": ("peta.png", b"a map", "image/png")}
    answer = await graph.post(f"/{PHONE_ID}/media", data=form, files=file)
    media_id = answer.json()["id"]
    told = (await graph.get(f"/{media_id}")).json()
    assert (told["mime_type"], told["file_size"]) == ("image/png", 5)
    assert (await graph.get(told["url"])).content == b"a map"
    async with httpx.AsyncClient() as stranger:
        assert (await stranger.get(told["url"])).status_code == 401
    emulator.pass_time(timedelta(minutes=6))
    assert (await graph.get(told["url"])).status_code == 404
    assert (await graph.delete(f"/{media_id}")).json() == {"success": True}
    assert (await graph.get(f"/{media_id}")).json()["error"]["error_subcode"] == 33


async def test_reading_and_typing_are_noted(emulator: WhatsAppEmulator, pywa: WhatsApp) -> None:
    message_id = emulator.user(SITI).says("halo")
    await pywa.mark_message_as_read(message_id)
    await pywa.indicate_typing(message_id)
    assert emulator.read_marks == [message_id, message_id]
    assert emulator.typing == [message_id]


async def test_another_process_writes_as_a_complainant_and_looks(
    emulator: WhatsAppEmulator, graph: httpx.AsyncClient
) -> None:
    base = f"{emulator.url}/emulator"
    await graph.post(f"{base}/users/{SITI}/says", json={"text": "halo"})
    await graph.post(f"/{PHONE_ID}/messages", json=post("text", {"body": "Halo juga"}))
    (shown,) = (await graph.get(f"{base}/users/{SITI}/inbox")).json()
    assert shown["text"] == {"body": "Halo juga"}
    assert (await graph.get(f"{base}/counts")).json()["calls"] == {"POST messages": 1}
