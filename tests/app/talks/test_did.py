"""The closed list of what the program did: read from facts, total over all that is recorded."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from app.settings import ROOT
from app.talks.did import TEMPLATES, Did
from app.talks.retelling import FACTS, Retelling
from app.talks.running import knowledge_of
from bot.replies.catalogue import CATALOGUE
from core.facts import BOT, COMPLAINANT, Fact, SealedFact
from handoff.procedure import Procedure
from tests.played.theatre import Theatre

AT = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
NAMING = (Did.ANSWERED, Did.OFFERED, Did.FORM_OPENED, Did.ASKED, Did.RECORDED)


def procedure() -> Procedure:
    """That of the default office."""
    return knowledge_of(ROOT / "procedures" / "rsjd-atma-husada").office.procedure


def fact(kind: Fact, data: Mapping[str, object], actor: str = BOT) -> SealedFact:
    """A fact of a talk."""
    return SealedFact(1, 1, kind, AT, actor, data, "", None)


def words(*facts: SealedFact) -> tuple[str, ...]:
    """What is said of a turn with these facts."""
    return Retelling(procedure()).words(facts)


def spoken(*templates: str, **data: object) -> SealedFact:
    """A message of the office."""
    return fact(Fact.MESSAGE_OUT, {"text": "…", "templates": list(templates), **data})


def decided(**form: object) -> SealedFact:
    """A decision, with what it did to the form."""
    return fact(Fact.BOT_DECIDED, {"intent": "question", "form": {"service": "complaint", **form}})


def test_every_reply_template_has_its_word_or_says_that_it_has_none() -> None:
    assert set(TEMPLATES) == set(CATALOGUE)


def test_every_fact_has_its_words_or_says_that_it_has_none() -> None:
    assert set(FACTS) == set(Fact)


@pytest.mark.parametrize("kind", Fact)
def test_every_fact_can_be_read_whatever_it_lacks(kind: Fact) -> None:
    assert set(words(fact(kind, {}))) <= set(Did)


@pytest.mark.parametrize("key", sorted(CATALOGUE))
def test_every_template_says_a_word_of_the_list_or_none(key: str) -> None:
    said = words(decided(asked="phone"), spoken(key))
    assert set(said) <= set(Did) | {f"{Did.ASKED}:phone"}


def test_a_text_of_the_offices_own_tells_how_it_stands() -> None:
    assert words(spoken("utter_stage_of_this_office")) == ("status_told",)


def test_the_words_that_name_something_name_it() -> None:
    told = words(
        decided(opened=True, recorded=["purpose", "phone"], asked="full_name"),
        spoken(
            "utter_answer",
            "utter_choose_beside",
            "utter_ask_name",
            entry="a",
            answers=[{"entry": "a"}, {"entry": "b"}],
            choices=[{"id": "entry:c"}, {"id": "entry:none"}, {"id": "menu:human"}],
        ),
    )
    assert told == (
        "form_opened:complaint",
        "recorded:purpose",
        "complaint_noted",
        "recorded:phone",
        "asked:full_name",
        "answered:a",
        "answered:b",
        "offered:c",
    )
    assert {word.partition(":")[0] for word in told} >= set(NAMING)


def test_the_purpose_of_another_service_is_no_complaint() -> None:
    assert words(decided(service="talk", recorded=["purpose"])) == ("recorded:purpose",)


def test_a_form_before_people_because_nothing_is_known_says_so_once() -> None:
    assert words(decided(opened=True, why="not_known"))[0] == "unknown"
    case = fact(Fact.CASE_OPENED, {"why": "not_known"})
    assert words(decided(closed=True, why="not_known"), case) == ("case_opened", "handed_over")
    assert words(case) == ("unknown", "case_opened", "handed_over")


def test_silence_is_said_only_where_something_came_in_and_nothing_was_said() -> None:
    heard = fact(Fact.MESSAGE_IN, {}, COMPLAINANT)
    assert words(heard, fact(Fact.BOT_KEPT_QUIET, {"reason": "sticker"})) == ("silent",)
    kept = fact(Fact.BOT_KEPT_QUIET, {"reason": "noted_for_agent"})
    assert words(heard, kept) == ("added_to_case", "silent")
    assert words(heard, spoken("utter_menu")) == ("menu",)
    assert words() == ()


def test_danger_withdrawal_and_calling_again_are_told_from_facts() -> None:
    raised = fact(Fact.PRIORITY_RAISED, {"why": "emergency"})
    again = fact(Fact.CASE_ASKED_AGAIN, {"why": "emergency"})
    assert words(again, raised) == ("emergency",)
    assert words(fact(Fact.CASE_ASKED_AGAIN, {"why": "asked"})) == ("handed_over",)
    assert words(fact(Fact.CASE_WITHDRAWN, {})) == ("cancelled",)


@pytest.mark.parametrize(
    ("say", "word"),
    [
        (["jam besuk?"], "answered:visiting-hours"),
        (["zzqx qqzz"], "unknown"),
        (["menu"], "menu"),
        (["halo"], "small_talk"),
        (["terima kasih"], "small_talk"),
        (["buat pengaduan"], "form_opened:complaint"),
        (["buat pengaduan"], "asked:full_name"),
        (["buat pengaduan", "Siti Aminah"], "recorded:full_name"),
        (["petugas"], "handed_over"),
        (["petugas"], "case_opened"),
        (["petugas", "pintunya rusak"], "added_to_case"),
        (["petugas", "status"], "status_told"),
        (["status"], "status_told"),
        (["petugas", "batal", {"press": 1}], "cancelled"),
        (["buat pengaduan", "batal"], "cancelled"),
        (["saya mau bunuh diri"], "emergency"),
        (["saya mau bunuh diri"], "case_opened"),
        (["petugas", "pintunya rusak", "jendelanya juga"], "silent"),
        (["mau komplain, petugas loket membentak ibu saya"], "complaint_noted"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_what_happens_in_talks_is_told(say: list[object], word: str) -> None:
    assert word in Theatre().play(*say).turns[-1].did
