"""A process that thinks: it answers on the socket that it was begun with until that is closed."""

import contextlib
import pickle
import socket
import sys
from pathlib import Path

from language.word_tables import add_own

_AT_ONCE = 4
"""Answers that go together where more is asked already: each time whoever asked is woken, which is
.1 ms of its processor. None waits for longer than so many thoughts."""
_READ = 65_536


def main(descriptor: str, own_words: str = "") -> None:
    """Read an administrator's own words first, then answer one request after another."""
    if own_words:
        add_own(Path(own_words))
    from app.thinking.inside import answer
    from app.thinking.packing import Frames, framed

    frames, answers = Frames(), bytearray()
    with (
        socket.socket(fileno=int(descriptor)) as connection,
        contextlib.suppress(BrokenPipeError, ConnectionResetError),
    ):
        while come := connection.recv(_READ):
            for number, wanted in enumerate(frames.of(come), 1):
                answers += framed(pickle.dumps(answer(pickle.loads(wanted))))  # noqa: S301  # only ours hold the socket
                if number % _AT_ONCE == 0:
                    connection.sendall(answers)
                    answers.clear()
            if answers:
                connection.sendall(answers)
                answers.clear()


if __name__ == "__main__":
    main(*sys.argv[1:])
