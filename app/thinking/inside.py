"""What a process that thinks knows of the office, and what it can be asked."""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from app.lasting import spare_what_lasts
from app.thinking.packing import message_of, packed_thought
from bot.decision import Office
from bot.thinking import ThinkingHere
from bot.understanding import SAYS_NOTHING, says_nothing
from desk_info.desk_information import DeskInformation
from desk_info.entry import Entry
from desk_info.feedback import Feedback
from desk_info.matching.matcher import Matcher
from handoff.calendar import WorkingCalendar
from handoff.procedure import Procedure
from nlu.certain import certainly
from nlu.embedded import EmbeddedInterpreter
from nlu.meaning import Meaning
from nlu.two_engines import Engine

Wanted: TypeAlias = tuple[Callable[..., Any], tuple[Any, ...]]
"""One of the functions here, and what it is asked about."""
Answer: TypeAlias = tuple[Any, Exception | None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a process has to know of the office when it begins."""

    procedure: Procedure
    matcher: Matcher
    interpreter: EmbeddedInterpreter


@dataclass(frozen=True, slots=True)
class _Mind:
    """What this process knows from its beginning on."""

    matcher: Matcher
    interpreter: EmbeddedInterpreter
    here: ThinkingHere


_minds: list[_Mind] = []
"""One, once the process has begun."""


def answer(wanted: Wanted) -> Answer:
    """What one of these functions gives, or raises."""
    what, about = wanted
    try:
        return what(*about), None
    except Exception as error:  # noqa: BLE001  # whoever asked deals with it
        return None, error


def begin(beginning: Beginning) -> None:
    """Know the office from now on."""
    procedure, matcher = beginning.procedure, beginning.matcher
    calendar = WorkingCalendar(procedure.hours, procedure.zone)
    office = Office(procedure, calendar, matcher.by_id)
    here = ThinkingHere(office, DeskInformation(matcher), beginning.interpreter)
    _minds[:] = [_Mind(matcher, beginning.interpreter, here)]
    spare_what_lasts()


def think(packed: bytes) -> tuple[Engine | None, bytes]:
    """What is thought of a message, and who says what it means; nobody where it has no words.

    Both as `app.thinking.packing` packs them.
    """
    asked = message_of(packed)
    here, inbound = _minds[0].here, asked.heard.inbound
    engine, meaning = (None, SAYS_NOTHING) if says_nothing(inbound) else _read(inbound.text)
    return engine, packed_thought(_at_once(here.meant(asked, meaning)), asked)


def _read(text: str) -> tuple[Engine, Meaning]:
    """What a message means by itself, and who says so."""
    interpreter = _minds[0].interpreter
    heard = certainly(text, interpreter.case_prefix)
    if isinstance(heard, Meaning):
        return Engine.RULES, heard
    return Engine.EMBEDDED, heard.settled(interpreter.guess(heard))


def publish(entry: Entry) -> None:
    """An entry is in force."""
    _minds[0].matcher.publish(entry)


def withdraw(entry_id: str) -> None:
    """An entry is in force no longer."""
    _minds[0].matcher.withdraw(entry_id)


def learn(judged: Sequence[Feedback]) -> None:
    """What people said about answers counts."""
    _minds[0].matcher.learn(judged)


def _at_once(thinking: Coroutine[Any, Any, T]) -> T:
    """What comes of a coroutine that waits for nobody: a loop would cost a tenth of the thought."""
    try:
        thinking.send(None)
    except StopIteration as done:
        thought: T = done.value
        return thought
    thinking.close()
    raise RuntimeError("whoever thinks here waits for nobody")
