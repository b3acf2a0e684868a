"""One line of a talk as it is shown, with its files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from handoff.desk import DeliveryState
from web.showing.match_reasons import Reason

# What a browser may show in the page; everything else is downloaded.
INLINE = frozenset(
    {
        "image/jpeg",
        "image/png",
        "image/webp",
        "image/gif",
        "audio/ogg",
        "audio/mpeg",
        "audio/mp4",
        "video/mp4",
    }
)


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file in a bubble; `sha256` is empty while it is still at the platform, or lost."""

    sha256: str
    mime: str
    filename: str
    size: int
    what: str
    lost: bool = False

    @property
    def shape(self) -> str:
        """How it is shown: `image`, `audio`, `video` or `file`."""
        kind = self.mime.split(";")[0].strip().lower()
        return kind.split("/")[0] if kind in INLINE else "file"


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """What a message was changed to; `media` is the file that is there instead, None for none."""

    text: str
    media: ShownFile | None = None


@dataclass(frozen=True, slots=True)
class Bubble:
    """One line of a talk.

    `side` is `in` (the complainant), `out` (an agent), `bot`, `note`, `card` or `fact`. `title`
    heads a card and `files` come with it. `state` is the worst state among the parts of one of our
    messages, None where nothing is known; `because` says why it did not arrive and what to do,
    `why` has the platform's own words. `versions` are what it was changed to, in
    order; `marks` say what else it was; `kept` is the JSON of a kind that nobody knows. `reasons`
    say why the bot decided so, one a question. `late` is how long a message was on its
    way, empty where that is not worth a word.
    """

    seq: int
    side: str
    at: datetime
    text: str
    author: str = ""
    ref: str = ""
    choices: Sequence[Mapping[str, object]] = ()
    media: ShownFile | None = None
    state: DeliveryState | None = None
    why: str = ""
    because: str = ""
    quiet: bool = False
    deleted: bool = False
    versions: Sequence[ShownVersion] = ()
    marks: Sequence[str] = ()
    kept: str = ""
    unread: bool = False
    title: str = ""
    files: Sequence[ShownFile] = ()
    reasons: Sequence[Reason] = ()
    late: str = ""

    @property
    def may_resend(self) -> bool:
        """Whether a person may send it again."""
        return self.state in {DeliveryState.FAILED, DeliveryState.UNKNOWN}
