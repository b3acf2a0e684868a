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

    Writes a line a question: `id`, `outcome` (answer, choose or unknown), `ranking` (pairs
    of entry and score, best first; the first score is the likelihood that it may be answered,
    0 to 1) and `ms`, the time that it took.
    """
    from app.measuring.ranking import rank_files

    rank_files(kb, queries, out)


@cli.command()
def evaluate(
    office: Annotated[
        str, typer.Argument(metavar="[FOLDER|ID]", help="LOKET_OFFICE when left out")
    ] = "",
    questions: Annotated[
        Path | None, typer.Option(help="Other questions than the office's own questions.yml")
    ] = None,
    missed: Annotated[
        bool, typer.Option(help="List also what was not answered though there is an answer")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON")] = False,
) -> None:
    """Measure how well the office's saved questions find their answers, and list the wrong ones.

    Beside the matcher stand rapidfuzz's token_set_ratio and, where scikit-learn is installed,
    logistic regression over TF-IDF. Exits with 2 where a file is wrong, naming its lines.
    """
    import json

    from app.office.offices import office_folder

    folder = office_folder(office)
    from app.measuring.evaluating import evaluate as measure
    from app.measuring.evaluating import told

    found = measure(folder, questions)
    if as_json:
        print(json.dumps(found.as_dict(), ensure_ascii=False, indent=1))
    else:
        print(told(found, missed=missed))
