"""`loket doctor`."""

import typer


def doctor() -> None:
    """Check settings, procedure, templates and tables; say what the office has to confirm."""
    import asyncio

    findings = asyncio.run(_examine())
    for finding in findings:
        print(f"- {finding}")
    print("Nothing to mend." if not findings else f"{len(findings)} to look at.")
    if findings:
        raise typer.Exit(1)


async def _examine() -> list[str]:
    from app.examining import examine
    from app.program import utc_now
    from app.settings import load_settings

    return await examine(load_settings(), utc_now())
