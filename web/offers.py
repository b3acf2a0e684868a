"""What the person at the screen can do about a case now, as panels.

What is possible is `handoff.actions`' to say; here it gets its button, its fields and its words.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from handoff.accounts import Account
from handoff.actions.action import Answer, Call, CaseAction, Impossible, Possible, WhyNot
from handoff.actions.authority import asked_unit, has_duty
from handoff.case import Case, Weight
from handoff.procedure import DutyKind, Procedure
from handoff.stage import CLOSED, Stage, StageEvent
from web.labels import MARKS, VERDICTS, WAYS, WEIGHTS
from web.offer import Input, Offer, Options
from web.reasons import sentence

_EXPLAINED = frozenset(
    {
        WhyNot.MISSING,
        WhyNot.OWN_MINUTES,
        WhyNot.WINDOW,
        WhyNot.ANOTHER_OPEN,
        WhyNot.TOO_LATE,
    }
)
"""Why something stays on the page without its button: whoever reads it is the right one for it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A case as one reader sees it, and what they can do; `colleagues` may take it over."""

    procedure: Procedure
    case: Case
    account: Account
    answers: Mapping[CaseAction, Answer]
    colleagues: Sequence[tuple[Account, str]] = ()

    @property
    def stage(self) -> Stage | None:
        """Where the case is in the procedure."""
        return self.procedure.stages.get(self.case.stage)

    def leaves_by(self, event: StageEvent) -> bool:
        """Whether that event leads on from the stage."""
        return self.stage is not None and self.stage.exit(event) is not None

    def leads_back(self, event: StageEvent) -> bool:
        """Whether the case would go to an earlier stage by it, as the procedure orders them."""
        order = list(self.procedure.stages)
        way = self.stage.exit(event) if self.stage else None
        return way is not None and way.to in order[: order.index(self.case.stage)]

    def offered(self, action: CaseAction) -> bool:
        """Whether it can be done, and somebody may be led to it."""
        found = self.answers[action]
        return isinstance(found, Possible) and found.call is not Call.UNASKED

    def is_called_for(self, action: CaseAction) -> bool:
        """Whether it can be done and the stage waits for it."""
        found = self.answers[action]
        return isinstance(found, Possible) and found.call is Call.NOW


Panel = Callable[[Column], Offer]


def offers(column: Column) -> tuple[Offer, ...]:
    """Everything that this account can do about this case; what the stage waits for first."""
    found = [one for action, panel in _ordered(column) for one in _made(column, action, panel)]
    return tuple(sorted(found, key=lambda offer: not offer.now))


def _ordered(column: Column) -> Iterator[tuple[CaseAction, Panel]]:
    """What a unit or a superior brings, what the agent does, what is decided about the case."""
    yield from _OF_THE_OWNER
    if column.leaves_by(StageEvent.REPLY):  # elsewhere the composer alone is its place
        yield CaseAction.REPLY, lambda _: Offer("reply", "Balas", key="r")
    yield from _OF_THE_IDENTITY
    # One panel has both weights.
    weighed = (CaseAction.SORT_LIGHT, CaseAction.SORT_SERIOUS)
    yield from [(one, _sorting) for one in weighed if column.offered(one)][:1]
    for _, action, panel in sorted(_LEADING_ON, key=lambda one: column.leads_back(one[0])):
        yield action, panel
    yield from _OF_WHO_HAS_IT


def _made(column: Column, action: CaseAction, panel: Panel) -> Iterator[Offer]:
    """The panel where it can be done, its name and the reason where that is worth a line."""
    found = column.answers[action]
    if action is CaseAction.LETTER and not column.offered(action):
        found = column.answers[CaseAction.LETTER_BY]
    match found:
        case Possible(call=call) if call is not Call.UNASKED:
            yield replace(panel(column), now=call is Call.NOW)
        case Impossible(why=WhyNot.STAGE) if action is CaseAction.CLOSE:
            yield replace(panel(column), inputs=(), blocked=_where_it_closes(column))
        case Impossible(why=why) if why in _EXPLAINED:
            # Minutes wait for a superior, if not for this one.
            waits = why is WhyNot.OWN_MINUTES
            yield replace(panel(column), inputs=(), blocked=sentence(found), now=waits)
        case _:
            pass


def _finding(column: Column) -> Offer:
    of_the_unit = has_duty(column.account, asked_unit(column.case))
    on_behalf = "" if of_the_unit else "Dicatat atas nama unit, dengan nama Anda."
    inputs = (Input("text", "Hasil pemeriksaan unit"), _files())
    return Offer("finding", "Catat hasil unit", inputs, hint=on_behalf)


def _sheet(_: Column) -> Offer:
    hint = "Petugas menyampaikan jawaban ini kepada pelapor."
    inputs = (Input("text", "Jawaban yang disampaikan kepada pelapor"), _files())
    return Offer("sheet", "Beri lembar informasi", inputs, hint=hint)


def _approving(_: Column) -> Offer:
    return Offer("approve", "Setujui", (_remark(),), key="a")


def _sending_back(_: Column) -> Offer:
    return Offer("send_back", "Kembalikan", (Input("text", "Apa yang perlu diperbaiki"),))


def _verdict(column: Column) -> Offer:
    found = column.case.found_verdict
    proposed = column.case.verdict or found or ""
    result = Input("verdict", "Hasil", "choice", VERDICTS, proposed)
    machine = f"Pemeriksaan otomatis: {dict(VERDICTS)[found].lower()}." if found else ""
    return Offer("verdict", "Catat hasil periksa identitas", (result, _remark()), hint=machine)


def _sorting(column: Column) -> Offer:
    weighs = {Weight.LIGHT: CaseAction.SORT_LIGHT, Weight.SERIOUS: CaseAction.SORT_SERIOUS}
    weights = tuple(
        (value, label) for value, label in WEIGHTS if column.offered(weighs[Weight(value)])
    )
    inputs = (Input("weight", "Jenis aduan", "choice", weights), _category(column))
    both = len(weights) == len(WEIGHTS)
    return Offer("sort", "Pilah aduan" if both else "Ubah jenis aduan", inputs)


def _to_unit(column: Column) -> Offer:
    units = _duties(column.procedure, DutyKind.UNIT)
    chosen = Input("unit", "Unit", "select", units, _proposed(column, units))
    inputs = (chosen, Input("text", "Yang perlu diperiksa"), _files())
    if not column.is_called_for(CaseAction.ASK_UNIT):  # one was asked by mistake
        return Offer("ask_unit", "Alihkan ke unit lain", inputs, key="u")
    return Offer("ask_unit", "Teruskan ke unit", inputs, key="u")


def _to_superior(column: Column) -> Offer:
    superiors = _duties(column.procedure, DutyKind.SUPERIOR)
    chosen = Input("superior", "Kepada", "select", superiors, _proposed(column, superiors))
    needed = Input("text", "Informasi yang dibutuhkan", value=column.case.subject)
    hint = "Percakapan ini terlampir dengan sendirinya."
    verb = "Minta arahan"
    if not column.is_called_for(CaseAction.ASK_SUPERIOR):  # one was asked by mistake
        verb = "Alihkan ke atasan lain"
    return Offer("ask_superior", verb, (chosen, needed, _files()), hint=hint)


def _minutes(_: Column) -> Offer:
    inputs = (Input("text", "Isi berita acara atau rekap"),)
    return Offer("draw_minutes", "Susun berita acara", inputs)


def _letter(column: Column) -> Offer:
    hint = "Dikirim sebagai surat (PDF) lewat saluran pelapor, kecuali cara lain dipilih."
    carried = column.offered(CaseAction.LETTER)
    by = Input("way", "Disampaikan lewat", "select", WAYS, required=not carried)
    inputs = (Input("text", "Isi surat jawaban"), by)
    return Offer("letter", "Kirim surat jawaban", inputs, hint=hint)


def _hold(_: Column) -> Offer:
    hint = "Pelapor tahu kasusnya berjalan; jawabannya tetap ditunggu dan tenggat baru berlaku."
    words = (Input("text", "Kabar untuk pelapor"),)
    return Offer("hold", "Kirim kabar sementara", words, hint=hint)


def _reply_by(_: Column) -> Offer:
    by = Input("way", "Disampaikan lewat", "select", WAYS)
    said = Input("text", "Yang disampaikan")
    return Offer("reply_by", "Catat jawaban lewat cara lain", (by, said))


def _hearing(_: Column) -> Offer:
    heard = Input("text", "Yang disampaikan pelapor")
    return Offer("hear", "Catat kabar dari pelapor", (heard, _files()))


def _closing(column: Column) -> Offer:
    farewell = Input("farewell", "Kirim salam penutup ke pelapor", "check", value="yes")
    return Offer("close", "Tutup", (_category(column), farewell), key="e")


def _where_it_closes(column: Column) -> str:
    """The nearest stage ahead at which the case can be closed, in words."""
    ahead = _closing_stage(column)
    return f"Kasus ditutup pada tahap {ahead}." if ahead else "Tahap ini belum dapat ditutup."


def _closing_stage(column: Column) -> str:
    stages, seen = column.procedure.stages, {column.case.stage}
    ahead = [way.to for way in column.stage.exits] if column.stage else []
    while ahead:
        key = ahead.pop(0)
        if key == CLOSED or key in seen:
            continue
        seen.add(key)
        exits = stages[key].exits
        if any(way.on is StageEvent.CLOSE and way.to == CLOSED for way in exits):
            return stages[key].label
        ahead += [way.to for way in exits]
    return ""


def _assigning(column: Column) -> Offer:
    return Offer("assign", "Tugaskan", (_taker(column),))


def _transferring(column: Column) -> Offer:
    return Offer("transfer", "Alihkan", (_taker(column),))


def _reopening(_: Column) -> Offer:
    return Offer("reopen", "Buka kembali", (Input("text", "Alasan"),))


def _rating(_: Column) -> Offer:
    inputs = (Input("mark", "Penilaian pelapor", "choice", MARKS), _remark())
    return Offer("rate", "Catat kepuasan", inputs)


_OF_THE_OWNER: Sequence[tuple[CaseAction, Panel]] = (
    (CaseAction.FINDING, _finding),
    (CaseAction.SHEET, _sheet),
    (CaseAction.APPROVE, _approving),
    (CaseAction.SEND_BACK, _sending_back),
)
_OF_THE_IDENTITY: Sequence[tuple[CaseAction, Panel]] = (
    (CaseAction.VERDICT, _verdict),
    (CaseAction.CHECK_IDENTITY, lambda _: Offer("check_identity", "Periksa ulang identitas")),
)
_LEADING_ON: Sequence[tuple[StageEvent, CaseAction, Panel]] = (
    (StageEvent.ASK_UNIT, CaseAction.ASK_UNIT, _to_unit),
    (StageEvent.ASK_SUPERIOR, CaseAction.ASK_SUPERIOR, _to_superior),
    (StageEvent.DRAW_MINUTES, CaseAction.DRAW_MINUTES, _minutes),
    (StageEvent.LETTER, CaseAction.LETTER, _letter),
)
_OF_WHO_HAS_IT: Sequence[tuple[CaseAction, Panel]] = (
    (CaseAction.CLOSE, _closing),
    (CaseAction.HOLD, _hold),
    (CaseAction.REPLY_BY, _reply_by),
    (CaseAction.HEAR, _hearing),
    (CaseAction.ASSIGN, _assigning),
    (CaseAction.TRANSFER, _transferring),
    (CaseAction.RELEASE, lambda _: Offer("release", "Lepas ke antrean")),
    (CaseAction.GIVE_BACK, lambda _: Offer("give_back", "Kembalikan ke bot")),
    (CaseAction.REOPEN, _reopening),
    (CaseAction.RATE, _rating),
)


def _taker(column: Column) -> Input:
    to = tuple((str(one.id), f"{one.name} · {load}") for one, load in column.colleagues)
    return Input("to", "Kepada", "select", to)


def _remark() -> Input:
    return Input("remark", "Catatan", "line", required=False)


def _files() -> Input:
    return Input("file", "Lampiran", "file", required=False, hint="Paling banyak 10 berkas.")


def _category(column: Column) -> Input:
    options = tuple((label, label) for label in column.procedure.category_labels)
    return Input("category", "Kategori", "select", options, column.case.category)


def _duties(procedure: Procedure, kind: DutyKind) -> Options:
    return tuple((one.key, one.label) for one in procedure.duties.values() if one.kind is kind)


def _proposed(column: Column, options: Options) -> str:
    """The duty to which the category belongs, where it is one of those that can be asked."""
    categories = {one.label: one.belongs_to for one in column.procedure.categories}
    owner = categories.get(column.case.category, "")
    return owner if owner in dict(options) else ""
