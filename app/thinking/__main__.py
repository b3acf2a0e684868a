"""A process that thinks: it answers on the socket that it was begun with until that is closed."""

import contextlib
import pickle
import socket
import struct
import sys
from pathlib import Path

from language.word_tables import add_own


def main(descriptor: str, own_words: str = "") -> None:
    """Read an administrator's own words first, then answer one request after another."""
    if own_words:
        add_own(Path(own_words))
    from app.thinking.inside import answer

    with socket.socket(fileno=int(descriptor)) as connection:
        requests, answers = connection.makefile("rb"), connection.makefile("wb")
        with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
            while True:
                wanted = pickle.load(requests)  # noqa: S301  # only ours hold the socket
                said = pickle.dumps(answer(wanted))
                answers.write(struct.pack(">I", len(said)) + said)
                answers.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
