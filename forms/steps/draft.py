"""A form while one message is read into it."""

from dataclasses import dataclass, replace
from datetime import date

from forms.field_values import check, missing, shown
from forms.form import Form, How, Problem, ProblemCode
from forms.registry import type_of
from forms.writing.speech import is_none
from handoff.service import Field

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
        known = key in self.form.values and key not in self.form.problems
        return known and key != self.form.changing

    def is_open(self, key: str) -> bool:
        """Whether the field waits for a value."""
        return key not in self.form.values and key not in self.form.declined

    def settle(self, field: Field, text: str, how: How, *, labelled: bool = False) -> "Draft":
        """With what `text` says about `field`: a value, a problem, or that there is none."""
        verdict = check(field, text, self.today, labelled=labelled)
        own_word = type_of(field).nature.none_counts and isinstance(verdict, str)
        if is_none(text) and not own_word:
            return self._without(field, text, how)
        if isinstance(verdict, Problem):
            kept = self._insisted(field, text, verdict)
            verdict = self._still_open(field, verdict)
            return self.accept(field, kept, how) if kept else self.refuse(field, verdict, how)
        if field.key in self.wrong and how is not How.CORRECTED:
            return self._one_of(field, verdict, how)
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

    def wonder(self, field: Field, value: str, code: ProblemCode, how: How) -> "Draft":
        """With a value that may be of the field, to be asked about."""
        if field.key in self.wrong:
            return self._one_of(field, value, how)
        return self.refuse(field, Problem(code, shown(field, value), value), how)

    def beside(self, field: Field, text: str, *, first: bool = False) -> "Draft":
        """With a question where `text` is another value of a field that this message gave.

        `first`: it stands before the one that was taken.
        """
        verdict = check(field, text, self.today)
        problem = verdict if isinstance(verdict, Problem) else None
        found = (problem.suggestion, *problem.others) if problem else (str(verdict),)
        before = self.form.problems.get(field.key)
        known: tuple[str, ...] = (self.form.values.get(field.key, ""),)
        if field.key in self.wrong and before and before.code is ProblemCode.SEVERAL:
            known = (before.suggestion, *before.others)
        others = tuple(one for one in found if one and one not in known)
        if not others or not known[0]:
            return self
        values = (*others, *known) if first else (*known, *others)
        said = ", ".join(shown(field, value) for value in values)
        return self.doubt(field, Problem(ProblemCode.SEVERAL, said, values[0], others=values[1:]))

    def _one_of(self, field: Field, value: str, how: How) -> "Draft":
        """With a value that stands after one of the same field that was wrong or in question."""
        before = self.form.problems[field.key]
        possible = tuple(dict.fromkeys(filter(None, (before.suggestion, *before.others, value))))
        nothing = before.code is missing(field, "").code and not before.suggestion
        if nothing or possible == (value,) == (before.suggestion,):
            return self.accept(field, value, how)
        said = f"{before.written}, {shown(field, value)}"
        several = Problem(ProblemCode.SEVERAL, said, possible[0], others=possible[1:])
        return self.refuse(field, several, how)

    def _without(self, field: Field, text: str, how: How) -> "Draft":
        before = self.begun.values.get(field.key, "")
        if field.required and before and field.key in self.begun.problems:
            return self.accept(field, before, how)  # what was right before the wrong one
        if field.required:
            return self.refuse(field, missing(field, text), how)
        return replace(self, form=self.form.decline(field.key), how=_surer(self.how, how))

    def _still_open(self, field: Field, verdict: Problem) -> Problem:
        """Which of several values is meant, where the words after that question are none."""
        before = self.begun.problems.get(field.key)
        nothing = verdict.code is missing(field, "").code and not verdict.suggestion
        return before if before is not None and before.others and nothing else verdict

    def _insisted(self, field: Field, text: str, verdict: Problem) -> str:
        """What was asked about and is written the same again."""
        before = self.begun.problems.get(field.key)
        if before is None or before.code is not verdict.code:
            return ""
        return type_of(field).insisted(text, verdict, before)


def _surer(first: How, second: How) -> How:
    return min(first, second, key=_SUREST.index)
