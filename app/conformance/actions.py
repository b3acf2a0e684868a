"""What the people of a script do at the desk, by the name of the action."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from app.conformance.house import House
from app.conformance.rows import moment
from app.conformance.vocabulary import FIRST, IDENTITY
from core.message import Attachment
from desk.case_intake import Intake
from handoff.accounts import Account
from handoff.case import Case, Source, Verdict, Weight
from handoff.stage import Reply

Given = Mapping[str, str]
SCREENSHOT = b"\x89PNG\r\n\x1a\n" + b"a picture of a screen"


@dataclass(frozen=True, slots=True)
class Doing:
    """One action of one person; `key` makes it happen once."""

    house: House
    by: Account
    case: Case | None
    given: Given
    key: str

    @property
    def on(self) -> int:
        """The case that it is about."""
        if self.case is None:
            raise LookupError("there is no case yet")
        return self.case.id

    def text(self) -> str:
        """The words that go with it."""
        return self.given.get("text", "Mohon ditindaklanjuti.")

    async def files(self) -> tuple[Attachment, ...]:
        """The file that goes with it, where the script names one."""
        name = self.given.get("file", "")
        if not name:
            return ()
        sha256 = await self.house.program.files.keep(SCREENSHOT, "image/png", name)
        return (Attachment(sha256, "image/png", name),)

    def category(self) -> str:
        """The category that is given; `@first` is the office's first, none the case's own."""
        given = self.given.get("category", "")
        if given == FIRST:
            return self.house.program.desk.procedure.category_labels[0]
        return given or (self.case.category if self.case else "")

    def way(self) -> Source | None:
        """How it was said where no message carried it; none for a message."""
        return Source(self.given["way"]) if "way" in self.given else None

    def colleague(self) -> Account:
        """The account that `to` names."""
        return self.house.people[self.given["to"]]


async def _enter(doing: Doing) -> object:
    """A case from elsewhere; it came now, where the script does not say when."""
    given, house = doing.given, doing.house
    zone = house.program.desk.procedure.zone
    identity = {
        key.removeprefix(IDENTITY): value
        for key, value in given.items()
        if key.startswith(IDENTITY)
    }
    came_at = moment(given["came_at"]).replace(tzinfo=zone) if "came_at" in given else None
    entry = Intake(
        source=Source(given["source"]),
        came_at=came_at or house.clock(),
        service=given["service"],
        text=doing.text(),
        name=given.get("name", ""),
        identity=identity,
        files=await doing.files(),
    )
    return await house.program.desk.enter(doing.by, entry, doing.key)


async def _letter(doing: Doing) -> object:
    program = doing.house.program
    return await program.desk.letter(
        doing.on, doing.by, doing.text(), doing.key, program.papers, doing.way()
    )


_DOING: Mapping[str, Callable[[Doing], Awaitable[object]]] = {
    "claim": lambda d: d.house.program.desk.claim(d.on, d.by),
    "reply": lambda d: d.house.program.desk.reply(
        d.on, d.by, d.text(), d.key, kind=Reply(d.given.get("kind", Reply.ANSWER)), way=d.way()
    ),
    "note": lambda d: d.house.program.desk.note(d.on, d.by, d.text(), d.key),
    "give_back": lambda d: d.house.program.desk.give_back(d.on, d.by),
    "transfer": lambda d: d.house.program.desk.transfer(d.on, d.by, d.colleague()),
    "release": lambda d: d.house.program.desk.release(d.on, d.by),
    "categorise": lambda d: d.house.program.desk.categorise(d.on, d.by, d.category()),
    "verdict": lambda d: d.house.program.desk.verdict(d.on, d.by, Verdict(d.given["verdict"])),
    "sort": lambda d: d.house.program.desk.sort(
        d.on, d.by, Weight(d.given["weight"]), d.category()
    ),
    "close": lambda d: d.house.program.desk.close(d.on, d.by, d.category()),
    "reopen": lambda d: d.house.program.desk.reopen(d.on, d.by, d.text()),
    "draw_minutes": lambda d: d.house.program.desk.draw_minutes(d.on, d.by, d.text()),
    "approve": lambda d: d.house.program.desk.approve(d.on, d.by),
    "send_back": lambda d: d.house.program.desk.send_back(d.on, d.by, d.text()),
    "rate": lambda d: d.house.program.desk.rate(d.on, d.by, int(d.given["mark"])),
    "letter": _letter,
    "enter": _enter,
}


async def _with_files(doing: Doing, action: str) -> object:
    desk, files = doing.house.program.desk, await doing.files()
    match action:
        case "ask_unit":
            return await desk.ask_unit(doing.on, doing.by, doing.given["unit"], doing.text(), files)
        case "finding":
            return await desk.finding(doing.on, doing.by, doing.text(), files)
        case "ask_superior":
            return await desk.ask_superior(
                doing.on, doing.by, doing.given["superior"], doing.text(), files
            )
        case _:
            return await desk.sheet(doing.on, doing.by, doing.text(), files)


_WITH_FILES = ("ask_unit", "finding", "ask_superior", "sheet")


async def do(action: str, doing: Doing) -> object:
    """Do it: one of the vocabulary's actions. Raises what the desk raises."""
    if action in _WITH_FILES:
        return await _with_files(doing, action)
    return await _DOING[action](doing)
