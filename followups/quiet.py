"""The quiet after a close-loop message ends as soon as the lead writes: the rule itself says so (`ends_on_reply`)."""

from datetime import datetime

from django.db.models import Max

from followups.models import FollowUp
from leads.models import Event
from suppression.asking import Recorded
from suppression.keys import keys_of
from suppression.models import Suppression
from suppression.suppressing import end_on_reply, lift
from tenants.batches import AnyOf
from tenants.models import Tenant, User

THEIR_WORD = (Event.Direction.INBOUND, Event.Direction.BOTH)


def end_quiet_unsent(tenant: Tenant, follow_up: FollowUp, *, because: str, user: User, now: datetime) -> None:
    """A close-loop message that a person decides not to send leaves no quiet behind: nothing was closed."""
    if follow_up.kind != "close_loop":
        return
    keys = keys_of(Suppression.Kind.LEAD, str(follow_up.lead_id))
    reason = Suppression.Reason.CLOSE_LOOP
    for entry in Suppression.objects.in_force(now).filter(
        tenant=tenant, kind=Suppression.Kind.LEAD, key__in=keys, reason=reason
    ):
        lift(entry, user, f"The message was not sent: {because}", now)


def end_quiet_of_those_who_wrote(tenant: Tenant, recorded: Recorded) -> None:
    """Lift it for those of these leads that have been in touch since it began; then it is no longer among what is
    `recorded` about them. No query where nobody is kept quiet.
    """
    quiet = {
        lead_id: until_they_write
        for lead_id, entries in recorded.of_lead_itself().items()
        if (until_they_write := [entry for entry in entries if entry.ends_on_reply])
    }
    if not quiet:
        return
    words = Event.objects.filter(lead__any_of=AnyOf(quiet), direction__in=THEIR_WORD, kind__in=Event.INTERACTIONS)
    for lead_id, latest in words.values("lead").annotate(latest=Max("at")).values_list("lead", "latest"):
        over = [entry for entry in quiet[lead_id] if entry.created_at < latest]
        if over:
            end_on_reply(tenant, [lead_id], latest)
            recorded.forget(over)
