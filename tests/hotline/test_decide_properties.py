"""What holds for every talk, whatever people write or press and in whatever order."""

import re
from dataclasses import replace
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import choices
from core.facts import Fact
from core.message import Kind
from handoff.case import Case, CaseStatus
from handoff.stage import Reply
from tests.hotline.memory import AGENT, Caller
from tests.hotline.offices import OFFICES

SAYINGS = (
    "halo", "jam besuk?", "syarat daftar", "sy mau komplain", "antri obat 4 jam kecewa",
    "budi santoso", "12-3-85", "31-02-1990", "0812-5544-3321", "0812-5544-332x", "siti@gmail",
    "siti@gmail.com", "jl mawar no 3 samarinda", "gak punya", "eh salah, emailnya a@yahoo.com",
    "nama: rudi, alamat: jl kenanga 4 tenggarong", "menu", "petugas", "batal", "status", "ya",
    "tidak", "benar", "ubah", "belum", "makasih", "berapa harga iphone", "anjing kalian", "1",
    "saya mau bunuh diri", "😀", "?", "مرحبا بالعالم", "x" * 4096, "gak mau", "konsultasi dong",
    "mau cek kepesertaan", "belum selesai", "puas", "5", "lewati", "kurang puas",
    "2171012802900001", "jam besuk? parkir dimana?", "biayanya?", "kalau hari minggu?",
    "jam besuk? harga iphone?", "syarat daftar? jam besuk?", "syarat daftar? harga iphone?",
    "perawatnya kasar kemarin! jam besuk?", "jam besuk? mau bicara petugas", "makasih, parkir?",
    "biaya rehab? lama rehab? parkir? jam besuk?",
)  # fmt: skip
PRESSED = (
    choices.HELPED, choices.NOT_HELPED, choices.NONE_OF_THESE, choices.COMPLAIN, choices.HUMAN,
    choices.STATUS, choices.CONTINUE, choices.CANCEL, choices.RIGHT, choices.CHANGE,
    choices.SUGGESTION_RIGHT, choices.RETYPE, choices.DO_NOT_HAVE, choices.WITHDRAW,
    choices.KEEP_WAITING, "entry:visiting-hours", "entry:gone", "field:phone", "field:gone", "?",
    "service:complaint", "service:talk", "service:membership", "service:gone", "option:0",
    "option:9", "option:x", "survey:1", "survey:5", "survey:9", choices.NO_REMARK,
    "reopen:CTH-2026-000001", "reopen:?",
)  # fmt: skip
DONE = ("claim", "reply", "ask", "close", "give_back", "wait")

said = st.one_of(
    st.sampled_from(SAYINGS).map(lambda text: (Kind.TEXT, text, "")),
    st.text(max_size=60).map(lambda text: (Kind.TEXT, text, "")),
    st.sampled_from(PRESSED).map(lambda choice: (Kind.CHOICE, "?", choice)),
    st.sampled_from(list(Kind)).map(lambda kind: (kind, "", "")),
)
done = st.sampled_from(DONE).map(lambda what: (None, what, ""))
office = st.sampled_from(sorted(OFFICES))
Heard = tuple[Kind | None, str, str]
Script = list[Heard]

quick = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


async def happens(caller: Caller, what: Heard) -> None:
    """A message, or something that the office or the clock does, where it is possible."""
    kind, text, choice = what
    if kind is not None:
        await caller.sends(kind, text, choice)
        return
    case, key = caller.case, f"k{len(caller.memory.facts)}"
    if text == "wait":
        await caller.waits(hours=20)
    elif case is None or not case.is_open:
        return
    elif case.status is not CaseStatus.WITH_AGENT:
        await caller.desk.claim(case.id, AGENT)
    elif text == "reply":
        await caller.desk.reply(case.id, AGENT, f"Jawaban {key}", key)
    elif text == "ask":
        await caller.desk.reply(case.id, AGENT, f"Pertanyaan {key}", key, kind=Reply.QUESTION)
    elif text == "close":
        await caller.desk.close(case.id, AGENT, "Lain-lain")
    elif text == "give_back":
        await caller.desk.give_back(case.id, AGENT)


@quick
@given(office, st.lists(said | done, min_size=1, max_size=14))
async def test_every_message_gets_an_answer_or_a_recorded_reason(made: str, script: Script) -> None:
    caller = Caller(made)
    for what in script:
        before = len(caller.memory.facts)
        await happens(caller, what)
        kinds = {fact.kind for fact in caller.memory.facts[before:]}
        assert what[0] in (None, Kind.STATUS) or kinds & {Fact.MESSAGE_OUT, Fact.BOT_KEPT_QUIET}


@quick
@given(office, st.lists(said | done, min_size=1, max_size=14))
async def test_what_is_said_is_whole_and_never_the_same_twice_in_a_row(
    made: str, script: Script
) -> None:
    caller = Caller(made)
    for what in script:
        await happens(caller, what)
    texts = [message.text for message in caller.memory.said]
    for text in texts:
        assert "{" not in text
        assert not re.search(r"(?:paling lambat|Waktu baru:|pada|nomor \*)\s*[.;,*]", text)
    same = [one for one, two in pairwise(texts) if one == two]
    assert all(one in caller.knowledge_answers for one in same)


@quick
@given(office, st.lists(said | done, min_size=1, max_size=14))
async def test_no_field_is_asked_that_is_right_already(made: str, script: Script) -> None:
    caller = Caller(made)
    for what in script:
        before = len(caller.memory.facts)
        await happens(caller, what)
        form = caller.state.form
        for fact in caller.memory.facts[before:]:
            last = fact.data.get("templates", [""])[-1]  # type: ignore[index]
            if fact.kind is Fact.MESSAGE_OUT and last.startswith("utter_ask_"):
                right = form.asked in form.values and form.asked not in form.problems
                assert not right or caller.state.step not in ("form", "confirming")


@quick
@given(office, st.lists(said, max_size=8), st.lists(said, min_size=1, max_size=6))
async def test_while_an_agent_has_the_chat_the_bot_says_nothing(
    made: str, before: Script, after: Script
) -> None:
    caller = Caller(made)
    for what in before:
        await happens(caller, what)
    if caller.memory.record_.case is None:
        await caller.sends(Kind.TEXT, "saya mau bunuh diri")
    case = caller.memory.record_.case
    assert isinstance(case, Case)
    await caller.desk.claim(case.id, AGENT)
    caller.memory.store(replace(caller.memory.cases[case.id], satisfaction=3))
    heard = len(caller.memory.said)
    for what in after:
        await happens(caller, what)
        said = [message.text for message in caller.memory.said[heard:]]
        assert len(said) <= 1
        assert all("112" in one for one in said)  # somebody in danger, and that once
        assert caller.state.step == "with_agent"
