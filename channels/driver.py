"""What a channel's folder offers to the registry; every part but the first ones may be left out."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import ClassVar, Generic, TypeVar

from channels.attaching import ReadFile
from channels.capabilities import Capabilities, Throughput
from channels.port import Channel
from channels.settings import ChannelSettings
from channels.twins.phones import Phone
from core.message import ChannelName

S = TypeVar("S", bound=ChannelSettings)


class Driver(ABC, Generic[S]):
    """One channel: what it is called, what it can do, and how it comes to be.

    `things` are the platform's own kinds of messages in words for the screen, by the `type` in a
    message's `detail`; `marks` the same by the key that such a message has there. `loggers` are
    those of its libraries, and what fits `secret` in a line of the log is hidden. Whatever a folder
    needs other packages for is imported inside its methods, so that asking for a name loads none.
    """

    name: ClassVar[ChannelName]
    capabilities: ClassVar[Capabilities]
    things: ClassVar[Mapping[str, str]] = {}
    marks: ClassVar[Mapping[str, str]] = {}
    loggers: ClassVar[tuple[str, ...]] = ()
    secret: ClassVar[str] = ""

    @abstractmethod
    def settings(self) -> type[S]:
        """The part of the settings that is its own; each name begins with the channel's."""

    @abstractmethod
    def connect(self, settings: S, read_file: ReadFile) -> Channel:
        """The channel with its account; needs a running event loop."""

    @abstractmethod
    def offline(self) -> Channel:
        """The channel without an account: it splits, reads and cuts, and nothing goes out."""

    def is_connected(self, settings: S) -> bool:  # noqa: ARG002
        """Whether the settings name an account; a channel without one is always there."""
        return not self.capabilities.account

    def rate(self, settings: S) -> Throughput:  # noqa: ARG002
        """How fast this account may send."""
        return self.capabilities.rate

    def missing(self, settings: S) -> Iterable[str]:  # noqa: ARG002
        """A sentence for each thing that has to be set before it works; for `loket doctor`."""
        return ()

    async def what_is_wrong(self, settings: S, hook: str) -> str:  # noqa: ARG002
        """One sentence from a look at the platform, without secrets; empty when all is well.

        `hook` is where its webhooks should arrive, empty where nobody knows. Takes ten seconds at
        most.
        """
        return ""

    def phone(self, real: Channel, *, hides_number: bool) -> Phone | None:  # noqa: ARG002
        """A complainant's phone before that channel; None where nobody writes by themselves."""
        return None

    def refused(self, why: str, code: str) -> str:  # noqa: ARG002
        """What a refusal of the platform means for who has to go on, in Indonesian.

        One sentence without its full stop; empty where it is not known here.
        """
        return ""
