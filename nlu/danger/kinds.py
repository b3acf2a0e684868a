"""What danger is spoken of, kind by kind, in the language of `nlu.danger.patterns`.

The words are standard ones (`language.normalising`): *gak kuat lagi* is *tidak kuat lagi*.
"""

from collections.abc import Mapping

from nlu.danger.despair import DESPAIR
from nlu.danger.harm import HARM, SICK_NOW

KINDS: Mapping[str, str] = {**DESPAIR, **HARM}
"""Phrases by the kind of danger of which they speak, in the order in which they are looked for."""

__all__ = ["KINDS", "SICK_NOW"]
