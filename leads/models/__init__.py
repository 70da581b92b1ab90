from leads.models.account import Account
from leads.models.commitments import Promise, Question
from leads.models.duplicates import AccountMerge, AccountsApart, DuplicatePair, LeadMerge
from leads.models.imports import Import, ImportBatch, ImportChunk
from leads.models.intake import Payload
from leads.models.journal import Event
from leads.models.lead import Lead
from leads.models.published import RoutingVersion, ScoringProfile
from leads.models.scoring import ScoreHistory
from leads.models.source import Source
from leads.models.tracking import Tracking

__all__ = [
    "Account",
    "AccountMerge",
    "AccountsApart",
    "DuplicatePair",
    "Event",
    "Import",
    "ImportBatch",
    "ImportChunk",
    "Lead",
    "LeadMerge",
    "Payload",
    "Promise",
    "Question",
    "RoutingVersion",
    "ScoreHistory",
    "ScoringProfile",
    "Source",
    "Tracking",
]
