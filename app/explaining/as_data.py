"""A story as plain data for other programs: times in ISO 8601 with the office's zone."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from app.explaining.story import RunningDeadline, Story, StoryFact
from app.explaining.sums import Sum
from handoff.reasons import counted


def as_data(story: Story, now: datetime) -> dict[str, object]:
    """What `loket case explain --json` prints.

    `events` have the data of their facts as they were sealed; `sum` and `told` are worked out.
    """
    case, office = story.case, story.rules.procedure
    zone = office.zone
    return {
        "case": case.number,
        "office": office.id,
        "zone": zone.key,
        "status": case.status.value,
        "service": case.service,
        "stage": case.stage,
        "opened_at": _iso(case.opened_at, zone),
        "came_at": _iso(case.came_at, zone),
        "received_at": _iso(case.received_at, zone),
        "now": _iso(now, zone),
        "events": [_event(event, zone) for event in story.events],
        "running": [_running(one, zone) for one in story.running],
        "replaced": list(story.replaced),
        "rings_at": _iso(case.rings_at, zone) if case.is_open else None,
    }


def _event(event: StoryFact, zone: ZoneInfo) -> dict[str, object]:
    fact = event.fact
    told: dict[str, object] = {
        "seq": fact.seq,
        "at": _iso(fact.at, zone),
        "fact": fact.kind.value,
        "actor": fact.actor,
        "data": dict(fact.data),
    }
    if event.sum is not None:
        told["sum"] = _sum(event.sum)
    if event.told:
        told["told"] = list(event.told)
    if event.anew:
        told["anew"] = True
    return told


def _running(one: RunningDeadline, zone: ZoneInfo) -> dict[str, object]:
    deadline = one.deadline
    data: Mapping[str, object] = {
        **one.data,
        "rings_at": _iso(deadline.rings_at, zone),
        "ring": deadline.ring and deadline.ring.value,
    }
    return {**data, "sum": _sum(one.sum)} if one.sum is not None else dict(data)


def _sum(total: Sum) -> dict[str, object]:
    return {
        "since": total.since.isoformat(),
        "length": counted(total.length),
        "end": total.end.isoformat(),
        "closed_at": total.closed_at and total.closed_at.isoformat(),
        "counted": [[one.since.isoformat(), one.until.isoformat()] for one in total.counted],
        "passed_over": [
            {
                "day": one.day.isoformat(),
                "why": one.why.value,
                "name": one.name,
                "estimated": one.estimated,
            }
            for one in total.passed_over
        ],
        "agrees": total.agrees,
    }


def _iso(at: datetime | None, zone: ZoneInfo) -> str | None:
    return at.astimezone(zone).isoformat() if at else None
