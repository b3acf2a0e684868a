"""Questions about another place, which is called by its name, are never answered as ours."""

import pytest

from desk_info.entry import Entry, Outcome
from desk_info.matching.matcher import Matcher

DESK = Matcher(
    Entry(known, "", known, "Jawaban.", variants)
    for known, variants in {
        "parking": ("biaya parkir inap", "parkir mobil berapa sehari"),
        "clinic": ("poli jantung buka jam berapa", "jam buka poli di rs haji"),
        "referral": ("rujukan berlaku berapa lama", "masa berlaku rujukan"),
        "visit": ("jam besuk", "boleh jenguk jam berapa", "besuk selama rawat inap"),
    }.items()
)


@pytest.mark.parametrize(
    ("asked", "entry"),
    [
        ("biaya parkir inap di bandara juanda berapa sehari", "parking"),
        ("rs siloam poli jantung buka jam berapa", "clinic"),
        ("rs dr soetomo poli jantung buka jam berapa", "clinic"),
        ("kantor imigrasi besuk jam berapa", "visit"),
        ("jam besuk di puskesmas sidotopo", "visit"),
    ],
)
def test_what_is_asked_of_another_place_is_offered_at_most(asked: str, entry: str) -> None:
    match = DESK.match(asked)
    assert match.outcome is not Outcome.ANSWER
    assert entry in [one.entry.id for one in (*match.candidates, *match.near)]


@pytest.mark.parametrize(
    ("asked", "entry"),
    [
        ("rs haji poli jantung buka jam berapa", "clinic"),
        ("rs hajii poli jantung buka jam berapa", "clinic"),
        ("rs hjai poli jantung buka jam berapa", "clinic"),
        ("masih di rs, zulaikha tanya poli jantung buka jam berapa", "clinic"),
        ("rujukan dukcapil berlaku berapa lama", "referral"),
        ("rujukan dari puskesmas sidotopo berlaku berapa lama", "referral"),
        ("biaya parkir inap di rumah sakit berapa sehari", "parking"),
    ],
)
def test_our_own_place_and_where_one_comes_from_are_no_other(asked: str, entry: str) -> None:
    match = DESK.match(asked)
    assert match.outcome is Outcome.ANSWER
    assert match.candidates[0].entry.id == entry
