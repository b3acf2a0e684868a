"""An option whose values are known only to a registry."""

from collections.abc import Callable, Sequence

from typer import BadParameter


def one_of(names: Sequence[str]) -> Callable[[str], str]:
    """Takes one of the names, and refuses every other word as an option with fixed values does."""

    def taken(written: str) -> str:
        if written not in names:
            known = ", ".join(f"'{name}'" for name in names)
            raise BadParameter(f"'{written}' is not one of {known}.")
        return written

    return taken


def listed(names: Sequence[str]) -> str:
    """The names as the help shows them."""
    return f"[{'|'.join(names)}]"
