"""The facts that one message leaves: when it was written, what came, what the bot made of it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.chat import Chat, question_line
from bot.choices import ENTRY
from bot.decision import Decision, Heard
from bot.dialogue.services import is_in_form
from bot.effects.effect import FetchFile, Quiet
from core.facts import BOT, COMPLAINANT, PLATFORM, Fact, NewFact
from core.message import ChannelName, Inbound, Kind
from core.tables import Partial
from desk_info.entry import Match, Scored
from handoff.effects import RecordFact, Say

LATE = timedelta(minutes=10)
"""What is less is the ordinary way of a message."""
OLDEST = timedelta(days=30)
"""WhatsApp tries for 7 days, Telegram keeps updates for 1: what is older has no time to believe."""
_FACTS = Partial(
    {
        Kind.EDIT: (Fact.MESSAGE_EDITED, COMPLAINANT),
        Kind.DELETION: (Fact.MESSAGE_DELETED, COMPLAINANT),
        Kind.REACTION: (Fact.REACTION, COMPLAINANT),
        Kind.SYSTEM: (Fact.SYSTEM_NOTICE, PLATFORM),
        Kind.CALL: (Fact.CALL, PLATFORM),
        Kind.ECHO: (Fact.ECHO, PLATFORM),
    },
    otherwise=(Fact.MESSAGE_IN, COMPLAINANT),
)


def written_at(stamp: datetime, now: datetime) -> datetime:
    """The platform's time stamp, within sane bounds; both aware.

    A clock that is ahead counts as now, and so does a time that no platform can mean.
    """
    return stamp if now - OLDEST <= stamp <= now else now


def late_by(written: datetime, now: datetime) -> timedelta:
    """How long the message was on its way; nothing where that is not worth a word."""
    gone = now - written
    return gone if gone >= LATE else timedelta()


def fact_of_inbound(
    inbound: Inbound, channel: ChannelName, now: datetime
) -> RecordFact | FetchFile:
    """The fact of what came in, with the platform's own time in its data; a file is fetched."""
    kind, actor = _FACTS[inbound.kind]
    data: dict[str, object] = {
        "kind": inbound.kind,
        "channel": channel,
        "text": inbound.text,
        "sent_at": inbound.at.isoformat(),
    }
    late = late_by(written_at(inbound.at, now), now)
    if late:
        data["late_seconds"] = int(late.total_seconds())
    optional = {
        "id": inbound.id,
        "choice": inbound.choice,
        "about": inbound.about,
        "name": inbound.name,
        "detail": inbound.detail,
    }
    data.update({key: value for key, value in optional.items() if value})
    if inbound.sender is not None and inbound.sender.phone:
        data["verified_phone"] = f"+{inbound.sender.phone}"
    if inbound.kind is Kind.REACTION:
        data["emoji"] = inbound.text
    ref = inbound.about if kind is not Fact.MESSAGE_IN and inbound.about else inbound.id
    if inbound.media is None:
        if "sha256" in inbound.detail:
            data["media"] = inbound.detail
        return RecordFact(NewFact(kind, now, actor, data, ref))
    media = inbound.media
    data["media"] = {"mime": media.mime, "filename": media.filename, "size": media.size}
    return FetchFile(media, NewFact(kind, now, actor, data, ref))


def fact_of_decision(before: Chat, heard: Heard, decision: Decision, now: datetime) -> RecordFact:
    """What the bot made of it: intent, outcome and scores, or why it keeps quiet."""
    quiet = [effect.reason for effect in decision.effects if isinstance(effect, Quiet)]
    if quiet:
        return RecordFact(NewFact(Fact.BOT_KEPT_QUIET, now, BOT, {"reason": quiet[0]}))
    data: dict[str, object] = {
        "intent": heard.meaning.intent,
        "confidence": round(heard.meaning.confidence, 3),
        **_found(heard.questions[0], decision),
        "step": decision.chat.step,
    }
    if len(heard.questions) > 1:
        data["further"] = [_found(match, decision) for match in heard.questions[1:]]
    if form := _of_form(before, decision.chat):
        data["form"] = form
    return RecordFact(NewFact(Fact.BOT_DECIDED, now, BOT, data))


def of_answers(said: Say) -> Mapping[str, object]:
    """Which words a message answers with which entry, or offers entries for, for its fact."""
    asked = {"question": said.question} if said.question else {}
    if not said.answers:
        return asked
    first = {"entry": said.answers[0].entry, "question": said.answers[0].question}
    if len(said.answers) == 1 and not asked:
        return first
    answers = [{"entry": one.entry, "question": one.question} for one in said.answers]
    return {**first, **asked, "answers": answers}


def _of_form(before: Chat, after: Chat) -> dict[str, object]:
    """What became of the identity form, by the keys of its fields; never a value.

    `service` is whose form it is and `why` what it is for, `opened` or `closed` what happened to
    it, `asked` the field that is asked now, `recorded` those whose values are new.
    """
    was, is_open = is_in_form(before), is_in_form(after)
    values = after.form.values.items()
    recorded = [key for key, value in values if before.form.values.get(key) != value]
    if not (was or is_open or recorded):
        return {}
    told = after if is_open else before
    optional = {
        "why": told.why,
        "opened": is_open and not (was and before.service == after.service),
        "closed": was and not is_open,
        "asked": after.form.asked if is_open else "",
        "recorded": recorded,
    }
    return {"service": told.service or after.service} | {
        key: value for key, value in optional.items() if value
    }


def _found(match: Match, decision: Decision) -> dict[str, object]:
    """What the desk information had to say to one question, and why.

    `enough` is the likelihood from which the office answers, `guessed` are the ids of the entries
    that were offered to one that nothing surely answers.
    """
    said = (effect for effect in decision.effects if isinstance(effect, Say))
    pressable = {choice.id for one in said for choice in one.choices}
    found: dict[str, object] = {
        "outcome": match.outcome,
        "why": match.why,
        "candidates": [_near(scored) for scored in match.candidates[:3]],
    }
    optional = {
        "question": question_line(match.question),
        "strange": list(match.strange),
        "follows": match.follows,
        "enough": round(match.enough, 3),
        "guessed": [one.entry.id for one in match.near if f"{ENTRY}{one.entry.id}" in pressable],
    }
    found.update({key: value for key, value in optional.items() if value})
    return found


def _near(scored: Scored) -> dict[str, object]:
    """An entry that came near, with its title of that moment."""
    near: dict[str, object] = {
        "entry": scored.entry.id,
        "title": scored.entry.title,
        "score": round(scored.score, 3),
    }
    return {**near, "heard": list(scored.heard)} if scored.heard else near
