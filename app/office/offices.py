"""Which office is meant: an id, a folder, or the one of the settings."""

from pathlib import Path

from app.settings import OFFICES, ROOT, Settings, load_settings, procedures_folder
from core.errors import BadConfiguration


def offices(folder: Path) -> tuple[Path, ...]:
    """The folders of all offices, by name."""
    from handoff.loading import FILE_NAME

    return tuple(sorted(path.parent for path in folder.glob(f"*/{FILE_NAME}")))


def office_in(folder: Path, chosen: str) -> Path:
    """The folder of an id among the offices in `folder`, or the folder that is named itself.

    Raises `BadConfiguration` where it is neither.
    """
    for office in (folder / chosen, Path(chosen)):
        if office.is_dir():
            return office.resolve()
    known = ", ".join(office.name for office in offices(folder)) or "none"
    raise BadConfiguration(f"there is no office '{chosen}' in {folder} (known: {known})")


def office_folder(chosen: str) -> Path:
    """The folder of that office; of the one that the settings name where none is chosen."""
    if chosen:
        return office_in(procedures_folder(), chosen)
    return served_office(load_settings())


def served_office(settings: Settings) -> Path:
    """The folder that the settings name. Raises `BadConfiguration` where it is not there."""
    folder = settings.office_folder
    if folder.is_dir():
        return folder.resolve()
    if not settings.procedures.is_dir():
        raise BadConfiguration(
            f"LOKET_PROCEDURES: there is no folder {settings.procedures}. "
            "Example: LOKET_PROCEDURES=/srv/loket/procedures"
        )
    there = [office.name for office in offices(settings.procedures)]
    raise BadConfiguration(
        f"LOKET_OFFICE: there is no folder {folder}; {settings.procedures} has "
        f"{', '.join(there) or 'none at all'}. "
        f"Example: LOKET_OFFICE={there[0] if there else 'rsjd-atma-husada'}"
    )


def is_a_sample(folder: Path) -> bool:
    """Whether that office's folder came in the wheel: an upgrade replaces it.

    In a checkout the samples are files like all others, and kept by whoever changes them.
    """
    in_a_wheel = not (ROOT / "pyproject.toml").is_file()
    return in_a_wheel and folder.resolve().is_relative_to(ROOT / OFFICES)
