"""A number that changes, over the real door: signed webhook, worker, delivery, platform."""

import json
import time

import aiohttp

from core.facts import Fact
from core.message import Address
from tests.channel_names import On
from tests.emulators.whatsapp import APP_SECRET, PHONE_ID
from tests.emulators.whatsapp_webhooks import signature
from tests.stories.street import SITI, Street
from tests.waiting import PATIENCE

SITI_NEW = "6281255449999"


async def test_after_the_platforms_statement_the_new_number_finds_the_case(street: Street) -> None:
    siti = street.whatsapp.user(SITI, name="Siti")
    siti.says("petugas")
    told = (await siti.receives(PATIENCE)).text
    (opened,) = await street.facts(Fact.CASE_OPENED)
    number = str(opened.data["number"])
    assert number in told
    system = {"type": "user_changed_number", "wa_id": SITI_NEW, "body": "changed"}
    stamp = str(int(time.time()))
    message = {"from": SITI, "id": "wamid.moved", "timestamp": stamp, "type": "system"}
    value = {"metadata": {"phone_number_id": PHONE_ID}, "messages": [message | {"system": system}]}
    change = {"field": "messages", "value": {"messaging_product": "whatsapp", **value}}
    body = {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [change]}]}
    raw = json.dumps(body).encode()
    signed = {"X-Hub-Signature-256": signature(APP_SECRET, raw)}
    url = f"{street.url}/webhooks/whatsapp"
    async with aiohttp.ClientSession() as http:
        for _ in range(2):
            async with http.post(url, data=raw, headers=signed) as answer:
                assert answer.status == 200
    new = Address(On.WHATSAPP, f"phone:{SITI_NEW}")
    moved = street.whatsapp.user(SITI_NEW, name="Siti")
    moved.says("status")
    assert number in (await moved.receives(PATIENCE)).text
    assert len(await street.facts(Fact.ADDRESS_CHANGED, new)) == 1
    assert await street.is_whole()
