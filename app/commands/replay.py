"""`loket replay`."""

from pathlib import Path
from typing import Annotated

import typer

from app.commands.choosing import listed, one_of
from channels.registry import named, with_accounts

PLATFORMS = tuple(one.name for one in with_accounts())
"""The channels whose raw bodies can be replayed."""


def replay(
    paths: Annotated[
        list[Path], typer.Argument(help="Files with one raw body each, or folders of *.json")
    ],
    channel: Annotated[
        str,
        typer.Option(
            parser=one_of(PLATFORMS),
            metavar=listed(PLATFORMS),
            help="The platform that the bodies came from",
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON")] = False,
    keep: Annotated[
        Path | None, typer.Option(help="Keep the database in this folder, for a look at it")
    ] = None,
) -> None:
    """Feed raw webhook bodies from disk through the real ingest and worker; nothing is sent.

    Exits with 1 when anything was lost.
    """
    import asyncio
    import dataclasses
    import json

    from core.errors import BadConfiguration

    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise BadConfiguration(
            f"there is no {', '.join(missing)}. Example: loket replay "
            f"--channel {channel} bodies/ --json"
        )
    from app.replaying import replay_into
    from app.server.logs import set_up

    set_up("ERROR")
    try:
        counts = asyncio.run(replay_into(named(channel), paths, keep))
    except BadConfiguration as error:
        # The kept database is the data folder of a hotline that is set up for this alone.
        raise BadConfiguration(str(error).replace("LOKET_DATA", "--keep")) from error
    told = dataclasses.asdict(counts)
    if as_json:
        print(json.dumps(told))
    else:
        print("\n".join(f"{name:<11} {count:>8}" for name, count in told.items()))
    if counts.lost:
        raise typer.Exit(1)
