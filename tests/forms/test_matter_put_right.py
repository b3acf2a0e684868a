"""A matter that is put right at the summary: nothing that was told is lost."""

import pytest

from forms.form import Form
from forms.reading import read
from tests.forms.office import FIELDS, TODAY, WHOLE

REFUSED = "ditolak RS karena kartu mati, bayar 1.250.000"
QUEUE = "mau komplain antrean obat 4 jam di loket 2"


def now(before: str, text: str) -> str:
    """What the matter is after these words to the summary."""
    form = Form(values={**WHOLE, "purpose": before})
    return read(form, FIELDS, text, TODAY, at_summary=True).form.values["purpose"]


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        (REFUSED, "bukan, nominalnya 1.520.000", REFUSED.replace("1.250.000", "1.520.000")),
        (REFUSED, "ralat, bayarnya 1.350.000", REFUSED.replace("1.250.000", "1.350.000")),
        (QUEUE, "bukan, 5 jam", QUEUE.replace("4 jam", "5 jam")),
        (QUEUE, "salah, antrenya 3 jam", QUEUE.replace("4 jam", "3 jam")),
    ],
)
def test_a_number_takes_the_place_of_the_one_that_was_wrong(
    before: str, text: str, after: str
) -> None:
    assert now(before, text) == after


@pytest.mark.parametrize(
    ("before", "text", "added"),
    [
        (REFUSED, "bukan, rumah sakit swasta", "rumah sakit swasta"),
        (REFUSED, "ralat, kejadiannya di igd", "kejadiannya di igd"),
        (QUEUE, "bukan, loket obat racik", "loket obat racik"),
        (QUEUE, "ralat: kejadiannya 3 kali", "kejadiannya 3 kali"),
    ],
)
def test_a_part_of_it_stands_behind_what_was_told(before: str, text: str, added: str) -> None:
    assert now(before, text) == f"{before}; {added}"


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("antri obat 4 jam", "ralat: antrean loket 3 jam", "antrean loket 3 jam"),
        (
            REFUSED,
            "bukan, maksud saya parkirnya mahal sekali tidak ada karcis",
            "parkirnya mahal sekali tidak ada karcis",
        ),
    ],
)
def test_told_anew_in_so_many_words_it_is_that(before: str, text: str, after: str) -> None:
    assert now(before, text) == after
