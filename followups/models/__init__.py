from followups.models.alert import Alert, Digest
from followups.models.asset import Asset
from followups.models.autonomy import AutonomyChange, AutonomyRule, SentSample
from followups.models.crm import CrmConnection, CrmLink
from followups.models.data_request import DataRequest
from followups.models.enrollment import Enrollment
from followups.models.experiment import Assignment, Experiment
from followups.models.finding import Finding
from followups.models.follow_up import FollowUp
from followups.models.identity import SendingIdentity
from followups.models.inbound import InboundMessage, Mailbox
from followups.models.message import Message
from followups.models.model_connection import ModelCall, ModelConnection, ModelMonth, Use
from followups.models.policy import PolicyVersion
from followups.models.presence import ReviewPresence
from followups.models.reply_pattern import ReplyPattern
from followups.models.response import ResponseClock
from followups.models.template import Template
from followups.models.voice import ApprovedFact, BrandVoice
from followups.models.webhook import Webhook, WebhookDelivery

__all__ = [
    "Alert",
    "ApprovedFact",
    "Asset",
    "Assignment",
    "AutonomyChange",
    "AutonomyRule",
    "BrandVoice",
    "CrmConnection",
    "CrmLink",
    "DataRequest",
    "Digest",
    "Enrollment",
    "Experiment",
    "Finding",
    "FollowUp",
    "InboundMessage",
    "Mailbox",
    "Message",
    "ModelCall",
    "ModelConnection",
    "ModelMonth",
    "PolicyVersion",
    "ReplyPattern",
    "ResponseClock",
    "ReviewPresence",
    "SendingIdentity",
    "SentSample",
    "Template",
    "Use",
    "Webhook",
    "WebhookDelivery",
]
