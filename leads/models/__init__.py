from leads.models.account import Account
from leads.models.commitments import Promise, Question
from leads.models.duplicates import AccountMerge, DuplicatePair, LeadMerge
from leads.models.intake import Payload
from leads.models.journal import Event
from leads.models.lead import Lead
from leads.models.source import Source

__all__ = [
    "Account",
    "AccountMerge",
    "DuplicatePair",
    "Event",
    "Lead",
    "LeadMerge",
    "Payload",
    "Promise",
    "Question",
    "Source",
]
