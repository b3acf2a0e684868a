"""A deadline knows what its complainant read of it: of those that run, what was promised."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_PROMISED = frozenset({"first_reply", "next_reply", "call_back"})


def upgrade() -> None:
    """What was shown as promised stays so; which message named it is not known any more."""
    connection = op.get_bind()
    found = connection.execute(sa.text("SELECT id, deadlines FROM desk_case WHERE is_open = 1"))
    change = sa.text("UPDATE desk_case SET deadlines = :deadlines WHERE id = :id")
    for case, stored in found.all():
        deadlines = json.loads(bytes(stored))
        for one in deadlines:
            told = one.get("promised_at") or one.get("due_at")
            if told and (one["kind"] in _PROMISED or one.get("promises")):
                one |= {"announced": told, "announced_at": one["since"]}
        connection.execute(change, {"id": case, "deadlines": json.dumps(deadlines).encode()})
