"""How a process begins that helps to play talks; it imports nothing that is made of words."""

import signal
from pathlib import Path

from language.word_tables import add_own


def begin(folder: Path, own_words: Path | None) -> None:
    """Read the administrator's own words first, then what the office in `folder` has written.

    Whoever ends the command ends this process too.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if own_words is not None:
        add_own(own_words)
    from app.talks.running import prepare

    prepare(folder)
