"""The closed list of what the program did covers everything that can be recorded."""

from app.talks.did import FACTS, TEMPLATES
from bot.replies.catalogue import CATALOGUE
from core.facts import Fact


def test_every_reply_template_has_its_word_or_says_that_it_has_none() -> None:
    assert set(TEMPLATES) == set(CATALOGUE)


def test_every_fact_has_its_words_or_says_that_it_has_none() -> None:
    assert set(FACTS) == set(Fact)
