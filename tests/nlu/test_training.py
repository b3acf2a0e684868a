"""The Rasa project's files, as the embedded engine and Rasa both read them."""

from collections import Counter
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from core.errors import BadConfiguration
from nlu.meaning import Intent
from nlu.training import Example, read_examples

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"


def test_every_intent_has_25_examples_and_no_phrasing_has_two_intents() -> None:
    examples = read_examples(DATA / "nlu.yml")
    counts = Counter(example.intent for example in examples)
    assert min(counts[intent] for intent in Intent) >= 25
    assert max(Counter(example.text.lower() for example in examples).values()) == 1


def test_marked_entities_are_read_and_their_marks_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "nlu.yml"
    path.write_text(
        'version: "3.1"\nnlu:\n- regex: case_number\n  examples: |\n    - x\n'
        "- intent: status\n  examples: |\n    - cek [ADU-2026-000001](case_number) dong\n"
    )
    assert read_examples(path) == (
        Example(Intent.STATUS, "cek ADU-2026-000001 dong", {"case_number": "ADU-2026-000001"}),
    )


@pytest.mark.parametrize(
    "content",
    [
        "nlu: [",
        "version: '3.1'",
        "nlu: []",
        "nlu:\n- intent: dance\n  examples: |\n    - joget",
        "nlu:\n- intent: yes_please\n  examples: |\n    - iya",
        "nlu:\n- intent: greeting",
    ],
)
def test_what_cannot_be_learned_from_is_refused_by_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "nlu.yml"
    path.write_text(content)
    with pytest.raises(BadConfiguration, match=r"nlu\.yml"):
        read_examples(path)


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match=r"nothing\.yml"):
        read_examples(tmp_path / "nothing.yml")


def test_rules_speak_of_intents_that_exist_and_of_replies() -> None:
    rules = YAML(typ="safe").load((DATA / "rules.yml").read_text())["rules"]
    steps = [step for rule in rules for step in rule["steps"]]
    intents = {step["intent"] for step in steps if "intent" in step}
    assert intents <= set(Intent) | {"nlu_fallback"}
    assert {step["action"] for step in steps if "action" in step} == {
        "utter_greeting", "utter_thanks", "utter_farewell", "utter_menu", "utter_emergency",
        "utter_not_understood", "utter_handed_over",
    }  # fmt: skip


def test_the_data_folder_holds_training_data_alone() -> None:
    assert {path.name for path in DATA.iterdir()} == {"nlu.yml", "rules.yml"}


def test_the_pipeline_names_its_language_and_recipe() -> None:
    config = YAML(typ="safe").load((ROOT / "config.yml").read_text())
    assert (config["recipe"], config["language"]) == ("default.v1", "id")
    assert config["pipeline"][0]["name"] == "WhitespaceTokenizer"
