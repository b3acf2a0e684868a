"""Which office a command is about: an id, a folder, or the one of the settings."""

from pathlib import Path

from core.errors import BadConfiguration


def office_in(folder: Path, chosen: str) -> Path:
    """The folder of an id among the offices in `folder`, or the folder that is named itself.

    Raises `BadConfiguration` where it is neither.
    """
    from app.making import offices

    for office in (folder / chosen, Path(chosen)):
        if office.is_dir():
            return office.resolve()
    known = ", ".join(office.name for office in offices(folder)) or "none"
    raise BadConfiguration(f"there is no office '{chosen}' in {folder} (known: {known})")


def office_folder(chosen: str) -> Path:
    """The folder of that office; of the one that the settings name where none is chosen."""
    from app.settings import load_settings, procedures_folder

    if chosen:
        return office_in(procedures_folder(), chosen)
    settings = load_settings()
    return office_in(settings.procedures, settings.office)
