"""Two leads that are one here, and what HubSpot has of them: no ping-pong while they are one, and each its own again after."""

from datetime import timedelta

import pytest

from followups.crm.joining import ASIDE
from followups.merging import merge, take_apart
from followups.models import CrmConnection
from leads.changing import change_lead
from leads.models import Lead, LeadMerge
from suppression.models import Suppression
from tenants.scope import tenant_scope
from tests.followups.crm.conftest import hours, links_of, sync
from tests.processes import wait_for
from tests.story import MONDAY, capture, note

pytestmark = pytest.mark.django_db(transaction=True)

YOUNGER = {"email": "ann@buyer.example", "first_name": "Ann", "role": "CEO"}


def joined(tenant, now=MONDAY):
    """The two leads become one: Anna, who was here first, stays."""
    with tenant_scope(tenant.pk):
        return merge(tenant, *Lead.objects.order_by("pk"), now=now)


def apart(tenant, now):
    with tenant_scope(tenant.pk):
        take_apart(tenant, LeadMerge.objects.select_related("lead", "merged").get(undone_at=None), now=now)


def change(tenant, lead, now, **fields):
    with tenant_scope(tenant.pk):
        change_lead(tenant, Lead.objects.get(pk=lead.pk), fields, now=now)


def contact(hubspot, email):
    (found,) = [pk for pk, row in hubspot.objects["contacts"].items() if row["email"] == email]
    return found


def titles(hubspot):
    return {row["email"]: row.get("jobtitle") for row in hubspot.objects["contacts"].values()}


def role(tenant, lead):
    with tenant_scope(tenant.pk):
        return Lead.objects.get(pk=lead.pk).role


@pytest.fixture
def both(acme, hubspot):
    """Anna and Ann, each a contact with a deal of its own."""
    anna, ann = capture(acme, role="CTO"), capture(acme, **YOUNGER)
    sync(acme)
    for lead in (anna, ann):
        hubspot.add("deals", contact=contact(hubspot, lead.email), dealstage="appointment", amount="900")

    def told_there() -> bool:
        """That the leads are qualified is written to their contacts once no transaction beside this test holds the feed."""
        sync(acme)
        return {row.get("hs_lead_status") for row in hubspot.objects["contacts"].values()} == {"OPEN_DEAL"}

    wait_for(told_there, hubspot.state)
    return anna, ann


def test_two_contacts_never_write_each_other_through_one_lead(acme, hubspot, both):
    anna, ann = both
    older, younger = contact(hubspot, anna.email), contact(hubspot, ann.email)
    joined(acme)
    sync(acme, hours(1))
    (left,) = links_of(acme, remote_id=younger)
    assert (left.lead_id, left.state, left.error) == (
        anna.pk, "merged", f"Its lead has become part of the one that is contact {older}. This contact is left alone.",
    )  # fmt: skip
    assert [link.local_id for link in links_of(acme, kind="deal")] == [anna.pk, None]

    hubspot.change("contacts", younger, jobtitle="Chair")
    for deal in list(hubspot.objects["deals"]):
        hubspot.change("deals", deal, amount="901")
    change(acme, anna, hours(1), role="Head of IT")
    sync(acme, hours(2))
    assert (titles(hubspot), role(acme, anna)) == (
        {"anna@buyer.example": "Head of IT", "ann@buyer.example": "Chair"}, "Head of IT",
    )  # fmt: skip
    before, writes = hubspot.state(), len(hubspot.writes())
    for hour in (3, 4, 5):
        sync(acme, hours(hour))
    assert (hubspot.state(), len(hubspot.writes())) == (before, writes)

    hubspot.change("contacts", younger, hs_email_optout="true")  # a stop wins all the same
    sync(acme, hours(6))
    with tenant_scope(acme.pk):
        stopped = set(Suppression.objects.filter(kind="email").values_list("value", flat=True))
    assert stopped >= {"ann@buyer.example"}


def test_taken_back_each_has_its_own_contact_and_deal_again(acme, hubspot, both):
    anna, ann = both
    before = [(link.kind, link.remote_id, link.lead_id, link.local_id, link.state) for link in links_of(acme)]
    joined(acme)
    sync(acme, hours(1))
    apart(acme, hours(2))
    assert [(link.kind, link.remote_id, link.lead_id, link.local_id, link.state) for link in links_of(acme)] == before
    hubspot.change("contacts", contact(hubspot, ann.email), jobtitle="Chair")
    change(acme, anna, hours(2), role="Head of IT")
    sync(acme, hours(3))
    assert [role(acme, each) for each in both] == ["Head of IT", "Chair"]
    change(acme, ann, hours(3), role="CFO")
    sync(acme, hours(4))
    assert titles(hubspot) == {"anna@buyer.example": "Head of IT", "ann@buyer.example": "CFO"}


def test_the_younger_one_s_contact_becomes_the_kept_one_s_and_goes_back(acme, hubspot):
    with tenant_scope(acme.pk):
        CrmConnection.objects.update(creates_contacts=False)  # a lead that the CRM does not know stays unknown there
    anna, ann = capture(acme, role="CTO"), capture(acme, **YOUNGER)
    theirs = hubspot.add("contacts", email="ann@buyer.example", firstname="Ann", jobtitle="CEO")
    sync(acme)
    joined(acme, hours(1))
    note(acme, anna, kind="call", text="She asked about prices.", now=hours(1))
    sync(acme, hours(2))
    (link,) = [each for each in links_of(acme, kind="contact") if each.remote_id]
    assert (link.lead_id, link.local_id, link.remote_id) == (anna.pk, anna.pk, theirs)
    assert titles(hubspot) == {"anna@buyer.example": "CTO"}
    assert [ids for (kind, _, _), ids in hubspot.hangs_on.items() if kind == "notes"] == [[theirs]]
    hubspot.change("contacts", theirs, jobtitle="Head of IT")
    sync(acme, hours(3))
    assert role(acme, anna) == "Head of IT"

    apart(acme, hours(4))
    sync(acme, hours(5))
    (link,) = [each for each in links_of(acme, kind="contact") if each.remote_id]
    assert (link.lead_id, link.local_id, titles(hubspot)) == (ann.pk, ann.pk, {"ann@buyer.example": "CEO"})
    before = hubspot.state()
    sync(acme, hours(6))
    assert hubspot.state() == before


@pytest.mark.parametrize("kept", [0, 1])
def test_merged_there_as_well_it_is_one_contact_whichever_stays(acme, hubspot, both, kept):
    anna = both[0]
    ids = [contact(hubspot, each.email) for each in both]
    joined(acme)
    sync(acme, hours(1))
    hubspot.merge(ids[kept], ids[1 - kept])
    hubspot.change("contacts", ids[kept], email="anna@buyer.example", jobtitle="Chair")
    sync(acme, hours(2))
    assert {(link.remote_id, link.state, link.error) for link in links_of(acme, kind="contact")} == {
        (ids[kept], "linked", ""), (ids[1 - kept], "merged", ""),
    }  # fmt: skip
    assert [link.facts.get(ASIDE) for link in links_of(acme, kind="contact")] == [None, None]
    assert role(acme, anna) == "Chair"
    apart(acme, hours(3))
    sync(acme, hours(4))
    sync(acme, hours(4) + timedelta(minutes=10))
    linked = {(link.remote_id, link.lead_id) for link in links_of(acme, kind="contact", state="linked")}
    assert (ids[kept], anna.pk) in linked
    assert len({lead for _, lead in linked}) == len(linked)
