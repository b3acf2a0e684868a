"""Reads the hotline's pages as people do: bubbles, buttons, lines of the queue."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_TOKEN = re.compile(r'name="loket-token" content="([0-9a-f]+)"')
_CASE = re.compile(r'<li data-key="(\d+)".*?class="number">([^<]+)<', re.DOTALL)


def token_of(html: str) -> str:
    """The form token that a page carries."""
    found = _TOKEN.search(html)
    assert found is not None, html
    return found[1]


def cases_of(html: str) -> dict[str, int]:
    """The ids of the cases in a queue, by their numbers, in order."""
    return {number: int(key) for key, number in _CASE.findall(html)}


@dataclass
class Bubble:
    """One message as it is shown; `classes` are those of its line."""

    seq: int
    classes: frozenset[str]
    text: str = ""
    buttons: dict[str, str] = field(default_factory=dict)

    @property
    def of_the_office(self) -> bool:
        """Whether a visitor reads it at the office's side."""
        return "office" in self.classes


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.bubbles: list[Bubble] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "li" and "data-seq" in told:
            classes = frozenset(told.get("class", "").split())
            self.bubbles.append(Bubble(int(told["data-seq"]), classes))
        elif tag == "button" and "data-choice" in told:
            self.bubbles[-1].buttons[told["data-title"]] = told["data-choice"]
        elif tag == "img" and self.bubbles:
            self.bubbles[-1].text += told.get("src", "")

    def handle_data(self, data: str) -> None:
        if self.bubbles:
            self.bubbles[-1].text += data


def bubbles_of(html: str) -> list[Bubble]:
    """Every line of a talk, oldest first; a picture's text is its address."""
    reader = _Reader()
    reader.feed(html)
    return reader.bubbles
