"""A message on its way to a process that thinks, and the thought on its way back, in few bytes.

Most of both is known at either end, and to pack all of it costs more than the way itself. There go
the fields in which talk and message differ from a talk in which nothing was said yet; back come
those that the thought has changed. Entries go by their ids. Each goes behind its length.
"""

import pickle
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from io import BytesIO
from operator import attrgetter, methodcaller
from typing import Any, TypeAlias, TypeVar

from bot.chat import Chat
from bot.decision import Decision, Heard
from bot.thinking import MessageInTalk, Thought
from bot.understanding import NOTHING_ASKED, SAYS_NOTHING
from core.message import Inbound, Kind
from desk_info.entry import Entry, Match, Scored

T = TypeVar("T")
Changes: TypeAlias = dict[str, Any]
"""Fields that hold another object than those of a value that is known, by their names."""
_LENGTH = struct.Struct(">I")
_QUESTIONS = "questions"
_Flat: TypeAlias = tuple[Any, ...]
_WORDLESS = Inbound(Kind.TEXT, "", datetime.min.replace(tzinfo=UTC))
_NOTHING_HEARD = Heard(_WORDLESS, SAYS_NOTHING, NOTHING_ASKED, _WORDLESS.at)
_NOTHING_SAID = Chat()


def framed(message: bytes) -> bytes:
    """A message as it goes, behind its length in four bytes."""
    return _LENGTH.pack(len(message)) + message


class Frames:
    """What has come of a stream, of which the last message may be cut off."""

    def __init__(self) -> None:
        self._come = bytearray()

    def of(self, data: bytes) -> Iterator[bytes]:
        """The messages that are whole now that this has come as well."""
        self._come += data
        while len(self._come) >= _LENGTH.size:
            end = _LENGTH.size + _LENGTH.unpack_from(self._come)[0]
            if len(self._come) < end:
                return
            message = bytes(self._come[_LENGTH.size : end])
            del self._come[:end]
            yield message


def packed_message(asked: MessageInTalk) -> bytes:
    """A message in its talk."""
    chat = _fields(Chat).changes(_NOTHING_SAID, asked.chat)
    heard = _fields(Heard).changes(_NOTHING_HEARD, asked.heard)
    return _packed((chat, heard, asked.after))


def message_of(packed: bytes) -> MessageInTalk:
    """The message that was packed."""
    chat, heard, after = _unpacked(packed)
    return MessageInTalk(
        _fields(Chat).changed(_NOTHING_SAID, chat),
        _fields(Heard).changed(_NOTHING_HEARD, heard),
        after,
    )


def packed_thought(thought: Thought, asked: MessageInTalk) -> bytes:
    """What was thought about that message, for whoever has it."""
    heard = _fields(Heard).changes(asked.heard, thought.heard)
    if _QUESTIONS in heard:
        heard[_QUESTIONS] = tuple(_flat(one) for one in thought.heard.questions)
    chat = _fields(Chat).changes(asked.chat, thought.decision.chat)
    return _packed((heard, chat, thought.decision.effects))


def thought_of(packed: bytes, asked: MessageInTalk, entries: Mapping[str, Entry]) -> Thought:
    """The thought that was packed, about that message; `entries` are those that it knew."""
    heard, chat, effects = _unpacked(packed)
    if _QUESTIONS in heard:
        heard[_QUESTIONS] = tuple(_match(one, entries) for one in heard[_QUESTIONS])
    return Thought(
        _fields(Heard).changed(asked.heard, heard),
        Decision(_fields(Chat).changed(asked.chat, chat), effects),
    )


def _flat(match: Match) -> _Flat:
    lists = (match.candidates, match.others, match.near)
    near = [[(one.entry.id, one.score, one.variant, one.heard) for one in some] for some in lists]
    weighed = match.follows, match.enough
    return match.outcome, match.why, match.question, match.strange, *weighed, near


def _match(flat: _Flat, entries: Mapping[str, Entry]) -> Match:
    outcome, why, question, strange, follows, enough, lists = flat
    candidates, others, near = (
        tuple([Scored(entries[entry], *rest) for entry, *rest in some]) for some in lists
    )
    return Match(outcome, candidates, why, question, strange, follows, others, near, enough)


class _Fields:
    """The fields of a class of data; as in pickling, nothing of it is called to make one."""

    def __init__(self, kind: type[Any]) -> None:
        self._kind = kind
        self._names = tuple(one.name for one in fields(kind))
        self._slots = [getattr(kind, name).__set__ for name in self._names]
        self._whole = attrgetter(*self._names) if len(self._names) > 1 else None

    def of(self, one: Any) -> Sequence[Any]:
        """What stands in them."""
        if self._whole is not None:
            values: Sequence[Any] = self._whole(one)
            return values
        return [getattr(one, name) for name in self._names]

    def changes(self, before: T, after: T) -> Changes:
        """What is another object after than before."""
        each = zip(self._names, self.of(before), self.of(after), strict=True)
        return {name: new for name, old, new in each if new is not old}

    def changed(self, before: T, changes: Changes) -> T:
        """The same with these changes."""
        if not changes:
            return before
        each = zip(self._names, self.of(before), strict=True)
        made: T = self.made([changes.get(name, old) for name, old in each])
        return made

    def made(self, values: Sequence[Any]) -> Any:
        """One that has these values."""
        one = object.__new__(self._kind)
        for put, value in zip(self._slots, values, strict=True):
            put(one, value)
        return one


@cache
def _fields(kind: type[Any]) -> _Fields:
    return _Fields(kind)


class _Reducers(dict[type, Callable[[Any], Any]]):
    """How each class is packed: data by its fields in a row, all else in its own way."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if issubclass(kind, type):
            raise KeyError(kind)  # a class goes by its name
        if is_dataclass(kind) and "__slots__" in vars(kind):
            its = _fields(kind)
            self[kind] = lambda one: (_made, (kind, *its.of(one)))
        else:
            self[kind] = methodcaller("__reduce_ex__", pickle.HIGHEST_PROTOCOL)
        return self[kind]


def _made(kind: type[Any], *values: Any) -> Any:
    return _fields(kind).made(values)  # type: ignore[arg-type]  # a class is hashable


_REDUCERS = _Reducers()


def _packed(value: object) -> bytes:
    into = BytesIO()
    packer = pickle.Pickler(into, pickle.HIGHEST_PROTOCOL)
    packer.dispatch_table = _REDUCERS
    packer.dump(value)
    return into.getvalue()


class _Unpacker(pickle.Unpickler):  # only ours hold the socket
    """pickle's, which looks only once into the module of what goes by its name."""

    @staticmethod
    @cache
    def find_class(module: str, name: str, /) -> Any:
        """What has that name there."""
        return attrgetter(name)(import_module(module))


def _unpacked(packed: bytes) -> Any:
    return _Unpacker(BytesIO(packed)).load()
