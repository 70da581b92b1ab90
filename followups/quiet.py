"""The quiet after a close-loop message ends as soon as the lead writes: the rule itself says so (`ends_on_reply`)."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max

from followups.models import FollowUp
from leads.models import Event, Lead
from suppression.asking import entries_of
from suppression.keys import keys_of, secrets
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


def end_quiet_of_those_who_wrote(tenant: Tenant, leads: Sequence[Lead], now: datetime) -> None:
    """Lift it for those of these leads that have been in touch since it began. One query where nobody is kept quiet."""
    in_use = secrets()
    keys = {key: lead.pk for lead in leads for key in keys_of(Suppression.Kind.LEAD, str(lead.pk), in_use)}
    since = {
        keys[key]: entry.created_at
        for key, entries in entries_of(tenant, keys, now).items()
        for entry in entries
        if entry.ends_on_reply
    }
    if not since:
        return
    words = Event.objects.filter(lead__any_of=AnyOf(since), direction__in=THEIR_WORD, kind__in=Event.INTERACTIONS)
    for lead_id, latest in words.values("lead").annotate(latest=Max("at")).values_list("lead", "latest"):
        if latest > since[lead_id]:
            end_on_reply(tenant, [lead_id], latest)
