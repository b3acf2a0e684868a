"""Which files something passes on its way through the program, and how often the room changes."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from inspect import CO_COROUTINE
from types import FrameType

from tests.repository.rooms import ROOMS, ROOT

_ROOT = f"{ROOT}/"
_BESIDE = "app/virtual/"
"""What stands for the world outside."""


@dataclass
class Way:
    """The files in which a function was called, and the moves from one room to another.

    A move is a call into another room than the one into which was called before it, in each thread
    by itself. What goes on after it waited is not called again.
    """

    files: set[str] = field(default_factory=set)
    moves: int = 0
    _last: dict[int, str] = field(default_factory=dict)
    _begun: set[FrameType] = field(default_factory=set)

    def called(self, frame: FrameType, event: str, _: object) -> None:
        """A profile function of `sys.setprofile`."""
        name = frame.f_code.co_filename
        if event != "call" or not name.startswith(_ROOT):
            return
        file = name.removeprefix(_ROOT)
        room = file.partition("/")[0]
        if room not in ROOMS or file.startswith(_BESIDE) or frame.f_code.co_name == "<module>":
            return
        if frame.f_code.co_flags & CO_COROUTINE:
            if frame in self._begun:
                return
            self._begun.add(frame)
        self.files.add(file)
        thread = threading.get_ident()
        self.moves += self._last.setdefault(thread, room) != room
        self._last[thread] = room


@contextmanager
def walked() -> Iterator[Way]:
    """The way of whatever happens meanwhile, in every thread that begins meanwhile too."""
    way, before = Way(), sys.getprofile()
    threading.setprofile(way.called)
    sys.setprofile(way.called)
    try:
        yield way
    finally:
        sys.setprofile(before)
        threading.setprofile(None)
