"""Whether an entry can say how much something costs when that is asked.

Whoever asks for the price of a thing is not helped by when it is open: of questions for an amount
hardly one means an entry that speaks of no money at all.
"""

import re

from desk_info.entry import Entry
from desk_info.matching.index import Index
from desk_info.matching.said import Attribute, StemmedWords, asked_about
from language.normalising import words

AT_MOST_MEANT = 0.4
"""How likely an entry is the one at most that is silent on the price that is asked: it is shown."""
_SUM = re.compile(r"\brp\b|\brp\.?\s?\d|\d\s?(?:%|ribu|juta|persen)", re.IGNORECASE)
_WHO_PAYS = frozenset({"ditanggung", "menanggung", "dijamin", "dipungut", "bebas"})


def is_silent_on_price(index: Index, asked: StemmedWords, entry: Entry) -> bool:
    """Whether an amount is asked of which neither the answer nor any variant speaks."""
    if Attribute.COST not in asked.attributes or "berapa" not in asked.words:
        return False
    rows = index.rows_of[entry.id]
    if any(Attribute.COST in index.variant(row).attributes for row in rows):
        return False
    return bool(entry.answer) and not _speaks_of_money(entry.answer)


def _speaks_of_money(answer: str) -> bool:
    said = words(answer)
    spoken = Attribute.COST in asked_about(said) or not _WHO_PAYS.isdisjoint(said)
    return spoken or _SUM.search(answer) is not None
