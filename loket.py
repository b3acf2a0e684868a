"""The command `loket`, the same in a checkout and where the wheel is installed.

The rooms lie beside this file. In the wheel it is `loket/__init__.py`, and the folder `loket` holds
what the root of the checkout holds, so that names as general as `app` and `web` are nobody else's.
"""

import sys
from pathlib import Path


def main() -> None:
    """Run one command with the rooms that lie here, whatever else is installed."""
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from app.commands import main as command

    command()
