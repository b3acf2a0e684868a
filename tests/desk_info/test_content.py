"""The desk information of RSJD Atma Husada as it is delivered."""

import re
from collections import Counter
from pathlib import Path

import pytest

from desk_info.entry import Entry, Outcome
from desk_info.loading import load_desk_info
from desk_info.matching.matcher import Matcher

FILE = Path(__file__).parents[2] / "procedures" / "rsjd-atma-husada" / "desk_info.yml"


@pytest.fixture(scope="module")
def entries() -> tuple[Entry, ...]:
    return load_desk_info(FILE)


def entry(entries: tuple[Entry, ...], id_: str) -> Entry:
    return next(entry for entry in entries if entry.id == id_)


def bare(text: str) -> str:
    """Letters and digits only: what a matcher would not tell apart is the same question."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def test_there_are_at_least_sixty_entries_with_ten_to_twelve_variants_each(
    entries: tuple[Entry, ...],
) -> None:
    assert len(entries) >= 60
    assert [entry.id for entry in entries if not 10 <= len(entry.variants) <= 12] == []


def test_ids_and_titles_are_unique_and_titles_fit_a_button(entries: tuple[Entry, ...]) -> None:
    assert len({entry.id for entry in entries}) == len(entries)
    assert len({bare(entry.title) for entry in entries}) == len(entries)
    assert [entry.title for entry in entries if len(entry.title) > 20] == []


def test_no_question_belongs_to_two_entries(entries: tuple[Entry, ...]) -> None:
    asked = Counter(bare(variant) for entry in entries for variant in entry.variants)
    assert [question for question, times in asked.items() if times > 1] == []


def test_no_title_is_a_question_of_another_entry(entries: tuple[Entry, ...]) -> None:
    owners = {bare(variant): entry.id for entry in entries for variant in entry.variants}
    strangers = [
        (entry.id, owners[bare(entry.title)])
        for entry in entries
        if owners.get(bare(entry.title), entry.id) != entry.id
    ]
    assert strangers == []


def test_answers_are_short_and_hold_no_identity_number(entries: tuple[Entry, ...]) -> None:
    assert [entry.id for entry in entries if len(entry.answer) > 1_000] == []
    sixteen = re.compile(r"(?:\d[ .-]?){15}\d")
    assert [entry.id for entry in entries if sixteen.search(entry.answer)] == []
    ends = re.compile(r"[.!?](?:\s|$)")
    assert [entry.id for entry in entries if len(ends.findall(entry.answer)) > 6] == []


def test_every_time_in_an_answer_names_its_zone(entries: tuple[Entry, ...]) -> None:
    clock = re.compile(r"\b\d{2}\.\d{2}\b")
    zoned = re.compile(r"\*\d{2}\.\d{2}(?:–\d{2}\.\d{2})? WITA\*")
    for entry in entries:
        assert not clock.search(zoned.sub("", entry.answer)), entry.answer


def test_texts_hold_nothing_that_cannot_be_seen(entries: tuple[Entry, ...]) -> None:
    texts = [text for entry in entries for text in (entry.title, entry.answer, *entry.variants)]
    assert [text for text in texts if not text.isprintable() or "  " in text] == []


def test_bold_is_opened_and_closed(entries: tuple[Entry, ...]) -> None:
    assert [entry.id for entry in entries if entry.answer.count("*") % 2] == []


def test_visiting_hours_say_both_times_and_how_many_people(entries: tuple[Entry, ...]) -> None:
    answer = entry(entries, "visiting-hours").answer
    for said in ("setiap hari", "*11.00–12.00 WITA*", "*17.00–18.00 WITA*", "2 orang"):
        assert said in answer


def test_bpjs_is_accepted_in_the_first_word(entries: tuple[Entry, ...]) -> None:
    assert entry(entries, "bpjs-accepted").answer.startswith("Bisa.")


def test_the_two_registrations_are_asked_for_in_the_same_words(entries: tuple[Entry, ...]) -> None:
    for id_, title in (
        ("outpatient-registration", "Daftar rawat jalan"),
        ("inpatient-registration", "Daftar rawat inap"),
    ):
        assert entry(entries, id_).title == title
        assert f"syarat {title.lower()}" in entry(entries, id_).variants


@pytest.mark.parametrize("contact", ["0811-5878-787", "rjdahm.humas@gmail.com", "@rjd.ahm"])
def test_the_contacts_are_those_of_the_written_procedure(
    entries: tuple[Entry, ...], contact: str
) -> None:
    assert contact in entry(entries, "contacts").answer


@pytest.mark.parametrize(
    ("question", "id_"),
    [
        ("min jam bsuk brp ya", "visiting-hours"),
        ("kalau pakai bpjs bisa?", "bpjs-accepted"),
        ("brp biaya skbn", "drug-free-tariff"),
        ("syarat skbn apa aja min", "drug-free-requirements"),
    ],
)
def test_a_question_from_a_phone_is_answered_with_its_own_entry(
    entries: tuple[Entry, ...], question: str, id_: str
) -> None:
    match = Matcher(entries).match(question)
    assert (match.outcome, match.candidates[0].entry.id) == (Outcome.ANSWER, id_)


def test_how_to_register_may_mean_either_registration(entries: tuple[Entry, ...]) -> None:
    match = Matcher(entries).match("syarat daftar")
    assert match.outcome is Outcome.CHOOSE
    offered = {candidate.entry.title for candidate in match.candidates[:2]}
    assert offered == {"Daftar rawat jalan", "Daftar rawat inap"}


def test_every_title_leads_to_its_own_entry(entries: tuple[Entry, ...]) -> None:
    matcher = Matcher(entries)
    found = {entry.id: matcher.match(entry.title).candidates[:1] for entry in entries}
    astray = [id_ for id_, best in found.items() if not best or best[0].entry.id != id_]
    assert astray == []
