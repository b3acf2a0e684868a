"""The number of a receipt, which says which case it is about."""

from forms.definition import Nature
from forms.form import ProblemCode
from forms.types import codes
from language.word_tables import table

_LABEL_TABLE = table("forms/labels")

_LABELS = _LABEL_TABLE.words("receipt")

TYPE = codes.definition(
    Nature(
        of_matter=True, exact=True, owned=True, tells_matter=True, looked_up=True, numbered=True
    ),
    ProblemCode.NOT_A_RECEIPT,
    _LABELS,
)
