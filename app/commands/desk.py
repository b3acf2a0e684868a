"""`loket desk …`."""

from pathlib import Path
from typing import Annotated

import typer

cli = typer.Typer(help="The desk information.", no_args_is_help=True)


@cli.callback()
def desk() -> None:
    """What the office knows, and how well questions find it."""


@cli.command()
def rank(
    kb: Annotated[Path, typer.Option(help='Lines such as {"entry": "e1", "text": "jam besuk?"}')],
    queries: Annotated[Path, typer.Option(help='Lines such as {"id": 1, "text": "bsuk jam brp"}')],
    out: Annotated[Path, typer.Option(help="Where the lines of results are written")],
) -> None:
    """Match questions against entries, with the code that answers complainants.

    Writes a line a question: `id`, `outcome` (answer, choose or unknown), `ranking` ([entry,
    score] pairs, best first; the first score is the likelihood that it may be answered, 0 to 1)
    and `ms`, the time that it took.
    """
    from app.ranking import rank_files

    rank_files(kb, queries, out)
