"""The statements that registers, reports and papers are made from: read now and then, never hot.

A case's facts are found through its chat, so that the table of facts needs no index of its own
for them.
"""

from storage.database.script import Ask
from storage.rows.cases import CASE_SELECTED

_PERSON = "chat.channel, chat.name, chat.address"
_AFTER = "(desk_case.opened_at, desk_case.id) > (:at, :id)"
_PAGE = f"{_AFTER} AND (desk_case.opened_at, desk_case.id) <= (:last_at, :last_id)"

REGISTER = Ask(f"""
    SELECT {CASE_SELECTED}, {_PERSON} FROM desk_case JOIN chat ON chat.id = desk_case.chat
    WHERE {_AFTER} AND desk_case.opened_at < :until
    ORDER BY desk_case.opened_at, desk_case.id LIMIT :limit
""")  # noqa: S608  # our own columns
REGISTER_LINE = Ask(f"""
    SELECT {CASE_SELECTED}, {_PERSON} FROM desk_case JOIN chat ON chat.id = desk_case.chat
    WHERE desk_case.id = :id
""")  # noqa: S608
_OWN = "FROM fact AS own WHERE own.chat = desk_case.chat AND own.case_id = desk_case.id"
_ENDS = f"""
    SELECT desk_case.id, (SELECT own.seq {_OWN} ORDER BY own.seq LIMIT 1), head.seq, head.digest
    FROM desk_case JOIN fact AS head ON head.chat = desk_case.chat
    AND head.seq = (SELECT own.seq {_OWN} ORDER BY own.seq DESC LIMIT 1)
"""  # noqa: S608
ENDS = Ask(f"{_ENDS} WHERE {_PAGE}")
ENDS_OF_CASE = Ask(f"{_ENDS} WHERE desk_case.id = :id")
CAME_OUT = Ask(f"""
    SELECT desk_case.id, fact.chat, fact.seq, fact.body FROM desk_case
    JOIN fact ON fact.chat = desk_case.chat AND fact.case_id = desk_case.id
    WHERE fact.kind IN ('deadline_met', 'deadline_passed') AND {_PAGE}
    ORDER BY desk_case.opened_at, desk_case.id, fact.seq
""")  # noqa: S608  # our own words
CASE_BEFORE = Ask("""
    SELECT max(seq) FROM fact WHERE chat = :chat AND seq < :first AND case_id IS NOT NULL
""")
FACTS_BETWEEN = Ask("""
    SELECT seq, body FROM fact WHERE chat = :chat AND seq > :after AND seq <= :last ORDER BY seq
""")
SPOKEN_SINCE = Ask("""
    SELECT fact.chat, fact.seq, fact.body FROM chat JOIN fact ON fact.chat = chat.id
    WHERE chat.last_at >= :since AND chat.id >= :chat AND (chat.id > :chat OR fact.seq > :seq)
    AND fact.kind IN ('message_in', 'bot_decided', 'message_out')
    ORDER BY chat.id, fact.seq LIMIT :limit
""")
