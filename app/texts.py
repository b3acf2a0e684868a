"""Whether the texts that a procedure's stages say are there, and whether each of them is used."""

from pathlib import Path

from bot.replies.catalogue import CATALOGUE, STAGE_TEXT
from bot.replies.replies import Replies
from handoff.loading import FILE_NAME
from handoff.procedure import Procedure
from yaml_files.problems import did_you_mean, nearest
from yaml_files.reading import read

REPLIES = "replies.yml"


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
    if not (own := replies.texts.keys() - CATALOGUE.keys()):
        return
    root = read(folder / REPLIES)
    for key, text in root.pairs():
        if key in own - said:
            text.complain(f"no stage of {FILE_NAME} says it{did_you_mean(nearest(key, CATALOGUE))}")
    root.finish()
