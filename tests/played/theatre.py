"""Plays what somebody says to an office, as a script would."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.settings import ROOT
from app.talks.played import PlayedTalk
from app.talks.running import Scene, knowledge_of, play, working_morning
from app.talks.script import read_script
from core.message import ChannelName
from tests.channel_names import On

CHANNELS = (On.WEB, On.WHATSAPP, On.TELEGRAM)


@dataclass(frozen=True)
class Theatre:
    """An office, the channel on which people write to it, and when they begin."""

    office: str = "rsjd-atma-husada"
    channel: ChannelName = On.WEB
    at: datetime | None = None

    def play(self, *say: object) -> PlayedTalk:
        """One talk with these items."""
        (played,) = self.play_all([say])
        return played

    def play_all(self, talks: Sequence[Sequence[object]]) -> list[PlayedTalk]:
        """Several talks of one script."""
        folder = ROOT / "procedures" / self.office
        at = self.at or working_morning(knowledge_of(folder).office)
        lines = [json.dumps({"id": place, "say": say}) for place, say in enumerate(talks)]
        script = read_script("\n".join(lines).encode(), "script")
        return list(play(script, Scene(folder, self.channel, at)))
