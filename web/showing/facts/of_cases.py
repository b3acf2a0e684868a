"""What facts about a case say: what people at the office did to it."""

from zoneinfo import ZoneInfo

from handoff.case import Verdict
from handoff.reasons import Cause
from reports.labels import SOURCES, VERDICTS, WEIGHTS
from web.showing.delivery_failures import RETURNED, reason
from web.showing.facts.data import Data, label, moment, who


def opened(data: Data) -> str:
    """The case's number, where it has one."""
    number = str(data.get("number", ""))
    return f"Kasus {number} dibuka" if number else "Kasus dibuka"


def transferred(data: Data) -> str:
    """Who gave it to whom."""
    return f"{who(data)} mengalihkan kasus ke {data.get('to', '')}"


def closed(data: Data) -> str:
    """Under which category, where it has one."""
    category = data.get("category")
    return f"Kasus ditutup: {category}" if category else "Kasus ditutup"


def answer_lost(data: Data) -> str:
    """Why an answer did not arrive, and what to do."""
    why = reason(str(data.get("why", "")), str(data.get("code", "")))
    return f"▲ Jawaban tidak sampai, jadi masih harus dijawab: {why}"


def asked_again(data: Data) -> str:
    """That a case which the bot had waits for people, and whether the complainant asked for it."""
    if data.get("why") == Cause.WROTE:
        return "Pelapor menulis kepada petugas: kasus kembali ke antrean"
    return "Pelapor meminta petugas lagi"


def released(data: Data) -> str:
    """From whom the case came back, and why."""
    why = RETURNED.get(str(data.get("why", "")), "")
    who = f" dari {data['before']}" if data.get("before") and why else ""
    return f"Kasus kembali ke antrean{who}" + (f": {why}" if why else "")


def entered(data: Data, zone: ZoneInfo) -> str:
    """Who wrote it down, and by which way and when it came."""
    source = label(SOURCES, data.get("source"))
    came = moment(data.get("came_at"), zone)
    return f"{who(data)} mencatat kasus ini: {source}, {came}"


def verdict(data: Data) -> str:
    """What somebody found about the identity."""
    word = label(VERDICTS, data.get("verdict"))
    remark = f" ({data['remark']})" if data.get("remark") else ""
    return f"{who(data)} memeriksa identitas: {word.lower()}{remark}"


def identity_checked(data: Data) -> str:
    """What the service that is plugged in found."""
    word = label(VERDICTS, data.get("verdict"))
    if data.get("verdict") == Verdict.NOT_CHECKED:
        return f"Pemeriksaan identitas otomatis tidak memberi jawaban ({data.get('detail', '')})"
    return f"Pemeriksaan identitas otomatis: {word.lower()}"


def minutes_approved(data: Data) -> str:
    """Who agreed to the minutes."""
    remark = f" ({data['remark']})" if data.get("remark") else ""
    return f"✓ {who(data)} menyetujui berita acara{remark}"


def sorted_by(data: Data) -> str:
    """How somebody sorted a complaint."""
    word = label(WEIGHTS, data.get("weight")).lower()
    return f"{who(data)} memilah: aduan {word}, {data.get('category', '')}"


def satisfaction(data: Data) -> str:
    """The complainant's mark, what they added to it, or both."""
    if "mark" in data:
        why = f": {data['remark']}" if data.get("remark") else ""
        instead = f", bukan {data['instead_of']}" if "instead_of" in data else ""
        return f"Pelapor memberi nilai {data['mark']} dari 5{instead}{why}"
    return f"Pelapor menambahkan: {data.get('remark', '')}"


def somebody_told(data: Data) -> str:
    """Who was told at the office."""
    to = str(data.get("to", ""))
    names = {"superiors": "Semua atasan", "agents": "Semua petugas"}
    return f"{names.get(to, 'Penanggung jawab tahap')} diberi tahu"
