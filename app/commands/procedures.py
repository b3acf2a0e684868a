"""`loket procedures …`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from app.conformance.playing import PlayedRow

cli = typer.Typer(help="The written procedures of the offices.", no_args_is_help=True)
Folder = Annotated[
    Path | None, typer.Option(help="Folder of the offices' folders, other than LOKET_PROCEDURES")
]


@cli.callback()
def procedures() -> None:
    """An office is a folder: its procedure, its answers and its own wording, as data."""


@cli.command()
def new(
    office: Annotated[
        str, typer.Argument(metavar="NAME", help="Names the folder, such as rsud-contoh")
    ],
    folder: Folder = None,
    name: Annotated[str, typer.Option(help="The office's full name; from NAME if left out")] = "",
    zone: Annotated[
        str, typer.Option(help="Asia/Jakarta, Asia/Pontianak, Asia/Makassar or Asia/Jayapura")
    ] = "Asia/Jakarta",
) -> None:
    """Write the folder of a new office, to be filled in; never over one that is there."""
    from app.office.making import make_office
    from app.settings import procedures_folder

    where = folder or procedures_folder(for_a_new_one=True)

    for path in make_office(where, office, name or office.replace("-", " ").title(), zone):
        print(path)
    print(f"Fill them in, then: loket procedures check {office}")


@cli.command()
def check(
    chosen: Annotated[
        list[str] | None, typer.Argument(metavar="[FOLDER|ID]...", help="All when left out")
    ] = None,
    folder: Folder = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="Only read the files, without playing conformance.yml")
    ] = False,
) -> None:
    """Name every mistake in the offices' files with its line; exit with 1 if there is any.

    Where the files are right by themselves, every row of conformance.yml is played (some seconds).
    """
    import asyncio

    from app.office.offices import office_in, offices
    from core.errors import BadConfiguration

    where = _folder(folder)
    found = [office_in(where, one) for one in chosen or ()] or list(offices(where))
    if not found:
        raise BadConfiguration(f"{where} has no office. Example: loket procedures new rsud-contoh")
    from app.office.making import check_office

    mistakes = {one: check_office(one) for one in found}
    if not quick:
        from app.conformance.rehearsing import rehearse

        for one in found:
            mistakes[one] = mistakes[one] or asyncio.run(rehearse(one))
    lines = dict.fromkeys(line for told in mistakes.values() for line in told)
    for line in lines:
        print(line)
    for one in found:
        if not mistakes[one]:
            print(f"{one.name}: all is well")
    if lines:
        print(f"{len(lines)} to mend")
        raise typer.Exit(1)


@cli.command()
def schema() -> None:
    """Print the JSON schema of a procedure.yml, for completion in an editor."""
    from handoff.loading.schema import as_text

    print(as_text(), end="")


@cli.command()
def conformance(
    chosen: Annotated[
        list[str] | None, typer.Argument(metavar="[FOLDER|ID]...", help="All when left out")
    ] = None,
    row: Annotated[
        list[str] | None, typer.Option(help="Only this row, such as PJ-4; may be given again")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="A line of JSON a row, for other programs")
    ] = False,
    folder: Folder = None,
) -> None:
    """Play every row of the written procedures on a virtual clock; exit with 1 if one fails.

    Each row runs through the real talk, desk and storage, in a hotline of its own that is thrown
    away. Said of a row: what was done, when it was due, when it happened, and the numbers of the
    facts that prove it.
    """
    import asyncio

    from app.office.offices import office_in

    where = _folder(folder)
    named = [office_in(where, one) for one in chosen or ()]
    from app.conformance.running import having_scripts

    offices = named or having_scripts(where)
    if asyncio.run(_conform(offices, row or [], as_json)):
        raise typer.Exit(1)


async def _conform(offices: list[Path], rows: list[str], as_json: bool) -> int:
    """How many rows failed."""
    import json

    from app.conformance.running import conform

    played = failed = 0
    async for result in conform(offices, rows):
        played, failed = played + 1, failed + (not result.passed)
        if as_json:
            print(json.dumps(result.as_dict(), ensure_ascii=False), flush=True)
        else:
            print(_told(result), flush=True)
    if not as_json:
        print(f"{played} rows, {failed} failed")
    return failed


def _told(result: "PlayedRow") -> str:
    facts = result.evidence["facts"]
    proof = f"chat {result.evidence['chat']}, {len(facts) if isinstance(facts, list) else 0} facts"
    times = f"due {result.due or '—'}, happened {result.happened or '—'}"
    line = f"{'ok  ' if result.passed else 'FAIL'} {result.id:<16} {result.what} ({times}; {proof})"
    return line if result.passed else f"{line}\n     {result.why}"


def _folder(given: Path | None) -> Path:
    from app.settings import procedures_folder

    return given if given is not None else procedures_folder()
