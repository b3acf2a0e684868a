"""What every channel can do, as a table for people."""

from collections.abc import Callable

from channels.capabilities import Capabilities
from channels.registry import drivers

_MB = 1_000_000


def _signs(count: int) -> str:
    return f"{count:,} signs"


def _text(can: Capabilities) -> str:
    if can.limits is None:
        return "nothing is sent"
    limits = can.limits
    above = limits.text_with_choices
    return _signs(limits.text) + (f", {_signs(above)} above choices" if above < limits.text else "")


def _choices(can: Capabilities) -> str:
    if can.limits is None:
        return ""
    limits = can.limits
    buttons = f"{limits.buttons} buttons of {limits.button_title}"
    return (
        f"{buttons}, or a list of {limits.rows} of {limits.row_title}" if limits.rows else buttons
    )


def _files(can: Capabilities) -> str:
    kinds = ", ".join(sorted(can.media))
    return f"{kinds}; up to {can.largest_file // _MB} MB" if can.largest_file else kinds


def _heard(can: Capabilities) -> str:
    changes = {"edits": can.edits, "deletions": can.deletions}
    return ", ".join(sorted([*can.receipts, *(what for what, comes in changes.items() if comes)]))


def _telephone(can: Capabilities) -> str:
    ways = {"stated": can.states_phone, "can be asked for": can.asks_number}
    return ", ".join(way for way, is_there in ways.items() if is_there)


def _pace(can: Capabilities) -> str:
    if not can.account:
        return ""
    burst, seconds = can.rate.one_chat.burst, can.rate.one_chat.seconds
    return f"{can.rate.a_second:g} a second; {burst:g} in {seconds:g} s to one person"


def _comes(can: Capabilities) -> str:
    ways = {"webhook": can.hook is not None, "asked for": can.polls, "chat page": can.own_page}
    return ", ".join(way for way, is_there in ways.items() if is_there)


_LINES: dict[str, Callable[[Capabilities], str]] = {
    "people are known by": lambda can: ", ".join(can.addresses),
    "telephone": _telephone,
    "text": _text,
    "under a file": lambda can: _signs(can.limits.caption) if can.limits else "",
    "choices": _choices,
    "free text for": lambda can: f"{can.window_hours} hours" if can.window else "",
    "files that come": _files,
    "is heard of": _heard,
    "pace": _pace,
    "messages come by": _comes,
}


def channels_table() -> str:
    """A column a channel, as Markdown; `docs/channels.md` holds it."""
    every = list(drivers())
    lines = [
        f"| | {' | '.join(one.capabilities.label for one in every)} |",
        f"|---|{'---|' * len(every)}",
    ]
    for what, told in _LINES.items():
        lines.append(f"| {what} | {' | '.join(told(one.capabilities) for one in every)} |")
    return "\n".join(lines) + "\n"
