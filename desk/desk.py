"""Everything that people at the office do to cases, in one place for those who show it."""

from desk.agent_replies import AgentReplies
from desk.answer_judgements import AnswerJudgements
from desk.case_intake import CaseIntake
from desk.procedure_steps import ProcedureSteps
from desk.recalculation import Recalculation


class Desk(AgentReplies, ProcedureSteps, CaseIntake, Recalculation, AnswerJudgements):
    """The agents', the units' and the superiors' side of every case."""
