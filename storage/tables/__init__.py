"""The tables, as SQLModel classes by subject; importing this fills `SQLModel.metadata`."""

from storage.tables.desk import AccountRow, CaseRow, CounterRow, InvitationRow, SessionRow
from storage.tables.talk import AddressRow, ChatRow, FactRow, FileRow, ReminderRow
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
    "CounterRow",
    "DownloadRow",
    "EarlyReportRow",
    "EventRow",
    "FactRow",
    "FileRow",
    "InvitationRow",
    "OutboxRow",
    "ReminderRow",
    "SaidRow",
    "SessionRow",
]
