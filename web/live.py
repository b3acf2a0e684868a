"""Live news inside the process: who listens to a topic hears that something changed there."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

QUEUE = "queue"
REFRESH = "refresh"


def chat_topic(chat: int) -> str:
    """The topic of one chat."""
    return f"chat:{chat}"


def account_topic(account: int) -> str:
    """The topic of one account: whether it may still listen."""
    return f"account:{account}"


@dataclass(frozen=True, slots=True)
class News:
    """Something changed under `topic`; the topic `refresh` says that news were dropped."""

    topic: str
    data: object = None


@dataclass(eq=False, slots=True)
class Listener:
    """One listener's bounded queue.

    A listener that is too slow loses what waits for it and hears `refresh` instead, so that
    memory is bounded and nothing is missed without being told.
    """

    room: int
    _waiting: list[News] = field(default_factory=list)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)

    def put(self, news: News) -> None:
        """Hand over without waiting."""
        if len(self._waiting) >= self.room:
            self._waiting = [News(REFRESH)]
        else:
            self._waiting.append(news)
        self._wake.set()

    async def take(self) -> list[News]:
        """Whatever waits, at least one."""
        await self._wake.wait()
        self._wake.clear()
        taken, self._waiting = self._waiting, []
        return taken

    def __aiter__(self) -> AsyncIterator[News]:
        return self._each()

    async def _each(self) -> AsyncIterator[News]:
        while True:
            for news in await self.take():
                yield news


class Live:
    """Topics and their listeners; one process, one event loop."""

    def __init__(self, room: int = 64) -> None:
        self._room = room
        self._listeners: dict[str, set[Listener]] = defaultdict(set)

    def publish(self, topic: str, data: object = None) -> None:
        """Tell everybody who listens to `topic`; never waits."""
        for listener in self._listeners.get(topic, ()):
            listener.put(News(topic, data))

    def chat_changed(self, chat: int) -> None:
        """Tell everybody who looks at that chat, or at the queue, where it may stand."""
        for topic in (chat_topic(chat), QUEUE):
            self.publish(topic)

    @contextmanager
    def subscribe(self, topics: Iterable[str]) -> Iterator[Listener]:
        """A listener for the topics, until the end of the `with`."""
        listener = Listener(self._room)
        wanted = frozenset(topics)
        for topic in wanted:
            self._listeners[topic].add(listener)
        try:
            yield listener
        finally:
            for topic in wanted:
                self._listeners[topic].discard(listener)
                if not self._listeners[topic]:
                    del self._listeners[topic]

    @property
    def topics(self) -> frozenset[str]:
        """Topics that somebody listens to."""
        return frozenset(self._listeners)
