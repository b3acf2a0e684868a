"""One panel of the case's column: an action, its button and its fields."""

from dataclasses import dataclass

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Input:
    """One field of a panel. `kind` is `text`, `line`, `choice`, `select`, `check` or `file`."""

    name: str
    label: str
    kind: str = "text"
    options: Options = ()
    value: str = ""
    hint: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class ActionPanel:
    """One action: `verb` is on its button, `blocked` says why it cannot be done yet.

    `now` is what the stage waits for; the others come under a line. `key` opens it.
    """

    action: str
    verb: str
    inputs: tuple[Input, ...] = ()
    now: bool = False
    hint: str = ""
    blocked: str = ""
    key: str = ""
