r"""Regular expressions that an office may hold an answer against, such as `BTM-\d{4}-\d{4,6}`.

Complainants write what is matched, so nothing may be repeated that can itself be read in several
ways: `(a+)+` takes hours on thirty letters.
"""

import re
from dataclasses import dataclass

LONGEST_PATTERN = 200
_MANY_TIMES = 100  # repeated more often than this counts as repeated without end
DATES = ("yymmdd", "ddmmyy", "yyyymmdd", "ddmmyyyy")
"""Names of groups that hold a date in that layout."""
_DATED = re.compile(rf"\(\?P<(?:{'|'.join(DATES)})>")
_COUNT = re.compile(r"\{([0-9]*)(?:(,)([0-9]*))?\}")
_SIMPLE: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}


@dataclass(frozen=True, slots=True)
class _Repetition:
    """So many times, at most None for no end; `length` is that of its sign in the expression."""

    least: int
    most: int | None
    length: int

    @property
    def varies(self) -> bool:
        return self.least != self.most

    @property
    def endless(self) -> bool:
        return self.varies and (self.most is None or self.most > _MANY_TIMES)


def pattern(written: str) -> str:
    """The expression itself. Raises `ValueError` with what is wrong."""
    if len(written) > LONGEST_PATTERN:
        raise ValueError(f"has {len(written)} characters, {LONGEST_PATTERN} are allowed")
    try:
        compiled = re.compile(written, re.IGNORECASE)
    except (re.error, OverflowError) as error:
        raise ValueError(f"'{written}' is not a regular expression: {error}") from error
    _check_cost(written)
    if compiled.fullmatch(""):
        raise ValueError(f"'{written}' matches an empty answer")
    return written


def _check_cost(written: str) -> None:
    """Refuse what could take long; `written` compiles."""
    at, endless = 0, 0
    varies = [False]  # of every open group: can what it holds be read in several ways?
    closed: bool | None = None  # the same of the group that ended just before `at`
    while at < len(written):
        step, before, closed = 1, closed, None
        match written[at]:
            case "\\":
                step = 2
            case "[":
                step = _set_length(written, at)
            case "(":
                step = _bracket_length(written, at)
                varies.append(False)
            case ")":
                closed = varies.pop()
                varies[-1] |= closed
            case "|":
                varies[-1] = True
            case "*" | "+" | "?" | "{":
                found = _repetition(written, at)
                _check_nesting(written, found, before)
                endless += found.endless
                varies[-1] |= found.varies
                step = found.length
            case _:  # a sign that stands for itself
                pass
        at += step
    if endless > 1:
        raise ValueError(
            f"'{written}' has {endless} repetitions without an end; write one, such as {{1,20}}"
        )


def _check_nesting(written: str, found: _Repetition, group_varies: bool | None) -> None:
    if group_varies and found.most != 1:
        raise ValueError(
            f"'{written}' repeats a group that holds a repetition or a choice, which can take "
            "very long; write it without nesting"
        )


def _bracket_length(written: str, at: int) -> int:
    if not written.startswith("(?", at):
        return 1
    if written.startswith("(?:", at):
        return 3
    dated = _DATED.match(written, at)
    if dated is not None:
        return len(dated[0])
    raise ValueError(
        f"'{written}' has a '(?' that is no '(?:'; write it with plain groups, or name a date in "
        f"it by its layout, such as (?P<{DATES[0]}>\\d{{6}})"
    )


def _repetition(written: str, at: int) -> _Repetition:
    """The repetition whose sign begins at `at`; a brace that counts nothing is a plain sign."""
    if written[at] in _SIMPLE:
        (least, most), length = _SIMPLE[written[at]], 1
    else:
        found = _COUNT.match(written, at)
        if found is None or found[0] == "{}":
            return _Repetition(1, 1, 1)
        least = int(found[1] or 0)
        most = least if not found[2] else int(found[3]) if found[3] else None
        length = len(found[0])
    lazy = written[at + length : at + length + 1] in ("?", "+")
    return _Repetition(least, most, length + lazy)


def _set_length(written: str, at: int) -> int:
    """How long the set of characters is that begins at `at`."""
    end = at + 1
    if written[end] == "^":
        end += 1
    if written[end] == "]":
        end += 1
    while written[end] != "]":
        end += 2 if written[end] == "\\" else 1
    return end + 1 - at
