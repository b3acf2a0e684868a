"""What is done about a message: by where the talk stands, and by what the message does.

A step has a handler for every act: its own, that of every step, or what it does with everything
else (`otherwise`).
"""

from collections.abc import Callable, Mapping

from bot.chat import Chat, Step
from bot.decision import Decision, Heard, HeardThere, Office
from bot.dialogue import commands, concern, danger, files, own_phone
from bot.dialogue.filling import finishing, interrupting, numbers
from bot.dialogue.steps import denying, form, rating, talking, waiting, with_agent
from bot.effects.effect import Quiet
from core.tables import Partial
from nlu.acts import Act

Handler = Callable[[Chat, Heard, Office], Decision | HeardThere]
Rows = Partial[Act, Handler]


def _over(rows: Rows, own: Mapping[Act, Handler], otherwise: Handler | None = None) -> Rows:
    """The rows with a step's own over them."""
    return Partial({**dict(rows.items()), **own}, otherwise or rows.otherwise)


def _quiet(chat: Chat, heard: Heard, _: Office) -> Decision:
    """Nothing that can be answered."""
    return Decision(chat, (Quiet(heard.inbound.kind),))


IN_EVERY_STEP: Rows = Partial(
    {
        Act.ECHO: own_phone.echoed,
        Act.CALL: own_phone.called,
        Act.SIGNAL: _quiet,
        Act.DANGER: danger.heard_of,
        Act.NOT_SAFE: danger.heard_of,
        Act.SAFE: concern.safe,
        Act.WITHDRAW_ALARM: danger.withdrawn,
        Act.UNREADABLE: files.unreadable,
        Act.SEND_FILE: files.received,
        Act.GIVE_OWN_NUMBER: numbers.given,
        Act.SEND_PLACE: files.place_sent,
        Act.RATE: rating.rated,
        Act.NO_REMARK: rating.nothing_added,
        Act.START: commands.start,
        Act.RESUME: commands.resume,
        Act.BEGIN: commands.begin,
        Act.ASK_STATUS: commands.tell_status,
        Act.ASK_HUMAN: commands.to_people,
        Act.WITHDRAW: commands.withdraw,
        Act.KEEP_WAITING: commands.keep_waiting,
        Act.CANCEL: commands.cancel,
        Act.ASK_MENU: commands.menu,
        Act.CHOOSE_ENTRY: commands.answer_pressed,
        Act.REOPEN: commands.reopen,
    },
    otherwise=_quiet,
)

TALKING = _over(
    IN_EVERY_STEP,
    {
        Act.HELPED: talking.helped,
        Act.NOT_HELPED: talking.not_helped,
        Act.CHOOSE_ENTRY: talking.entry_named,
        Act.NO_ENTRY: talking.none_meant,
        Act.PRESS: commands.menu,
        Act.FILL_IN: talking.filled_in,
        Act.COMPLAIN: talking.complained,
        Act.SHOW: files.shown,
        Act.ASK: talking.asked,
        Act.ASK_WHO: talking.asked_who,
        Act.GREET: commands.greet,
        Act.THANK: talking.thanked,
        Act.PRAISE: talking.praised,
        Act.FAREWELL: talking.left,
        Act.CURSE: talking.cursed,
        Act.STAY_UNNAMED: talking.unnamed,
        Act.LEAD_IN: talking.led_in,
        Act.DENY_COMPLAINT: talking.led_in,
        Act.TAKE_NOTE: talking.took_note,
        Act.SAY_NOTHING: commands.menu,
    },
    otherwise=talking.unknown,
)

FORM = _over(
    IN_EVERY_STEP,
    {
        Act.SEND_FILE: files.received_in_form,
        Act.SHOW: files.shown_in_form,
        Act.BEGIN_INSTEAD: commands.begin_instead,
        Act.DENY_COMPLAINT: denying.denied,
        Act.PRESS: form.pressed,
        Act.NO_ENTRY: form.none_meant,
        Act.HELPED: form.resumed,
        Act.NOT_HELPED: form.resumed,
        Act.CHOOSE_VALUE: form.value_chosen,
        Act.RENAME: form.renamed,
        Act.ANSWER: form.take,
        Act.AGREE: form.agreed,
        Act.DISAGREE: form.disagreed,
        Act.CHANGE: form.which_field,
        Act.CHANGE_FIELD: form.field_named,
        Act.OWN_NUMBER: numbers.own,
        Act.OTHER_NUMBER: numbers.other,
        Act.REFUSE: form.refused,
        Act.STAY_UNNAMED: form.unnamed,
        Act.UNABLE: form.unable,
        Act.NO_VALUE: form.not_taken,
        Act.ASK_WHY: form.why_asked,
        Act.ASK: interrupting.answered,
    },
    otherwise=form.take,
)

CONFIRMING = _over(FORM, {Act.AGREE: finishing.confirmed, Act.DISAGREE: form.which_field})

WAITING = _over(
    IN_EVERY_STEP,
    {
        Act.SEND_FILE: files.received_in_queue,
        Act.CHOOSE_ENTRY: waiting.entry_named,
        Act.HELPED: waiting.helped,
        Act.NOT_HELPED: waiting.still,
        Act.NO_ENTRY: waiting.still,
        Act.PRESS: waiting.still,
        Act.WAIT: waiting.still,
        Act.ANSWER: waiting.kept,
        Act.ASK: waiting.asked,
        Act.ASK_WHEN: waiting.asked_when,
        Act.CURSE: waiting.cursed,
        Act.THANK: waiting.thanked,
    },
    otherwise=waiting.kept,
)

WITH_AGENT: Rows = Partial(
    {
        Act.ECHO: own_phone.echoed,
        Act.CALL: own_phone.called,
        Act.DANGER: with_agent.in_danger,
        Act.NOT_SAFE: with_agent.in_danger,
        Act.WITHDRAW_ALARM: with_agent.alarm_withdrawn,
        Act.RATE: with_agent.rated,
        Act.THANK: with_agent.courteous,
        Act.FAREWELL: with_agent.courteous,
        Act.TAKE_NOTE: with_agent.courteous,
        Act.SAY_NOTHING: with_agent.courteous,
    },
    otherwise=with_agent.silent,
)

RATING = _over(
    IN_EVERY_STEP,
    {Act.THANK: rating.thanked, Act.SAY_NOTHING: rating.unclear},
    otherwise=rating.elsewhere,
)

REMARKING = _over(IN_EVERY_STEP, {Act.REMARK: rating.remarked}, otherwise=rating.elsewhere)

STEPS: Mapping[Step, Rows] = {
    Step.TALKING: TALKING,
    Step.FORM: FORM,
    Step.CONFIRMING: CONFIRMING,
    Step.WAITING: WAITING,
    Step.WITH_AGENT: WITH_AGENT,
    Step.RATING: RATING,
    Step.REMARKING: REMARKING,
}
TABLE: Mapping[tuple[Step, Act], Handler] = {
    (step, act): rows[act] for step, rows in STEPS.items() for act in Act
}
