"""Programs that end when whoever started them ends, however that was."""

import shutil
from pathlib import Path

_SETPRIV = shutil.which("setpriv")


def tied(*command: str | Path) -> list[str]:
    """The command line of that program, tied to the thread that starts it.

    Linux has util-linux's `setpriv` for it; elsewhere the program is only ended by its test.
    """
    tie = [] if _SETPRIV is None else [_SETPRIV, "--pdeathsig", "TERM", "--"]
    return [*tie, *map(str, command)]
