"""The statements about what people said of answers."""

from storage.script import Ask, insert
from storage.tables import FeedbackRow

FORGET = Ask("""
    DELETE FROM desk_feedback
    WHERE chat = :chat AND seq = :seq AND who = :who AND question = :question
""")
JUDGE = insert(FeedbackRow)
NEWEST = Ask("""
    SELECT question, entry, correct, judge FROM desk_feedback
    WHERE id < :before ORDER BY id DESC LIMIT :limit
""")
OF_ANSWERS = Ask("""
    SELECT seq, who, question, entry, correct, judge FROM desk_feedback
    WHERE chat = :chat AND seq BETWEEN :first AND :last ORDER BY seq, who, id
""")
