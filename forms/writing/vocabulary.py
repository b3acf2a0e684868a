"""Labels of what no field asks, and words around labels; each type has those of its own.

Labels are letters only, without blanks: *tgl. lhr* is `tgllhr`.
"""

from language.word_tables import table

_TABLE = table("forms/labels")
_TABLE.refuse_unheard(lambda label: "".join(filter(str.isalpha, label)))
_TABLE.refuse_in_several(
    *(
        name
        for name in _TABLE.sections
        if name not in {"speakers", "always", "parts", "around", "pointing", "before"}
    )
)

NAME = "nama"
SPEAKERS = _TABLE.words("speakers")
"""Before a colon and a name they are a label as `NAME` is."""

ALWAYS_LABELS = _TABLE.words("always")
"""Labels of words (not of numbers) that need no sign between them and the value."""

IDENTITY_ELSE = _TABLE.words("identity else")
"""Labels of what no field asks, which end the value before them, whatever it is."""

ELSE = _TABLE.words("else")
"""Labels of what no field asks; inside a complaint they belong to it."""

PARTS = _TABLE.words("parts")
"""Words with a colon inside an address."""

AROUND = _TABLE.words("around")
"""Words that may stand between a label and its sign."""
