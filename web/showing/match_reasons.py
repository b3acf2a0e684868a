"""Why a question came out as it did, in plain Indonesian, and what an editor can do about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from core.facts import SealedFact
from desk_info.entry import Match, Outcome, OutcomeReason

T = TypeVar("T", Outcome, OutcomeReason)
SHOWN = 3
_SUREST = 0.99


@dataclass(frozen=True, slots=True)
class Near:
    """An entry that came near, with its score of 0 to 1 and the words that spoke for it."""

    entry: str
    title: str
    score: float
    variant: str = ""
    heard: tuple[str, ...] = ()

    @property
    def percent(self) -> str:
        """The score as it is read, with a space that does not break: `62 %`."""
        return _percent(self.score)


@dataclass(frozen=True, slots=True)
class Reason:
    """How one question came out, and why; `follows` is the title that a follow-up is about.

    `guessed` are the titles that were offered although nothing surely answers it, `enough` is the
    likelihood from which the office answers by itself (0 where that was not kept).
    """

    outcome: Outcome
    why: OutcomeReason
    question: str = ""
    strange: tuple[str, ...] = ()
    near: tuple[Near, ...] = ()
    follows: str = ""
    guessed: tuple[str, ...] = ()
    enough: float = 0.0

    @property
    def at_stake(self) -> str:
        """How likely the nearest entry is meant, and what a wrong answer costs; else empty."""
        if not (self.near and self.enough):
            return ""
        cost = f"{self.enough / (1 - self.enough):.1f}".removesuffix(".0").replace(".", ",")
        return (
            f"Kemungkinan {self.first} yang dimaksud {self.near[0].percent}; kantor menjawab "
            f"sendiri mulai {_percent(self.enough)}, karena satu jawaban salah ditimbang seberat "
            f"{cost} pertanyaan yang tidak terjawab"
        )

    @property
    def because(self) -> str:
        """The sentence that says why, beginning with *karena*."""
        because = _BECAUSE[self.why](self)
        if not self.guessed:
            return because
        return f"{because}; pelapor ditawari yang terdekat: {listed(self.guessed)}"

    @property
    def advice(self) -> str:
        """What an editor can do about it, empty where there is nothing to do."""
        return _ADVICE[self.why](self)

    @property
    def heard(self) -> tuple[str, ...]:
        """The words that spoke for the nearest entry, as they were understood."""
        return self.near[0].heard if self.near else ()

    @property
    def first(self) -> str:
        """The title of the nearest entry, in quotation marks."""
        return f"“{self.near[0].title}”" if self.near else "jawaban mana pun"


def _percent(share: float) -> str:
    return f"{round(share * 100)}\N{NO-BREAK SPACE}%"


def of_match(match: Match) -> Reason:
    """The reason in what matching says of a question."""
    near = tuple(
        Near(one.entry.id, one.entry.title, one.score, one.variant, one.heard)
        for one in match.candidates[:SHOWN]
    )
    followed = next((one.title for one in near if one.entry == match.follows), match.follows)
    said = match.question, match.strange
    return Reason(match.outcome, match.why, *said, near, followed, enough=match.enough)


def of_fact(fact: SealedFact) -> tuple[Reason, ...]:
    """The reasons in a fact of the bot's decision, one a question; none where it tells none."""
    further = fact.data.get("further")
    questions = [fact.data, *(further if isinstance(further, list) else ())]
    return tuple(
        reason
        for one in questions
        if isinstance(one, Mapping) and (reason := _of_data(one)) is not None
    )


def _of_data(data: Mapping[str, object]) -> Reason | None:
    outcome, why = _one_of(Outcome, data.get("outcome")), _one_of(OutcomeReason, data.get("why"))
    if outcome is None or why is None:
        return None
    candidates = data.get("candidates")
    near = tuple(
        Near(
            str(one.get("entry", "")),
            str(one.get("title") or one.get("entry", "")),
            _number(one.get("score")),
            heard=_words(one.get("heard")),
        )
        for one in (candidates if isinstance(candidates, list) else ())
        if isinstance(one, Mapping)
    )
    follows = str(data.get("follows", ""))
    followed = next((one.title for one in near if one.entry == follows), follows)
    question, strange = str(data.get("question", "")), _words(data.get("strange"))
    guessed = _words(data.get("guessed"))
    titles = tuple(one.title for one in near if one.entry in guessed)
    enough = min(_number(data.get("enough")), _SUREST)
    return Reason(outcome, why, question, strange, near, followed, titles, enough)


def _one_of(kind: type[T], value: object) -> T | None:
    return next((one for one in kind if one == value), None)


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _words(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()


def listed(words: Iterable[str]) -> str:
    """Words or titles in quotation marks, with *dan* before the last."""
    quoted = [f"“{word}”" for word in words]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} dan {quoted[-1]}"


def _said_so(reason: Reason) -> str:
    variant = reason.near[0].variant if reason.near else ""
    like = f" “{variant}”" if variant else ""
    return f"karena isinya sama dengan cara bertanya{like} pada {reason.first}"


def _picked(reason: Reason) -> str:
    return f"karena petugas menilai {reason.first} tepat untuk pertanyaan dengan kata-kata ini"


def _clear(reason: Reason) -> str:
    words = f"kata {listed(reason.heard)}" if reason.heard else "kata-katanya"
    rival = f"; berikutnya {_scored(reason.near[1:2])}" if len(reason.near) > 1 else ""
    return f"karena {words} menunjuk {reason.first}, jauh dari yang lain{rival}"


def _rivals(reason: Reason) -> str:
    return f"karena lebih dari satu jawaban mungkin dimaksud: {_scored(reason.near)}"


def _other_aspect(reason: Reason) -> str:
    return (
        f"karena topiknya ada pada {reason.first}, tetapi yang ditanyakan sisi lain yang belum "
        "dijawab di sana"
    )


def _strange(reason: Reason) -> str:
    if not reason.strange:
        return "karena ada kata penting yang tidak dikenal jawaban mana pun"
    return f"karena kata {listed(reason.strange)} tidak ada pada jawaban mana pun"


def _elsewhere(_: Reason) -> str:
    return "karena yang ditanyakan tempat atau kantor lain"


def _weak(reason: Reason) -> str:
    nearest = f"; yang terdekat {_scored(reason.near[:1])}" if reason.near else ""
    return f"karena terlalu sedikit kata yang sama{nearest}"


def _wordless(_: Reason) -> str:
    return "karena tidak ada kata yang dapat dicocokkan"


def _scored(near: Sequence[Near]) -> str:
    return ", ".join(f"“{one.title}” ({one.percent})" for one in near)


def _if_wrong(_: Reason) -> str:
    return "Bila jawaban ini keliru, tambahkan pertanyaan ini sebagai cara bertanya pada yang benar"


def _tell_apart(reason: Reason) -> str:
    titles = listed(one.title for one in reason.near)
    return (
        f"Bila selalu satu yang dimaksud, tambahkan pertanyaan ini sebagai cara bertanya pada yang "
        f"itu; bila pelapor sering bingung, bedakan judul {titles}"
    )


def _answer_that_side(reason: Reason) -> str:
    return (
        f"Bila {reason.first} memang menjawabnya, tambahkan pertanyaan ini sebagai cara bertanya "
        "di sana; bila tidak, tulis jawaban baru untuk sisi ini"
    )


def _add_if_meant(reason: Reason) -> str:
    return (
        f"Bila {reason.first} yang dimaksud, tambahkan pertanyaan ini sebagai cara bertanya di "
        "sana; bila belum ada jawabannya, tulis jawaban baru"
    )


def _nothing(_: Reason) -> str:
    return ""


_BECAUSE = {
    OutcomeReason.SAID_SO: _said_so,
    OutcomeReason.JUDGED: _picked,
    OutcomeReason.CLEAR: _clear,
    OutcomeReason.RIVALS: _rivals,
    OutcomeReason.OTHER_ASPECT: _other_aspect,
    OutcomeReason.STRANGE: _strange,
    OutcomeReason.ELSEWHERE: _elsewhere,
    OutcomeReason.WEAK: _weak,
    OutcomeReason.WORDLESS: _wordless,
}
_ADVICE = {
    OutcomeReason.SAID_SO: _if_wrong,
    OutcomeReason.JUDGED: _if_wrong,
    OutcomeReason.CLEAR: _if_wrong,
    OutcomeReason.RIVALS: _tell_apart,
    OutcomeReason.OTHER_ASPECT: _answer_that_side,
    OutcomeReason.STRANGE: _add_if_meant,
    OutcomeReason.ELSEWHERE: _add_if_meant,
    OutcomeReason.WEAK: _add_if_meant,
    OutcomeReason.WORDLESS: _nothing,
}
