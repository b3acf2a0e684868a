"""How well an office's saved questions find their answers, and which to mend."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from app.measuring.baselines import CannotMeasure, logistic_regression, token_set_ratio
from core.errors import BadConfiguration
from core.text import masked
from desk_info.entry import Entry, Match, Outcome
from desk_info.evaluating import Figures, Ranker, Result, figures, matched, ranked
from desk_info.loading import (
    OWN_WORDS,
    QUESTIONS,
    SavedQuestion,
    load_desk_info,
    load_own_words,
    load_questions,
)
from desk_info.matching.matcher import Matcher
from language.normalising import OwnWords
from web.showing.match_reasons import Reason, listed, of_match

OURS = "loket"
_PARTS = 5
"""Into which the questions fall: the matcher of each has learnt from the others alone."""
_EXAMPLE = """For example:
questions:
  - {asked: min jam bsuk brp ya, entry: visiting-hours}
  - {asked: bisa bikin sim di sini?, entry: none}"""
_BESIDE: dict[str, Callable[[Sequence[Entry]], Ranker]] = {
    "token_set_ratio": token_set_ratio,
    "logistic_regression": logistic_regression,
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """A question that came out otherwise than it should.

    `should` is the entry that answers it, None where nothing should have been answered.
    """

    asked: str
    should: Entry | None
    reason: Reason

    def as_dict(self) -> dict[str, object]:
        """For programs."""
        near = self.reason.near
        return {
            "asked": self.asked,
            "outcome": self.reason.outcome,
            "nearest": near[0].entry if near else None,
            "score": round(near[0].score, 3) if near else None,
            "should": self.should.id if self.should else None,
            "why": self.reason.why,
        }


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of the matcher and of what it is measured beside, by name.

    `missing` are those that cannot be measured here, with what is missing. `mistakes` are wrong
    answers; `missed` are questions that were not answered though they could have been, and whose
    right answer was not among those offered.
    """

    office: str
    figures: dict[str, Figures]
    missing: dict[str, str]
    mistakes: tuple[Mistake, ...]
    missed: tuple[Mistake, ...]

    def as_dict(self) -> dict[str, object]:
        """For programs: JSON-able, shares of 0 to 1, null where the questions cannot tell."""
        return {
            "office": self.office,
            "figures": {name: asdict(one) for name, one in self.figures.items()},
            "missing": self.missing,
            "mistakes": [one.as_dict() for one in self.mistakes],
            "missed": [one.as_dict() for one in self.missed],
        }


def evaluate(folder: Path, questions: Path | None = None) -> Evaluation:
    """The figures of the office in `folder`, on its own saved questions unless others are given.

    What people have said about answers is left out, so that the same files give the same figures.
    Raises `BadConfiguration` naming every mistake of a file with its line.
    """
    entries = load_desk_info(folder / "desk_info.yml")
    saved = questions or folder / QUESTIONS
    if not saved.exists():
        raise BadConfiguration(f"{saved}: there are no questions saved yet. {_EXAMPLE}")
    asked = load_questions(saved, [entry.id for entry in entries])
    found = _matched(asked, entries, load_own_words(folder / OWN_WORDS))
    measured = {OURS: figures([result for result, _ in found])}
    missing: dict[str, str] = {}
    for name, make in _BESIDE.items():
        try:
            measured[name] = figures(ranked(asked, make(entries)))
        except CannotMeasure as error:
            missing[name] = str(error)
    by_id = {entry.id: entry for entry in entries}
    wrong = (_mistake(result, match, by_id) for result, match in found if _is_wrong(result))
    missed = (_mistake(result, match, by_id) for result, match in found if _is_missed(result))
    return Evaluation(folder.name, measured, missing, tuple(wrong), tuple(missed))


def _matched(
    asked: Sequence[SavedQuestion], entries: Sequence[Entry], own: OwnWords
) -> list[tuple[Result, Match]]:
    """What each question finds, by a matcher that has learnt from all parts but its own."""
    parts = [asked[place::_PARTS] for place in range(_PARTS)]
    found: dict[SavedQuestion, tuple[Result, Match]] = {}
    for part in filter(None, parts):
        others = [one for other in parts if other is not part for one in other]
        match = Matcher(entries, own, others).match
        found |= zip(part, matched(part, match), strict=True)
    return [found[one] for one in asked]


def _is_wrong(result: Result) -> bool:
    return result.outcome is Outcome.ANSWER and not result.is_right


def _is_missed(result: Result) -> bool:
    offered = result.outcome is Outcome.CHOOSE and result.holds_it
    return result.in_scope and result.outcome is not Outcome.ANSWER and not offered


def _mistake(result: Result, match: Match, by_id: dict[str, Entry]) -> Mistake:
    return Mistake(result.asked.text, by_id.get(result.asked.entry), of_match(match))


_ROWS = (
    ("top1", "jawaban yang benar di tempat pertama"),
    ("recall3", "jawaban yang benar di antara tiga teratas"),
    ("auroc", "skor membedakan yang ada jawabannya (AUROC)"),
    ("c95", "dapat dijawab bila 95 % jawaban harus benar (c95)"),
    ("precision", "dari yang dijawab langsung, benar"),
    ("answered", "dari yang ada jawabannya, dijawab langsung"),
    ("oos_answered", "dari yang tidak ada jawabannya, tetap dijawab"),
    ("choose_holds_it", "dari yang diberi pilihan, pilihannya memuat yang benar"),
)
_NAMES = {
    OURS: "Loket",
    "token_set_ratio": "token_set_ratio",
    "logistic_regression": "regresi logistik",
}


def told(evaluation: Evaluation, *, missed: bool = False) -> str:
    """The figures side by side, then every wrong answer with its reason, for an editor.

    `missed`: those that were not answered, too.
    """
    ours = evaluation.figures[OURS]
    lines = [
        f"{evaluation.office}: {ours.in_scope} pertanyaan berjawaban, {ours.out_of_scope} tidak",
        "",
        f"{'':<55}" + "".join(f"{_NAMES[name]:>18}" for name in evaluation.figures),
    ]
    for key, label in _ROWS:
        shown = (_percent(getattr(one, key)) for one in evaluation.figures.values())
        lines.append(f"{label:<55}" + "".join(f"{one:>18}" for one in shown))
    lines += [
        f"tidak diukur: {_NAMES[name]}, karena {why}" for name, why in evaluation.missing.items()
    ]
    lines += ["", *_of_mistakes("Jawaban yang keliru", evaluation.mistakes)]
    if missed:
        lines += ["", *_of_mistakes("Tidak dijawab, padahal ada jawabannya", evaluation.missed)]
    return "\n".join(lines)


def _of_mistakes(title: str, mistakes: Sequence[Mistake]) -> Iterator[str]:
    yield f"{title}: {len(mistakes) or 'tidak ada'}"
    for one in mistakes:
        should = f"“{one.should.title}”" if one.should else "tidak dijawab"
        yield f"- {masked(one.asked)}"
        yield f"    {_came_out(one.reason)}, seharusnya {should}, {one.reason.because}"


def _came_out(reason: Reason) -> str:
    match reason.outcome:
        case Outcome.ANSWER:
            return f"dijawab “{reason.near[0].title}” ({reason.near[0].percent})"
        case Outcome.CHOOSE:
            return f"ditawarkan {listed(one.title for one in reason.near)}"
        case Outcome.UNKNOWN:
            return "bot tidak tahu"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share * 100:.1f} %".replace(".", ",")
