"""News about a company, and the end of its contract: meant for each of its open leads (mission C2, D2, F3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from leads.changing import change_lead
from leads.models import Account, Event, Lead
from leads.refusals import Refused
from leads.signalling import record_signal
from tenants.models import Tenant

MOST_LEADS = 50  # of one company: of more, those that came in last


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one item; `leads` are those that it was written down on, `new` those of them that did not know."""

    domain: str
    known: bool
    leads: int = 0
    new: int = 0


def tell_companies(tenant: Tenant, items: Sequence[Mapping], *, now: datetime) -> list[Told]:
    """Write each item down on the open leads of its company, in order, and wake them. Inside a scope.

    An item: {"domain", "text", "at", "url", "external_id"} is news; "renews_at" besides or alone sets when their contract ends.
    A company that nobody here knows is no error: nothing is made of it. Raises Refused by item, and then none counts.
    """
    domains = [str(item["domain"]).strip().lower().rstrip(".") for item in items]
    companies = {
        row.domain: row.merged_into or row
        for row in Account.objects.filter(domain__in=set(domains)).select_related("merged_into")
    }
    wrong: dict[str, str] = {}
    told = []
    for place, (domain, item) in enumerate(zip(domains, items, strict=True)):
        if not (item.get("text") or "").strip() and not item.get("renews_at"):
            wrong[f"items[{place}].text"] = "Say what the news is, or when their contract ends (renews_at)."
            continue
        try:
            told.append(_tell(tenant, companies.get(domain), domain, item, now))
        except Refused as error:
            wrong |= {f"items[{place}].{name}": say for name, say in error.errors.items()}
    if wrong:
        raise Refused(wrong)
    return told


def _tell(tenant: Tenant, company: Account | None, domain: str, item: Mapping, now: datetime) -> Told:
    if company is None:
        return Told(domain, known=False)
    leads = list(
        Lead.objects.open()
        .filter(account=company)
        .order_by("-captured_at")
        .select_for_update(of=("self",))[:MOST_LEADS]
    )
    new = 0
    for lead in leads:
        fresh = False
        if (item.get("text") or "").strip():
            given = {name: item.get(name) for name in ("at", "text", "url")}
            given |= {"kind": Event.Kind.TRIGGER_EVENT.value}
            if item.get("external_id"):  # one journal entry for each lead: its id is theirs and the lead's
                given["external_id"] = f"{item['external_id']}@{lead.pk}"
            _, fresh = record_signal(tenant, lead, given, now=now)
        if item.get("renews_at"):
            changes = {"renews_at": item["renews_at"]}
            fresh = change_lead(tenant, lead, changes, now=now, actor=Event.Actor.API) is not None or fresh
        new += fresh
    return Told(domain, known=True, leads=len(leads), new=new)
