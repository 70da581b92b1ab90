"""Unmatched mail: shown as text, given to a lead, or set aside."""

import pytest
from django.urls import reverse

from followups.inbound.reading_due import read_due
from followups.models import InboundMessage
from leads.models import Event
from tenants.scope import tenant_scope
from tests.post import bring, reply, stored
from tests.story import MONDAY, capture
from tests.web.conftest import said

pytestmark = pytest.mark.django_db
NASTY = "<script>alert(1)</script><img src='https://tracker.example/pixel.png'> Please call me."


@pytest.fixture
def row(ready) -> InboundMessage:
    """Mail of somebody whom nobody knows."""
    raw = reply(None, NASTY, sender="Bert Lund <bert@buyer.example>", subject="<b>Hello</b>")
    return bring(ready.acme, raw, MONDAY)


def url(name, *args):
    return reverse(name, args=["acme", *args])


def test_it_is_listed_and_nothing_in_it_is_rendered(rita, row):
    listed = rita.get(url("unmatched")).content.decode()
    assert url("inbound", row.pk) in listed
    assert "&lt;b&gt;Hello&lt;/b&gt;" in listed
    page = rita.get(url("inbound", row.pk)).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<img src='https://tracker" not in page


def test_the_original_is_a_file_that_no_browser_opens(rita, row):
    response = rita.get(url("inbound_original", row.pk))
    assert response.content == row.original
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == f'attachment; filename="{row.pk}.eml"'


def test_a_person_says_whose_it_is_and_it_is_read_for_them(rita, ready, row):
    lead = capture(ready.acme)
    page = rita.get(url("inbound", row.pk))
    assert [each.pk for each in page.context["found"]] == [lead.pk]  # of the same company
    response = rita.post(url("inbound_attach", row.pk), {"lead": str(lead.pk)}, follow=True)
    assert said(response) == ["It belongs to Anna Berg, and is read within seconds."]
    read_due(ready.acme, MONDAY)
    row = stored(row)
    assert (row.state, row.lead_id) == ("processed", lead.pk)
    with tenant_scope(ready.acme.pk):
        event = Event.objects.get(kind="email_in")
    assert (event.lead_id, event.data["written_by"]) == (lead.pk, "Bert Lund")
    assert "written by a colleague" in rita.get(url("lead", lead.pk)).content.decode()


def test_it_is_given_to_one_lead_only(rita, ready, row):
    lead = capture(ready.acme)
    rita.post(url("inbound_attach", row.pk), {"lead": str(lead.pk)})
    response = rita.post(url("inbound_attach", row.pk), {"lead": str(lead.pk)})
    assert response.status_code == 422
    assert "Somebody has seen to this message meanwhile." in response.content.decode()


def test_a_rival_s_lead_cannot_be_named(rita, ready, row):
    theirs = capture(ready.rival)
    assert rita.post(url("inbound_attach", row.pk), {"lead": str(theirs.pk)}).status_code == 422
    assert stored(row).state == "unmatched"


def test_it_is_set_aside_with_a_reason(rita, ready, row):
    assert rita.post(url("inbound_set_aside", row.pk), {"why": " "}).status_code == 422
    rita.post(url("inbound_set_aside", row.pk), {"why": "An offer to us."})
    row = stored(row)
    assert (row.state, row.state_because) == ("ignored", "Rita: An offer to us.")
    assert url("inbound", row.pk) not in rita.get(url("unmatched")).content.decode()


def test_who_may_only_read_is_offered_no_act(vera, row):
    page = vera.get(url("inbound", row.pk)).content.decode()
    assert url("inbound_attach", row.pk) not in page


def test_without_mail_the_page_says_that_nothing_is_left_over(rita, ready):
    assert "Nothing is left over." in rita.get(url("unmatched")).content.decode()
