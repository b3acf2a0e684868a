"""Live news inside the process."""

import asyncio

from web.live import REFRESH, Live, News


async def test_news_reach_those_who_listen_to_the_topic_only() -> None:
    live = Live()
    with live.subscribe(["queue", "chat:1"]) as one, live.subscribe(["chat:2"]) as other:
        live.publish("chat:1", {"seq": 4})
        live.publish("queue")
        live.publish("chat:2")
        assert await one.take() == [News("chat:1", {"seq": 4}), News("queue")]
        assert await other.take() == [News("chat:2")]


async def test_a_slow_listener_is_told_to_refresh_and_holds_little() -> None:
    live = Live(room=3)
    with live.subscribe(["queue"]) as listener:
        for _ in range(4):
            live.publish("queue")
        assert await listener.take() == [News(REFRESH)]


async def test_a_listener_waits_until_something_happens() -> None:
    live = Live()
    with live.subscribe(["queue"]) as listener:
        taking = asyncio.create_task(listener.take())
        await asyncio.sleep(0)
        assert not taking.done()
        live.publish("queue")
        assert await taking == [News("queue")]


def test_whoever_leaves_leaves_nothing_behind() -> None:
    live = Live()
    with live.subscribe(["queue", "chat:1"]):
        assert live.topics == {"queue", "chat:1"}
    assert live.topics == frozenset()
