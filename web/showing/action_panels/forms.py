"""What each panel asks: its button, its fields, its words."""

from handoff.actions.action import CaseAction
from handoff.actions.authority import asked_unit, has_duty
from handoff.case import Weight
from handoff.procedure import DutyKind, Procedure
from web.showing.action_panels.panel import ActionPanel, Input, Options
from web.showing.action_panels.reader import CaseForReader
from web.showing.labels import MARKS, VERDICTS, WAYS, WEIGHTS


def finding(reader: CaseForReader) -> ActionPanel:
    """What the unit found."""
    of_the_unit = has_duty(reader.account, asked_unit(reader.case))
    on_behalf = "" if of_the_unit else "Dicatat atas nama unit, dengan nama Anda."
    inputs = (Input("text", "Hasil pemeriksaan unit"), _files())
    return ActionPanel("finding", "Catat hasil unit", inputs, hint=on_behalf)


def sheet(_: CaseForReader) -> ActionPanel:
    """The superior's information sheet."""
    hint = "Petugas menyampaikan jawaban ini kepada pelapor."
    inputs = (Input("text", "Jawaban yang disampaikan kepada pelapor"), _files())
    return ActionPanel("sheet", "Beri lembar informasi", inputs, hint=hint)


def approving(_: CaseForReader) -> ActionPanel:
    """Agreeing to the minutes."""
    return ActionPanel("approve", "Setujui", (_remark(),), key="a")


def sending_back(_: CaseForReader) -> ActionPanel:
    """Not agreeing to the minutes."""
    return ActionPanel("send_back", "Kembalikan", (Input("text", "Apa yang perlu diperbaiki"),))


def verdict(reader: CaseForReader) -> ActionPanel:
    """What the agent found about the identity."""
    found = reader.case.found_verdict
    proposed = reader.case.verdict or found or ""
    result = Input("verdict", "Hasil", "choice", VERDICTS, proposed)
    machine = f"Pemeriksaan otomatis: {dict(VERDICTS)[found].lower()}." if found else ""
    return ActionPanel(
        "verdict", "Catat hasil periksa identitas", (result, _remark()), hint=machine
    )


def sorting(reader: CaseForReader) -> ActionPanel:
    """Light or serious; both weights are one panel."""
    weighs = {Weight.LIGHT: CaseAction.SORT_LIGHT, Weight.SERIOUS: CaseAction.SORT_SERIOUS}
    weights = tuple(
        (value, label) for value, label in WEIGHTS if reader.offered(weighs[Weight(value)])
    )
    inputs = (Input("weight", "Jenis aduan", "choice", weights), _category(reader))
    both = len(weights) == len(WEIGHTS)
    return ActionPanel("sort", "Pilah aduan" if both else "Ubah jenis aduan", inputs)


def to_unit(reader: CaseForReader) -> ActionPanel:
    """Asking a unit, or another one."""
    units = _duties(reader.procedure, DutyKind.UNIT)
    chosen = Input("unit", "Unit", "select", units, _proposed(reader, units))
    inputs = (chosen, Input("text", "Yang perlu diperiksa"), _files())
    if not reader.is_called_for(CaseAction.ASK_UNIT):  # one was asked by mistake
        return ActionPanel("ask_unit", "Alihkan ke unit lain", inputs, key="u")
    return ActionPanel("ask_unit", "Teruskan ke unit", inputs, key="u")


def to_superior(reader: CaseForReader) -> ActionPanel:
    """Asking a superior, or another one."""
    superiors = _duties(reader.procedure, DutyKind.SUPERIOR)
    chosen = Input("superior", "Kepada", "select", superiors, _proposed(reader, superiors))
    needed = Input("text", "Informasi yang dibutuhkan", value=reader.case.subject)
    hint = "Percakapan ini terlampir dengan sendirinya."
    verb = "Minta arahan"
    if not reader.is_called_for(CaseAction.ASK_SUPERIOR):  # one was asked by mistake
        verb = "Alihkan ke atasan lain"
    return ActionPanel("ask_superior", verb, (chosen, needed, _files()), hint=hint)


def minutes(_: CaseForReader) -> ActionPanel:
    """Drawing up minutes."""
    inputs = (Input("text", "Isi berita acara atau rekap"),)
    return ActionPanel("draw_minutes", "Susun berita acara", inputs)


def letter(reader: CaseForReader) -> ActionPanel:
    """The answer letter; noted only where no channel carries it."""
    hint = "Dikirim sebagai surat (PDF) lewat saluran pelapor, kecuali cara lain dipilih."
    carried = reader.offered(CaseAction.LETTER)
    by = Input("way", "Disampaikan lewat", "select", WAYS, required=not carried)
    inputs = (Input("text", "Isi surat jawaban"), by)
    return ActionPanel("letter", "Kirim surat jawaban", inputs, hint=hint)


def hold(_: CaseForReader) -> ActionPanel:
    """A word on the way."""
    hint = "Pelapor tahu kasusnya berjalan; jawabannya tetap ditunggu dan tenggat baru berlaku."
    words = (Input("text", "Kabar untuk pelapor"),)
    return ActionPanel("hold", "Kirim kabar sementara", words, hint=hint)


def reply_by(_: CaseForReader) -> ActionPanel:
    """An answer that was given by another way."""
    by = Input("way", "Disampaikan lewat", "select", WAYS)
    said = Input("text", "Yang disampaikan")
    return ActionPanel("reply_by", "Catat jawaban lewat cara lain", (by, said))


def hearing(_: CaseForReader) -> ActionPanel:
    """What the complainant said by another way."""
    heard = Input("text", "Yang disampaikan pelapor")
    return ActionPanel("hear", "Catat kabar dari pelapor", (heard, _files()))


def closing(reader: CaseForReader) -> ActionPanel:
    """Ending the case."""
    farewell = Input("farewell", "Kirim salam penutup ke pelapor", "check", value="yes")
    return ActionPanel("close", "Tutup", (_category(reader), farewell), key="e")


def assigning(reader: CaseForReader) -> ActionPanel:
    """Dealing a waiting case to somebody."""
    return ActionPanel("assign", "Tugaskan", (_taker(reader),))


def transferring(reader: CaseForReader) -> ActionPanel:
    """Giving the case to a colleague."""
    return ActionPanel("transfer", "Alihkan", (_taker(reader),))


def reopening(_: CaseForReader) -> ActionPanel:
    """Taking a closed case up again."""
    return ActionPanel("reopen", "Buka kembali", (Input("text", "Alasan"),))


def rating(_: CaseForReader) -> ActionPanel:
    """The complainant's mark."""
    inputs = (Input("mark", "Penilaian pelapor", "choice", MARKS), _remark())
    return ActionPanel("rate", "Catat kepuasan", inputs)


def _taker(reader: CaseForReader) -> Input:
    to = tuple((str(one.id), f"{one.name} · {load}") for one, load in reader.colleagues)
    return Input("to", "Kepada", "select", to)


def _remark() -> Input:
    return Input("remark", "Catatan", "line", required=False)


def _files() -> Input:
    return Input("file", "Lampiran", "file", required=False, hint="Paling banyak 10 berkas.")


def _category(reader: CaseForReader) -> Input:
    options = tuple((label, label) for label in reader.procedure.category_labels)
    return Input("category", "Kategori", "select", options, reader.case.category)


def _duties(procedure: Procedure, kind: DutyKind) -> Options:
    return tuple((one.key, one.label) for one in procedure.duties.values() if one.kind is kind)


def _proposed(reader: CaseForReader, options: Options) -> str:
    """The duty to which the category belongs, where it is one of those that can be asked."""
    categories = {one.label: one.belongs_to for one in reader.procedure.categories}
    owner = categories.get(reader.case.category, "")
    return owner if owner in dict(options) else ""
