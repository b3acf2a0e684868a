"""The number of a receipt, which says which case it is about."""

from datetime import date

from forms.definition import Nature, TypeDefinition
from forms.form import Problem, ProblemCode
from forms.types import codes
from handoff.service import Field
from language.slang import listed

_LABELS = listed(
    "resi noresi nomorresi nomerresi nmrresi koderesi resipermohonan noresipermohonan "
    "nomorresipermohonan nopermohonan nomorpermohonan noregistrasi nomorregistrasi noreg "
    "noregister registrasi nopendaftaran nomorpendaftaran kodepermohonan notandaterima"
)


def check(field: Field, text: str) -> str | Problem:
    """The number in upper case, or why it was not taken (see `codes.check`)."""
    return codes.check(field, text, ProblemCode.NOT_A_RECEIPT)


def _check(field: Field, text: str, _: date) -> str | Problem:
    return check(field, text)


TYPE = TypeDefinition(
    nature=Nature(
        of_matter=True, exact=True, owned=True, tells_matter=True, looked_up=True, numbered=True
    ),
    check=_check,
    nothing=ProblemCode.NOT_A_RECEIPT,
    labels=_LABELS,
    follows=codes.follows,
    finders=codes.FINDERS,
    may_answer=codes.may_answer,
    claims=codes.claims,
    own_shape=codes.shape,
    end=codes.end,
    is_another=bool,
)
