"""Whether Telegram takes our settings: asked at start, now and then, and by `loket doctor`."""

import asyncio

import msgspec

from channels.telegram.http import BotLine
from core.errors import ChannelDown, DeliveryError, Misconfigured, RateLimited
from core.text import shortened

SECONDS = 10.0
_SERVER = "https://api.telegram.org"
_LONGEST = 200
_REFUSED = frozenset({401, 403, 404})


class _Hook(msgspec.Struct):
    url: str = ""
    last_error_message: str = ""


class _Told(msgspec.Struct):
    result: _Hook


_TOLD = msgspec.json.Decoder(_Told)


async def what_is_wrong(token: str, webhook: str, base_url: str | None = None) -> str:
    """One sentence that names the setting to mend and holds no secret; empty when all is well.

    `webhook` is where updates should arrive, empty for long polling. Takes ten seconds at most.
    """
    server = (base_url or _SERVER).rstrip("/").removesuffix("/bot")
    line = BotLine()
    try:
        async with asyncio.timeout(SECONDS):
            return await _asked(line, f"{server}/bot{token}", webhook)
    except TimeoutError:
        return "Telegram does not answer; is there a network?"
    finally:
        await line.aclose()


async def _asked(line: BotLine, url: str, webhook: str) -> str:
    wrong = (
        "Telegram refuses the token: LOKET_TELEGRAM_TOKEN is wrong or was withdrawn; @BotFather "
        "shows the one that is in force"
    )
    try:
        me = await line.call(f"{url}/getMe", {}, seconds=SECONDS)
        if me.status in _REFUSED:
            return wrong
        told = await line.call(f"{url}/getWebhookInfo", {}, seconds=SECONDS)
        hook = _TOLD.decode(told.body).result
    except Misconfigured as error:
        return wrong if error.code else f"LOKET_TELEGRAM_URL: {error.reason}"
    except RateLimited:
        return "Telegram takes no more questions for now; try in a minute"
    except ChannelDown as error:
        return f"{error.reason}; is there a network?"
    except (DeliveryError, msgspec.MsgspecError):
        return "Telegram answered what cannot be read; try later"
    return _arriving(hook, webhook)


def _arriving(hook: _Hook, webhook: str) -> str:
    """Whether updates come to us. `loket serve` sets the webhook, and takes it away for polling."""
    if not webhook:
        return ""
    if hook.url != webhook:
        there = hook.url or "nowhere"
        return f"Telegram sends its updates {there} and not to {webhook}; loket serve changes that"
    if hook.last_error_message:
        why = shortened(hook.last_error_message, _LONGEST)
        return f"Telegram could not bring its last update to {webhook}: {why}"
    return ""
