from followups.models.alert import Alert, Digest
from followups.models.asset import Asset
from followups.models.data_request import DataRequest
from followups.models.enrollment import Enrollment
from followups.models.follow_up import FollowUp
from followups.models.identity import SendingIdentity
from followups.models.inbound import InboundMessage, Mailbox
from followups.models.message import Message
from followups.models.policy import PolicyVersion
from followups.models.reply_pattern import ReplyPattern
from followups.models.response import ResponseClock
from followups.models.template import Template

__all__ = [
    "Alert",
    "Asset",
    "DataRequest",
    "Digest",
    "Enrollment",
    "FollowUp",
    "InboundMessage",
    "Mailbox",
    "Message",
    "PolicyVersion",
    "ReplyPattern",
    "ResponseClock",
    "SendingIdentity",
    "Template",
]
