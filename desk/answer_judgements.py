"""What agents say of the bot's answers."""

from bot.answers import Answered, answered
from bot.effects.effect import StoreJudgement
from bot.effects.judging import data_of, feedback
from core.errors import BadInput, NotFound
from core.facts import Fact
from desk.case_action import ActionContext, CaseActions
from desk_info.feedback import Feedback, Judge, Judgement
from handoff.accounts import Account
from handoff.actions.action import CaseAction
from handoff.case import Case


class AnswerJudgements(CaseActions):
    """Right or not, and what would have been right."""

    async def judge(
        self,
        case_id: int,
        agent: Account,
        seq: int,
        *,
        right: bool,
        instead: str | None = None,
        entry: str = "",
    ) -> None:
        """Whether the bot's message `seq` answered what was asked, in place of a word before.

        `entry` is the one of its answers that is meant, where it gave several. `instead` is the
        entry that would have been right, empty for none at all, None where that is not said.
        Whoever sees the case may judge, also later, but units: they read only what they are
        asked. Raises `NotFound` where that message gave no such answer of the desk information,
        `BadInput` for an entry that is not there.
        """
        if instead and instead not in self.handler.office.entries:
            raise BadInput(f"there is no entry {instead}")

        async def act(action: ActionContext) -> None:
            given = await self._given(action.case, seq, entry)
            words = [word for one in given for word in _words(one, right=right, instead=instead)]
            judgement = Judgement(seq, agent.id, tuple(dict.fromkeys(words)))
            action.record(
                Fact.ANSWER_JUDGED, agent, **data_of(judgement, self.handler.office.entries)
            )
            action.work.add(StoreJudgement(judgement, action.progress.at))

        await self.on_case(case_id, agent, CaseAction.JUDGE, act)

    async def _given(self, case: Case, seq: int, entry: str) -> tuple[Answered, ...]:
        """What the message answered, with that entry if one is named. Raises `NotFound`."""
        lines = (await self.cases.talk(case.chat, seq + 1, 1)).lines
        given = answered(lines[0].fact) if lines and lines[0].fact.seq == seq else ()
        given = tuple(one for one in given if one.question and entry in ("", one.entry))
        if not given:
            raise NotFound(f"answer {seq} of case {case.number}")
        return given


def _words(about: Answered, *, right: bool, instead: str | None) -> list[Feedback]:
    words = [feedback(about, about.entry, right, Judge.AGENT)]
    if not right and instead is not None and instead != about.entry:
        words.append(feedback(about, instead, True, Judge.AGENT))
    return words
