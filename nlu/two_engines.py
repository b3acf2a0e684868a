"""The port behind which two engines stand: Rasa where it answers in time, the embedded one else."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from nlu.certain import Unsure, believed, certainly
from nlu.embedded import EmbeddedInterpreter
from nlu.meaning import Intent, Interpreter, Meaning
from nlu.rasa.breaker import Breaker, BreakerState
from nlu.rasa.errors import RasaFailed

log = logging.getLogger("loket.rasa")


class Engine(StrEnum):
    """Who answers."""

    RULES = "rules"  # what must never depend on statistics, before either engine
    RASA = "rasa"
    EMBEDDED = "embedded"


class Guesser(Protocol):
    """An engine in another process."""

    async def guess(self, text: str) -> tuple[Intent, float]:
        """The likeliest intent and its share, 0 to 1. Raises `RasaFailed`."""
        ...


async def read_by(guesser: Guesser, heard: Unsure) -> Meaning:
    """What another engine says of a message that rules alone cannot tell. Raises `RasaFailed`."""
    intent, sure = await guesser.guess(heard.text)
    return heard.settled(believed(intent, sure, heard))


class TwoEngines(Interpreter):
    """`rasa` gives the server to ask, None while there is none.

    A complainant never notices which engine answers, and never waits for Rasa longer than its
    limit; the breaker spares them even that while Rasa does not answer.
    """

    def __init__(
        self,
        embedded: EmbeddedInterpreter,
        rasa: Callable[[], Guesser | None],
        clock: Callable[[], datetime],
    ) -> None:
        self._embedded = embedded
        self._rasa = rasa
        self._clock = clock
        self._asked: Guesser | None = None
        self._answered: Counter[Engine] = Counter()
        self.breaker = Breaker(clock())

    @property
    def answering(self) -> Engine:
        """Which engine answers what rules cannot."""
        there = self._rasa() is not None and self.breaker.state is BreakerState.CLOSED
        return Engine.RASA if there else Engine.EMBEDDED

    @property
    def answered(self) -> Mapping[Engine, int]:
        """How many messages each has answered since the start."""
        return {engine: self._answered[engine] for engine in Engine}

    async def parse(self, text: str) -> Meaning:
        """The meaning of one message; never raises for anything that a person can type."""
        heard = certainly(text, self._embedded.case_prefix)
        if isinstance(heard, Meaning):
            engine, meaning = Engine.RULES, heard
        elif (read := await self._by_rasa(heard)) is not None:
            engine, meaning = Engine.RASA, read
        else:
            engine, meaning = Engine.EMBEDDED, heard.settled(self._embedded.guess(heard))
        self.count(engine)
        return meaning

    def count(self, engine: Engine) -> None:
        """A message was answered by it, here or elsewhere."""
        self._answered[engine] += 1

    async def _by_rasa(self, heard: Unsure) -> Meaning | None:
        rasa, now = self._rasa(), self._clock()
        if rasa is None:
            return None
        if rasa is not self._asked:  # another server has not failed yet
            self._asked, self.breaker = rasa, Breaker(now)
        if not self.breaker.lets_out(now):
            return None
        self.breaker = self.breaker.asked(now)
        try:
            meaning = await read_by(rasa, heard)
        except RasaFailed as error:
            self._moved(rasa, self.breaker.failed(self._clock()), str(error))
            return None
        self._moved(rasa, self.breaker.answered(self._clock()), "")
        return meaning

    def _moved(self, rasa: Guesser, breaker: Breaker, why: str) -> None:
        if rasa is not self._asked:
            return
        before, self.breaker = self.breaker.state, breaker
        if before is BreakerState.CLOSED and breaker.state is BreakerState.OPEN:
            log.warning("Rasa does not answer (%s); the embedded engine does", why)
        elif before is BreakerState.HALF_OPEN and breaker.state is BreakerState.CLOSED:
            log.info("Rasa answers again")
