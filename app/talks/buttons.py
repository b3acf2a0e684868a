"""Which button of the talk a script presses."""

from collections.abc import Sequence
from dataclasses import dataclass

from channels.twins.in_process import Arrived
from core.errors import NotFound
from core.facts import SealedFact
from core.message import Choice
from core.text import shortened

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """A message as it arrived, and the fact that it was said; it may be one part of several."""

    part: Arrived
    fact: SealedFact

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be pressed under it."""
        return self.part.offered


def pressed(button: str | int, shown: Sequence[ShownMessage]) -> tuple[Arrived, Choice]:
    """The button with that number under the last message that has any, or the newest so titled.

    A title counts as it is shown and as it was before the channel shortened it. Raises `NotFound`
    with the buttons that there are.
    """
    having = [one for one in reversed(shown) if one.choices]
    if not having:
        raise NotFound(f"there is no button {_named(button)}; there is none at all yet")
    last = having[0]
    if isinstance(button, int):
        if button <= len(last.choices):
            return last.part, last.choices[button - 1]
    else:
        for one in having:
            for choice in one.choices:
                if _plain(button) in _titles(choice, one.fact):
                    return one.part, choice
    titles = ", ".join(f"{place} '{one.title}'" for place, one in enumerate(last.choices, 1))
    raise NotFound(f"there is no button {_named(button)}; the last ones are {titles}")


def _titles(choice: Choice, fact: SealedFact) -> set[str]:
    said = fact.data.get("choices")
    listed = said if isinstance(said, list) else ()
    whole = (str(one["title"]) for one in listed if one["id"] == choice.id)
    return {_plain(choice.title), *map(_plain, whole)}


def _named(button: str | int) -> str:
    return str(button) if isinstance(button, int) else f"'{shortened(button, _SHOWN)}'"


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()
