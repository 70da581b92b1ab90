"""Many at once are taken in as one after the other would be: the same leads, companies, journals, payloads and consents."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followups.taking_in import take_in, take_in_many
from leads.capturing import Captured
from leads.capturing_many import Incoming
from leads.lead_data import GivenConsent, LeadData
from leads.models import Account, Event, Lead, Payload
from leads.publishing import ROUTINGS, draft, publish
from leads.refusals import Refused
from suppression.models import Consent
from tenants.scope import tenant_scope
from tests.story import MONDAY

pytestmark = pytest.mark.django_db

few = st.sampled_from
blank = st.just("")
LEADS = st.fixed_dictionaries(
    {
        "email": few(
            ["", "ann@a.example", "ben@a.example", "cy@b.example", "dee@gmail.com", "no address", "Ann@A.example"]
        ),
        "phone": few(["", "", "+4930123456", "+4930123457", "1"]),
        "external_id": few(["", "", "1", "2", "3", "x" * 300]),
        "company": few(["", "", "Aster", "aster", "Bolt GmbH", "Straße"]),
        "first_name": few(["", "Ann", "Bo\0b"]),
        "owner": few(["", "", "rita@people.example", "olga@people.example", "nobody@people.example"]),
        "stage": few(["", "", "new", "won", "lost", "qualified"]),
        "lost_reason": few(["", "Too dear"]),
        "country": few(["", "DE", "FR"]),
        "captured_at": few([None, None, MONDAY - timedelta(days=3), MONDAY + timedelta(days=1)]),
    }
)
CONSENTS = few(
    [
        None,
        None,
        GivenConsent(basis="consent"),
        GivenConsent(basis="request", channel="sms"),
        GivenConsent(basis="consent", channel="email", at=MONDAY + timedelta(days=2)),
    ]
)
ROWS = st.lists(st.tuples(LEADS, CONSENTS), min_size=1, max_size=14)
NOT_COMPARED = {"id", "tenant", "created_at", "updated_at", "name_key", "stop_event_id"}


def incoming(rows):
    return [
        Incoming(data=LeadData(**fields), consent=consent, door=f"csv:x#{place}", raw=f"{place}")
        for place, (fields, consent) in enumerate(rows)
    ]


def one_by_one(tenant, rows):
    results = []
    for row in rows:
        try:
            with transaction.atomic():
                how = {"source_door": row.door, "raw": row.raw, "now": MONDAY}
                results.append(take_in(tenant, row.data, row.consent, **how))
        except Refused as error:
            results.append(error)
        except (DatabaseError, ValueError) as error:
            results.append(Refused({"": f"The database refused this row: {error}".splitlines()[0]}))
    return results


def as_told(results):
    return [
        (each.created, each.lead.email_key, each.lead.external_id)
        if isinstance(each, Captured)
        else without_ids(each.errors)
        for each in results
    ]


def without_ids(errors):
    """Ids differ from one run to the next."""
    return {name: say.split("(lead ")[0].split("(", 1)[0] for name, say in errors.items()}


def everything(tenant):
    """All that a capture writes, without ids and the times of writing."""
    names = {lead.pk: lead.email_key or lead.phone or lead.external_id for lead in Lead.objects.all()}
    companies = {row.pk: (row.name, row.domain) for row in Account.objects.all()}
    found = Counter()
    for model in (Lead, Account, Event, Payload, Consent):
        for row in model.objects.all():
            values = {}
            for field in model._meta.concrete_fields:
                if field.name in NOT_COMPARED:
                    continue
                value = getattr(row, field.attname)
                value = names.get(value, value) if field.name == "lead" else value
                values[field.name] = companies.get(value, value) if field.name == "account" else value
            if model is Event:
                values["data"] = {name: value for name, value in row.data.items() if name != "customer"}
            found[model.__name__, repr(sorted(values.items(), key=lambda pair: pair[0]))] += 1
    return found


def same_either_way(tenant, before, rows):
    """Both ways from the same state, each rolled back."""
    seen = []
    for take in (one_by_one, lambda tenant, rows: take_in_many(tenant, rows, now=MONDAY)):
        with tenant_scope(tenant.pk), transaction.atomic():
            one_by_one(tenant, incoming(before))
            results = as_told(take(tenant, incoming(rows)))
            seen.append((results, everything(tenant)))
            transaction.set_rollback(True)
    assert seen[0][0] == seen[1][0]
    assert seen[0][1] == seen[1][1]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.lists(st.tuples(LEADS, CONSENTS), max_size=4), rows=ROWS)
def test_many_at_once_leave_what_one_after_the_other_leaves(cast, before, rows):
    same_either_way(cast.acme, before, rows)


RULES = {
    "rules": [
        {"key": "france", "when": {"country": "FR"}, "owner": "olga@people.example"},
        {"key": "all", "team": "sales"},
    ],
    "teams": {"sales": [{"member": "rita@people.example", "weight": 2}, {"member": "olga@people.example"}]},
    "territories": {"rita@people.example": ["DE"]},
    "fallback": "olga@people.example",
}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.lists(st.tuples(LEADS, CONSENTS), max_size=4), rows=ROWS)
def test_with_routing_rules_each_takes_the_turn_it_would_have_had(cast, before, rows):
    with tenant_scope(cast.acme.pk):
        publish(ROUTINGS, cast.acme, draft(ROUTINGS, cast.acme, RULES, user=None), MONDAY)
    same_either_way(cast.acme, before, rows)


def plain_rows(count, start=0):
    return [
        Incoming(
            data=LeadData(email=f"x{n}@c{n % 50}.example", first_name="X", phone=f"+49301{n:06}", source="fair"),
            consent=GivenConsent(basis="consent"),
            door=f"csv:x#{n}",
            raw="{}",
        )
        for n in range(start, start + count)
    ]


def test_the_number_of_statements_does_not_grow_with_the_leads(cast):
    counts = []
    for count, start in ((10, 0), (200, 1_000)):
        with (
            tenant_scope(cast.acme.pk),
            CaptureQueriesContext(
                connection,
            ) as queries,
        ):
            take_in_many(cast.acme, plain_rows(count, start), now=MONDAY)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    with tenant_scope(cast.acme.pk):
        assert (Lead.objects.count(), Consent.objects.count()) == (210, 420)


def test_a_row_that_the_database_refuses_costs_only_itself(cast):
    rows = plain_rows(5)
    rows[2] = Incoming(data=LeadData(email="bad@c.example", role="x" * 500), door="csv:x#2", raw="{}")
    with tenant_scope(cast.acme.pk):
        results = take_in_many(cast.acme, rows, now=MONDAY)
        assert Lead.objects.count() == 4
    assert [isinstance(each, Refused) for each in results] == [False, False, True, False, False]


def test_more_people_than_one_transaction_may_lock_lock_the_tenant(cast):
    with tenant_scope(cast.acme.pk):
        take_in_many(cast.acme, plain_rows(600), now=MONDAY)
        with connection.cursor() as cursor:
            cursor.execute("SELECT mode FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
            assert [mode for (mode,) in cursor.fetchall()] == ["ExclusiveLock"]
