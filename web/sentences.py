"""Facts become Indonesian sentences, made when somebody reads them."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from core.facts import Fact, SealedFact
from core.time import moment_words
from handoff.case import Verdict
from nlu.meaning import Intent
from reports.labels import CALLS, OUTCOMES, SOURCES, VERDICTS, WEIGHTS
from web import deadline_sentences
from web.labels import INTENTS, MEMBERS
from web.undelivered import RETURNED, reason

Data = Mapping[str, object]
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
_KNOWN = frozenset({"answer", "choose"})
_ASKED = frozenset({Intent.QUESTION, Intent.OUT_OF_SCOPE})
_QUIET_REASONS = {
    "answered_by_phone": "Bot diam: kantor sedang menjawab dari teleponnya sendiri",
    "one_of_several": "Bot diam: berkas ini sekiriman dengan yang sebelumnya",
    "echo": "Bot diam: kata-kata ini dari kantor",
    "call": "Bot diam: panggilan sudah dijawab dengan pesan, atau tidak perlu dijawab",
    "with_agent": "Bot diam: percakapan dipegang petugas",
    "noted_for_agent": "Bot diam: petugas yang membacanya",
    "kept_for_agent": "Bot diam: kiriman ini untuk petugas",
    "edit_came_first": "Bot diam: perubahan pesan ini sudah datang lebih dahulu",
    "cannot_speak": "Bot tidak mengirim: kanalnya tidak dapat dipakai sekarang",
}


def is_quiet(kind: Fact) -> bool:
    """Whether a fact is shown only to who asks for details."""
    return kind in _QUIET


def sentence(fact: SealedFact, zone: ZoneInfo) -> str:
    """What a fact that is not a message says; empty for what is shown elsewhere."""
    return _SENTENCES[fact.kind](fact.data, zone)


def _label(words: Mapping[Any, str], value: object) -> str:
    """The word for what a fact calls by its value; empty for one that no word is known for."""
    return words.get(value, "")


def _who(data: Data) -> str:
    return str(data.get("agent_name") or "Petugas")


def _opened(data: Data) -> str:
    number = str(data.get("number", ""))
    return f"Kasus {number} dibuka" if number else "Kasus dibuka"


def _transferred(data: Data) -> str:
    return f"{_who(data)} mengalihkan kasus ke {data.get('to', '')}"


def _closed(data: Data) -> str:
    category = data.get("category")
    return f"Kasus ditutup: {category}" if category else "Kasus ditutup"


def _lost(data: Data) -> str:
    why = reason(str(data.get("why", "")), str(data.get("code", "")))
    return f"▲ Jawaban tidak sampai, jadi masih harus dijawab: {why}"


def _released(data: Data) -> str:
    why = RETURNED.get(str(data.get("why", "")), "")
    who = f" dari {data['before']}" if data.get("before") and why else ""
    return f"Kasus kembali ke antrean{who}" + (f": {why}" if why else "")


def _entered(data: Data, zone: ZoneInfo) -> str:
    source = _label(SOURCES, data.get("source"))
    came = _moment(data.get("came_at"), zone)
    return f"{_who(data)} mencatat kasus ini: {source}, {came}"


def _verdict(data: Data) -> str:
    label = _label(VERDICTS, data.get("verdict"))
    remark = f" ({data['remark']})" if data.get("remark") else ""
    return f"{_who(data)} memeriksa identitas: {label.lower()}{remark}"


def _checked(data: Data) -> str:
    label = _label(VERDICTS, data.get("verdict"))
    if data.get("verdict") == Verdict.NOT_CHECKED:
        return f"Pemeriksaan identitas otomatis tidak memberi jawaban ({data.get('detail', '')})"
    return f"Pemeriksaan identitas otomatis: {label.lower()}"


def _approved(data: Data) -> str:
    remark = f" ({data['remark']})" if data.get("remark") else ""
    return f"✓ {_who(data)} menyetujui berita acara{remark}"


def _sorted(data: Data) -> str:
    label = _label(WEIGHTS, data.get("weight")).lower()
    return f"{_who(data)} memilah: aduan {label}, {data.get('category', '')}"


def _satisfied(data: Data) -> str:
    if "mark" in data:
        return f"Pelapor memberi nilai {data['mark']} dari 5"
    return f"Pelapor menambahkan: {data.get('remark', '')}"


def _told(data: Data) -> str:
    to = str(data.get("to", ""))
    names = {"superiors": "Semua atasan", "agents": "Semua petugas"}
    return f"{names.get(to, 'Penanggung jawab tahap')} diberi tahu"


def _reaction(data: Data) -> str:
    emoji = data.get("emoji")
    return f"Pelapor memberi tanda {emoji}" if emoji else "Pelapor mencabut tandanya"


def _kept_quiet(data: Data) -> str:
    reason = str(data.get("reason", ""))
    return _QUIET_REASONS.get(reason, "Bot diam: tidak ada yang perlu dijawab")


def _decided(data: Data) -> str:
    outcome, score, intent = data.get("outcome"), data.get("score"), data.get("intent")
    meant = next((words for one, words in INTENTS.items() if one == intent), "")
    if meant and not rests_on_matching(data):
        return f"Bot memahami: {meant}"
    said = _label(OUTCOMES, outcome) or str(outcome or "diputuskan")
    sure = f", kecocokan {score:.2f}".replace(".", ",") if isinstance(score, float) else ""
    return f"Bot: {said[:1].lower()}{said[1:]}{sure}" + (f" ({meant})" if meant else "")


def rests_on_matching(data: Data) -> bool:
    """Whether a decision of the bot was made by what the desk information has, or has not."""
    further = data.get("further")
    told = [data, *(further if isinstance(further, list) else ())]
    known = any(isinstance(one, Mapping) and one.get("outcome") in _KNOWN for one in told)
    return known or data.get("intent") in _ASKED


def _judged(data: Data) -> str:
    who, said = str(data.get("agent_name") or "Pelapor"), data.get("said")
    listed = said if isinstance(said, list) else []
    words = [_verdict_on(one) for one in listed if isinstance(one, Mapping)]
    return f"{who} menilai jawaban bot: {', '.join(words)}"


def _verdict_on(said: Data) -> str:
    if not said.get("entry"):
        return "belum ada jawaban yang tepat"
    return f"“{said.get('title') or said['entry']}” {'tepat' if said.get('right') else 'keliru'}"


def _address_changed(data: Data) -> str:
    was, now = _numbers(data, "before"), _numbers(data, "now")
    if was and now:
        return f"Menurut kanalnya, nomor pelapor berganti dari {was} menjadi {now}"
    return f"Menurut kanalnya, pelapor kini menulis dari {now or 'akun yang sama'}"


def _notice(data: Data) -> str:
    detail = data.get("detail")
    member = str(detail.get("member", "")) if isinstance(detail, Mapping) else ""
    if member in MEMBERS:
        return MEMBERS[member]
    return f"Pemberitahuan kanal: {data.get('text') or 'tanpa isi'}"


def _call(data: Data) -> str:
    detail = data.get("detail")
    fate = detail.get("call") if isinstance(detail, Mapping) else ""
    return _label(CALLS, fate) or "Panggilan lewat kanalnya"


def _address_lost(data: Data) -> str:
    return f"{_numbers(data, 'lost')} kini dipakai akun lain; pesannya tidak lagi masuk ke sini"


def _linked(data: Data) -> str:
    if number := data.get("number"):
        return f"Menurut kanalnya, pelapor ini juga bercakap di kasus {number}"
    return "Menurut kanalnya, pelapor ini juga punya percakapan lain"


def _numbers(data: Data, key: str) -> str:
    """The telephones among addresses, as people write them."""
    named = data.get(key)
    parts = [str(one).partition("phone:")[2] for one in named] if isinstance(named, list) else []
    return ", ".join(f"+{part}" for part in parts if part)


def _moment(value: object, zone: ZoneInfo) -> str:
    if not isinstance(value, str) or not value:
        return ""
    return moment_words(datetime.fromisoformat(value), zone)


def _always(said: str) -> Sentence:
    return lambda *_: said


def _does(what: str) -> Sentence:
    return lambda data, _: f"{_who(data)} {what}"


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
    Fact.REACTION: _of(_reaction),
    Fact.SYSTEM_NOTICE: _of(_notice),
    Fact.CALL: _of(_call),
    Fact.ADDRESS_CHANGED: _of(_address_changed),
    Fact.ADDRESS_LOST: _of(_address_lost),
    Fact.CHATS_LINKED: _of(_linked),
    Fact.ECHO: _always("Kantor mengubah, menghapus, atau menandai pesan dari teleponnya"),
    Fact.RESENT: _always("Pesan dikirim ulang"),
    Fact.ANSWER_LOST: _of(_lost),
    Fact.MEDIA_LOST: _always("Sebuah berkas tidak dapat diambil dari kanalnya"),
    Fact.BOT_DECIDED: _of(_decided),
    Fact.BOT_KEPT_QUIET: _of(_kept_quiet),
    Fact.ANSWER_JUDGED: _of(_judged),
    Fact.CASE_OPENED: _of(_opened),
    Fact.CASE_ENTERED: _entered,
    Fact.CASE_CLAIMED: _does("mengambil kasus ini"),
    Fact.CASE_RETURNED: _does("mengembalikan percakapan ke bot"),
    Fact.CASE_RELEASED: _of(_released),
    Fact.CASE_TRANSFERRED: _of(_transferred),
    Fact.CASE_ASSIGNED: lambda data, _: f"Kasus ditugaskan kepada {data.get('to', '')}",
    Fact.CASE_ASKED_AGAIN: _always("Pelapor meminta petugas lagi"),
    Fact.CASE_REOPENED: _always("Kasus dibuka kembali"),
    Fact.CASE_CATEGORISED: lambda data, _: f"Kategori: {data.get('category', '')}",
    Fact.CASE_SORTED: _of(_sorted),
    Fact.CASE_CLOSED: _of(_closed),
    Fact.CASE_WITHDRAWN: _always("Pelapor membatalkan kasus ini"),
    Fact.PRIORITY_RAISED: _always("◆ Ditandai mendesak"),
    Fact.NOBODY_PRESENT: _always("Belum ada petugas yang hadir; atasan diberi tahu"),
    Fact.SOMEBODY_TOLD: _of(_told),
    Fact.VERDICT_GIVEN: _of(_verdict),
    Fact.IDENTITY_CHECKED: _of(_checked),
    Fact.MINUTES_APPROVED: _of(_approved),
    Fact.LETTER_GIVEN: _does("mengirim surat jawaban"),
    Fact.SURVEY_ASKED: _always("Pelapor diminta menilai"),
    Fact.SATISFACTION_GIVEN: _of(_satisfied),
    Fact.STAGE_ENTERED: lambda data, _: f"Tahap: {data.get('label') or data.get('stage', '')}",
    Fact.DEADLINE_SET: deadline_sentences.was_set,
    Fact.DEADLINE_RESUMED: deadline_sentences.was_set,
    Fact.DEADLINE_NEAR: deadline_sentences.is_near,
    Fact.DEADLINE_TARGET_PASSED: deadline_sentences.target_passed,
    Fact.DEADLINE_PASSED: deadline_sentences.has_passed,
    Fact.DEADLINE_MET: deadline_sentences.was_met,
    Fact.DEADLINE_MOVED: deadline_sentences.has_moved,
    Fact.DEADLINE_PAUSED: deadline_sentences.was_paused,
    Fact.PROMISE_MOVED: deadline_sentences.promise_moved,
    Fact.UNREADABLE: _always("Catatan ini tidak dapat ditampilkan; aslinya tetap tersimpan"),
}
