"""An identity check plugged in by its address: asked for help, never waited for (`IT-3`)."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

import httpx

from core.errors import Conflict, IllegalMove, NotFound
from core.text import shortened
from handoff.case import Case, Verdict

log = logging.getLogger("loket.identity")
DETAIL_LENGTH = 200
LARGEST_ANSWER = 64 * 1024
MOST_WAITING = 1000
BATCH = 500


class Cases(Protocol):
    """Finds cases, and takes what was found out about them."""

    async def find(self, case_id: int) -> Case:
        """The case. Raises `NotFound`."""
        ...

    async def checked_identity(self, case_id: int, verdict: Verdict, detail: str) -> Case:
        """Note what the machine says."""
        ...


@dataclass(frozen=True, slots=True)
class IdentityService:
    """The service at `url`: takes a POST of JSON, answers with JSON, within `seconds`.

    It is sent `{"case": number, "service": key, "identity": {field: value}}` and answers
    `{"verdict": "valid" | "not_valid" | "not_checked", "detail": "…"}`; everything else, a late
    answer included, is *not checked*. It is never asked twice by itself.
    """

    url: str
    token: str
    seconds: float
    transport: httpx.AsyncBaseTransport | None = None

    async def check(self, case: Case) -> tuple[Verdict, str]:
        """The verdict and a word about it; never raises what the service did wrong."""
        body = {"case": case.number, "service": case.service, "identity": dict(case.identity)}
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        try:
            async with asyncio.timeout(self.seconds), self._client() as client:
                answer = await client.post(self.url, json=body, headers=headers)
                return _read(answer)
        except TimeoutError:
            return Verdict.NOT_CHECKED, f"no answer within {self.seconds:g} s"
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return Verdict.NOT_CHECKED, shortened(type(error).__name__, DETAIL_LENGTH)

    def _client(self) -> httpx.AsyncClient:
        # No redirects: an identity goes to the address that the administrator wrote, and no other.
        return httpx.AsyncClient(
            transport=self.transport, timeout=self.seconds, follow_redirects=False
        )


def _read(answer: httpx.Response) -> tuple[Verdict, str]:
    if answer.status_code != httpx.codes.OK:
        return Verdict.NOT_CHECKED, f"HTTP {answer.status_code}"
    if len(answer.content) > LARGEST_ANSWER:
        return Verdict.NOT_CHECKED, "the answer is too large"
    try:
        said: Any = answer.json()
    except ValueError:
        return Verdict.NOT_CHECKED, "the answer is no JSON"
    if not isinstance(said, Mapping) or said.get("verdict") not in set(Verdict):
        return Verdict.NOT_CHECKED, "the answer names no verdict"
    detail = said.get("detail")
    return Verdict(said["verdict"]), shortened(detail, DETAIL_LENGTH) if isinstance(
        detail, str
    ) else ""


class OpenCases(Protocol):
    """Goes through the open cases."""

    async def open_cases(self, after: int, limit: int) -> Sequence[Case]:
        """Open cases by id, those after `after`."""
        ...


class IdentityChecker:
    """Checks new cases one after another, beside everything else."""

    def __init__(self, service: IdentityService | None, cases: Cases, *, wanted: bool) -> None:
        """`wanted`: the procedure asks for the check; without a service nothing is done."""
        self._service = service if wanted else None
        self._cases = cases
        self._queue: asyncio.Queue[int] = asyncio.Queue(MOST_WAITING)
        self._asking: set[int] = set()

    @property
    def is_on(self) -> bool:
        """Whether there is anything to ask."""
        return self._service is not None

    def offer(self, case_id: int | None) -> None:
        """A case that may have to be checked. Too many at once are left to the agents."""
        if self._service is not None and case_id is not None:
            with suppress(asyncio.QueueFull):
                self._queue.put_nowait(case_id)

    async def run(self) -> None:
        """Check what was offered, until cancelled."""
        while True:
            await self._check(await self._queue.get())

    async def catch_up(self, view: OpenCases) -> int:
        """Check what was never checked: the program ended before, or too many came at once."""
        after = asked = 0
        while self.is_on and (batch := await view.open_cases(after, BATCH)):
            after = batch[-1].id
            for case in batch:
                if case.found_verdict is None and case.identity:
                    await self._check(case.id)
                    asked += 1
        return asked

    async def _check(self, case_id: int) -> None:
        if case_id in self._asking:
            return
        self._asking.add(case_id)
        try:
            await self.check(case_id)
        except (Conflict, IllegalMove, NotFound) as error:
            log.info("case %d was not checked: %s", case_id, error)
        finally:
            self._asking.discard(case_id)

    async def check(self, case_id: int, *, again: bool = False) -> Case:
        """Ask the service about one case, once; `again` at an agent's wish."""
        case = await self._cases.find(case_id)
        known = case.found_verdict is not None and not again
        if self._service is None or known or not case.identity or not case.is_open:
            return case
        verdict, detail = await self._service.check(case)
        return await self._cases.checked_identity(case_id, verdict, detail)
