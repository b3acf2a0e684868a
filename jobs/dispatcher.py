"""Sends what is in the outbox: each chat in order, inside the platform's limits."""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime, timedelta

from bot.work import Delivery
from channels.port import Channel, Channels
from core.errors import Conflict, DeliveryError, Misconfigured, Own, RateLimited, Retry
from core.message import ChannelName
from jobs.outbox import Outbox
from jobs.pace import Pace

log = logging.getLogger("loket.delivery")
AT_ONCE = 64
BATCH = 200
LONGEST_PAUSE = timedelta(minutes=5)
RECORD_AGAIN, LONGEST_RECORD_AGAIN = 0.5, 30.0  # seconds
LAST_ANSWERS = 8.0  # seconds; whoever stops us waits ten
TRIES = 300  # at the longest pause about a day, as long as WhatsApp's window


GivenUp = Callable[[Delivery, str, str, datetime], Awaitable[None]]
"""A message, why it will not arrive, the platform's code for that, and when (aware)."""


class Dispatcher:
    """One for the process. `offer` takes fresh messages from memory; the table backs it up.

    A chat whose message has to wait is *held*: only the table knows its order from then on, until
    nothing of any chat waits any more.
    """

    def __init__(
        self,
        outbox: Outbox,
        channels: Channels,
        paces: Mapping[ChannelName, Pace],
        clock: Callable[[], datetime],
        delivered: Callable[[int], None],
        given_up: GivenUp | None = None,
    ) -> None:
        """`delivered` hears the number of a chat whose message changed its state.

        `given_up` records that a message will not arrive, with what follows from it; the outbox
        does so alone where it is left out.
        """
        self._outbox = outbox
        self._channels = channels
        self._paces = paces
        self._clock = clock
        self._delivered = delivered
        self._given_up = given_up or outbox.failed
        self._lanes: dict[int, deque[Delivery]] = {}
        self._held: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._calling: set[asyncio.Task[None] | None] = set()
        self._places = asyncio.Semaphore(AT_ONCE)
        self._wake = asyncio.Event()
        self._direct = False
        self._ending = False

    def offer(self, deliveries: Iterable[Delivery]) -> None:
        """Messages that were committed a moment ago, in their order."""
        for delivery in deliveries:
            if not self._direct or delivery.chat in self._held:
                self._wake.set()
            elif delivery.chat in self._lanes:
                self._lanes[delivery.chat].append(delivery)
            else:
                self._start(delivery)

    async def run(self) -> None:
        """Send until cancelled. What an earlier process left half sent becomes unknown first.

        At the end, messages that the platform has been given wait for its answer for a while.
        """
        self._ending = False
        interrupted = await self._outbox.interrupted(self._clock())
        if interrupted:
            log.warning("%d messages were cut off while being sent: unknown", interrupted)
        try:
            while True:
                self._wake.clear()
                await self._look()
                await self._sleep()
        finally:
            await self._end()

    async def drain(self) -> None:
        """Send everything that may go now; for whoever does not let it `run`."""
        await self.settled()
        while not self._direct or self._held:
            await self._look()
            if not self._tasks:
                return
            await self.settled()

    async def settled(self) -> None:
        """Returns when nothing is being sent at this moment."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def _look(self) -> None:
        """Start what the table says may go now; when nothing waits there, trust memory again."""
        waiting = await self._outbox.waiting(self._clock(), BATCH + len(self._lanes))
        for delivery in waiting:
            if delivery.chat not in self._lanes:
                self._held.add(delivery.chat)
                self._start(delivery)
        if waiting or self._lanes or await self._outbox.next_at() is not None:
            return
        if not self._wake.is_set():  # else something was offered while we looked: look again
            self._held.clear()
            self._direct = True

    async def _sleep(self) -> None:
        pause = LONGEST_PAUSE.total_seconds()
        if not self._direct or self._held:
            next_at = await self._outbox.next_at()
            if next_at is not None:
                # What is due and has a lane wakes us when the lane ends.
                shortest = 0.2 if self._lanes else 0.02
                pause = min(max((next_at - self._clock()).total_seconds(), shortest), pause)
            elif self._lanes:
                pause = 0.2
            else:
                pause = 0.0
        # Not `wait_for`: on Python 3.11 it forgets a cancellation that comes with the wake-up.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(pause):
                await self._wake.wait()

    def _start(self, delivery: Delivery) -> None:
        self._lanes[delivery.chat] = deque([delivery])
        task = asyncio.create_task(self._drain(delivery.chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drain(self, chat: int) -> None:
        """Send one chat's messages one after another."""
        lane = self._lanes[chat]
        try:
            while lane and not self._ending:
                delivery = lane.popleft()
                pace = self._paces[delivery.message.to.channel]
                await pace.of_chat(chat)  # before it takes a place, which others may use
                async with self._places:
                    await pace.of_all()
                    settled = await self._send(delivery)
                self._delivered(chat)
                if not settled:
                    self._held.add(chat)
                    return
        except Conflict as error:
            log.info("chat %d: %s", chat, error)
            self._held.add(chat)
        except Exception:
            log.exception("the outbox of chat %d stopped; it is taken up again", chat)
            self._held.add(chat)
            self._direct = False
            await asyncio.sleep(1)
        finally:
            del self._lanes[chat]
            if chat in self._held:
                self._wake.set()

    async def _send(self, delivery: Delivery) -> bool:
        """Try once; False when it stays in the outbox for later."""
        task = asyncio.current_task()
        self._calling.add(task)
        try:
            if not await self._marked(delivery):
                return False
            try:
                sent = await self._carrier(delivery.message.to.channel).send(delivery.message)
            except DeliveryError as error:
                return await self._not_sent(delivery, error)
            now = self._clock()
            await _recorded(lambda: self._outbox.sent(delivery, sent.id, now))
            return True
        finally:
            self._calling.discard(task)

    async def _marked(self, delivery: Delivery) -> bool:
        """Whether the table says that it is being sent; else it waits there again."""
        try:
            await self._outbox.sending(delivery, self._clock())
        except Conflict:
            raise
        except Exception as error:
            # The mark may have been made all the same, and would hold up the chat.
            log.exception("message %d could not be marked", delivery.id)
            until, why = self._clock(), type(error).__name__
            await _recorded(lambda: self._outbox.later(delivery, until, why))
            return False
        return True

    def _carrier(self, name: ChannelName) -> Channel:
        try:
            return self._channels[name]
        except KeyError:
            why = f"{name} is not connected any more"
            raise Misconfigured(why, code=Own.NOT_CONNECTED) from None

    async def _end(self) -> None:
        self._ending, self._direct = True, False
        for task in self._tasks - self._calling:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=LAST_ANSWERS)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _not_sent(self, delivery: Delivery, error: DeliveryError) -> bool:
        now = self._clock()
        log.warning("message %d: %s: %s", delivery.id, type(error).__name__, error.reason)
        if error.retry is Retry.LATER and delivery.attempts < TRIES:
            until = now + _pause(delivery, error)
            await _recorded(lambda: self._outbox.later(delivery, until, error.reason))
            return False
        if error.retry is Retry.ASK:
            await _recorded(lambda: self._outbox.unknown(delivery, error.reason, now))
        else:
            await _recorded(lambda: self._given_up(delivery, error.reason, error.code, now))
        return True


async def _recorded(record: Callable[[], Awaitable[None]]) -> None:
    """Have the table know what became of a message, however often it has to be asked.

    Without it the message would stay *being sent*, and its chat would wait behind it.
    """
    pause = RECORD_AGAIN
    while True:
        try:
            await record()
        except Conflict:
            raise
        except Exception:
            log.exception("what became of a message is not recorded yet")
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_RECORD_AGAIN)
        else:
            return


def _pause(delivery: Delivery, error: DeliveryError) -> timedelta:
    if isinstance(error, RateLimited):
        # Slower and slower where its word is not enough, so that the tries last as long.
        grown = min(2.0 ** min(delivery.attempts, 20) / 64, LONGEST_PAUSE.total_seconds())
        return timedelta(seconds=max(error.after, grown, 0.1))
    return min(timedelta(seconds=2.0 ** min(delivery.attempts, 12)), LONGEST_PAUSE)
