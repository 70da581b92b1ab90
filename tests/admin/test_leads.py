from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from leads.models import Event, Lead
from tenants.scope import tenant_scope
from tests.admin.conftest import only, said, shown, url
from tests.story import capture

pytestmark = pytest.mark.django_db

LIST = url(Lead, "changelist")


def update(lead, **fields):
    with tenant_scope(lead.tenant_id):
        Lead.objects.filter(pk=lead.pk).update(**fields)


def reload(lead):
    return only(lead.tenant, Lead, pk=lead.pk)


def kinds(lead):
    with tenant_scope(lead.tenant_id):
        return list(Event.objects.filter(lead=lead.pk).order_by("pk").values_list("kind", "user__name"))


@pytest.mark.parametrize(
    ("trouble", "fields"),
    [
        ("look_failed", {"look_error": "ValueError: no"}),
        ("look_late", {"next_look_at": timezone.now() - timedelta(hours=1)}),
        ("held", {"hold_code": "suspected", "hold_say": "Is it the same person?"}),
        ("stopped", {"stop_code": "owner_stop", "stop_say": "No budget."}),
        ("paused", {"paused_until": timezone.now() + timedelta(days=365 * 20)}),
        ("no_owner", {"owner": None}),
    ],
)
def test_each_trouble_is_found(olga, lead, ready, trouble, fields):
    update(lead, next_look_at=timezone.now() + timedelta(days=365 * 20), owner=ready.rita)
    fine = capture(ready.acme, email="fine@buyer.example")
    update(fine, next_look_at=timezone.now() + timedelta(days=365 * 20), owner=ready.rita)
    assert shown(olga.get(LIST, {"trouble": trouble})) == []
    update(lead, **fields)
    assert [row.pk for row in shown(olga.get(LIST, {"trouble": trouble}))] == [lead.pk]


@pytest.mark.parametrize("term", ["ANNA@buyer.example", "crm-1", "Ber", "anna", "Anna Be", "{pk}"])
def test_a_lead_is_found_by_what_it_is_known_by(olga, lead, ready, term):
    capture(ready.acme, email="otto@other.example", first_name="Otto", last_name="Zeh")
    assert [row.pk for row in shown(olga.get(LIST, {"q": term.format(pk=lead.pk)}))] == [lead.pk]


@pytest.mark.parametrize("term", ["nna@buyer.example", "rm-1", "nobody", "\0"])
def test_what_is_not_known_is_not_found(olga, lead, term):
    found = [row.pk for row in shown(olga.get(LIST, {"q": term}))]
    assert (lead.pk in found, len(found) > 0) == ((term == "\0",) * 2)  # what cannot be searched for is no search


def test_the_list_is_by_client_too(olga, lead, ready):
    other = capture(ready.bolt, email="other@buyer.example")
    assert [row.pk for row in shown(olga.get(LIST, {"tenant": "bolt"}))] == [other.pk]
    assert shown(olga.get(LIST, {"tenant": "rival"})) == []


def test_the_page_shows_the_journal_and_leads_into_the_product(olga, lead):
    page = olga.get(url(Lead, "change", lead.pk)).content.decode()
    assert f'href="/t/acme/leads/{lead.pk}"' in page
    assert "She asked about prices." in page


def test_nothing_of_a_lead_is_edited_here(olga, lead):
    assert olga.post(url(Lead, "change", lead.pk), {"stage": "won", "look_error": ""}).status_code == 403
    assert reload(lead).stage == "new"


def test_waking_is_the_act_and_is_on_record(olga, lead, ready, act):
    later = timezone.now() + timedelta(days=365 * 20)
    update(lead, next_look_at=later)
    assert said(act(olga, lead, "wake")) == ["Woken: it is decided again within seconds."]
    assert reload(lead).next_look_at < later
    assert LogEntry.objects.get(object_id=str(lead.pk)).user == ready.olga


def test_stopping_asks_for_a_reason_and_writes_the_journal(olga, lead, act):
    assert said(act(olga, lead, "stop", " ")) == ["Say why, in a sentence that others will read."]
    assert reload(lead).stop_code == ""
    assert said(act(olga, lead, "stop", "No budget.")) == ["Stopped: No budget."]
    assert (reload(lead).stop_code, reload(lead).stop_say) == ("owner_stop", "No budget.")
    assert kinds(lead)[-1] == ("stopped", "Olga")
    assert said(act(olga, lead, "lift-stop", "There is one now.")) == ["The stop is lifted: There is one now."]
    assert reload(lead).stop_code == ""


def test_a_hold_is_settled_with_a_word_on_how(olga, lead, act):
    update(lead, hold_code="suspected", hold_say="Is it the same person?", hold_at=timezone.now())
    assert said(act(olga, lead, "lift-hold", "It is.")) == ["Settled: It is."]
    assert (reload(lead).hold_code, kinds(lead)[-1]) == ("", ("hold_lifted", "Olga"))


def many(client, action, *leads, **fields):
    return client.post(
        LIST, {"action": action, "_selected_action": [str(lead.pk) for lead in leads], **fields}, follow=True
    )


def test_many_are_stopped_with_one_reason(olga, lead, ready):
    other = capture(ready.bolt, email="other@buyer.example")
    asked = many(olga, "stop_with_a_reason", lead, other)
    assert (asked.status_code, asked.templates[0].name) == (200, "admin/ask_first.html")
    assert reload(lead).stop_code == ""
    done = many(olga, "stop_with_a_reason", lead, other, asked="1", why="The fair is over.")
    assert said(done) == ["Stopped: 2."]
    assert [reload(row).stop_say for row in (lead, other)] == ["The fair is over."] * 2
    assert said(many(olga, "stop_with_a_reason", lead, asked="1", why="Again.")) == []


def test_a_lead_goes_only_to_somebody_who_may_own_it(olga, lead, ready):
    other = capture(ready.bolt, email="other@buyer.example")
    done = many(olga, "give_to_somebody", lead, other, asked="1", owner=ready.rita.pk, why="Holidays")
    assert said(done) == ["Anna Berg: Rita is no member of Bolt who can own leads.", "Given: 1."]
    assert (reload(lead).owner, reload(other).owner) == (ready.rita, ready.olga)
    assert kinds(lead)[-1] == ("assigned", "Olga")


def test_details_of_many_are_put_right_at_once_and_what_is_left_empty_stays(olga, lead, ready):
    update(lead, role="CTO")
    done = many(
        olga, "put_details_right", lead, asked="1", buying_role="champion", score="80", role="", renews_at="2027-03-01"
    )
    assert said(done) == ["Changed: 1."]
    now = reload(lead)
    assert (now.buying_role, now.score, now.role, f"{now.renews_at:%Y-%m-%d}") == ("champion", 80, "CTO", "2027-03-01")
    assert kinds(lead)[-1] == ("changed", "Olga")
    asked = many(olga, "put_details_right", lead, asked="1", score="101")
    assert list(asked.context["form"].errors) == ["score"]


def test_nobody_of_another_agency_is_offered_a_lead(olga, lead, ready):
    asked = many(olga, "give_to_somebody", lead, asked="1", owner=ready.zoe.pk)
    assert list(asked.context["form"].errors) == ["owner"]
    assert ready.zoe not in asked.context["form"].fields["owner"].queryset


def test_a_stranger_s_lead_is_not_acted_on(olga, ready):
    theirs = only(ready.rival, Lead)
    many(olga, "stop_with_a_reason", theirs, asked="1", why="Mine now.")
    assert reload(theirs).stop_code == ""


def test_a_viewer_wakes_nobody(vera, lead):
    later = timezone.now() + timedelta(days=365 * 20)
    update(lead, next_look_at=later)
    assert said(many(vera, "wake_now", lead)) == ["Acme: only members who work on leads may do this."]
    assert reload(lead).next_look_at == later
