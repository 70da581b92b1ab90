from leads.models.account import Account
from leads.models.commitments import Promise, Question
from leads.models.intake import Payload
from leads.models.journal import Event
from leads.models.lead import Lead

__all__ = ["Account", "Event", "Lead", "Payload", "Promise", "Question"]
