"""What people asked is waited for, whoever has the case by then; and what wants no answer."""

from functools import cache

import pytest

from app.office.knowledge import Knowledge, load_knowledge
from app.settings import Settings
from core.facts import Fact
from handoff.case import CaseStatus
from handoff.stage import Reply
from tests.hotline.memory import AGENT, Caller

COURTESY = ["makasih", "terima kasih banyak pak", "🙏", "👍", "ok", "baik", "siap", "sampai jumpa"]
MATTER = ["status", "petugas", "jam besuk?", "makasih, jam besuk?", "makasih tapi obatnya belum",
          "ok kapan?", "?", "😡", "obatnya belum ada", "12", "tidak"]  # fmt: skip


@cache
def _office() -> Knowledge:
    """An office that asks for no mark after a talk, so that its agent keeps the word."""
    return load_knowledge(Settings.model_construct(office="rsjd-atma-husada"))


async def spoken(kind: Reply) -> Caller:
    """Somebody to whom an agent has written."""
    caller = Caller(_office())
    await caller.says("petugas")
    await caller.desk.claim(1, AGENT)
    await caller.desk.reply(1, AGENT, "Nomor antreannya?", "k1", kind=kind)
    return caller


async def let_go(caller: Caller, how: str) -> str:
    """What is said while the agent gives the case out of hand."""
    before = len(caller.facts(Fact.MESSAGE_OUT))
    match how:
        case "released":
            await caller.desk.release(1, AGENT)
        case "taken away":
            await caller.desk.let_go(1, AGENT.id, "inactive")
        case _:
            await caller.desk.give_back(1, AGENT)
    said = caller.facts(Fact.MESSAGE_OUT)[before:]
    return "\n".join(str(fact.data) for fact in said)


@pytest.mark.parametrize("how", ["released", "taken away", "given back"])
async def test_what_was_asked_stands_without_a_promise_until_its_answer_is_owed_one(
    how: str,
) -> None:
    caller = await spoken(Reply.QUESTION)
    assert "paling lambat" not in await let_go(caller, how)
    for words in ("status", "jam besuk?"):
        assert "paling lambat" not in await caller.says(words)
        assert caller.case is not None
        assert (caller.case.awaited, caller.case.promised_at) == (True, None)
    assert "menunggu jawaban" in await caller.says("status")
    assert "paling lambat" in await caller.says("nomornya 12")
    after = caller.case
    assert after is not None
    assert (after.status, after.awaited) == (CaseStatus.WAITING, False)
    assert after.reply_owed is not None
    assert after.promised_at == after.reply_owed.told_at
    assert caller.state.step == "waiting"


@pytest.mark.parametrize("answer", ["12", "ya", "tidak", "besok", "saya tidak tahu", "5"])
async def test_any_words_may_be_the_answer_to_what_was_asked(answer: str) -> None:
    for how in ("released", "given back"):
        caller = await spoken(Reply.QUESTION)
        await let_go(caller, how)
        await caller.says(answer)
        assert caller.case is not None
        assert not caller.case.awaited, how
        assert caller.case.reply_owed is not None, how


@pytest.mark.parametrize("words", COURTESY)
async def test_courtesy_after_an_answer_is_no_debt_and_may_be_the_answer_to_a_question(
    words: str,
) -> None:
    for kind, owes in ((Reply.ANSWER, False), (Reply.QUESTION, True)):
        caller = await spoken(kind)
        assert await caller.says(words) == ""
        assert caller.case is not None
        assert (caller.case.reply_owed is not None) == owes


@pytest.mark.parametrize("words", MATTER)
async def test_what_has_matter_after_an_answer_is_owed_one_also_with_courtesy_around_it(
    words: str,
) -> None:
    caller = await spoken(Reply.ANSWER)
    await caller.says("makasih", words, "ok")
    assert caller.case is not None
    assert caller.case.reply_owed is not None
