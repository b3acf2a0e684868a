"""The number of a student or of somebody of the staff."""

from datetime import date

from forms.definition import Nature, TypeDefinition
from forms.form import Problem, ProblemCode
from forms.types import codes
from handoff.service import Field
from language.slang import listed

_LABELS = listed(
    "nim nonim nomornim nomernim npm nonpm nrp nonrp nip nonip nomornip nimnip nipnim niu "
    "nomorindukmahasiswa nomorindukpegawai nomorinduk noinduk nomormahasiswa nopeg"
)


def check(field: Field, text: str) -> str | Problem:
    """The number in upper case, or why it was not taken (see `codes.check`)."""
    return codes.check(field, text, ProblemCode.NOT_A_STUDENT_NUMBER)


def _check(field: Field, text: str, _: date) -> str | Problem:
    return check(field, text)


TYPE = TypeDefinition(
    nature=Nature(of_matter=False, exact=True, owned=True, numbered=True),
    check=_check,
    nothing=ProblemCode.NOT_A_STUDENT_NUMBER,
    labels=_LABELS,
    follows=codes.follows,
    finders=codes.FINDERS,
    may_answer=codes.may_answer,
    claims=codes.claims,
    own_shape=codes.shape,
    end=codes.end,
    is_another=bool,
)
