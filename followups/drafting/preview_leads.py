"""For whom a template is tried out: five leads of the tenant that differ, or made-up ones where there are none (mission J2)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from followups.drafting.phrases import base_language
from followups.drafting.placeholders import placeholders_in
from followups.models import Template
from leads.models import Event, Lead, Promise, Question
from tenants.models import Tenant

HOW_MANY = 5
# What a lead must have for a placeholder to have something to say.
NEEDS = {
    "promise": Q(promises__state=Promise.State.OPEN),
    "promise_day": Q(promises__state=Promise.State.OPEN, promises__due__isnull=False),
    "question": Q(questions__state=Question.State.OPEN),
    "contract_end": Q(renews_at__isnull=False),
    "company": ~Q(company=""),
    "first_name": ~Q(first_name=""),
}
# These hang on a moment of the lead's: where no lead has it now, a made-up one stands in.
OF_A_MOMENT = ("promise", "promise_day", "question", "contract_end", "occasion")


def differing_leads(template: Template) -> list[Lead]:
    """Five open leads at most: one with what each placeholder needs, then of the template's language and of another, with
    the longest name and company, with fields missing, and the newest. Inside the tenant's scope; a dozen queries at most."""
    open_leads = Lead.objects.open().filter(tenant=template.tenant_id).select_related("owner")
    newest = open_leads.order_by("-id")
    language = base_language(template.language)
    in_language = Q(language__istartswith=language)
    wanted: list[QuerySet[Lead]] = [
        newest.filter(NEEDS[name]) for name in placeholders_in(f"{template.subject}\n{template.body}") if name in NEEDS
    ]
    wanted += [
        newest.filter(in_language),
        open_leads.annotate(size=Length("first_name") + Length("company")).order_by("-size", "-id"),
        newest.filter(Q(first_name="") | Q(company="")),
        newest.exclude(in_language).exclude(language=""),
        newest,
    ]
    found: dict = {}
    for rows in (*wanted, *([newest] * HOW_MANY)):
        if len(found) < HOW_MANY and (lead := rows.exclude(pk__in=list(found)).first()):
            found[lead.pk] = lead
    return list(found.values())


def made_up_lead(tenant: Tenant, language: str, now: datetime, *, long: bool = False) -> Lead:
    """Somebody who does not exist and is stored nowhere, to try a text on."""
    first, last, company = ("Alexandra-Maximiliane", "von und zu Beispielhausen", "Muster & Söhne Grundstücks-KG")
    if not long:
        first, last, company = ("Alex", "Example", "Example Ltd")
    return Lead(
        tenant=tenant, first_name=first, last_name=last, company=company, email="alex@example.com", language=language,
        owner=tenant.default_owner, stage="new", created_at=now, renews_at=now + timedelta(days=90),
    )  # fmt: skip


def made_up_moment(lead: Lead, now: datetime) -> tuple[Event, Promise, Question]:
    """A call of yesterday with a promise and a question, stored nowhere."""
    call = Event(
        tenant=lead.tenant, lead=lead, kind="call", at=now - timedelta(days=1), channel="call", text="We spoke."
    )
    promise = Promise(
        tenant=lead.tenant,
        lead=lead,
        by="us",
        text="the plan for the first month",
        due=now + timedelta(days=1),
        source=call,
    )
    question = Question(tenant=lead.tenant, lead=lead, text="How long does the start take?", source=call)
    return call, promise, question


def of_a_moment(names: Iterable[str]) -> bool:
    """Whether all of these placeholders hang on a moment that may be missing just now."""
    return all(name in OF_A_MOMENT for name in names)
