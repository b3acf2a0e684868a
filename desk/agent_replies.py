"""What people at the office write in a talk."""

from dataclasses import replace

from bot.effects.effect import OnlyOnce, ResendMessage
from core.facts import BOT, Fact
from core.message import Attachment
from core.replies import ReplyKind
from core.text import storable
from desk.case_action import ActionContext, CaseActions, checked, send_to_complainant
from handoff.accounts import Account
from handoff.actions.action import CaseAction
from handoff.case import Move, Source
from handoff.desk import DeliveryState
from handoff.stage import Reply, StageEvent

_REPLIES = {
    Reply.ANSWER: CaseAction.REPLY,
    Reply.QUESTION: CaseAction.ASK,
    Reply.ON_THE_WAY: CaseAction.HOLD,
}


class AgentReplies(CaseActions):
    """Replies, files and notes."""

    async def reply(
        self,
        case_id: int,
        agent: Account,
        text: str,
        key: str,
        *,
        kind: Reply = Reply.ANSWER,
        way: Source | None = None,
    ) -> None:
        """Words to the complainant; the promises that were running are met.

        After a question they have the move until they write; after a word on the way the answer
        is still owed. `way` is how it was said where no message of ours carried it.
        """
        does = _REPLIES[kind]
        if does is CaseAction.REPLY and way is not None:
            does = CaseAction.REPLY_BY
        await self._write(case_id, agent, does, checked(text), None, key, kind, way)

    async def send_file(
        self,
        case_id: int,
        agent: Account,
        sha256: str,
        filename: str,
        mime: str,
        caption: str,
        key: str,
    ) -> None:
        """A file of ours to the complainant, with words under it or none."""
        attachment = Attachment(sha256, mime, filename)
        words = storable(caption.strip())
        await self._write(case_id, agent, CaseAction.SEND_FILE, words, attachment, key)

    async def note(self, case_id: int, agent: Account, text: str, key: str) -> None:
        """Words that only the office reads; whoever sees the case may add them, also later."""
        words = checked(text)

        async def act(action: ActionContext) -> None:
            action.record(Fact.NOTE_ADDED, agent, text=words)
            action.work.add(OnlyOnce(f"{agent.id}:{key}"))

        await self.on_case(case_id, agent, CaseAction.NOTE, act)

    async def resend(self, case_id: int, agent: Account, seq: int) -> None:
        """Put message `seq` into the outbox again, where its delivery failed or is unknown."""

        async def act(action: ActionContext) -> None:
            action.work.add(ResendMessage(seq))
            action.record(Fact.RESENT, agent, seq=seq)
            await self._answered_by(action, seq)

        await self.on_case(case_id, agent, CaseAction.RESEND, act)

    async def _answered_by(self, action: ActionContext, seq: int) -> None:
        """An answer that had failed answers again what it was sent for."""
        lines = (await self.cases.talk(action.case.chat, seq + 1, 1)).lines
        said = next((line for line in lines if line.fact.seq == seq), None)
        failed = said is not None and any(part.state is DeliveryState.FAILED for part in said.parts)
        if said is None or not failed or said.fact.actor == BOT:
            return
        if not said.fact.data.get("letter"):
            action.progress.replied(Reply(str(said.fact.data.get("reply", Reply.ANSWER))))
            return
        action.progress.answered()
        if StageEvent.LETTER in action.progress.exits():
            action.progress.event(StageEvent.LETTER)

    async def _write(
        self,
        case_id: int,
        agent: Account,
        does: CaseAction,
        text: str,
        attachment: Attachment | None,
        key: str,
        kind: Reply = Reply.ANSWER,
        way: Source | None = None,
    ) -> None:
        async def act(action: ActionContext) -> None:
            action.case = action.case.after(Move.REPLY)
            action.progress.replied(kind)
            send_to_complainant(
                action, agent, self.handler.channels, text, key, attachment, way, kind
            )
            action.state = replace(action.state, last_reply_kind=ReplyKind.OTHER)

        await self.on_case(case_id, agent, does, act, carried=way is None)
