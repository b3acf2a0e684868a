"""At the summary what somebody comes for is told anew, and what is no matter stays out of it."""

from collections.abc import Iterator, Sequence

import pytest

from tests.played.test_matters import ASKING, matter
from tests.played.theatre import Theatre

TOLD, NEW = "saya mau komplain, petugas kasar", "antrian farmasi 3 jam"
VALUES = {"full_name": "Siti Aminah", "birth_date": "12 mei 1990", "phone": "081255443321",
          "address": "Jl. Cendana 4 Samarinda", "student_number": "13519001",
          "email": "siti@gmail.com"}  # fmt: skip
ANEW = ["keluhannya ganti: {}", "keluhannya salah, maksud saya {}", "ganti keluhan jadi {}",
        "tolong ubah keluhan saya menjadi {}", "eh keluhannya salah harusnya {}",
        "keluhan yang benar: {}", "ralat keluhan, {}", "keluhannya bukan itu, tapi {}",
        "masalahnya saya ganti jadi {}", "ralat: {}", "maksud saya {}"]  # fmt: skip
NAMED = 9
"""So many of them name what they change, and are understood whichever field is asked."""
ADDED = ["keluhan saya juga obat salah", "harusnya petugas lebih sopan", "salah satu satpam kasar",
         "benar, petugasnya juga bentak ibu saya"]  # fmt: skip
LACKING = ["gak punya hp", "ga hapal nomor hp", "gak mau kasih nomor hp", "nomornya gak ada"]


def ways(office: str, first: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Every field that the office asks behind the `first` words, and what was said until then."""
    said = [first]
    while True:
        did = Theatre(office).play(*said).turns[-1].did
        asked = next((one.removeprefix("asked:") for one in did if one.startswith("asked:")), "")
        yield asked, tuple(said)
        if asked not in VALUES:
            return
        said.append(VALUES[asked])


@pytest.mark.parametrize("office", ASKING)
def test_what_is_told_anew_stands_in_place_of_what_was_told(office: str) -> None:
    for asked, said in ways(office, TOLD):
        lines = [one.format(NEW) for one in (ANEW[:NAMED] if asked else ANEW)]
        talks = Theatre(office).play_all([(*said, one) for one in lines])
        for line, played in zip(lines, talks, strict=True):
            assert matter(played) == NEW, (asked, line)
            assert f"“{NEW}” sudah kami catat" in played.turns[-1].replies[-1].text


@pytest.mark.parametrize("office", ASKING)
def test_what_goes_on_with_it_is_added(office: str) -> None:
    *_, (_, said) = ways(office, TOLD)
    for line, played in zip(
        ADDED, Theatre(office).play_all([(*said, one) for one in ADDED]), strict=True
    ):
        assert matter(played) == f"{TOLD}; {line}"


@pytest.mark.parametrize("office", ASKING)
def test_values_behind_a_nod_are_no_matter(office: str) -> None:
    *_, (_, said) = ways(office, TOLD)
    given = ["benar, alamat saya jl mawar 5 email budi@x.com", "benar tapi emailnya budi@x.com",
             "ya benar, email: budi@x.com, alamat: jl mawar 5"]  # fmt: skip
    for played in Theatre(office).play_all([(*said, one) for one in given]):
        assert matter(played) == TOLD
        assert played.form.get("email", "budi@x.com") == "budi@x.com"


@pytest.mark.parametrize("office", ASKING)
def test_that_something_of_ones_own_is_lacking_is_no_matter(office: str) -> None:
    for first, matters in ((TOLD, {TOLD}), ("mau komplain", {""})):
        for asked, said in ways(office, first):
            talks = Theatre(office).play_all([(*said, one) for one in LACKING])
            for line, played in zip(LACKING, talks, strict=True):
                refused = "case_opened" in played.turns[-1].did  # people go on without it
                assert refused or matter(played) in matters, (asked, line)


@pytest.mark.parametrize("office", ASKING)
def test_what_is_told_twice_is_kept_once(office: str) -> None:
    *_, (_, said) = ways(office, TOLD)
    more = "satpamnya juga judes"
    assert matter(Theatre(office).play(*said, more, more)) == f"{TOLD}; {more}"
