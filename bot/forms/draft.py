"""A form while one message is read into it."""

from dataclasses import dataclass, replace
from datetime import date

from bot.forms import email
from bot.forms.checks import check, missing
from bot.forms.form import Form, How, Problem, ProblemCode
from bot.forms.speech import is_none
from handoff.service import Field, FieldType

_SUREST = list(How)


@dataclass(frozen=True, slots=True)
class Draft:
    """The form so far, what became of its fields in this message, and by what that was known.

    `begun` is the form before the message.
    """

    begun: Form
    form: Form
    today: date
    how: How = How.NOTHING
    taken: frozenset[str] = frozenset()
    wrong: frozenset[str] = frozenset()

    def is_right(self, key: str) -> bool:
        """Whether the field has a value and nothing is wrong with it."""
        return key in self.form.values and key not in self.form.problems

    def is_open(self, key: str) -> bool:
        """Whether the field waits for a value."""
        return key not in self.form.values and key not in self.form.declined

    def settle(self, field: Field, text: str, how: How) -> "Draft":
        """With what `text` says about `field`: a value, a problem, or that there is none."""
        verdict = check(field, text, self.today)
        own_word = field.type is FieldType.CHOICE and isinstance(verdict, str)
        if is_none(text) and not own_word:
            return self._without(field, text, how)
        if isinstance(verdict, Problem):
            kept = self._insisted(field, text, verdict)
            return self.accept(field, kept, how) if kept else self.refuse(field, verdict, how)
        return self.accept(field, verdict, how)

    def accept(self, field: Field, value: str, how: How) -> "Draft":
        """With a checked value."""
        return replace(
            self,
            form=self.form.accept(field.key, value),
            how=_surer(self.how, how),
            taken=self.taken | {field.key},
            wrong=self.wrong - {field.key},
        )

    def refuse(self, field: Field, problem: Problem, how: How) -> "Draft":
        """With a problem; a right value of this very message stands."""
        if field.key in self.taken:
            return self
        return replace(
            self,
            form=self.form.refuse(field.key, problem),
            how=_surer(self.how, how),
            wrong=self.wrong | {field.key},
        )

    def doubt(self, field: Field, problem: Problem) -> "Draft":
        """With a value that was taken in question after all; what was right before stands."""
        before = self.begun.values.get(field.key)
        form = self.form.clear(field.key) if before is None else self.form
        form = form if before is None else form.accept(field.key, before)
        return replace(
            self,
            form=form.refuse(field.key, problem),
            taken=self.taken - {field.key},
            wrong=self.wrong | {field.key},
        )

    def _without(self, field: Field, text: str, how: How) -> "Draft":
        if field.required:
            return self.refuse(field, missing(field.type, text), how)
        return replace(self, form=self.form.decline(field.key), how=_surer(self.how, how))

    def _insisted(self, field: Field, text: str, verdict: Problem) -> str:
        """What was asked about and is written the same again."""
        if self.begun.problems.get(field.key) != verdict or not verdict.suggestion:
            return ""
        match verdict.code:
            case ProblemCode.EMAIL_DOMAIN:
                return email.insisted(text)
            case ProblemCode.NAME_UNSURE:
                return verdict.suggestion
            case _:
                return ""


def _surer(first: How, second: How) -> How:
    return min(first, second, key=_SUREST.index)
