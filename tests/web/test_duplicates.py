"""Likely duplicates side by side, merging two leads by hand, and taking a merge back."""

import pytest
from django.urls import reverse

from leads.models import DuplicatePair, Lead, LeadMerge
from tenants.scope import tenant_scope
from tests.story import capture, look
from tests.web.conftest import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(ready):
    capture(ready.acme, email="anna@buyer.example", role="CTO")
    capture(ready.acme, email="a.berg@buyer.example", phone="+4930123456", role="CEO")
    look(ready.acme)
    with tenant_scope(ready.acme.pk):
        return DuplicatePair.objects.select_related("lead_a", "lead_b").get()


def to(name, *ids):
    return reverse(name, args=["acme", *ids])


def standing(ready):
    with tenant_scope(ready.acme.pk):
        return list(Lead.objects.standing().order_by("pk").values_list("email", "phone", "role"))


def test_the_queue_shows_both_sides_and_what_they_have_in_common(rita, pair):
    response = rita.get(to("duplicates"))
    (sides,) = response.context["page_obj"].object_list
    lines = {line.name: (line.a, line.b, line.chosen, line.differs) for line in sides.lines}
    assert lines["role"] == ("CTO", "CEO", "a", True)
    assert lines["phone"] == ("", "+4930123456", "b", True)
    assert sides.signs == ["The same name, at the same mail domain"]
    assert "Nothing is sent to the younger one" in response.content.decode()
    assert rita.get(to("lead_list")).context["duplicates"] == 1


def test_merging_takes_what_was_chosen_and_leads_to_the_one_that_stays(rita, ready, pair):
    response = rita.post(to("duplicate_merge", pair.pk), {"take_role": "b", "take_email": "a"}, follow=True)
    told = "Anna Berg (a.berg@buyer.example) is now part of Anna Berg. It can be taken back on the lead's page."
    assert said(response) == [told]
    assert standing(ready) == [("anna@buyer.example", "+4930123456", "CEO")]
    assert rita.get(to("lead", pair.lead_b_id)).headers["Location"] == to("lead", pair.lead_a_id)
    assert rita.get(to("duplicates")).context["page_obj"].object_list == []


def test_two_who_are_not_the_same_are_let_go(rita, ready, pair):
    response = rita.post(to("duplicate_apart", pair.pk))
    assert response.status_code == 303
    with tenant_scope(ready.acme.pk):
        assert DuplicatePair.objects.get().decided_by == ready.rita
        assert Lead.objects.exclude(hold_code="").count() == 0
    again = rita.post(to("duplicate_apart", pair.pk))
    assert (again.status_code, again.context["refused"].reasons) == (
        422,
        ["This has been decided meanwhile. Look again."],
    )


def test_any_lead_is_searched_compared_merged_and_taken_apart(rita, ready, pair):
    other = capture(ready.acme, email="xenia@else.example", first_name="Xenia", last_name="Lang")
    page = rita.get(to("lead_merge", pair.lead_a_id), {"q": "xenia"})
    assert page.context["found"] == [other]
    assert rita.get(to("lead_merge", pair.lead_a_id), {"with": other.pk}).context["sides"].b == other
    rita.post(to("lead_merge_with", pair.lead_a_id), {"with": other.pk})
    assert len(standing(ready)) == 2
    with tenant_scope(ready.acme.pk):
        row = LeadMerge.objects.get()
    assert rita.get(to("lead_merge", pair.lead_a_id)).context["merges"] == [row]
    rita.post(to("lead_merge_undo", pair.lead_a_id, row.pk))
    assert len(standing(ready)) == 3


def test_a_merge_with_nobody_is_refused_and_says_why(rita, pair):
    response = rita.post(to("lead_merge_with", pair.lead_a_id), {"with": "nobody"})
    assert (response.status_code, response.context["refused"].reasons) == (422, ["Choose the lead to merge with."])


def test_a_viewer_reads_and_decides_nothing(vera, ready, pair):
    content = vera.get(to("duplicates")).content.decode()
    assert ("You may read here." in content, 'name="take_role"' in content) == (True, False)
    assert vera.post(to("duplicate_merge", pair.pk)).status_code == 403
    assert len(standing(ready)) == 2
