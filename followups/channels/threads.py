"""The thread that a message continues (RFC 5322, 3.6.4): what passed last between the lead and this mailbox."""

from django.db.models import Q

from followups.models import Message, SendingIdentity
from leads.models import Event

MOST_REFERENCES = 20  # the first and the latest; a mail program needs no more to find the thread


def thread_of(message: Message, identity: SendingIdentity | None) -> tuple[str, str]:
    """In-Reply-To and References for a message that is about to leave; empty where it begins a thread. Two queries."""
    ours = (
        Message.objects.filter(lead=message.lead_id, identity=identity, state__in=Message.OUT_STATES)
        .exclude(message_id="").exclude(pk=message.pk).order_by("-claimed_at", "-id")
        .values_list("claimed_at", "message_id", "references").first()
    )  # fmt: skip
    theirs = (
        Event.objects.filter(lead=message.lead_id, kind=Event.Kind.EMAIL_IN, data__has_key="message_id")
        .filter(Q(data__identity=str(identity.pk)) if identity else Q(data__identity__isnull=True))
        .order_by("-at", "-id")
        .values_list("at", "data__message_id", "data__references").first()
    )  # fmt: skip
    found = [each for each in (ours, theirs) if each and each[1]]
    if not found:
        return "", ""
    _, last, before = max(found, key=lambda each: each[0])
    return last, " ".join(shortened([*(before or "").split(), last]))


def shortened(ids: list[str]) -> list[str]:
    """The References of a long thread: its first message and the latest."""
    return ids if len(ids) <= MOST_REFERENCES else [ids[0], *ids[1 - MOST_REFERENCES :]]
