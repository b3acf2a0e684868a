"""`loket evidence …`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from app.settings import Settings

cli = typer.Typer(help="The chain of facts.", no_args_is_help=True)


@cli.callback()
def evidence() -> None:
    """What was said and done, and the proof that nobody changed it."""


@cli.command()
def verify(
    data: Annotated[Path | None, typer.Option(help="A data folder other than LOKET_DATA")] = None,
) -> None:
    """Walk the chain of every chat; name the first broken link of each and exit with 1."""
    import asyncio

    from app.settings import load_settings

    if not asyncio.run(_verify(load_settings() if data is None else data)):
        raise typer.Exit(1)


async def _verify(where: "Settings | Path") -> bool:
    from app.opening import open_kept
    from storage.store import open_store

    if isinstance(where, Path):
        opened = open_store(where, read_only=True)
    else:
        opened = open_kept(where, read_only=True)
    async with opened as store:
        report = await store.verification.verify()
    for broken in report.broken:
        print(f"chat {broken.chat}, link {broken.seq}: {broken.why}")
    state = "BROKEN" if report.broken else "whole"
    print(f"{report.facts} facts in {report.chats} chats: {state}")
    return not report.broken
