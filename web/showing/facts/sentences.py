"""Facts become Indonesian sentences, made when somebody reads them."""

from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from core.facts import Fact, SealedFact
from web.showing.facts import of_cases, of_channels, of_deadlines, of_the_bot
from web.showing.facts.data import Data, who

Sentence = Callable[[Data, ZoneInfo], str]
_QUIET = frozenset(
    {
        Fact.BOT_DECIDED,
        Fact.BOT_KEPT_QUIET,
        Fact.SYSTEM_NOTICE,
        Fact.DEADLINE_SET,
        Fact.DEADLINE_MET,
        Fact.DEADLINE_PAUSED,
        Fact.DEADLINE_RESUMED,
        Fact.SOMEBODY_TOLD,
        Fact.STAGE_ENTERED,
        Fact.ANSWER_JUDGED,
    }
)


def is_quiet(kind: Fact) -> bool:
    """Whether a fact is shown only to who asks for details."""
    return kind in _QUIET


def sentence(fact: SealedFact, zone: ZoneInfo) -> str:
    """What a fact that is not a message says; empty for what is shown elsewhere."""
    return _SENTENCES[fact.kind](fact.data, zone)


def _always(said: str) -> Sentence:
    return lambda *_: said


def _does(what: str) -> Sentence:
    return lambda data, _: f"{who(data)} {what}"


def _of(say: Callable[[Data], str]) -> Sentence:
    return lambda data, _: say(data)


_IN_A_BUBBLE = _AT_A_MESSAGE = _ON_A_CARD = _always("")
"""What is shown as a message or note, beside a message, or with a title of its own."""
_SENTENCES: Mapping[Fact, Sentence] = {
    Fact.MESSAGE_IN: _IN_A_BUBBLE,
    Fact.MESSAGE_OUT: _IN_A_BUBBLE,
    Fact.NOTE_ADDED: _IN_A_BUBBLE,
    Fact.SENT: _AT_A_MESSAGE,
    Fact.DELIVERED: _AT_A_MESSAGE,
    Fact.READ: _AT_A_MESSAGE,
    Fact.FAILED: _AT_A_MESSAGE,
    Fact.DELIVERY_UNKNOWN: _AT_A_MESSAGE,
    Fact.MEDIA_KEPT: _AT_A_MESSAGE,
    Fact.UNIT_ASKED: _ON_A_CARD,
    Fact.FINDING_GIVEN: _ON_A_CARD,
    Fact.SUPERIOR_ASKED: _ON_A_CARD,
    Fact.SHEET_GIVEN: _ON_A_CARD,
    Fact.MINUTES_DRAWN: _ON_A_CARD,
    Fact.MINUTES_SENT_BACK: _ON_A_CARD,
    Fact.MESSAGE_EDITED: _always("Pelapor mengubah pesannya"),
    Fact.MESSAGE_DELETED: _always("Pelapor menghapus sebuah pesan"),
    Fact.REACTION: _of(of_channels.reaction),
    Fact.SYSTEM_NOTICE: _of(of_channels.system_notice),
    Fact.CALL: _of(of_channels.call),
    Fact.ADDRESS_CHANGED: _of(of_channels.address_changed),
    Fact.ADDRESS_LOST: _of(of_channels.address_lost),
    Fact.CHATS_LINKED: _of(of_channels.chats_linked),
    Fact.ECHO: _always("Kantor mengubah, menghapus, atau menandai pesan dari teleponnya"),
    Fact.RESENT: _always("Pesan dikirim ulang"),
    Fact.ANSWER_LOST: _of(of_cases.answer_lost),
    Fact.MEDIA_LOST: _always("Sebuah berkas tidak dapat diambil dari kanalnya"),
    Fact.BOT_DECIDED: _of(of_the_bot.decided),
    Fact.BOT_KEPT_QUIET: _of(of_the_bot.kept_quiet),
    Fact.ANSWER_JUDGED: _of(of_the_bot.judged),
    Fact.CASE_OPENED: _of(of_cases.opened),
    Fact.CASE_ENTERED: of_cases.entered,
    Fact.CASE_CLAIMED: _does("mengambil kasus ini"),
    Fact.CASE_RETURNED: _does("mengembalikan percakapan ke bot"),
    Fact.CASE_RELEASED: _of(of_cases.released),
    Fact.CASE_TRANSFERRED: _of(of_cases.transferred),
    Fact.CASE_ASSIGNED: lambda data, _: f"Kasus ditugaskan kepada {data.get('to', '')}",
    Fact.CASE_ASKED_AGAIN: _of(of_cases.asked_again),
    Fact.CASE_REOPENED: _always("Kasus dibuka kembali"),
    Fact.CASE_CATEGORISED: lambda data, _: f"Kategori: {data.get('category', '')}",
    Fact.CASE_SORTED: _of(of_cases.sorted_by),
    Fact.CASE_CLOSED: _of(of_cases.closed),
    Fact.CASE_WITHDRAWN: _always("Pelapor membatalkan kasus ini"),
    Fact.PRIORITY_RAISED: _always("◆ Ditandai mendesak"),
    Fact.CONCERN_RAISED: _always("Pelapor mungkin sedang tidak baik-baik saja"),
    Fact.ALARM_WITHDRAWN: _always("Pelapor menarik kembali kabar bahaya"),
    Fact.NOBODY_PRESENT: _always("Belum ada petugas yang hadir; atasan diberi tahu"),
    Fact.SOMEBODY_TOLD: _of(of_cases.somebody_told),
    Fact.VERDICT_GIVEN: _of(of_cases.verdict),
    Fact.IDENTITY_GIVEN: _always("Pelapor melengkapi datanya"),
    Fact.IDENTITY_CHECKED: _of(of_cases.identity_checked),
    Fact.MINUTES_APPROVED: _of(of_cases.minutes_approved),
    Fact.LETTER_GIVEN: _does("mengirim surat jawaban"),
    Fact.SURVEY_ASKED: _always("Pelapor diminta menilai"),
    Fact.SATISFACTION_GIVEN: _of(of_cases.satisfaction),
    Fact.STAGE_ENTERED: lambda data, _: f"Tahap: {data.get('label') or data.get('stage', '')}",
    Fact.DEADLINE_SET: of_deadlines.was_set,
    Fact.DEADLINE_RESUMED: of_deadlines.was_set,
    Fact.DEADLINE_NEAR: of_deadlines.is_near,
    Fact.DEADLINE_TARGET_PASSED: of_deadlines.target_passed,
    Fact.DEADLINE_PASSED: of_deadlines.has_passed,
    Fact.DEADLINE_MET: of_deadlines.was_met,
    Fact.DEADLINE_MOVED: of_deadlines.has_moved,
    Fact.DEADLINE_PAUSED: of_deadlines.was_paused,
    Fact.PROMISE_MOVED: of_deadlines.promise_moved,
    Fact.UNREADABLE: _always("Catatan ini tidak dapat ditampilkan; aslinya tetap tersimpan"),
}
