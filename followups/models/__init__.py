from followups.models.enrollment import Enrollment
from followups.models.follow_up import FollowUp
from followups.models.message import Message
from followups.models.policy import PolicyVersion
from followups.models.template import Template

__all__ = ["Enrollment", "FollowUp", "Message", "PolicyVersion", "Template"]
