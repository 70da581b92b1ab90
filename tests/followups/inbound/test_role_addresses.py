"""Mail from an address of a role, such as info@: never somebody's by the address alone (mission A2, L1)."""

import pytest

from leads.models import Event, Lead
from suppression.models import Suppression
from tenants.scope import tenant_scope
from tests.post import bring
from tests.story import capture

pytestmark = pytest.mark.django_db
INFO = "info@buyer.example"


def mail(name: str, text: str) -> bytes:
    sender = f"{name} <{INFO}>" if name else INFO
    return f"From: {sender}\nTo: team@acme.example\nSubject: Hello\n\n{text}\n".encode()


@pytest.fixture
def two(cast):
    return [capture(cast.acme, email=INFO, first_name=name, last_name="Berg") for name in ("Anna", "Ben")]


@pytest.mark.parametrize(("name", "whose"), [("Anna Berg", 0), ("BEN  berg", 1), ("Cy Berg", None), ("", None)])
def test_it_belongs_to_the_lead_of_that_name_and_else_to_nobody(cast, two, name, whose):
    row = bring(cast.acme, mail(name, "I am interested. Tell me more."))
    assert (row.state, row.lead_id) == (("unmatched", None) if whose is None else ("processed", two[whose].pk))


def test_a_mailbox_without_names_on_either_side_is_one(cast):
    lead = capture(cast.acme, email=INFO, first_name="", last_name="")
    assert bring(cast.acme, mail("", "I am interested.")).lead_id == lead.pk
    assert bring(cast.acme, mail("Ben Holt", "I am interested.")).lead_id is None


def test_an_opt_out_stops_the_address_also_where_nobody_knows_who_has_written(cast, two):
    row = bring(cast.acme, mail("Cy Berg", "Please remove me from your list."))
    assert row.state == "unmatched"
    with tenant_scope(cast.acme.pk):
        entry = Suppression.objects.get()
        assert (entry.kind, entry.value, entry.reason) == ("email", INFO, "opt_out")
        assert Event.objects.filter(kind="email_in").count() == 0
        assert Lead.objects.exclude(stop_code="").count() == 0


@pytest.mark.parametrize("sender", ["info@stranger.example", "cy@buyer.example"])
def test_an_opt_out_of_somebody_unknown_enters_nothing(cast, two, sender):
    raw = mail("", "Please remove me from your list.").replace(INFO.encode(), sender.encode())
    assert bring(cast.acme, raw).state == "unmatched"
    with tenant_scope(cast.acme.pk):
        assert Suppression.objects.count() == 0
