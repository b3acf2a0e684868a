"""How many needs came in, and which information people need (`PJ-9`)."""

from desk_info.entry import Outcome
from handoff.procedure import Procedure
from reports.labels import GUESSED, OUTCOMES
from reports.period import Period
from reports.periodical.tables import by_day, shares, short
from reports.records import Records
from reports.tally import QuestionTally, asked, counted, most
from reports.typesetting import Data
from reports.words import share

TEMPLATE = "periodical/needs_analysis.typ"
_MOST_GROUPS = 25
_QUESTION = 200


async def data(records: Records, office: Procedure, period: Period) -> Data:
    """By category, by entry, by day, and the questions that nobody had an answer prepared for."""
    span = period.since, period.until
    questions = await asked(records.questions(*span), office.zone)
    cases = await counted(records.cases(*span), office.zone)
    unknown = questions.outcomes[Outcome.UNKNOWN]
    return {
        "figures": [
            (str(questions.total), "pertanyaan masuk"),
            (share(questions.outcomes[Outcome.ANSWER], questions.total), "dijawab seketika"),
            (str(unknown), "tanpa jawaban"),
            (str(cases.served), "diteruskan ke petugas"),
        ],
        "outcomes": [
            [words, str(count), share(count, questions.total)]
            for words, count in (
                *((words, questions.outcomes[one]) for one, words in OUTCOMES.items()),
                (GUESSED, questions.guessed),
            )
        ],
        "entries": [
            [questions.titles[name], str(count), share(count, questions.total)]
            for name, count in most(questions.entries)
        ],
        "categories": shares(cases.categories, cases.served),
        "question_days": by_day(period, questions.days),
        "case_days": by_day(period, cases.days),
        "unanswered": [
            [short(questions.said[group], _QUESTION), str(count)]
            for group, count in most(questions.unanswered, _MOST_GROUPS)
        ],
        "unanswered_words": _honestly(questions, unknown),
    }


def _honestly(questions: QuestionTally, unknown: int) -> str:
    shown = sum(count for _, count in most(questions.unanswered, _MOST_GROUPS))
    return (
        "Pertanyaan dengan kata-kata yang sama dihitung satu kelompok, apa pun urutan, ejaan, dan "
        "sapaannya; yang sama maksudnya dengan kata lain dihitung terpisah. Yang tampil mewakili "
        f"{shown} dari {unknown} pertanyaan tanpa jawaban."
    )
