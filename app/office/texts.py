"""Whether the texts that a procedure's stages say are there, and whether each of them is used."""

import re
from pathlib import Path

from bot.replies.catalogue import CATALOGUE, STAGE_TEXT
from bot.replies.replies import Replies
from core.replies import ReplyKey
from handoff.loading import FILE_NAME
from handoff.loading.words import digits
from handoff.procedure import Procedure
from yaml_files.node import Node
from yaml_files.problems import did_you_mean, nearest
from yaml_files.reading import read

REPLIES = "replies.yml"
_IN_DANGER = ReplyKey.EMERGENCY
_NUMBER = re.compile(r"\+?\d[\d .()-]{3,}\d")
_CALLED_ROOM = re.compile(r"\b[IU]GD\b[^.;{}]{0,20}\{emergency_own\}", re.IGNORECASE)


def check_texts(folder: Path, procedure: Procedure, replies: Replies) -> None:
    """Hold what stages say against the reply templates, and the office's own texts against that.

    Raises `BadConfiguration` naming file, line and key of every text that is not there, that
    needs what a stage does not know, or that no stage says.
    """
    said = {stage.says for stage in procedure.stages.values() if stage.says}
    root = read(folder / FILE_NAME)
    for stage in dict(root.pairs())["stages"].items():
        says = dict(stage.pairs()).get("says")
        if says is None:
            continue
        key = says.text()
        lacking = sorted(CATALOGUE.get(key, STAGE_TEXT).must - STAGE_TEXT.known)
        if key not in replies.texts:
            meant = did_you_mean(nearest(key, replies.texts))
            says.complain(f"there is no text '{key}' in {REPLIES} or domain.yml{meant}")
        elif lacking:
            says.complain(f"the text '{key}' needs {{{lacking[0]}}}, which no stage knows")
    root.finish()
    if not (folder / REPLIES).is_file():
        return
    own = replies.texts.keys() - CATALOGUE.keys()
    root = read(folder / REPLIES)
    for key, text in root.pairs():
        if key in own - said:
            text.complain(f"no stage of {FILE_NAME} says it{did_you_mean(nearest(key, CATALOGUE))}")
        elif key.startswith(_IN_DANGER):
            _check_danger(key, text, replies, procedure)
    root.finish()


def _check_danger(key: str, node: Node, replies: Replies, procedure: Procedure) -> None:
    """Nobody in danger is sent to the hotline, or to a number that is called what it is not."""
    ours = {digits(number) for number in procedure.hotline}
    for text in replies.texts[key]:
        if any(digits(found[0]) in ours for found in _NUMBER.finditer(text)):
            node.complain("gives the hotline's own number to somebody in danger; leave it out")
        if _CALLED_ROOM.search(text):
            node.complain(
                "calls {emergency_own} an emergency room, whatever it is; write "
                "{emergency_own_name} {emergency_own}"
            )
