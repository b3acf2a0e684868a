"""What holds for every talk, whatever people write or press and in whatever order."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import choices
from bot.chat import Chat, Step
from bot.deciding import decide
from bot.decision import AskAgain, Decision, Heard, OpenCase, Quiet, Say, Withdraw
from core.message import Inbound, Kind
from desk_info.entry import Match, Outcome
from handoff.case import Action, Case, CaseStatus
from nlu.meaning import Intent, Meaning
from tests.talk.house import knowledge

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
KNOWN = knowledge()
SAYINGS = (
    "halo", "jam besuk?", "syarat daftar", "sy mau komplain", "antri obat 4 jam kecewa",
    "budi santoso", "12-3-85", "31-02-1990", "0812-5544-3321", "0812-5544-332x", "siti@gmail",
    "siti@gmail.com", "jl mawar no 3 samarinda", "gak punya", "eh salah, emailnya a@yahoo.com",
    "nama: rudi, alamat: jl kenanga 4 tenggarong", "menu", "petugas", "batal", "status", "ya",
    "tidak", "benar", "ubah", "belum", "makasih", "berapa harga iphone", "anjing kalian", "1",
    "saya mau bunuh diri", "😀", "?", "مرحبا بالعالم", "x" * 4096,
)  # fmt: skip
PRESSED = (
    choices.HELPED, choices.NOT_HELPED, choices.NONE_OF_THESE, choices.COMPLAIN, choices.HUMAN,
    choices.STATUS, choices.CONTINUE, choices.CANCEL, choices.RIGHT, choices.CHANGE,
    choices.SUGGESTION_RIGHT, choices.RETYPE, choices.DO_NOT_HAVE, choices.WITHDRAW,
    choices.KEEP_WAITING, "entry:visiting-hours", "entry:gone", "field:address", "field:gone", "?",
)  # fmt: skip

said = st.one_of(
    st.sampled_from(SAYINGS).map(lambda text: (Kind.TEXT, text, "")),
    st.text(max_size=60).map(lambda text: (Kind.TEXT, text, "")),
    st.sampled_from(PRESSED).map(lambda choice: (Kind.CHOICE, "", choice)),
    st.sampled_from(list(Kind)).map(lambda kind: (kind, "", "")),
)


@dataclass
class Talk:
    """A talk by `decide` alone, with as much of a case as it needs to go on."""

    chat: Chat = Chat()  # noqa: RUF009  a frozen value
    case: Case | None = None

    async def hears(self, kind: Kind, text: str, choice: str) -> Decision:
        """One message, decided."""
        meaning, match = Meaning(Intent.OUT_OF_SCOPE, 0.0), Match(Outcome.UNKNOWN)
        if text.strip():
            meaning = await KNOWN.interpreter.parse(text)
            match = KNOWN.matcher.match(text)
        inbound = Inbound(kind, "m1", AT, text=text, choice=choice)
        heard = Heard(inbound, meaning, match, AT, self.case, self.case)
        decision = decide(self.chat, heard, KNOWN.office)
        self.chat = decision.chat
        for effect in decision.effects:
            self._apply(effect)
        return decision

    def _apply(self, effect: Any) -> None:
        match effect:
            case OpenCase():
                self.case = Case(1, 1, "ADU-2026-000001", effect.subject, AT, AT)
            case AskAgain() if self.case is not None:
                self.case = self.case.after(Action.ASK_AGAIN)
            case Withdraw() if self.case is not None:
                self.case = None
            case Say():
                buttons = {choice.title: choice.id for choice in effect.choices}
                keys = [line.key for line in effect.lines if line.key != "utter_intro"]
                self.chat = replace(self.chat, last_reply=keys[0], buttons=buttons)
            case _:
                pass


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(said, min_size=1, max_size=14))
async def test_every_message_gets_an_answer_or_a_recorded_reason(
    script: list[tuple[Kind, str, str]],
) -> None:
    talk = Talk()
    for words in script:
        decision = await talk.hears(*words)
        assert any(isinstance(effect, Say | Quiet) for effect in decision.effects)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(said, min_size=1, max_size=14))
async def test_no_field_is_asked_that_is_right_already(
    script: list[tuple[Kind, str, str]],
) -> None:
    talk = Talk()
    for words in script:
        decision = await talk.hears(*words)
        form = decision.chat.form
        for effect in decision.effects:
            if isinstance(effect, Say) and effect.lines[-1].key.startswith("utter_ask_"):
                assert (
                    form.asked not in form.values
                    or form.asked in form.problems
                    or (decision.chat.step not in (Step.FORM, Step.CONFIRMING))
                )


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(said, max_size=8), st.lists(said, min_size=1, max_size=6))
async def test_while_an_agent_has_the_chat_the_bot_says_nothing(
    before: list[tuple[Kind, str, str]], after: list[tuple[Kind, str, str]]
) -> None:
    talk = Talk()
    for words in before:
        await talk.hears(*words)
    case = talk.case or Case(1, 1, "ADU-2026-000001", "", AT, AT)
    talk.case = replace(case, status=CaseStatus.WITH_AGENT)
    talk.chat = talk.chat.to(Step.WITH_AGENT)
    for words in after:
        decision = await talk.hears(*words)
        assert not any(isinstance(effect, Say) for effect in decision.effects)
        assert decision.chat.step is Step.WITH_AGENT


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(said, min_size=1, max_size=14))
async def test_every_reply_can_be_said_with_what_is_known(
    script: list[tuple[Kind, str, str]],
) -> None:
    talk = Talk()
    for words in script:
        decision = await talk.hears(*words)
        for effect in decision.effects:
            if isinstance(effect, Say):
                values = dict.fromkeys(
                    [
                        "office_name",
                        "office_short",
                        "honorific",
                        "hours",
                        "opens",
                        "emergency_national",
                        "emergency_own",
                        "emergency_counselling",
                        "case_number",
                        "due",
                        "ahead",
                        "agent_name",
                        "category",
                        "status_at",
                    ],
                    "…",
                )
                for line in effect.lines:
                    KNOWN.replies.render(line.key, {**values, **line.values})
