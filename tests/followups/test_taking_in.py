from datetime import UTC, datetime

import pytest

from followups.taking_in import take_in
from leads.lead_data import GivenConsent, LeadData
from leads.models import Lead
from leads.refusals import Refused
from suppression.models import Consent
from tenants.scope import tenant_scope

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
ADA = {"email": "ada@analytical.example", "phone": "+4930123456"}


def take(cast, consent, **fields):
    data = LeadData(**{**ADA, **fields})
    return take_in(cast.acme, data, consent, source_door="api:leads", raw="{}", now=NOW)


def test_a_lead_and_its_consent_come_in_together(cast):
    given = datetime(2026, 1, 1, tzinfo=UTC)
    with tenant_scope(cast.acme.pk):
        take(cast, GivenConsent(basis="consent", channel="email", wording="Yes, write to me", source="form", at=given))
        entry = Consent.objects.get()
    assert (entry.kind, entry.channel, entry.basis, entry.wording) == ("email", "email", "consent", "Yes, write to me")
    assert (entry.source, entry.given_at) == ("form", given)


@pytest.mark.parametrize(
    ("channel", "kinds"), [("", ["email", "phone"]), ("email", ["email"]), ("sms", ["phone"]), ("call", ["phone"])]
)
def test_consent_is_kept_for_the_addresses_of_its_channel(cast, channel, kinds):
    with tenant_scope(cast.acme.pk):
        take(cast, GivenConsent(basis="request", channel=channel))
        assert sorted(Consent.objects.values_list("kind", flat=True)) == kinds


@pytest.mark.parametrize(("source", "told"), [("website", "website"), ("", "api:leads")])
def test_consent_without_a_source_or_time_has_those_of_the_lead(cast, source, told):
    with tenant_scope(cast.acme.pk):
        take(cast, GivenConsent(basis="consent", channel="email"), source=source, captured_at=NOW.replace(day=1))
        entry = Consent.objects.get()
    assert (entry.source, entry.given_at) == (told, NOW.replace(day=1))


@pytest.mark.parametrize(
    ("lead", "consent", "field"),
    [
        ({"external_id": "1"}, GivenConsent(basis="consent"), "consent"),
        ({"email": "ada@analytical.example"}, GivenConsent(basis="consent", channel="sms"), "consent"),
        (ADA, GivenConsent(basis="consent", at=NOW.replace(year=2027)), "consent.at"),
    ],
)
def test_consent_that_makes_no_sense_is_refused_with_its_field(cast, lead, consent, field):
    with tenant_scope(cast.acme.pk), pytest.raises(Refused) as caught:
        take_in(cast.acme, LeadData(**lead), consent, source_door="api:leads", raw="{}", now=NOW)
    assert list(caught.value.errors) == [field]


def test_without_consent_nothing_is_entered(cast):
    with tenant_scope(cast.acme.pk):
        assert take(cast, None).created is True
        assert Consent.objects.count() == 0


def test_a_refused_lead_leaves_no_consent(cast):
    with tenant_scope(cast.acme.pk):
        with pytest.raises(Refused):
            take(cast, GivenConsent(basis="consent"), owner="zoe@people.example")
        assert (Lead.objects.count(), Consent.objects.count()) == (0, 0)
