"""The number of a receipt, which says which case it is about."""

from forms.definition import Nature
from forms.form import ProblemCode
from forms.types import codes
from language.slang import listed

_LABELS = listed(
    "resi noresi nomorresi nomerresi nmrresi koderesi resipermohonan noresipermohonan "
    "nomorresipermohonan nopermohonan nomorpermohonan noregistrasi nomorregistrasi noreg "
    "noregister registrasi nopendaftaran nomorpendaftaran kodepermohonan notandaterima"
)

TYPE = codes.definition(
    Nature(
        of_matter=True, exact=True, owned=True, tells_matter=True, looked_up=True, numbered=True
    ),
    ProblemCode.NOT_A_RECEIPT,
    _LABELS,
)
