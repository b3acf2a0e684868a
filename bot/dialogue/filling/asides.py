"""What is said to a form in place of a value, and can be answered in a line before it goes on."""

from collections.abc import Mapping

from bot.decision import Heard
from core.replies import ReplyKey
from forms.writing.saying import says_a_matter
from handoff.effects import Line
from nlu.acts.people import only_wants_a_reply
from nlu.acts.protesting import only_protests, was_told
from nlu.acts.refusing import Aside, aside_of
from nlu.acts.words import only_takes_note

_TO_AN_ASIDE: Mapping[Aside, ReplyKey] = {
    Aside.ANGER: ReplyKey.SORRY,
    Aside.NOD: ReplyKey.FORM_RESUME,
    Aside.PRAISE: ReplyKey.PRAISED,
    Aside.WHY: ReplyKey.FORM_WHY,
    Aside.A_MOMENT: ReplyKey.FORM_NO_HURRY,
    Aside.LEAD_IN: ReplyKey.FORM_GO_AHEAD,
    Aside.QUESTION: ReplyKey.FORM_UNKNOWN_QUESTION,
}
AS_IF_TRIED = frozenset({ReplyKey.SORRY, ReplyKey.FORM_RESUME, ReplyKey.FORM_GO_AHEAD})
"""What answers words that count as a try at the field."""


def line_to(heard: Heard) -> Line | None:
    """The line that answers anger, a nod or a question before the form goes on; None for others."""
    text = heard.text
    protests = only_protests(text, says_a_matter) or was_told(text, says_a_matter)
    if protests or _shouts(text) or only_wants_a_reply(heard):
        return Line(ReplyKey.SORRY)
    if only_takes_note(heard):
        return Line(ReplyKey.FORM_RESUME)
    aside = aside_of(heard)
    return Line(_TO_AN_ASIDE[aside]) if aside is not None else None


def _shouts(text: str) -> bool:
    """Whether several words came in capitals: nobody wants to read them once more."""
    return text.isupper() and len(text.split()) > 1
