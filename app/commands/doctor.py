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
    from app.offices import served_office
    from app.settings import load_settings

    settings = load_settings()
    served_office(settings)
    from app.examining import examine
    from app.program import utc_now

    return await examine(settings, utc_now())
