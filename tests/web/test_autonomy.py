"""The page on which a manager says what goes out by itself, the line that a stop puts on every page, and the samples."""

import pytest
from django.urls import reverse

from followups.models import AutonomyRule, SentSample
from followups.policies import publish_policy
from tenants.models import Agency, Membership, Tenant
from tenants.scope import tenant_scope
from tests.story import MONDAY
from tests.web.conftest import said, signed_in

pytestmark = pytest.mark.django_db

RULE = {"reason": "first_reply", "template": "first_reply", "share": "25", "why": "It reads well."}
STOP = {"whose": "client", "level": "automatic", "why": "A wrong price went out.", "sure": "yes"}


@pytest.fixture
def warm(ready):
    with tenant_scope(ready.acme.pk):
        publish_policy(ready.acme, {"autonomy": "warm_auto"}, user=None, now=MONDAY)
    return ready


def page(client, name="autonomy", slug="acme") -> str:
    return client.get(reverse(name, args=[slug])).content.decode()


def post(client, name, *args, **given):
    return client.post(reverse(name, args=["acme", *args]), given, follow=True)


def test_the_matrix_shows_each_step_with_what_people_did(olga, warm):
    shown = page(olga)
    assert shown.count("by the rules alone") >= 5
    assert "Acknowledgement" in shown
    assert "only 0 read" in shown


def test_a_manager_switches_one_off_and_on(olga, warm):
    assert said(post(olga, "autonomy_switch", **RULE, on="no")) == ["“first_reply” waits for a person now."]
    assert said(post(olga, "autonomy_switch", **RULE, on="yes")) == ["“first_reply” goes out by itself now."]
    with tenant_scope(warm.acme.pk):
        rule = AutonomyRule.objects.get(reason="first_reply", template="first_reply")
        assert (rule.is_on, str(rule.sample_share), rule.set_by_id) == (True, "0.25", warm.olga.pk)


@pytest.mark.parametrize("given", [{"share": "much"}, {"share": "120"}, {"why": ""}, {"reason": "no_response"}])
def test_what_is_refused_stands_on_the_page(olga, warm, given):
    response = post(olga, "autonomy_switch", **{**RULE, **given, "on": "yes"})
    assert (response.status_code, len(response.context["refused"].reasons)) == (422, 1)
    with tenant_scope(warm.acme.pk):
        assert AutonomyRule.objects.count() == 0


def test_a_stop_needs_a_word_that_one_is_sure(olga, warm):
    response = post(olga, "autonomy_stop", **{**STOP, "sure": ""})
    assert response.status_code == 422
    assert Tenant.objects.get(pk=warm.acme.pk).sending_stopped == ""


def test_a_stop_stands_on_every_page_of_the_client_and_on_no_other_s(olga, rita, warm):
    assert said(post(olga, "autonomy_stop", **STOP)) == [
        "Sending of Acme is stopped. The owners and managers are told."
    ]
    line = "All automatic sending of Acme has been stopped since 2026-11-23 10:00 UTC by Olga: A wrong price went out."
    for client in (olga, rita):
        for name in ("tenant_today", "lead_list", "account_list", "autonomy", "samples", "simulate"):
            assert page(client, name).count(line) == 1
        assert client.get(reverse("today")).content.decode().count(line) == 1
    assert line not in page(olga, slug="bolt")
    assert line not in page(signed_in(warm.zoe), slug="rival")
    released = post(olga, "autonomy_release", whose="client", approved="review", why="Mended.")
    assert said(released) == ["Sending of Acme is released. What was held is in review."]
    assert line not in page(olga, "tenant_today")


def test_a_whole_agency_is_stopped_by_who_manages_it_alone(olga, warm):
    Membership.objects.filter(user=warm.rita).update(role="manager")
    refused = post(signed_in(warm.rita), "autonomy_stop", **{**STOP, "whose": "agency"})
    assert (refused.status_code, Agency.objects.get(pk=warm.northwind.pk).sending_stopped) == (422, "")
    post(olga, "autonomy_stop", **{**STOP, "whose": "agency"})
    for slug in ("acme", "bolt"):
        assert page(olga, "tenant_today", slug).count("All automatic sending of Northwind Agency has been stopped") == 1
    assert olga.get(reverse("today")).content.decode().count("has been stopped since") == 1


@pytest.fixture
def sample(warm, anna) -> SentSample:
    with tenant_scope(warm.acme.pk):
        return SentSample.objects.create(
            tenant=warm.acme, lead=anna.lead, message=anna, reason="first_reply", template="first_reply",
            day=MONDAY.date(), drawn_at=MONDAY,
        )  # fmt: skip


def test_a_sample_is_named_on_today_and_says_what_a_word_does(rita, vera, sample):
    for name in ("today", "tenant_today"):
        address = reverse(name, args=[] if name == "today" else ["acme"])
        assert rita.get(address).content.decode().count("1 message that went out by itself") == 1
        assert vera.get(address).content.decode().count("1 message that went out by itself") == 0
    shown = page(rita, "samples")
    assert "“Should not have gone” switches this off at once" in shown
    assert "Should not have gone" not in page(vera, "samples")


def test_what_should_not_have_gone_is_switched_off_with_a_notice(rita, sample, warm):
    nothing = post(rita, "sample_judge", sample.pk, verdict="wrong", because="")
    assert (nothing.status_code, nothing.context["refused"].row) == (422, sample.pk)
    after = post(rita, "sample_judge", sample.pk, verdict="wrong", because="Wrong product.")
    assert said(after) == ["Noted. “first_reply” does not go out by itself any more."]
    assert "Wrong product." in after.content.decode()
