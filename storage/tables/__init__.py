"""The tables, as SQLModel classes by subject; importing this fills `SQLModel.metadata`."""

from storage.tables.desk import CaseRow, CounterRow, NoticeRow, StateRow
from storage.tables.judged import FeedbackRow
from storage.tables.people import AccountRow, InvitationRow, KnownBrowserRow, SessionRow
from storage.tables.sealed import CheckpointChatRow, CheckpointRow
from storage.tables.talk import AddressRow, ChatRow, FactRow, FileRow, LinkRow, PastAddressRow
from storage.tables.traffic import (
    BodyRow,
    DownloadRow,
    EarlyReportRow,
    EventRow,
    OutboxRow,
    SaidRow,
)

__all__ = [
    "AccountRow",
    "AddressRow",
    "BodyRow",
    "CaseRow",
    "ChatRow",
    "CheckpointChatRow",
    "CheckpointRow",
    "CounterRow",
    "DownloadRow",
    "EarlyReportRow",
    "EventRow",
    "FactRow",
    "FeedbackRow",
    "FileRow",
    "InvitationRow",
    "KnownBrowserRow",
    "LinkRow",
    "NoticeRow",
    "OutboxRow",
    "PastAddressRow",
    "SaidRow",
    "SessionRow",
    "StateRow",
]
