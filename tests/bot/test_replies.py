"""Reply templates: what is wrong in them is refused at start, with file and key."""

import re
from pathlib import Path

import pytest

from app.settings import ROOT
from bot.replies.catalogue import CATALOGUE
from bot.replies.loading import load_replies
from core.errors import BadConfiguration
from core.replies import ReplyKey
from forms.form import ProblemCode
from handoff.service import FieldType

DOMAIN = ROOT / "domain.yml"
_SPOKEN_OF = re.compile(r"(?:[a-z]|[”*}]) \{honorific\}|\{honorific\} \w", re.IGNORECASE)
_AFTER_AN_ALARM = (
    ReplyKey.EMERGENCY_HEARD,
    ReplyKey.EMERGENCY_CLOSED,
    ReplyKey.EMERGENCY_STANDS,
    ReplyKey.EMERGENCY_LATE,
    ReplyKey.ALARM_EASED,
    ReplyKey.CONCERN_HEARD,
)


def own(tmp_path: Path, text: str) -> Path:
    """An office's own wording."""
    path = tmp_path / "replies.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_domain_has_every_template() -> None:
    replies = load_replies(DOMAIN)
    assert replies.texts.keys() == CATALOGUE.keys()
    for field in FieldType:
        assert f"utter_ask_{field}" in replies.texts
    for code in ProblemCode:
        assert f"utter_wrong_{code}" in replies.texts


def test_what_can_be_said_twice_in_a_row_has_two_wordings() -> None:
    replies = load_replies(DOMAIN)
    repeated = [key for key in CATALOGUE if key.startswith(("utter_ask_", "utter_wrong_"))]
    assert all(len(replies.texts[key]) > 1 for key in repeated)


def test_what_a_talk_can_say_again_and_again_has_two_wordings() -> None:
    replies = load_replies(DOMAIN)
    again = ("utter_status_", "utter_stage_", "utter_survey", "utter_reopen", "utter_promise_")
    repeated = [key for key in CATALOGUE if key.startswith(again)]
    assert all(len(replies.texts[key]) > 1 for key in repeated)


def test_where_no_promise_may_be_running_no_template_names_its_time() -> None:
    replies = load_replies(DOMAIN)
    unpromised = [key for key in CATALOGUE if key.startswith(("utter_stage_", "utter_status_with"))]
    for key in (*unpromised, "utter_status_answered", "utter_agent_reads"):
        assert not any("{due}" in text for text in replies.texts[key])


@pytest.mark.parametrize(
    "own", [None, *sorted((ROOT / "procedures").glob("*/replies.yml"))], ids=str
)
def test_whoever_is_called_by_their_form_of_address_stands_apart(own: Path | None) -> None:
    """*Kak* only calls; whoever is spoken of is *Kakak*, which `{whose}` says."""
    replies = load_replies(DOMAIN, own) if own else load_replies(DOMAIN)
    for key, texts in replies.texts.items():
        for text in texts:
            assert not _SPOKEN_OF.search(text), f"{key}: {text}"


def test_what_follows_an_alarm_says_when_people_are_there() -> None:
    replies = load_replies(DOMAIN)
    for key in _AFTER_AN_ALARM:
        for text in replies.texts[key]:
            assert "{off_duty}" in text or "{opens}" in text, f"{key}: {text}"


def test_an_office_says_it_in_its_own_words(tmp_path: Path) -> None:
    path = own(tmp_path, 'utter_thanks:\n  - text: "Matur nuwun, {honorific}."\n')
    replies = load_replies(DOMAIN, path)
    assert replies.render("utter_thanks", {"honorific": "Kak"}) == "Matur nuwun, Kak."
    assert replies.texts["utter_menu"] == load_replies(DOMAIN).texts["utter_menu"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('utter_thanks:\n  - text: "Hai {honorifik}"\n', "honorifik"),
        ('utter_summary:\n  - text: "Data Anda, sudah benar?"\n', "lacks {summary}"),
        ('utter_thanx:\n  - text: "Hai"\n', "utter_thanks"),
        ('utter_thanks:\n  - text: "Hai {honorific"\n', "brace"),
        ('utter_thanks:\n  - text: "Hai {honorific!r}"\n', "exclamation"),
        ('utter_thanks:\n  - text: "Hai {honorific.x}"\n', "none of"),
        ("utter_thanks: Hai\n", "list"),
        ("utter_thanks: []\n", "at least 1"),
        ('utter_thanks:\n  - txt: "Hai"\n', "did you mean 'text'"),
    ],
)
def test_a_wrong_template_is_refused_with_file_and_key(
    tmp_path: Path, text: str, wrong: str
) -> None:
    with pytest.raises(BadConfiguration) as refused:
        load_replies(DOMAIN, own(tmp_path, text))
    assert wrong in str(refused.value)
    assert "replies.yml, line" in str(refused.value)
    assert text.split(":", maxsplit=1)[0] in str(refused.value)


def test_a_template_that_is_missing_is_refused(tmp_path: Path) -> None:
    text = DOMAIN.read_text(encoding="utf-8").replace("utter_farewell:", "utter_fare:")
    path = tmp_path / "domain.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadConfiguration, match="utter_farewell"):
        load_replies(path)


def test_an_intent_that_is_missing_is_refused(tmp_path: Path) -> None:
    text = DOMAIN.read_text(encoding="utf-8").replace("  - emergency\n", "")
    path = tmp_path / "domain.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadConfiguration, match="emergency"):
        load_replies(path)


def test_an_empty_value_leaves_no_gap() -> None:
    values = {"case_number": "ADU-2026-000001", "ahead": "", "due": "besok", "whose": "Kakak"}
    text = load_replies(DOMAIN).render("utter_handed_over", values, 0)
    assert "  " not in text


def test_a_text_that_was_said_a_moment_ago_gives_way_to_the_next() -> None:
    replies = load_replies(DOMAIN)
    assert replies.variant("utter_menu", {}) == 0
    assert replies.variant("utter_menu", {"utter_thanks": 1}) == 0
    assert replies.variant("utter_menu", {"utter_menu": 0}) == 1
    assert replies.variant("utter_menu", {"utter_menu": len(replies.texts["utter_menu"]) - 1}) == 0


def test_the_catalogue_has_every_template_that_the_program_speaks() -> None:
    assert {*ReplyKey} <= {*CATALOGUE}
