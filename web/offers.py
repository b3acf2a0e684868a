"""What the person at the screen can do about a case now, as panels."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from core.errors import LoketError
from core.tables import Partial
from handoff.accounts import Account, Role
from handoff.case import Case, CaseStatus, Source, Weight
from handoff.permission import has, has_duty, serves
from handoff.procedure import DutyKind, Procedure
from handoff.stage import CLOSED, COMPLAINANT, SUPERIOR, UNIT, Event, Need
from web.labels import MARKS, NEEDS, VERDICTS, WAYS, WEIGHTS
from web.offer import Input, Offer, Options


@dataclass(frozen=True, slots=True)
class Desk:
    """Who looks at which case, by which procedure; `colleagues` may take cases over."""

    procedure: Procedure
    case: Case
    account: Account
    colleagues: Sequence[tuple[Account, str]] = ()

    @property
    def holds(self) -> bool:
        """Whether the account has the floor."""
        return _passes(lambda: serves(self.account, self.procedure)) and _passes(
            lambda: has(self.account, self.case)
        )

    @property
    def leads(self) -> bool:
        """Whether the account directs others."""
        return self.account.role in (Role.SUPERIOR, Role.ADMINISTRATOR)

    def may(self, duty: str) -> bool:
        """Whether the account has that duty."""
        return _passes(lambda: has_duty(self.account, duty))

    @property
    def exits(self) -> frozenset[Event]:
        """What leads on from the stage."""
        stage = self.procedure.stages.get(self.case.stage)
        return frozenset(way.on for way in stage.exits) if stage else frozenset()

    def leads_back(self, event: Event) -> bool:
        """Whether the case would go to an earlier stage by it, as the procedure orders them."""
        order = list(self.procedure.stages)
        stage = self.procedure.stages[self.case.stage]
        way = stage.exit(event)
        return way is not None and way.to in order[: order.index(stage.key)]


def offers(desk: Desk) -> tuple[Offer, ...]:
    """Everything that this account can do about this case; what the stage waits for first."""
    case = desk.case
    if not case.is_open:
        found = list(_of_a_closed_case(desk))
    else:
        found = [*_of_the_owner(desk), *_of_the_agent(desk), *_of_who_leads(desk)]
    return tuple(sorted(found, key=lambda offer: not offer.now))


def _of_the_owner(desk: Desk) -> Iterator[Offer]:
    """What a unit or a superior brings."""
    case, exits = desk.case, desk.exits
    if Event.FINDING in exits and (desk.may(case.unit) or desk.holds):
        on_behalf = "" if desk.may(case.unit) else "Dicatat atas nama unit, dengan nama Anda."
        inputs = (Input("text", "Hasil pemeriksaan unit"), _files())
        yield Offer("finding", "Catat hasil unit", inputs, now=True, hint=on_behalf)
    if Event.SHEET in exits and desk.may(case.superior):
        hint = "Petugas menyampaikan jawaban ini kepada pelapor."
        inputs = (Input("text", "Jawaban yang disampaikan kepada pelapor"), _files())
        yield Offer("sheet", "Beri lembar informasi", inputs, now=True, hint=hint)
    if Event.APPROVE in exits and desk.may(case.owner):
        own = "Berita acara sendiri disetujui orang lain." if case.agent == desk.account.id else ""
        yield Offer("approve", "Setujui", (_remark(),), now=True, blocked=own, key="a")
        again = (Input("text", "Apa yang perlu diperbaiki"),)
        yield Offer("send_back", "Kembalikan", again, now=True, blocked=own)


def _of_the_agent(desk: Desk) -> Iterator[Offer]:
    """What the agent who has the floor does."""
    if not desk.holds:
        return
    if Event.REPLY in desk.exits:
        yield Offer("reply", "Balas", now=True, key="r")
    yield from _verdict(desk)
    yield from _sorting(desk)
    for event, offer in sorted(_AGENTS.items(), key=lambda one: desk.leads_back(one[0])):
        if offer is not None and event in desk.exits:
            yield offer(desk)
    yield from _redirecting(desk)
    yield from _closing(desk)
    yield from _beside_the_answer(desk)
    to = _colleagues(desk)
    if to:
        yield Offer("transfer", "Alihkan", (Input("to", "Kepada", "select", to),))
    yield Offer("release", "Lepas ke antrean")
    if desk.case.source is Source.MESSAGE:
        yield Offer("give_back", "Kembalikan ke bot")
    elif desk.case.owner == COMPLAINANT:
        yield _rating(now=True)


def _verdict(desk: Desk) -> Iterator[Offer]:
    procedure = desk.procedure
    owed = Event.VERDICT in desk.exits
    if owed or procedure.identity_check or Need.VERDICT in procedure.before_reply:
        found = desk.case.found_verdict
        proposed = desk.case.verdict or found or ""
        result = Input("verdict", "Hasil", "choice", VERDICTS, proposed)
        machine = f"Pemeriksaan otomatis: {dict(VERDICTS)[found].lower()}." if found else ""
        verb = "Catat hasil periksa identitas"
        yield Offer("verdict", verb, (result, _remark()), now=owed, hint=machine)
    if procedure.identity_check and desk.case.identity:
        yield Offer("check_identity", "Periksa ulang identitas")


def _sorting(desk: Desk) -> Iterator[Offer]:
    weights = _weights(desk.exits)
    if weights:
        inputs = (Input("weight", "Jenis aduan", "choice", weights), _category(desk))
        both = len(weights) == len(WEIGHTS)
        yield Offer("sort", "Pilah aduan" if both else "Ubah jenis aduan", inputs, now=both)


def _to_unit(desk: Desk) -> Offer:
    units = _duties(desk.procedure, DutyKind.UNIT)
    chosen = Input("unit", "Unit", "select", units, _proposed(desk, units))
    inputs = (chosen, Input("text", "Yang perlu diperiksa"), _files())
    return Offer("ask_unit", "Teruskan ke unit", inputs, now=True, key="u")


def _to_superior(desk: Desk) -> Offer:
    superiors = _duties(desk.procedure, DutyKind.SUPERIOR)
    chosen = Input("superior", "Kepada", "select", superiors, _proposed(desk, superiors))
    needed = Input("text", "Informasi yang dibutuhkan", value=desk.case.subject)
    hint = "Percakapan ini terlampir dengan sendirinya."
    return Offer("ask_superior", "Minta arahan", (chosen, needed, _files()), now=True, hint=hint)


def _redirecting(desk: Desk) -> Iterator[Offer]:
    """Whoever was asked by mistake is not asked any more."""
    stage = desk.procedure.stages.get(desk.case.stage)
    if stage is not None and stage.owner == UNIT and Event.ASK_UNIT not in desk.exits:
        yield replace(_to_unit(desk), verb="Alihkan ke unit lain", now=False)
    if stage is not None and stage.owner == SUPERIOR and Event.ASK_SUPERIOR not in desk.exits:
        yield replace(_to_superior(desk), verb="Alihkan ke atasan lain", now=False)


def _minutes(_: Desk) -> Offer:
    inputs = (Input("text", "Isi berita acara atau rekap"),)
    return Offer("draw_minutes", "Susun berita acara", inputs, now=True)


def _letter(_: Desk) -> Offer:
    hint = "Dikirim sebagai surat (PDF) lewat saluran pelapor, kecuali cara lain dipilih."
    by = Input("way", "Disampaikan lewat", "select", WAYS, required=False)
    inputs = (Input("text", "Isi surat jawaban"), by)
    return Offer("letter", "Kirim surat jawaban", inputs, now=True, hint=hint)


def _beside_the_answer(desk: Desk) -> Iterator[Offer]:
    """Words on the way, and words that no message carries."""
    hold = "Pelapor tahu kasusnya berjalan; jawabannya tetap ditunggu dan tenggat baru berlaku."
    yield Offer("hold", "Kirim kabar sementara", (Input("text", "Kabar untuk pelapor"),), hint=hold)
    by = Input("way", "Disampaikan lewat", "select", WAYS)
    said = Input("text", "Yang disampaikan")
    yield Offer("reply_by", "Catat jawaban lewat cara lain", (by, said))
    if desk.case.source is not Source.MESSAGE:
        heard = Input("text", "Yang disampaikan pelapor")
        yield Offer("hear", "Catat kabar dari pelapor", (heard, _files()))


_AGENTS: Partial[Event, Callable[[Desk], Offer] | None] = Partial(
    {
        Event.ASK_UNIT: _to_unit,
        Event.ASK_SUPERIOR: _to_superior,
        Event.DRAW_MINUTES: _minutes,
        Event.LETTER: _letter,
    },
    otherwise=None,
)
"""What the agent does where the stage can be left by it."""


def _closing(desk: Desk) -> Iterator[Offer]:
    stage = desk.procedure.stages.get(desk.case.stage)
    way = stage.exit(Event.CLOSE) if stage else None
    if way is None:
        ahead = _closing_stage(desk)
        where = f"Kasus ditutup pada tahap {ahead}." if ahead else "Tahap ini belum dapat ditutup."
        yield Offer("close", "Tutup", blocked=where, key="e")
        return
    there = desk.case.there | {Need.CATEGORY} | ({Need.SORTED} if desk.case.weight else set())
    missing = [NEEDS[need] for need in sorted(way.needs - there)]
    blocked = f"Belum ada {', '.join(missing)}." if missing else ""
    farewell = Input("farewell", "Kirim salam penutup ke pelapor", "check", value="yes")
    inputs = (_category(desk), farewell)
    yield Offer("close", "Tutup", inputs, now=not blocked, blocked=blocked, key="e")


def _closing_stage(desk: Desk) -> str:
    """The label of the nearest stage ahead at which the case can be closed."""
    stages, seen = desk.procedure.stages, {desk.case.stage}
    ahead = [way.to for way in stages[desk.case.stage].exits] if desk.case.stage in stages else []
    while ahead:
        key = ahead.pop(0)
        if key == CLOSED or key in seen:
            continue
        seen.add(key)
        exits = stages[key].exits
        if any(way.on is Event.CLOSE and way.to == CLOSED for way in exits):
            return stages[key].label
        ahead += [way.to for way in exits]
    return ""


def _of_who_leads(desk: Desk) -> Iterator[Offer]:
    """What a superior decides about other people's cases."""
    if not desk.leads or desk.holds:
        return
    to = _colleagues(desk)
    chosen = (Input("to", "Kepada", "select", to),)
    if desk.case.status is CaseStatus.WAITING and to:
        yield Offer("assign", "Tugaskan", chosen)
    if desk.case.status is CaseStatus.WITH_AGENT:
        if to:
            yield Offer("transfer", "Alihkan", chosen)
        yield Offer("release", "Lepas ke antrean")


def _colleagues(desk: Desk) -> Options:
    return tuple((str(one.id), f"{one.name} · {load}") for one, load in desk.colleagues)


def _of_a_closed_case(desk: Desk) -> Iterator[Offer]:
    if not _passes(lambda: serves(desk.account, desk.procedure)):
        return
    if desk.case.status is CaseStatus.CLOSED and desk.procedure.reopen_within is not None:
        yield Offer("reopen", "Buka kembali", (Input("text", "Alasan"),))
    by_hand = desk.case.source is not Source.MESSAGE
    if desk.case.status is CaseStatus.CLOSED and by_hand and desk.case.satisfaction is None:
        yield _rating(now=False)


def _rating(*, now: bool) -> Offer:
    inputs = (Input("mark", "Penilaian pelapor", "choice", MARKS), _remark())
    return Offer("rate", "Catat kepuasan", inputs, now=now)


def _remark() -> Input:
    return Input("remark", "Catatan", "line", required=False)


def _files() -> Input:
    return Input("file", "Lampiran", "file", required=False, hint="Paling banyak 10 berkas.")


def _category(desk: Desk) -> Input:
    labels = desk.procedure.category_labels
    options = tuple((label, label) for label in labels)
    return Input("category", "Kategori", "select", options, desk.case.category)


def _weights(exits: frozenset[Event]) -> Options:
    open_to = {Weight.LIGHT: Event.SORT_LIGHT, Weight.SERIOUS: Event.SORT_SERIOUS}
    return tuple((value, label) for value, label in WEIGHTS if open_to[Weight(value)] in exits)


def _duties(procedure: Procedure, kind: DutyKind) -> Options:
    return tuple((one.key, one.label) for one in procedure.duties.values() if one.kind is kind)


def _proposed(desk: Desk, options: Options) -> str:
    """The duty to which the category belongs, where it is one of those that can be asked."""
    categories = {one.label: one.belongs_to for one in desk.procedure.categories}
    owner = categories.get(desk.case.category, "")
    return owner if owner in dict(options) else ""


def _passes(check: Callable[[], None]) -> bool:
    try:
        check()
    except LoketError:
        return False
    return True
