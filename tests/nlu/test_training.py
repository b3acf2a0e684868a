"""The Rasa project's files, as the embedded engine and Rasa both read them."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from core.errors import BadConfiguration
from language.normalising import normalised
from nlu.entities import find_entities
from nlu.meaning import Intent
from nlu.training import Example, read_examples

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
EXAMPLES = read_examples(DATA / "nlu.yml")


def test_every_intent_has_25_examples_that_differ_once_they_are_standard() -> None:
    said = {intent: set[str]() for intent in Intent}
    for example in EXAMPLES:
        said[example.intent].add(normalised(example.text) or example.text)
    assert {intent: len(texts) for intent, texts in said.items() if len(texts) < 50} == {}
    assert sum(map(len, said.values())) >= 0.98 * len(EXAMPLES)


def test_no_phrasing_has_two_intents() -> None:
    meant: dict[str, set[Intent]] = {}
    for example in EXAMPLES:
        meant.setdefault(normalised(example.text) or example.text, set()).add(example.intent)
    assert {text: intents for text, intents in meant.items() if len(intents) > 1} == {}


def test_examples_are_no_near_copies_of_each_other() -> None:
    for intent in Intent:
        firsts = Counter(
            tuple(normalised(example.text).split()[:3])
            for example in EXAMPLES
            if example.intent is intent and len(example.text.split()) > 3
        )
        assert max(firsts.values(), default=0) <= 8, intent


def test_every_marked_entity_is_declared_and_found_by_us_too() -> None:
    declared = set(YAML(typ="safe").load((ROOT / "domain.yml").read_text())["entities"])
    assert {name for one in EXAMPLES for name in one.entities} == declared
    for one in EXAMPLES:
        for name in one.entities.keys() & {"nik", "phone"}:
            assert name in find_entities(one.text), one.text


def test_domain_data_and_engine_name_the_same_intents() -> None:
    domain = YAML(typ="safe").load((ROOT / "domain.yml").read_text())
    rules = YAML(typ="safe").load((DATA / "rules.yml").read_text())["rules"]
    ruled = [step["intent"] for rule in rules for step in rule["steps"] if "intent" in step]
    assert set(domain["intents"]) == set(Intent) == {one.intent for one in EXAMPLES}
    assert sorted(ruled) == sorted({*Intent, "nlu_fallback"})


def test_rules_and_test_stories_say_what_the_domain_has() -> None:
    responses = YAML(typ="safe").load((ROOT / "domain.yml").read_text())["responses"]
    rules = YAML(typ="safe").load((DATA / "rules.yml").read_text())["rules"]
    stories = YAML(typ="safe").load((ROOT / "tests" / "test_stories.yml").read_text())["stories"]
    steps = [step for one in (*rules, *stories) for step in one["steps"]]
    assert {step["action"] for step in steps if "action" in step} <= set(responses)


def test_every_template_is_in_a_rule_or_in_the_story_of_what_the_program_says() -> None:
    responses = YAML(typ="safe").load((ROOT / "domain.yml").read_text())["responses"]
    rules = YAML(typ="safe").load((DATA / "rules.yml").read_text())["rules"]
    (story,) = YAML(typ="safe").load((DATA / "stories.yml").read_text())["stories"]
    told = [step["action"] for one in (story, *rules) for step in one["steps"] if "action" in step]
    assert set(told) == set(responses)
    by_itself = [step["action"] for step in story["steps"]]
    assert len(set(by_itself)) == len(by_itself)


def test_test_stories_follow_the_rules_and_have_every_intent() -> None:
    rules = YAML(typ="safe").load((DATA / "rules.yml").read_text())["rules"]
    follows = {rule["steps"][0]["intent"]: rule["steps"][1]["action"] for rule in rules}
    stories = YAML(typ="safe").load((ROOT / "tests" / "test_stories.yml").read_text())["stories"]
    told = [pair for story in stories for pair in pairwise(story["steps"]) if "user" in pair[0]]
    assert {said["intent"] for said, _ in told} == set(Intent)
    assert [said["user"] for said, does in told if follows[said["intent"]] != does["action"]] == []


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


def test_the_data_folder_holds_training_data_alone() -> None:
    assert {path.name for path in DATA.iterdir()} == {"nlu.yml", "rules.yml", "stories.yml"}


def test_the_pipeline_names_its_language_and_recipe() -> None:
    config = YAML(typ="safe").load((ROOT / "config.yml").read_text())
    assert (config["recipe"], config["language"]) == ("default.v1", "id")
    assert config["pipeline"][0]["name"] == "nlu.rasa.inside.tokenizer.IndonesianTokenizer"
