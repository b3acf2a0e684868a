"""The words of a script: what a step can be, what people do, and what goes with each."""

from collections.abc import Mapping
from dataclasses import dataclass

VERBS = {
    "says": "mau tanya jadwal",
    "presses": "Benar",
    "sends_file": "resi.png",
    "does": "claim",
    "wait": "35 min",
    "until": "2026-11-24 13.00",
    "hears": "paling lambat",
    "silent": "true",
    "case": "{stage: answer}",
    "counts": "{open: 1}",
    "told": "superiors",
    "fact": "deadline_passed",
    "makes": "information_need",
    "platform": "delivered",
    "presence": "away",
}
"""What one step can be, with an example each."""
EXPECTING = ("hears", "silent", "case", "counts", "told", "fact", "makes")
"""Steps that fail when something is otherwise."""
BESIDE: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "who": ("rina", ("does", "presence")),
    "with": ("{text: Baik.}", ("does", "fact", "makes")),
    "refused": ("Missing", ("does",)),
    "about": ("passed", ("told",)),
}
"""What may stand beside a step, with an example each, and the steps to which it belongs."""
REFUSALS = (
    *("AlreadyClaimed", "BadInput", "ConditionsMissing", "IllegalMove", "Missing"),
    *("NotAllowed", "NotFound", "WindowClosed"),
)
"""The names of the errors with which the desk refuses something."""
FIRST = "@first"
"""The office's first category, whatever it is."""
PRESENCE = ("away", "present")
_EXAMPLES: Mapping[str, str] = {
    "text": "Mohon ditindaklanjuti.",
    "file": "resi.png",
    "kind": "question",
    "way": "phone",
    "to": "dewi",
    "category": "Informasi",
    "verdict": "valid",
    "weight": "light",
    "unit": "farmasi",
    "superior": "kabag",
    "mark": "5",
    "source": "phone",
    "service": "complaint",
    "name": "Budi",
    "came_at": "2026-11-24 07.30",
}


@dataclass(frozen=True, slots=True)
class Goes:
    """What goes with an action: the keys that it must have, and those that it may have."""

    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()

    @property
    def required(self) -> Mapping[str, str]:
        """An example for each key that must be there."""
        return {key: _EXAMPLES[key] for key in self.must}

    @property
    def optional(self) -> Mapping[str, str]:
        """An example for each key that may be there."""
        return {key: _EXAMPLES[key] for key in self.may}


ACTIONS: Mapping[str, Goes] = {
    "claim": Goes(),
    "reply": Goes(may=("text", "kind", "way")),
    "note": Goes(may=("text",)),
    "give_back": Goes(),
    "transfer": Goes(must=("to",)),
    "release": Goes(),
    "categorise": Goes(must=("category",)),
    "verdict": Goes(must=("verdict",)),
    "sort": Goes(must=("weight",), may=("category",)),
    "ask_unit": Goes(must=("unit",), may=("text", "file")),
    "finding": Goes(may=("text", "file")),
    "ask_superior": Goes(must=("superior",), may=("text", "file")),
    "sheet": Goes(may=("text", "file")),
    "draw_minutes": Goes(may=("text",)),
    "approve": Goes(),
    "send_back": Goes(may=("text",)),
    "letter": Goes(may=("text", "way")),
    "close": Goes(may=("category",)),
    "reopen": Goes(may=("text",)),
    "rate": Goes(must=("mark",)),
    "enter": Goes(must=("source", "service"), may=("text", "name", "came_at", "file")),
}
"""What people do at the desk; `text` is a stock sentence where it is left out."""
OF_A_CASE = (
    *("number", "subject", "status", "priority", "category", "agent_name", "service", "source"),
    *("stage", "owner", "verdict", "weight", "unit", "superior", "awaited", "unattended"),
    *("satisfaction", "remark", "reopened"),
)
"""What a step `case` can compare."""
IDENTITY = "identity_"
"""Begins the keys of `enter` that give a field of the identity form."""
