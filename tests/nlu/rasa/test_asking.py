"""A server that answers badly is a failure of Rasa, and the embedded engine answers instead."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from nlu.embedded import EmbeddedInterpreter
from nlu.meaning import Intent
from nlu.rasa.asking import LARGEST_ANSWER, RasaClient
from nlu.rasa.breaker import REST, BreakerState
from nlu.rasa.errors import RasaFailed
from nlu.two_engines import Engine, TwoEngines
from tests.hotline.house import Clock
from tests.nlu.rasa.crooked import GOOD, Crooked, crooked
from tests.waiting import PATIENCE, patiently

ROOT = Path(__file__).parents[3]
EMBEDDED = EmbeddedInterpreter.from_file(ROOT / "data" / "nlu.yml")
ASKS = "kapan poli gigi buka"
SHORT, LONG = 0.3, 60.0
"""Seconds that a question may take: for a server that never answers, and for all others."""


@pytest.fixture
async def server() -> AsyncIterator[Crooked]:
    """A server that behaves well until a test says otherwise."""
    async with crooked() as behaviour:
        yield behaviour


@pytest.fixture
async def client(server: Crooked) -> AsyncIterator[RasaClient]:
    """Somebody who asks it."""
    client = RasaClient(server.url, "a secret word", LONG)
    yield client
    await client.aclose()


def engines(client: RasaClient | None, clock: Clock | None = None) -> TwoEngines:
    """Both engines; Rasa is whoever the client asks."""
    return TwoEngines(EMBEDDED, lambda: client, clock or Clock())


async def test_the_likeliest_intent_comes_back_and_the_token_went_along(
    server: Crooked, client: RasaClient
) -> None:
    assert await client.guess(ASKS) == (Intent.QUESTION, 0.9)
    assert (server.asked, server.tokens) == ([ASKS], {"a secret word"})


async def test_that_rasa_fell_back_is_its_best_intent_without_belief(
    server: Crooked, client: RasaClient
) -> None:
    unsure = {"name": "nlu_fallback", "confidence": 0.6}
    ranking = [unsure, {"name": "complaint", "confidence": 0.4}]
    server.answer = {"intent": unsure, "intent_ranking": ranking}
    assert await client.guess(ASKS) == (Intent.COMPLAINT, 0.0)


@pytest.mark.parametrize(
    "behaviour",
    [
        {"status": 401},
        {"status": 404},
        {"status": 500},
        {"status": 302},
        {"status": 204, "raw": b""},
        {"raw": b""},
        {"raw": b"<html>ok</html>"},
        {"raw": b"\xff\xfe"},
        {"raw": b"[" * 100_000},
        {"raw": b"null"},
        {"raw": b"[]"},
        {"raw": json.dumps(GOOD).encode() + b" " * LARGEST_ANSWER},
        {"answer": {}},
        {"answer": {"intent": None}},
        {"answer": {"intent": "question"}},
        {"answer": {"intent": {"name": "question"}}},
        {"answer": {"intent": {"name": None, "confidence": 0.9}}},
        {"answer": {"intent": {"name": "dance", "confidence": 0.9}}},
        {"answer": {"intent": {"name": "question", "confidence": "much"}}},
        {"answer": {"intent": {"name": "question", "confidence": True}}},
        {"raw": b'{"intent": {"name": "question", "confidence": NaN}}'},
        {"answer": {"intent": {"name": "nlu_fallback", "confidence": 1}, "intent_ranking": [1]}},
    ],
    ids=lambda behaviour: str(behaviour)[:40],
)
async def test_whatever_is_no_meaning_in_time_is_a_failure_and_the_embedded_engine_answers(
    server: Crooked, client: RasaClient, behaviour: dict[str, object]
) -> None:
    for name, value in behaviour.items():
        setattr(server, name, value)
    with pytest.raises(RasaFailed):
        await client.guess(ASKS)
    both = engines(client)
    assert await both.parse(ASKS) == EMBEDDED.read(ASKS)
    assert both.answered[Engine.EMBEDDED] == 1


async def test_a_server_that_never_answers_is_waited_for_no_longer_than_the_limit(
    server: Crooked,
) -> None:
    server.delay = 10 * PATIENCE
    client = RasaClient(server.url, "word", SHORT)
    both = engines(client)
    async with patiently("the limit is not kept"):
        assert await both.parse(ASKS) == EMBEDDED.read(ASKS)
    assert both.answered[Engine.EMBEDDED] == 1
    await client.aclose()


async def test_nobody_listening_is_a_failure_too() -> None:
    client = RasaClient("http://127.0.0.1:1", "word", LONG)
    with pytest.raises(RasaFailed):
        await client.guess(ASKS)
    await client.aclose()


async def test_a_server_that_fails_is_left_alone_and_then_asked_once(
    server: Crooked, client: RasaClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "loket.rasa")
    clock = Clock()
    both = engines(client, clock)
    server.status = 500
    for _ in range(10):
        assert await both.parse(ASKS) == EMBEDDED.read(ASKS)
    assert len(server.asked) == 3
    assert both.answering is Engine.EMBEDDED
    server.status = 200
    clock.move(seconds=REST.total_seconds())
    assert (await both.parse(ASKS)).confidence == 0.9
    assert both.breaker.state is BreakerState.CLOSED
    assert both.answered == {Engine.RULES: 0, Engine.RASA: 1, Engine.EMBEDDED: 10}
    told = [record.getMessage() for record in caplog.records if record.name == "loket.rasa"]
    assert told == [
        "Rasa does not answer (HTTP 500); the embedded engine does",
        "Rasa answers again",
    ]


async def test_no_log_line_holds_what_a_complainant_wrote(
    server: Crooked, client: RasaClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "loket")
    both = engines(client)
    server.raw = b"garbage"
    for _ in range(5):
        await both.parse("rahasia saya: gaji belum dibayar")
    assert caplog.records
    assert not any("rahasia" in record.getMessage() for record in caplog.records)


async def test_another_server_begins_without_the_failures_of_the_one_before(
    server: Crooked, client: RasaClient
) -> None:
    nobody = RasaClient("http://127.0.0.1:1", "word", LONG)
    asked: list[RasaClient] = [nobody]
    both = TwoEngines(EMBEDDED, lambda: asked[-1], Clock())
    for _ in range(5):
        await both.parse(ASKS)
    assert both.breaker.state is BreakerState.OPEN
    asked.append(client)
    assert (await both.parse(ASKS)).confidence == 0.9
    await nobody.aclose()


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("saya mau bunuh diri", Intent.EMERGENCY),
        ("ADU-2026-000123", Intent.STATUS),
        ("batal", Intent.CANCEL),
        ("ya", Intent.YES),
        ("👍", Intent.YES),
        ("", Intent.OUT_OF_SCOPE),
        ("sy mau komplain", Intent.COMPLAINT),
    ],
)
async def test_what_must_not_depend_on_statistics_is_never_asked(
    server: Crooked, client: RasaClient, text: str, intent: Intent
) -> None:
    server.answer = {"intent": {"name": "thanks", "confidence": 1.0}}
    both = engines(client)
    assert (await both.parse(text)).intent is intent
    assert server.asked == []
    assert both.answered[Engine.RULES] == 1


async def test_rasa_never_says_yes_for_somebody_nor_raises_an_alarm(
    server: Crooked, client: RasaClient
) -> None:
    both = engines(client)
    for name in ("yes", "no", "emergency"):
        server.answer = {"intent": {"name": name, "confidence": 1.0}}
        assert (await both.parse("kemarin sore itu di sana")).intent is Intent.OUT_OF_SCOPE


async def test_without_rasa_the_embedded_engine_answers() -> None:
    both = engines(None)
    assert await both.parse(ASKS) == EMBEDDED.read(ASKS)
    assert both.answering is Engine.EMBEDDED
