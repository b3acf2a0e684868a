"""Sends what is in the outbox: each chat in order, inside the platform's limits."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.unit_of_work import Delivery
from channels.port import Channel, Channels
from core.errors import Conflict, DeliveryError, Misconfigured, Own, RateLimited, Retry
from core.message import ChannelName
from jobs.executor import Done, Job, KeyedExecutor, MakesExecutors, Outcome, Requeued
from jobs.limits import LIMITS, DeliveryLimits
from jobs.outbox import Outbox
from jobs.pace import Pace
from jobs.waking import sleep_until

log = logging.getLogger("loket.delivery")

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
        limits: DeliveryLimits = LIMITS.deliveries,
        executor: MakesExecutors = KeyedExecutor,
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
        self._limits = limits
        self._wake = asyncio.Event()
        job = Job(
            "messages", log, _try, _chat, self._deliver, ready=self._in_pace, look=self._wake.set
        )
        self._executor = executor(job, limits.executor)
        self._executor.fall_behind()

    def offer(self, deliveries: Iterable[Delivery]) -> None:
        """Messages that were committed a moment ago, in their order."""
        for delivery in deliveries:
            self._executor.offer(delivery)

    async def run(self) -> None:
        """Send until cancelled. What an earlier process left half sent becomes unknown first.

        At the end, messages that the platform has been given wait for its answer for a while.
        """
        interrupted = await self._outbox.interrupted(self._clock())
        if interrupted:
            log.warning("%d messages were cut off while being sent: unknown", interrupted)
        try:
            while True:
                self._wake.clear()
                if await self._nothing_waits():
                    self._executor.caught_up()
                await sleep_until(self._wake, await self._pause())
        finally:
            await self._executor.stop()

    async def drain(self) -> None:
        """Send everything that may go now; for whoever does not let it `run`.

        Where nothing waits any more, what is offered next goes out at once.
        """
        await self.settled()
        while not (nothing_waits := await self._nothing_waits()) and len(self._executor):
            await self.settled()
        if nothing_waits:
            self._executor.caught_up()

    async def settled(self) -> None:
        """Returns when nothing is being sent at this moment."""
        await self._executor.settled()

    async def _nothing_waits(self) -> bool:
        """Start what the table says may go now; whether nothing at all waits in it."""
        self._executor.look()
        if await self._outbox.next_at() is None:
            return not len(self._executor)
        most = self._limits.batch + len(self._executor)
        for delivery in await self._outbox.waiting(self._clock(), most):
            self._executor.take(delivery)
        return False

    async def _pause(self) -> float:
        """How many seconds to sleep unless something is offered or a held chat is free again."""
        longest = self._limits.longest_pause.total_seconds()
        if not self._executor.behind and not self._executor.holds:
            return longest
        next_at = await self._outbox.next_at()
        at_work = len(self._executor)
        if next_at is None:
            return 0.2 if at_work else 0.0
        # What is due and has a lane wakes us when the lane ends.
        shortest = 0.2 if at_work else 0.02
        return min(max((next_at - self._clock()).total_seconds(), shortest), longest)

    async def _in_pace(self, delivery: Delivery) -> None:
        """A chat waits for its own pace before it takes a place, which others may use."""
        await self._paces[delivery.message.to.channel].of_chat(delivery.chat)

    async def _deliver(self, delivery: Delivery) -> Outcome:
        """Try once."""
        await self._paces[delivery.message.to.channel].of_all()
        with self._executor.uninterrupted():
            try:
                outcome = await self._send(delivery)
            except Conflict as error:
                log.info("chat %d: %s", delivery.chat, error)
                return Requeued()
        self._delivered(delivery.chat)
        return outcome

    async def _send(self, delivery: Delivery) -> Outcome:
        if not await self._marked(delivery):
            return Requeued()
        try:
            sent = await self._carrier(delivery.message.to.channel).send(delivery.message)
        except DeliveryError as error:
            return await self._not_sent(delivery, error)
        now = self._clock()
        await self._recorded(lambda: self._outbox.sent(delivery, sent.id, now))
        return Done()

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
            await self._recorded(lambda: self._outbox.later(delivery, until, why))
            return False
        return True

    def _carrier(self, name: ChannelName) -> Channel:
        try:
            return self._channels[name]
        except KeyError:
            why = f"{name} is not connected any more"
            raise Misconfigured(why, code=Own.NOT_CONNECTED) from None

    async def _not_sent(self, delivery: Delivery, error: DeliveryError) -> Outcome:
        now = self._clock()
        log.warning("message %d: %s: %s", delivery.id, type(error).__name__, error.reason)
        if error.retry is Retry.LATER and delivery.attempts < self._limits.tries:
            until = now + _pause(delivery, error, self._limits.longest_pause)
            await self._recorded(lambda: self._outbox.later(delivery, until, error.reason))
            return Requeued()
        if error.retry is Retry.ASK:
            await self._recorded(lambda: self._outbox.unknown(delivery, error.reason, now))
        else:
            await self._recorded(lambda: self._given_up(delivery, error.reason, error.code, now))
        return Done()

    async def _recorded(self, record: Callable[[], Awaitable[None]]) -> None:
        """Have the table know what became of a message, however often it has to be asked.

        Without it the message would stay *being sent*, and its chat would wait behind it.
        """
        pause, longest = self._limits.record_again
        while True:
            try:
                await record()
            except Conflict:
                raise
            except Exception:
                log.exception("what became of a message is not recorded yet")
                await asyncio.sleep(pause)
                pause = min(pause * 2, longest)
            else:
                return


def _try(delivery: Delivery) -> tuple[int, int]:
    """One try of a message: somebody may have it sent again after it failed."""
    return delivery.id, delivery.attempts


def _chat(delivery: Delivery) -> Sequence[int]:
    return (delivery.chat,)


def _pause(delivery: Delivery, error: DeliveryError, longest: timedelta) -> timedelta:
    if isinstance(error, RateLimited):
        # Slower and slower where its word is not enough, so that the tries last as long.
        grown = min(2.0 ** min(delivery.attempts, 20) / 64, longest.total_seconds())
        return timedelta(seconds=max(error.after, grown, 0.1))
    return min(timedelta(seconds=2.0 ** min(delivery.attempts, 12)), longest)
