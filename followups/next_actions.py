"""The open next action of leads, for whoever lists or shows them."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Subquery

from followups.models import FollowUp, Message

# What has become of its message, in words. A message that will not go out leaves the action where it was.
WORDS = {
    Message.State.IN_REVIEW: "in review",
    Message.State.APPROVED: "approved",
    Message.State.SENDING: "sending",
    Message.State.SENT: "sent",
    Message.State.REFUSED: "refused",
    Message.State.UNKNOWN: "outcome unknown",
}


def next_actions(lead_ids: Collection[UUID], now: datetime) -> dict[UUID, dict]:
    """{lead id: {id, reason, because, kind, due_at, owner, channel, title, ask, status}}, in one query; none: left out."""
    newest = Message.objects.filter(
        tenant=OuterRef("tenant"), lead=OuterRef("lead"), follow_up=OuterRef("pk")
    ).order_by("-created_at")
    rows = (
        FollowUp.objects.open()
        .filter(lead__in=lead_ids)
        .select_related("owner")
        .annotate(message_state=Subquery(newest.values("state")[:1]))
    )
    return {
        row.lead_id: {
            "id": row.pk,
            "reason": row.reason,
            "because": row.because,
            "kind": row.kind,
            "due_at": row.due_at,
            "owner": row.owner.email,
            "channel": row.channel,
            "title": row.title,
            "ask": row.ask,
            "status": WORDS.get(row.message_state) or ("overdue" if row.due_at < now else "planned"),
        }
        for row in rows
    }
