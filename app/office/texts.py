"""Whether the texts that a procedure's stages say are there, and whether each of them is used."""

import re
from datetime import datetime
from pathlib import Path

from bot.replies.catalogue import CATALOGUE, STAGE_TEXT
from bot.replies.replies import Replies
from core.replies import ReplyKey
from forms.field_values import check
from forms.form import Problem, ProblemCode
from forms.registry import type_of
from handoff.loading import FILE_NAME
from handoff.loading.words import digits
from handoff.procedure import Procedure
from yaml_files.node import Node
from yaml_files.problems import did_you_mean, nearest
from yaml_files.reading import read

REPLIES = "replies.yml"
_AHEAD = frozenset({ProblemCode.DATE_AHEAD, ProblemCode.NOT_BORN_YET})  # not for ever
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


def check_examples(folder: Path, procedure: Procedure) -> None:
    """Hold the example of each field of a form against the field's own check.

    Whoever copies the example must be understood. Raises `BadConfiguration`.
    """
    root = read(folder / FILE_NAME)
    services = dict(root.pairs())["services"].items()
    for node, service in zip(services, procedure.services, strict=True):
        form = dict(node.pairs()).get("form")
        for item, field in zip(form.items() if form else (), service.form, strict=True):
            example = dict(item.pairs()).get("example")
            if example is None or type_of(field).nature.is_file:
                continue
            verdict = check(field, field.example, datetime.now(procedure.zone).date())
            if isinstance(verdict, Problem) and verdict.code not in _AHEAD:
                example.complain(
                    f"'{field.example}' would be refused as {field.type} ({verdict.code}): who "
                    "writes it as shown would be asked again; write another example, or type"
                )
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
