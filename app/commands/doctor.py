"""`loket doctor`."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from app.examining import Finding


def doctor() -> None:
    """Check settings, procedure, platforms and tables; say what the office has to confirm.

    Exits with 1 as long as something has to be mended or confirmed before the first talk.
    """
    import asyncio

    findings = asyncio.run(_examine())
    blocking = [one for one in findings if one.blocks]
    for finding in sorted(findings, key=lambda one: not one.blocks):
        print(f"{'-' if finding.blocks else '  note:'} {finding.text}")
    if blocking:
        print(f"Not ready: {len(blocking)} to mend or confirm before the first talk.")
        raise typer.Exit(1)
    print("Ready.")


async def _examine() -> "list[Finding]":
    from app.office.offices import served_office
    from app.settings import load_settings

    settings = load_settings()
    served_office(settings)
    from app.examining import examine
    from app.program import utc_now

    return await examine(settings, utc_now())
