"""Runs Rasa's own command line as a child that never outlives its parent.

It is run as `python child.py PROJECT WORD…` with Rasa's interpreter. The parent holds the other end
of standard input and never writes: when it closes, however the parent ended, this process ends, and
with it whatever it began.
The token of the server comes in the environment, because everybody can read a command line.
"""

import os
import signal
import sys
import threading
from pathlib import Path

_TOKEN = "LOKET_RASA_TOKEN"  # noqa: S105  the name of a variable
_GENTLY = "LOKET_RASA_GENTLY"
_WORDS = "LOKET_RASA_WORDS"
"""The folder of an administrator's own words, which the tokenizer reads as the hotline does."""
_LAST_IN_LINE = 19


def _end_with_the_parent() -> None:
    # Below the buffered layer: its lock, held by this thread, would stop the interpreter's own end.
    while os.read(0, 4096):
        pass
    if os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def main() -> None:
    """`rasa WORD…`, with the project's own components at hand."""
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    if os.environ.pop(_GENTLY, ""):
        os.nice(_LAST_IN_LINE)
    _, project, *command = sys.argv
    token = os.environ.pop(_TOKEN, "")
    sys.argv = ["rasa", *command, *([f"--auth-token={token}"] if token else [])]
    sys.path.append(project)
    if own := os.environ.pop(_WORDS, ""):
        from language.word_tables import add_own

        add_own(Path(own))
    from rasa.__main__ import main as rasa

    rasa()


if __name__ == "__main__":
    main()
