"""What stays of an address after an erasure: its keyed hash, so that nobody is written to again by mistake (mission K5)."""

from datetime import datetime

from suppression.keys import EMAIL, PHONE, keys_about, readable
from suppression.models import Suppression
from suppression.suppressing import suppress
from tenants.models import Tenant, User


def forget_addresses(
    tenant: Tenant, *, lead_id: object, email: str, phone: str | None, user: User | None, now: datetime
) -> int:
    """Suppress the addresses for good and empty them in every entry; returns how many entries were emptied.

    Inside the tenant's scope. A number that others share is suppressed with the person's own: most restrictive wins.
    """
    for kind, value in ((EMAIL, email), (PHONE, phone)):
        normal = readable(kind, value, tenant.country)
        if normal is not None:
            suppress(tenant, kind=kind, value=normal, reason="erased", source="erasure", user=user, now=now)
    keys = keys_about(lead_id, email, phone, tenant.country)
    return Suppression.objects.filter(key__in=keys).exclude(value="").update(value="", note="", evidence={})
