"""What people said about answers, as it was kept."""

from collections.abc import Sequence
from itertools import groupby

from core.unreadable import readable
from desk_info.feedback import Feedback, Judge, Judgement
from storage.database.backend import Backend, rows_of
from storage.database.script import Ask, Row, ask
from storage.rows.talk import LAST

NEWEST = Ask("""
    SELECT question, entry, correct, judge FROM desk_feedback
    WHERE id < :before ORDER BY id DESC LIMIT :limit
""")
OF_ANSWERS = Ask("""
    SELECT seq, who, question, entry, correct, judge FROM desk_feedback
    WHERE chat = :chat AND seq BETWEEN :first AND :last ORDER BY seq, who, id
""")


class StoredFeedback:
    """Reads the judgements; they are written with the fact, by a unit of work."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def newest(self, limit: int) -> Sequence[Feedback]:
        """The newest words of all judges, at most `limit`, oldest first."""
        rows = await rows_of(self._backend, ask(NEWEST, before=LAST, limit=limit))
        return [_feedback(row) for row in reversed(rows) if _is_known(row)]

    async def of_answers(self, chat: int, first: int, last: int) -> Sequence[Judgement]:
        """What was said of messages `first` to `last` of a chat, in order."""
        question = ask(OF_ANSWERS, chat=chat, first=first, last=last)
        rows = await rows_of(self._backend, question)
        return [
            Judgement(answer, who, tuple(_feedback(row[2:]) for row in said if _is_known(row[2:])))
            for (answer, who), said in groupby(rows, lambda row: (row[0], row[1]))
        ]


def _is_known(row: Row) -> bool:
    """Whether a judgement can be read; one that cannot says nothing for or against an answer."""
    return readable("judgement on", row[1], lambda: bool(Judge(row[3])), lambda: False)


def _feedback(row: Row) -> Feedback:
    question, entry, correct, judge = row
    return Feedback(question, entry, bool(correct), Judge(judge))
