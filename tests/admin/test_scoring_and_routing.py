"""Scoring profiles and routing rules at the desk, and the pages of leads that follow from them."""

import pytest
from django.urls import reverse

from leads.models import Lead, RoutingVersion, ScoringProfile
from leads.publishing import ROUTINGS, publish
from tenants.models import Absence
from tenants.scope import tenant_scope
from tests.admin.conftest import only, said, url
from tests.story import MONDAY, look
from tests.web.conftest import signed_in

pytestmark = pytest.mark.django_db
PROFILE = "criteria: [{key: home, name: Home, field: country, any_of: [DE]}]"


def test_a_draft_is_written_shows_what_it_would_do_and_is_published(olga, ready, act):
    response = olga.post(url(ScoringProfile, "add"), {"tenant": str(ready.acme.pk), "text": PROFILE}, follow=True)
    assert response.status_code == 200
    draft = only(ready.acme, ScoringProfile, state="draft")
    page = olga.get(url(ScoringProfile, "change", draft.pk)).content.decode()
    assert "Anna Berg" in page
    assert "nothing is met" in page
    assert said(act(olga, draft, "publish")) == ["Version 2 holds from now on; every open lead is looked at again."]
    ready.acme.refresh_from_db()
    assert ready.acme.scoring_profile == draft.pk
    assert said(act(olga, draft, "publish")) == ["This version was published before."]


def test_a_mistake_is_told_with_its_place(olga, ready):
    text = "rules: [{key: a, owner: zoe@people.example}]"
    response = olga.post(url(RoutingVersion, "add"), {"tenant": str(ready.acme.pk), "text": text})
    assert response.context["adminform"].form.errors["text"] == [
        "rules[0].owner: “zoe@people.example” is nobody who can own leads here. Name a member by e-mail address."
    ]


def test_who_would_get_the_newest_leads_is_shown(olga, ready):
    text = "rules: [{key: everybody, owner: rita@people.example}]"
    olga.post(url(RoutingVersion, "add"), {"tenant": str(ready.acme.pk), "text": text})
    draft = only(ready.acme, RoutingVersion, state="draft")
    page = olga.get(url(RoutingVersion, "change", draft.pk)).content.decode()
    assert "<td>Anna Berg</td><td>Olga</td><td>Rita</td><td>everybody</td>" in page


def test_what_holds_can_be_withdrawn_and_another_version_cannot(olga, ready, act):
    held = only(ready.acme, RoutingVersion, state="published")
    assert said(act(olga, held, "withdraw")) == ["Nothing holds any more. What it did stays as it is."]
    ready.acme.refresh_from_db()
    assert ready.acme.routing_rules is None
    assert said(act(olga, held, "withdraw")) == ["This version does not hold now."]


def test_a_rep_publishes_nothing(rita, ready):
    held = only(ready.acme, ScoringProfile)
    assert rita.post(url(ScoringProfile, "act", held.pk, "new-version")).status_code == 403


def test_the_page_of_a_lead_and_the_list_show_the_score(ready):
    look(ready.acme, MONDAY)
    lead = only(ready.acme, Lead)
    rita = signed_in(ready.rita)
    page = rita.get(reverse("lead", args=["acme", lead.pk])).content.decode()
    assert 'id="score"' in page
    assert "Role is not known" in page
    listed = rita.get(reverse("lead_list", args=["acme"]), {"band": lead.band, "sort": "score"}).content.decode()
    assert lead.name in listed
    assert lead.name not in rita.get(reverse("lead_list", args=["acme"]), {"band": "hot"}).content.decode()


def test_a_conflict_is_settled_on_the_page_of_the_lead(ready):
    with tenant_scope(ready.acme.pk):
        from leads.assigning import Conflict
        from leads.conflicts import hold_for_conflict
        from leads.routing.rules import ConflictKind

        lead = Lead.objects.standing().get()
        conflict = Conflict(ConflictKind.OTHER_OWNER, "Two want it.", ready.rita.pk, ready.olga.pk)
        assert hold_for_conflict(ready.acme, lead, conflict, now=MONDAY) is True
    rita = signed_in(ready.rita)
    page = rita.get(reverse("lead", args=["acme", lead.pk])).content.decode()
    assert ("Rita takes the lead over" in page, "The lead stays with Olga" in page) == (True, True)
    address = reverse("lead_conflict", args=["acme", lead.pk])
    assert rita.post(address, {"choice": "claimant", "why": ""}).status_code == 422
    assert rita.post(address, {"choice": "claimant", "why": "Agreed with Olga."}).status_code == 303
    with tenant_scope(ready.acme.pk):
        lead.refresh_from_db()
    assert (lead.owner_id, lead.hold_code) == (ready.rita.pk, "")


def test_everybody_sets_their_own_hours_and_absences(cast):
    rita, olga = signed_in(cast.rita), signed_in(cast.olga)
    assert rita.post(reverse("my_hours_save"), {"monday": "08:00-12:00"}).status_code == 303
    cast.rita.refresh_from_db()
    assert cast.rita.working_hours == {"monday": "08:00-12:00"}
    assert rita.post(reverse("my_hours_save"), {"monday": "8 to 12"}).status_code == 422
    assert rita.post(reverse("my_hours_save"), {}).status_code == 422
    days = {"first_day": "2030-03-02", "last_day": "2030-03-06"}
    assert rita.post(reverse("my_absence_add"), days).status_code == 303
    assert rita.post(reverse("my_absence_add"), {**days, "last_day": "2030-03-01"}).status_code == 422
    absence = Absence.objects.get()
    olga.post(reverse("my_absence_remove", args=[absence.pk]))
    assert Absence.objects.get().user == cast.rita
    assert "2 March 2030" in rita.get(reverse("my_settings")).content.decode()
    rita.post(reverse("my_absence_remove", args=[absence.pk]))
    assert Absence.objects.count() == 0


def test_leads_are_routed_again_by_the_rules_of_now(olga, ready):
    olga.post(
        url(RoutingVersion, "add"),
        {"tenant": str(ready.acme.pk), "text": "rules: [{key: all, owner: rita@people.example}]"},
    )
    with tenant_scope(ready.acme.pk):
        publish(ROUTINGS, ready.acme, RoutingVersion.objects.get(state="draft"), MONDAY)
        lead = Lead.objects.standing().get()
    assert lead.owner_id == ready.olga.pk
    chosen = {"action": "route_again", "_selected_action": [str(lead.pk)]}
    assert said(olga.post(url(Lead, "changelist"), chosen, follow=True))[-1] == "Routed: 1."
    with tenant_scope(ready.acme.pk):
        lead.refresh_from_db()
    assert lead.owner_id == ready.rita.pk
