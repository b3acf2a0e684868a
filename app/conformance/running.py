"""Every row of every office, one after another."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from app.conformance.playing import PlayedRow, play
from app.conformance.reading import load_script
from app.conformance.rows import FILE_NAME
from app.office.knowledge import load_knowledge
from app.settings import Settings
from core.errors import BadConfiguration


async def conform(folders: Sequence[Path], rows: Sequence[str] = ()) -> AsyncIterator[PlayedRow]:
    """Play the rows of the offices in these folders; `rows` are ids, none for all of them.

    Nothing of the program's own settings, data or database is read or touched. Raises
    `BadConfiguration` for a folder that is no office's, for a wrong script, and for a row that is
    in none of them; all before anything is played.
    """
    scripts = []
    for folder in folders:
        of_this = Settings.model_construct(procedures=folder.parent, office=folder.name)
        known = load_knowledge(of_this)
        scripts.append((load_script(folder, known.office.procedure), known))
    there = {row.id: None for script, _ in scripts for row in script.rows}
    unknown = [row for row in rows if row not in there]
    if unknown:
        raise BadConfiguration(
            f"no office here has the row {', '.join(unknown)} (known: {', '.join(there) or 'none'})"
        )
    for script, known in scripts:
        for row in script.rows:
            if not rows or row.id in rows:
                yield await play(script, row, known)


def having_scripts(procedures: Path) -> list[Path]:
    """The folders of the offices that have a script, by name."""
    return sorted(path.parent for path in procedures.glob(f"*/{FILE_NAME}"))
