"""Reads a file of text that somebody wrote."""

from pathlib import Path

from core.errors import BadConfiguration


def read_text(path: Path) -> str:
    """The whole text, without the mark at its beginning that some editors write.

    Raises `BadConfiguration` when the file cannot be read or is not UTF-8, with the line.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BadConfiguration(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadConfiguration(f"{path}, line {line}: is not UTF-8; save it as UTF-8") from error
