"""`loket evidence …`."""

from pathlib import Path
from typing import Annotated

import typer

cli = typer.Typer(help="The chain of facts.", no_args_is_help=True)


@cli.callback()
def evidence() -> None:
    """What was said and done, and the proof that nobody changed it."""


@cli.command()
def verify(
    data: Annotated[Path | None, typer.Option(help="A data folder other than LOKET_DATA")] = None,
) -> None:
    """Check the database, the chain of every chat and every file.

    Exits with 0 when all is whole, 1 when something was changed, removed or damaged, 2 when there
    is nothing that could be verified.
    """
    import asyncio
    from contextlib import aclosing

    from app.settings import load_settings

    where = load_settings() if data is None else data
    from app.verifying import EvidenceCheck, EvidenceStore

    place = EvidenceStore.folder(where) if isinstance(where, Path) else EvidenceStore.kept(where)
    verification = EvidenceCheck(place)

    async def tell() -> None:
        async with aclosing(verification.lines()) as lines:  # also when nobody reads any more
            async for line in lines:
                print(line)

    asyncio.run(tell())
    if verification.verdict:
        raise typer.Exit(verification.verdict)
