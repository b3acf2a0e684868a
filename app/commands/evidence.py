"""`loket evidence …`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from core.errors import BadConfiguration

if TYPE_CHECKING:
    from app.settings import Settings

cli = typer.Typer(help="The chain of facts.", no_args_is_help=True)


@cli.callback()
def evidence() -> None:
    """What was said and done, and the proof that nobody changed it."""


@cli.command()
def verify(
    data: Annotated[Path | None, typer.Option(help="A data folder other than LOKET_DATA")] = None,
    since: Annotated[
        str, typer.Option(help="A head that was noted: what it sealed has to be there still")
    ] = "",
) -> None:
    """Check the database, the chain of every chat, every case and every file.

    Exits with 0 when all is whole, 1 when something was changed, removed or damaged, 2 when there
    is nothing that could be verified.
    """
    import asyncio
    from contextlib import aclosing

    from app.settings import load_settings

    where = load_settings() if data is None else data
    from app.verifying import EvidenceCheck, EvidenceStore
    from evidence.checkpoint import Head

    head = Head.read(since)
    if since and head is None:
        raise BadConfiguration(f"--since: {since} is no head; loket evidence head prints one")

    place = EvidenceStore.folder(where) if isinstance(where, Path) else EvidenceStore.kept(where)
    verification = EvidenceCheck(place, head)

    async def tell() -> None:
        async with aclosing(verification.lines()) as lines:  # also when nobody reads any more
            async for line in lines:
                print(line)

    asyncio.run(tell())
    if verification.verdict:
        raise typer.Exit(verification.verdict)


@cli.command()
def head() -> None:
    """Seal what there is and print the head over all of it, to be noted down elsewhere."""
    import asyncio

    from app.settings import load_settings

    print(asyncio.run(_sealed(load_settings())))


async def _sealed(settings: "Settings") -> str:
    from app.opening import open_kept
    from app.program import utc_now

    async with open_kept(settings, beside_server=True) as store:
        return str(await store.checkpoints.take(utc_now()))
