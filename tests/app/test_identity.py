"""An identity check that is plugged in: its answers, its failures, and that it holds up nothing."""

import asyncio
import json

import httpx
import pytest

from app.identity import IdentityChecker, IdentityService
from core.facts import Fact
from handoff.case import Case, Verdict
from tests.hotline.house import House

IDENTITY = {"full_name": "Siti Aminah", "phone": "+6281255443321"}


def service(handler: object, seconds: float = 1) -> IdentityService:
    """A service in the process, in place of one on the network."""
    transport = httpx.MockTransport(handler)  # type: ignore[arg-type]
    return IdentityService("https://nic.example.ac.id/check", "secret-word", seconds, transport)


async def case_of(house: House) -> Case:
    visitor = house.visitor()
    await visitor.says(
        "saya mau mengadu antre obat 4 jam. nama: siti aminah, tgl lahir 28-02-1990,"
        " hp 081255443321, alamat jl antasari 12 samarinda, email siti@gmail.com"
    )
    await visitor.presses("Benar")
    case = await visitor.case()
    assert case is not None
    return case


async def test_it_is_sent_the_identity_and_its_verdict_is_a_fact(house: House) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json={"verdict": "valid", "detail": "Terdaftar"})

    case = await case_of(house)
    checker = IdentityChecker(service(answer), house.program.desk, wanted=True)
    checked = await checker.check(case.id)
    assert checked.found_verdict is Verdict.VALID
    assert checked.verdict is None  # the agent has the last word
    (request,) = asked
    assert request.headers["authorization"] == "Bearer secret-word"
    body = json.loads(request.content)
    assert (body["case"], body["identity"]["full_name"]) == (case.number, "Siti Aminah")
    assert (await checker.check(case.id)) == checked
    assert len(asked) == 1
    await checker.check(case.id, again=True)
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (httpx.Response(500), "HTTP 500"),
        (httpx.Response(302, headers={"location": "https://elsewhere.example"}), "HTTP 302"),
        (httpx.Response(200, text="<html>"), "the answer is no JSON"),
        (httpx.Response(200, json=["valid"]), "the answer names no verdict"),
        (httpx.Response(200, json={"verdict": "maybe"}), "the answer names no verdict"),
        (httpx.Response(200, text="x" * 70_000), "the answer is too large"),
    ],
)
async def test_whatever_else_it_says_counts_as_not_checked(
    house: House, answer: httpx.Response, why: str
) -> None:
    case = await case_of(house)
    found = await service(lambda _: answer).check(case)
    assert found == (Verdict.NOT_CHECKED, why)


async def test_one_that_is_down_counts_as_not_checked(house: House) -> None:
    def down(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    case = await case_of(house)
    assert await service(down).check(case) == (Verdict.NOT_CHECKED, "ConnectError")


async def test_one_that_never_answers_is_not_waited_for(house: House) -> None:
    async def never(request: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    case = await case_of(house)
    found = await service(never, seconds=0.05).check(case)
    assert found == (Verdict.NOT_CHECKED, "no answer within 0.05 s")


async def test_its_failure_blocks_nobody(house: House) -> None:
    case = await case_of(house)
    checker = IdentityChecker(
        service(lambda _: httpx.Response(500)), house.program.desk, wanted=True
    )
    rina = await house.agent()
    await house.program.desk.claim(case.id, rina)
    await checker.check(case.id)
    verdict = await house.program.desk.verdict(case.id, rina, Verdict.NOT_VALID, "Nama berbeda")
    assert (verdict.found_verdict, verdict.verdict) == (Verdict.NOT_CHECKED, Verdict.NOT_VALID)
    lines = (await house.program.store.desk.talk(case.chat, None, 100)).lines
    (fact,) = [line.fact for line in lines if line.fact.kind is Fact.IDENTITY_CHECKED]
    assert fact.data["detail"] == "HTTP 500"


async def test_where_the_procedure_asks_for_no_check_nothing_is_sent(house: House) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise AssertionError

    case = await case_of(house)
    checker = IdentityChecker(service(answer), house.program.desk, wanted=False)
    assert not checker.is_on
    assert (await checker.check(case.id)).found_verdict is None


async def test_what_was_never_checked_is_checked_after_the_next_start(house: House) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(json.loads(request.content)["case"])
        return httpx.Response(200, json={"verdict": "valid"})

    cases = [await case_of(house) for _ in range(2)]
    talker = house.visitor()
    await talker.says("petugas")  # a case without an identity
    checker = IdentityChecker(service(answer), house.program.desk, wanted=True)
    assert await checker.catch_up(house.program.store.desk) == 2
    assert asked == [case.number for case in cases]
    again = IdentityChecker(service(answer), house.program.desk, wanted=True)
    assert await again.catch_up(house.program.store.desk) == 0


async def test_where_no_check_is_wanted_nothing_is_caught_up(house: House) -> None:
    await case_of(house)
    checker = IdentityChecker(None, house.program.desk, wanted=True)
    assert await checker.catch_up(house.program.store.desk) == 0
