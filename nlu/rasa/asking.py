"""Asks a Rasa server over HTTP what a text means; whatever goes wrong is `RasaFailed`."""

import asyncio
import json
import math
from collections.abc import Mapping
from typing import Any

import httpx
from httpx_aiohttp import AiohttpTransport

from core.text import storable
from nlu.meaning import Intent
from nlu.rasa.errors import RasaFailed

LARGEST_ANSWER = 256 * 1024
_FALLBACK = "nlu_fallback"


class RasaClient:
    """One server at `url`, which wants `token`; a question may take `seconds`."""

    def __init__(self, url: str, token: str, seconds: float) -> None:
        self.url = url
        self._seconds = seconds
        # Nothing of a complainant goes through a proxy that happens to be in the environment.
        self._http = httpx.AsyncClient(
            base_url=url,
            params={"token": token},
            transport=AiohttpTransport(trust_env=False),
            timeout=None,  # noqa: S113  each question has its limit below
            trust_env=False,
        )

    async def guess(self, text: str, seconds: float | None = None) -> tuple[Intent, float]:
        """The likeliest intent and how sure Rasa is (0 to 1); 0 when it says that it is unsure.

        Raises `RasaFailed` when there is no such answer within the limit.
        """
        said = await self._asked("POST", "/model/parse", seconds, {"text": _plain(text)})
        return _likeliest(said)

    async def model(self) -> str:
        """The file of the model that the server has loaded. Raises `RasaFailed`."""
        said = await self._asked("GET", "/status", None)
        return str(said.get("model_file", ""))

    async def aclose(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    async def _asked(
        self, method: str, path: str, seconds: float | None, body: Mapping[str, str] | None = None
    ) -> Mapping[str, Any]:
        limit = self._seconds if seconds is None else seconds
        try:
            async with (
                asyncio.timeout(limit),
                self._http.stream(method, path, json=body) as answer,
            ):
                if answer.status_code != httpx.codes.OK:
                    raise RasaFailed(f"HTTP {answer.status_code}")
                return _read(await _whole(answer))
        except TimeoutError as error:
            raise RasaFailed(f"no answer within {limit:g} s") from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise RasaFailed(type(error).__name__) from error


def _plain(text: str) -> str:
    """The text without what Rasa would obey: to it `/complaint` is no word but an intent."""
    return storable(text).lstrip("/ \t\r\n")


async def _whole(answer: httpx.Response) -> bytes:
    data = bytearray()
    async for piece in answer.aiter_bytes():
        data += piece
        if len(data) > LARGEST_ANSWER:
            raise RasaFailed("the answer is too large")
    return bytes(data)


def _read(data: bytes) -> Mapping[str, Any]:
    try:
        said = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RasaFailed("the answer is no JSON") from error
    if not isinstance(said, Mapping):
        raise RasaFailed("the answer is no object")
    return said


def _likeliest(said: Mapping[str, Any]) -> tuple[Intent, float]:
    """The intent; that Rasa fell back is the first real one of its ranking, at 0."""
    name, sure = _named(said.get("intent"))
    if name == _FALLBACK:
        ranking = said.get("intent_ranking")
        ranked = [_named(one)[0] for one in ranking] if isinstance(ranking, list) else []
        name, sure = next((one for one in ranked if one != _FALLBACK), Intent.OUT_OF_SCOPE), 0.0
    try:
        return Intent(name), sure
    except ValueError as error:
        raise RasaFailed("the answer names an intent that is not ours") from error


def _named(one: object) -> tuple[str, float]:
    if not isinstance(one, Mapping) or not isinstance(one.get("name"), str):
        raise RasaFailed("the answer names no intent")
    sure = one.get("confidence")
    if isinstance(sure, bool) or not isinstance(sure, int | float) or not math.isfinite(sure):
        raise RasaFailed("the answer says not how sure it is")
    return one["name"], min(max(float(sure), 0.0), 1.0)
