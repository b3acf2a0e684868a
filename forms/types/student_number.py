"""The number of a student or of somebody of the staff."""

from forms.definition import Nature
from forms.form import ProblemCode
from forms.types import codes
from language.word_tables import table

_LABEL_TABLE = table("forms/labels")

_LABELS = _LABEL_TABLE.words("student number")

TYPE = codes.definition(
    Nature(of_matter=False, exact=True, owned=True, numbered=True),
    ProblemCode.NOT_A_STUDENT_NUMBER,
    _LABELS,
)
