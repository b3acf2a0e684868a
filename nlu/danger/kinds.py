"""What danger is spoken of, kind by kind, in the language of `nlu.danger.patterns`.

The words are standard ones (`language.normalising`): *gak kuat lagi* is *tidak kuat lagi*.
"""

from language.word_files import SectionKind
from language.word_tables import Table, table

DESPAIR = table("danger/despair")
"""What somebody says who may hurt themselves."""
HARM = table("danger/harm")
"""A life at risk by poison, by people, by illness or by accident."""
ILL = "is ill now"
"""A body in danger: only when it is now, not when it is told of the past or asked about."""
MISSING = "is missing"
"""A child or a confused old person who cannot be found."""
KINDS: dict[str, Table] = {
    kind: one
    for one in (DESPAIR, HARM)
    for kind, section in one.sections.items()
    if section.kind is SectionKind.PHRASES and kind != ILL
}
"""The kinds of danger in the order in which they are looked for, and where their phrases stand."""
BODILY = frozenset(
    {
        ILL,
        "has swallowed poison or too much",
        "cannot breathe or wake",
        "is bleeding, burning or giving birth",
    }
)
"""Kinds in which a body needs help at once: that nobody helps makes them surer."""
