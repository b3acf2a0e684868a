"""What an office prepared an answer for is answered inside a form too, and is no value of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat import Chat, Step
from tests.bot.acts import FILLED, asked
from tests.hotline.thoughts import answered, thought, variants

_OFFICE = "rsjd-atma-husada"
_FIELDS = tuple(FILLED)[:-1]
_AROUND = ("halo {} ya kak", "mohon info {} thx")
_EVERY, _EVERY_NAME = 37, 5
_MOST_ADDED = 0.06
"""Of these, so many may be told of the matter as well."""
_NAMES = Path(__file__).parents[2] / "forms" / "naming" / "names.txt"


def _at(field: str) -> Chat:
    """A form that knows its matter and asks that field."""
    chat = asked(field)
    return replace(chat, form=chat.form.accept("purpose", FILLED["purpose"]).asking(field))


@pytest.mark.parametrize("field", _FIELDS)
async def test_a_prepared_question_is_answered_and_gives_no_value(field: str) -> None:
    chat, added, left = _at(field), 0, []
    texts = [
        (_AROUND[place % len(_AROUND)].format(text.rstrip("?")), entry)
        for place, (text, entry) in enumerate(variants(_OFFICE, _EVERY))
    ]
    for text, entry in texts:
        found = await thought(_OFFICE, text, chat)
        after = found.decision.chat
        if entry not in answered(found):
            left.append(text)
        elif after.step is Step.FORM:
            assert after.form.asked == field, text
            assert field not in after.form.values, text
            added += after.form.values["purpose"] != FILLED["purpose"]
    assert len(left) <= 0.03 * len(texts), left
    assert added <= _MOST_ADDED * len(texts)


@pytest.mark.parametrize("office", ["rsjd-atma-husada", "rsud-haji"])
async def test_a_name_that_is_asked_is_no_question(office: str) -> None:
    lines = _NAMES.read_text(encoding="utf-8").splitlines()
    for name in [line.split("\t")[0] for line in lines if line and line[0] != "#"][::_EVERY_NAME]:
        assert not answered(await thought(office, name, _at("full_name"))), name


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("full_name", "Melati"),
        ("full_name", "putri kartika"),
        ("full_name", "bu Mawar Rahayu"),
        ("address", "asrama putri blok C"),
        ("address", "Jl. Kakap, depan rumah sakit jiwa"),
        ("address", "perum dokter no 3 samarinda"),
        ("birth_date", "lahir 12 mei 1990"),
        ("phone", "telpon 0812 5544 3399"),
        ("email", "email saya poli.jiwa@gmail.com"),
    ],
)
async def test_a_value_of_words_that_entries_have_too_is_taken(field: str, value: str) -> None:
    found = await thought(_OFFICE, value, _at(field))
    assert not answered(found)
    assert field in found.decision.chat.form.values
