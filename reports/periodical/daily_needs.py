"""The daily report of the needs that came in (`PJ-8`)."""

from desk_info.entry import Outcome
from handoff.procedure import Procedure
from reports.period import Period
from reports.periodical.tables import Rows, not_listed, short, standing
from reports.records import CaseRecord, Records
from reports.tally import CaseTally, QuestionTally, asked, most
from reports.typesetting import Data
from reports.words import phone_words

TEMPLATE = "periodical/daily_needs.typ"
MOST_CASES = 500
_SUBJECT = 300
_QUESTION = 160
_MOST_QUESTIONS = 50


async def data(records: Records, office: Procedure, period: Period) -> Data:
    """Every need that became a case, what was answered at once, what stayed unanswered."""
    cases = CaseTally(office.zone)
    rows: Rows = []
    async for case in records.cases(period.since, period.until):
        cases.add(case)
        if len(rows) < MOST_CASES:
            rows.append(_row(len(rows) + 1, case, office))
    questions = await asked(records.questions(period.since, period.until), office.zone)
    answered = questions.outcomes[Outcome.ANSWER]
    came = cases.served + cases.withdrawn
    return {
        "figures": [
            (str(came), "kebutuhan diteruskan ke petugas"),
            (str(cases.closed), "di antaranya sudah selesai"),
            (str(answered), "pertanyaan dijawab dari desk information"),
            (str(questions.outcomes[Outcome.UNKNOWN]), "pertanyaan tanpa jawaban"),
        ],
        "cases": rows,
        "cases_left": not_listed(came, rows),
        "entries": _titled(questions),
        "unanswered": _unanswered(questions),
    }


def _row(number: int, case: CaseRecord, office: Procedure) -> list[str]:
    at = f"{case.came_at.astimezone(office.zone):%H.%M}"
    return [
        str(number), f"{case.number}\n{at}", f"{case.name}\n{phone_words(case.contact)}".strip(),
        short(case.listed_subject, _SUBJECT), case.category,
        case.superior or case.unit or case.agent, standing(case),
    ]  # fmt: skip


def _titled(questions: QuestionTally) -> Rows:
    return [[questions.titles[name], str(count)] for name, count in most(questions.entries)]


def _unanswered(questions: QuestionTally) -> Rows:
    return [
        [short(questions.said[group], _QUESTION), str(count)]
        for group, count in most(questions.unanswered, _MOST_QUESTIONS)
    ]
