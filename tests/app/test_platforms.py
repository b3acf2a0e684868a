"""What the platforms say of our settings: which one is wrong, in a sentence that names it."""

import logging
import socket
from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr

from app.platforms import NOT_ASKED, WELL, PlatformWatch, what_is_wrong
from app.settings import Settings
from tests.channel_names import On
from tests.emulators.telegram import TelegramEmulator
from tests.emulators.whatsapp import WhatsAppEmulator

PUBLIC = "https://loket.example.id"
HOOK = f"{PUBLIC}/webhooks/whatsapp"
SECRET_TOKEN = "EAAG-not-the-one"
OTHER_BOT = "987654321:not-the-one"


@pytest.fixture
async def graph() -> AsyncIterator[WhatsAppEmulator]:
    async with WhatsAppEmulator() as emulator:
        emulator.webhook_configuration = {"application": HOOK}
        yield emulator


@pytest.fixture
async def bots() -> AsyncIterator[TelegramEmulator]:
    async with TelegramEmulator() as emulator:
        yield emulator


def with_whatsapp(graph: WhatsAppEmulator, **changes: object) -> Settings:
    usual = {
        "whatsapp_phone_id": graph.phone_id,
        "whatsapp_token": SecretStr(graph.token),
        "whatsapp_app_secret": SecretStr(graph.app_secret),
        "whatsapp_verify_token": SecretStr("word"),
        "whatsapp_url": graph.url,
        "public_url": PUBLIC,
    }
    return Settings.model_construct(**{**usual, **changes})  # type: ignore[arg-type]


def with_telegram(bots: TelegramEmulator, **changes: object) -> Settings:
    usual = {"telegram_token": SecretStr(bots.token), "telegram_url": bots.url}
    return Settings.model_construct(**{**usual, **changes})  # type: ignore[arg-type]


async def of_whatsapp(graph: WhatsAppEmulator, **changes: object) -> str:
    return (await what_is_wrong(with_whatsapp(graph, **changes)))[On.WHATSAPP]


async def of_telegram(bots: TelegramEmulator, **changes: object) -> str:
    return (await what_is_wrong(with_telegram(bots, **changes)))[On.TELEGRAM]


def nobody_listens() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


async def test_nothing_is_said_where_all_is_well(
    graph: WhatsAppEmulator, bots: TelegramEmulator
) -> None:
    assert await of_whatsapp(graph) == ""
    assert await of_telegram(bots) == ""
    assert await what_is_wrong(Settings.model_construct()) == {}


async def test_each_mistake_with_whatsapp_has_its_own_sentence(graph: WhatsAppEmulator) -> None:
    graph.webhook_configuration = {}
    nowhere = await of_whatsapp(graph)
    graph.webhook_configuration = {"application": "https://old.example.id/hook"}
    elsewhere = await of_whatsapp(graph)
    graph.webhook_configuration = {"application": HOOK}
    said = {
        "token": await of_whatsapp(graph, whatsapp_token=SecretStr(SECRET_TOKEN)),
        "secret": await of_whatsapp(graph, whatsapp_app_secret=SecretStr("another")),
        "number": await of_whatsapp(graph, whatsapp_phone_id="404"),
        "network": await of_whatsapp(graph, whatsapp_url=nobody_listens()),
        "nowhere": nowhere,
        "elsewhere": elsewhere,
    }
    assert len(set(said.values())) == len(said)
    assert "LOKET_WHATSAPP_TOKEN is wrong" in said["token"]
    assert "LOKET_WHATSAPP_APP_SECRET is not" in said["secret"]
    assert "LOKET_WHATSAPP_PHONE_ID=404" in said["number"]
    assert "is there a network?" in said["network"]
    assert "sends its webhooks nowhere" in said["nowhere"]
    assert "https://old.example.id/hook and not to " + HOOK in said["elsewhere"]
    assert not any(SECRET_TOKEN in one or graph.token in one for one in said.values())


@pytest.mark.parametrize(
    ("code", "status", "said"),
    [(10, 403, "permissions"), (4, 400, "try in a minute"), (999, 400, "code 999")],
)
async def test_other_refusals_of_whatsapp_are_told_apart(
    graph: WhatsAppEmulator, code: int, status: int, said: str
) -> None:
    graph.refuse(code, status=status)
    assert said in await of_whatsapp(graph)


async def test_garbage_is_no_answer(graph: WhatsAppEmulator) -> None:
    graph.garble_answer(status=502)
    assert "status 502" in await of_whatsapp(graph)


async def test_each_mistake_with_telegram_has_its_own_sentence(bots: TelegramEmulator) -> None:
    hooked = {"telegram_secret": SecretStr("word"), "public_url": PUBLIC}
    nowhere = await of_telegram(bots, **hooked)
    bots.hooks.url = f"{PUBLIC}/webhooks/telegram"
    well = await of_telegram(bots, **hooked)
    bots.hooks.last_error = "Wrong response from the webhook: 502 Bad Gateway"
    failing = await of_telegram(bots, **hooked)
    said = {
        "token": await of_telegram(bots, telegram_token=SecretStr(OTHER_BOT)),
        "network": await of_telegram(bots, telegram_url=nobody_listens()),
        "nowhere": nowhere,
        "failing": failing,
    }
    assert well == ""
    assert len(set(said.values())) == len(said)
    assert "LOKET_TELEGRAM_TOKEN is wrong" in said["token"]
    assert "is there a network?" in said["network"]
    assert "sends its updates nowhere" in said["nowhere"]
    assert "502 Bad Gateway" in said["failing"]
    assert not any(OTHER_BOT in one or bots.token in one for one in said.values())


async def test_a_platform_that_is_silent_does_not_hold_up_anybody(
    graph: WhatsAppEmulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("channels.whatsapp.account.SECONDS", 0.2)
    graph.delay = 5
    assert "does not answer" in await of_whatsapp(graph)


async def test_a_wrong_token_is_said_once_in_the_log_and_stands_until_it_is_mended(
    bots: TelegramEmulator, caplog: pytest.LogCaptureFixture
) -> None:
    watch = PlatformWatch(with_telegram(bots))
    assert watch.standing == {"telegram": NOT_ASKED}
    bots.revoked = True
    with caplog.at_level(logging.INFO, "loket.platforms"):
        await watch.look()
        await watch.look()
        assert "LOKET_TELEGRAM_TOKEN" in watch.standing["telegram"]
        bots.revoked = False
        await watch.look()
    assert watch.standing == {"telegram": WELL}
    told = [one.getMessage() for one in caplog.records]
    assert len(told) == 2
    assert told[0].startswith("telegram: Telegram refuses the token")
    assert bots.token not in "".join(told)
