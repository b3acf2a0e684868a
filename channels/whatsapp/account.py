"""Whether WhatsApp takes our settings: asked at start, now and then, and by `loket doctor`."""

import asyncio
import hmac
from hashlib import sha256

import httpx
import msgspec

from channels.whatsapp.errors import silence
from channels.whatsapp.http import GRAPH, session

SECONDS = 10.0
_VERSION = "v22.0"
_FIELDS = "display_phone_number,webhook_configuration"
_TOKEN_REFUSED, _NOT_FOUND, _NO_SUCH_OBJECT = 190, 100, 33
_NOT_ALLOWED = frozenset({3, 10, *range(200, 300)})
_BUSY = frozenset({4, 80007, 130429})


class _Error(msgspec.Struct):
    code: int = 0
    message: str = ""
    error_subcode: int = 0


class _Number(msgspec.Struct):
    """A number of ours; where its webhooks go, most special place first."""

    error: _Error | None = None
    display_phone_number: str = ""
    webhook_configuration: dict[str, str] | None = None


_NUMBER = msgspec.json.Decoder(_Number)


async def what_is_wrong(
    phone_id: str, token: str, app_secret: str, webhook: str, graph_url: str | None = None
) -> str:
    """One sentence that names the setting to mend and holds no secret; empty when all is well.

    `webhook` is where our webhooks should arrive, empty where nobody knows. Takes ten seconds at
    most.
    """
    proof = hmac.new(app_secret.encode(), token.encode(), sha256).hexdigest()
    params = {"fields": _FIELDS, "appsecret_proof": proof}
    headers = {"Authorization": f"Bearer {token}"}
    url = f"{GRAPH}/{_VERSION}/{phone_id}"
    try:
        async with asyncio.timeout(SECONDS), session(graph_url) as http:
            answer = await http.get(url, params=params, headers=headers)
    except TimeoutError:
        return "WhatsApp does not answer; is there a network?"
    except httpx.HTTPError as error:
        return f"WhatsApp cannot be reached ({silence(error).reason}); is there a network?"
    try:
        number = _NUMBER.decode(answer.content)
    except msgspec.MsgspecError:
        return f"WhatsApp answered what cannot be read (status {answer.status_code}); try later"
    if number.error is not None:
        return _refused(number.error, phone_id)
    if answer.status_code != httpx.codes.OK:
        return f"WhatsApp answered with status {answer.status_code}; try later"
    return _arriving(number, webhook)


def _refused(error: _Error, phone_id: str) -> str:
    """What a refusal means for who has to mend it."""
    if error.code == _TOKEN_REFUSED:
        return (
            "WhatsApp refuses the token: LOKET_WHATSAPP_TOKEN is wrong, withdrawn or has expired; "
            "make a permanent one of a system user"
        )
    if "appsecret_proof" in error.message:
        return (
            "LOKET_WHATSAPP_APP_SECRET is not the secret of the app that LOKET_WHATSAPP_TOKEN is "
            "of: copy it from the app's basic settings"
        )
    if error.code == _NOT_FOUND and error.error_subcode == _NO_SUCH_OBJECT:
        return (
            f"WhatsApp knows no number LOKET_WHATSAPP_PHONE_ID={phone_id} that this token may use: "
            "copy the phone number id, not the number"
        )
    if error.code in _NOT_ALLOWED:
        return (
            "LOKET_WHATSAPP_TOKEN may not use the number: give its system user the permissions "
            "whatsapp_business_messaging and whatsapp_business_management"
        )
    if error.code in _BUSY:
        return "WhatsApp takes no more questions for now; try in a minute"
    return f"WhatsApp refuses the settings (code {error.code})"


def _arriving(number: _Number, webhook: str) -> str:
    """Whether its webhooks come to us; nothing where the platform does not say where they go."""
    if number.webhook_configuration is None or not webhook:
        return ""
    places = ("phone_number", "whatsapp_business_account", "application")
    goes = (number.webhook_configuration.get(place, "") for place in places)
    there = next(filter(None, goes), "")
    if not there:
        return (
            "WhatsApp sends its webhooks nowhere: subscribe the app to *messages* with the address "
            f"{webhook} and the word of LOKET_WHATSAPP_VERIFY_TOKEN"
        )
    if there.rstrip("/") != webhook:
        return f"WhatsApp sends its webhooks to {there} and not to {webhook}"
    return ""
