"""`loket case …`."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from app.explaining.story import Story
    from app.settings import Settings

cli = typer.Typer(help="A case of the office.", no_args_is_help=True)


@cli.callback()
def case() -> None:
    """What became of a case, read from its evidence; nothing is changed."""


@cli.command()
def explain(
    number: Annotated[
        str, typer.Argument(metavar="NUMBER", help="Of the case, such as ADU-2026-000123")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the story as JSON")] = False,
) -> None:
    """Tell the story of a case's clocks: since when, how long, by which clock, and why.

    Each deadline and how its end was worked out, each ring, each move, kept or broken; then what
    runs now. Works beside a running hotline. Exits with 1 where there is no such case.
    """
    import asyncio
    import json
    from datetime import UTC, datetime

    from app.explaining.as_data import as_data
    from app.explaining.telling import Telling
    from app.settings import load_settings

    story, names = asyncio.run(_read(load_settings(), number))
    now = datetime.now(UTC)
    if as_json:
        print(json.dumps(as_data(story, now), ensure_ascii=False, indent=1))
        return
    for line in Telling(story, names, now).lines():
        print(line)


async def _read(settings: "Settings", number: str) -> "tuple[Story, dict[str, str]]":
    """The story, and the names of accounts as notices address them. Raises `NotFound`."""
    from app.explaining.story import story
    from app.office.offices import served_office
    from app.opening import open_kept
    from core.errors import NotFound
    from handoff.calendar import WorkingCalendar
    from handoff.loading import load_procedure
    from handoff.notices import to_agent
    from handoff.progress.update import Rules

    office = load_procedure(served_office(settings))
    rules = Rules(office, WorkingCalendar(office.hours, office.zone))
    async with open_kept(settings, read_only=True) as store:
        found = await store.desk.case_numbered(number)
        if found is None:
            raise NotFound(
                f"there is no case {number.strip()}; its number, such as "
                f"{office.case_prefix}-2026-000123, stands on its page and in the register"
            )
        facts = await store.desk.facts_of(found)
        accounts = await store.accounts.every()
    names = {to_agent(one.id): one.name for one in accounts}
    return story(found, facts, rules), names
