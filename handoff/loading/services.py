"""Reads the kinds of service."""

from collections.abc import Mapping
from dataclasses import dataclass

from handoff.loading.fields import FIELD, read_form
from handoff.loading.groups import TEXT, Group, Key, many, text_within, words
from handoff.loading.words import SNAKE, known, once, one_of, snake, within
from handoff.service import Asked, Service
from handoff.stage import Stage
from yaml_files.node import Node

LABEL_LENGTH = 20  # a WhatsApp reply button takes no more
SERVICE_EXAMPLE = "{key: complaint, label: Pengaduan, words: [aduan, keluhan], form: […]}"
_REF = {"type": "string", "pattern": f"^{SNAKE}$"}
SERVICE = Group(
    "service",
    {
        "key": Key("complaint", "Its name in this file.", _REF, required=True),
        "label": Key(
            "Pengaduan",
            f"What the complainant presses: {LABEL_LENGTH} characters at most.",
            text_within(LABEL_LENGTH),
            required=True,
        ),
        "words": Key("[pengaduan, keluhan]", "What people write for it.", many(TEXT)),
        "asked": Key(
            "before_case",
            "When the form is asked; before_case when left out.",
            words(Asked),
        ),
        "first_stage": Key(
            "response", "Where its cases begin; the first stage when left out.", _REF
        ),
        "form": Key(
            "[{key: full_name, type: name, label: Nama lengkap, example: Siti Aminah}]",
            "The identity form; none when left out.",
            many(FIELD.ref, at_least=1),
        ),
    },
)
GROUPS = (SERVICE,)


@dataclass(frozen=True, slots=True)
class ReadService:
    """A service as it was read, and where its key and its label stand."""

    key: Node
    label: Node
    service: Service


def read_services(node: Node, stages: Mapping[str, Stage]) -> tuple[ReadService, ...]:
    """The services in the order in which they are offered."""
    offers = tuple(_offer(item, stages) for item in node.items(1, SERVICE_EXAMPLE))
    once(((offer.key, offer.service.key) for offer in offers), "service")
    once(((offer.label, offer.service.label) for offer in offers), "label")
    return offers


def read_chosen(node: Node, offers: tuple[ReadService, ...]) -> str:
    """The key of the service that `node` names; of the first one when it is left out."""
    keys = [offer.service.key for offer in offers]
    return known(node, keys, "service") if node.present else next(iter(keys), "")


def _offer(node: Node, stages: Mapping[str, Stage]) -> ReadService:
    got = SERVICE.read(node)
    first = got["first_stage"]
    service = Service(
        key=got["key"].parsed(snake, "") or got["key"].text(),
        label=got["label"].parsed(within(LABEL_LENGTH, "it is a button"), got["label"].text()),
        form=read_form(got["form"]) if got["form"].present else (),
        asked=got["asked"].parsed(one_of(Asked, "time to ask"), Asked.BEFORE_CASE),
        first_stage=known(first, stages, "stage") if first.present else next(iter(stages), ""),
        words=got["words"].texts(),
    )
    return ReadService(got["key"], got["label"], service)
