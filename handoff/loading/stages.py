"""Reads the stages of a case, each with its exits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.replies import ReplyKey
from handoff.loading.allowances import ALLOWANCE, AllowanceBounds, read_allowance
from handoff.loading.groups import TEXT, Group, Key, many, words, words_or_key
from handoff.loading.people import OWNER_WORDS
from handoff.loading.words import (
    REPLY_KEY,
    SNAKE,
    known,
    once,
    one_of,
    reply_key,
    several_of,
    snake,
)
from handoff.procedure import Duty
from handoff.stage import CLOSED, DocumentKind, Exit, Need, Stage, StageEvent
from yaml_files.node import Node

STAGE_EXAMPLE = "{key: answer, label: Menjawab, owner: agent, exits: [{on: close, to: closed}]}"
EXIT_EXAMPLE = "{on: close, to: closed, needs: [category]}"
EXIT = Group(
    "exit",
    {
        "on": Key("reply", "The event that leads on.", words(StageEvent), required=True),
        "to": Key(
            "closed",
            "The stage to which it leads, or closed, which settles the case.",
            words_or_key([CLOSED]),
            required=True,
        ),
        "needs": Key("[category]", "What must be there before.", many(words(Need))),
    },
)
STAGE = Group(
    "stage",
    {
        "key": Key(
            "answer",
            "Its name in this file.",
            {"type": "string", "pattern": f"^{SNAKE}$"},
            required=True,
        ),
        "label": Key("Menjawab", "Its name on the screen.", TEXT, required=True),
        "owner": Key(
            "agent",
            "Who owes the next step: agent, unit, superior or complainant of the case, or a duty.",
            words_or_key(OWNER_WORDS),
            required=True,
        ),
        "rows": Key("[AH-3]", "Rows of the written procedure that it carries out.", many(TEXT)),
        "says": Key(
            ReplyKey.STAGE_COORDINATION,
            "The reply template that the complainant hears on entering.",
            {"type": "string", "pattern": f"^{REPLY_KEY}$"},
        ),
        "allowance": Key("{length: 24 h, clock: wall}", "How long it may take.", ALLOWANCE.ref),
        "documents": Key(
            "[answer_letter]", "Papers that are made here.", many(words(DocumentKind))
        ),
        "exits": Key(
            f"[{EXIT_EXAMPLE}]", "What leads on, and where.", many(EXIT.ref), required=True
        ),
    },
)
GROUPS = (EXIT, STAGE)


@dataclass(frozen=True, slots=True)
class ReadExit:
    """An exit as it was read.

    `event` is None where the file's word is none. `leads` are the stages to which it may lead:
    one; every one where the file's word is not even near to a stage, so that one slip of the pen
    does not make the whole procedure look impossible.
    """

    on: Node
    to: Node
    event: StageEvent | None
    leads: frozenset[str]
    needs: tuple[tuple[Node, Need], ...]


@dataclass(frozen=True, slots=True)
class ReadStage:
    """A stage as it was read, and where its parts stand; `owner` is empty where it is nobody."""

    node: Node
    key: Node
    exits: Node
    owner_node: Node
    owner: str
    doors: tuple[ReadExit, ...]
    stage: Stage


def read_stages(
    node: Node, duties: Mapping[str, Duty], times: AllowanceBounds
) -> tuple[ReadStage, ...]:
    """The stages in the file's order; each can be trusted by itself, not yet their ways."""
    items = [(item, STAGE.read(item)) for item in node.items(1, STAGE_EXAMPLE)]
    keys = [got["key"].parsed(_free, "") or got["key"].text() for _, got in items]
    once(zip([got["key"] for _, got in items], keys, strict=True), "stage")
    return tuple(
        _place(item, got, key, keys, duties, times)
        for (item, got), key in zip(items, keys, strict=True)
    )


def _place(
    node: Node,
    got: dict[str, Node],
    key: str,
    keys: Sequence[str],
    duties: Mapping[str, Duty],
    times: AllowanceBounds,
) -> ReadStage:
    meant = known(got["owner"], (*OWNER_WORDS, *duties), "owner")
    owner = meant if meant == got["owner"].text() else ""
    doors = tuple(_door(item, keys) for item in got["exits"].items(0, EXIT_EXAMPLE))
    once(((door.on, door.event or "") for door in doors), "event")
    allowance = read_allowance(got["allowance"], times) if got["allowance"].present else None
    times.hold(got["allowance"], allowance)
    documents = several_of(got["documents"], DocumentKind, "document")
    stage = Stage(
        key=key,
        label=got["label"].text(),
        owner=owner,
        exits=tuple(_exit(door) for door in doors),
        allowance=allowance,
        says=got["says"].parsed(reply_key, ""),
        documents=tuple(kind for _, kind in documents),
        rows=got["rows"].texts(),
    )
    limited = got["allowance"].present
    for door in doors:
        if door.event is StageEvent.LIMIT and not limited:
            door.on.complain("no time ends here: the stage has no allowance")
    return ReadStage(node, got["key"], got["exits"], got["owner"], owner, doors, stage)


def _door(node: Node, keys: Sequence[str]) -> ReadExit:
    got = EXIT.read(node)
    target = known(got["to"], (*keys, CLOSED), "stage")
    return ReadExit(
        on=got["on"],
        to=got["to"],
        event=got["on"].parsed(one_of(StageEvent, "event"), None),
        leads=frozenset([target] if target else [*keys, CLOSED]),
        needs=several_of(got["needs"], Need, "need"),
    )


def _exit(door: ReadExit) -> Exit:
    """The value; a door that cannot be understood never gets further than the complaint."""
    needs = frozenset(need for _, need in door.needs)
    return Exit(door.event or StageEvent.CLOSE, min(door.leads), needs)


def _free(written: str) -> str:
    if written == CLOSED:
        raise ValueError(f"'{CLOSED}' is where a case ends already")
    return snake(written)
