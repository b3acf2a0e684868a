"""The number of a student or of somebody of the staff."""

from forms.definition import Nature
from forms.form import ProblemCode
from forms.types import codes
from language.slang import listed

_LABELS = listed(
    "nim nonim nomornim nomernim npm nonpm nrp nonrp nip nonip nomornip nimnip nipnim niu "
    "nomorindukmahasiswa nomorindukpegawai nomorinduk noinduk nomormahasiswa nopeg"
)

TYPE = codes.definition(
    Nature(of_matter=False, exact=True, owned=True, numbered=True),
    ProblemCode.NOT_A_STUDENT_NUMBER,
    _LABELS,
)
