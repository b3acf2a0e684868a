"""The JSON schema of a `procedure.yml`, for completion and checks in an editor."""

import json
from itertools import chain

from handoff.loading import afterwards, allowances, fields, hours, people, services, stages
from handoff.loading.groups import Group
from handoff.loading.procedure import PROCEDURE

FILE_NAME = "procedure.schema.json"
GROUPS: tuple[Group, ...] = tuple(
    chain.from_iterable(
        part.GROUPS for part in (hours, people, fields, services, allowances, stages, afterwards)
    )
)


def schema() -> dict[str, object]:
    """The schema (draft 2020-12); it knows exactly the keys that the loader knows."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The written procedure of an office, for Loket",
        **PROCEDURE.schema(),
        "$defs": {group.name: group.schema() for group in GROUPS},
    }


def as_text() -> str:
    """The schema as it stands in `procedures/procedure.schema.json`."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
