"""The queue of drafts over all clients of a person: what stands in it, pages, filters, neighbours, several at once."""

from datetime import timedelta

import pytest
from django.urls import reverse

from followups.models import FollowUp, Message
from followups.web import draft_queue
from followups.web.draft_queue import Asked, Place
from tenants.models import Membership
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, draft, note
from tests.web.conftest import signed_in

pytestmark = pytest.mark.django_db


def queue_of(window, **asked):
    return window.get(reverse("reviews"), asked)


def shown(response):
    return [row.message.pk for row in response.context["rows"]]


def chosen(message, slug="acme"):
    return f"{slug}:{message.pk}:{message.revision}:{message.digest()}"


@pytest.fixture
def four(ready):
    """Three drafts of Acme's and one of Bolt's, in the order in which they are due; all are Olga's."""
    found = []
    for minute, tenant in enumerate((ready.acme, ready.bolt, ready.acme, ready.acme)):
        at = MONDAY - timedelta(minutes=30 - minute)
        capture(tenant, at, email=f"lead{minute}@buyer.example", first_name=f"Lead{minute}")
        found.append(draft(tenant, at))
    return found


@pytest.fixture
def small_pages(monkeypatch):
    monkeypatch.setattr(draft_queue, "PAGE", 2)


def test_it_runs_over_all_clients_soonest_due_first(olga, four):
    response = queue_of(olga)
    assert shown(response) == [message.pk for message in four]
    assert [row.tenant.slug for row in response.context["rows"]] == ["acme", "bolt", "acme", "acme"]
    assert (response.context["page"].first, response.context["page"].count) == (1, 4)


def test_a_member_of_one_client_sees_that_client_s_alone(rita, four):
    assert shown(queue_of(rita, who="everyone")) == [four[0].pk, four[2].pk, four[3].pk]
    assert queue_of(rita, who="everyone", client="bolt").context["page"].count == 0


def test_pages_are_cut_at_places_and_lead_back(olga, four, small_pages):
    first = queue_of(olga, who="everyone")
    assert (shown(first), first.context["previous_page"]) == ([four[0].pk, four[1].pk], "")
    second = olga.get(reverse("reviews") + first.context["next_page"])
    page = second.context["page"]
    assert (shown(second), page.first, page.last, page.count) == ([four[2].pk, four[3].pk], 3, 4, 4)
    assert second.context["next_page"] == ""
    back = olga.get(reverse("reviews") + second.context["previous_page"])
    assert shown(back) == shown(first)


def test_what_was_decided_meanwhile_moves_no_row_past_the_reader(olga, four, small_pages):
    after = queue_of(olga).context["next_page"]
    with tenant_scope(four[0].tenant_id):
        Message.objects.filter(pk=four[0].pk).update(state="skipped")
    assert shown(olga.get(reverse("reviews") + after)) == [four[2].pk, four[3].pk]


@pytest.mark.parametrize("place", ["x", "1-", "-1", "9" * 30, "12-34", "²-" + "0" * 32, "9" * 18 + "-" + "0" * 32])
def test_an_address_with_a_place_that_is_none_shows_a_page(olga, four, place):
    assert queue_of(olga, after=place, before=place).status_code == 200


def test_a_place_is_written_and_read_without_loss(four):
    place = Place.of(four[0])
    assert Place.read(str(place)) == place


def test_counts_of_the_filters_equal_the_rows_that_they_show(olga, ready, four):
    note(ready.acme, four[2].lead, now=MONDAY, kind="call", text="We spoke.", promises=[
        {"by": "us", "text": "Send the price list", "due": MONDAY + timedelta(hours=4)}])  # fmt: skip
    draft(ready.acme)
    filters = {each["name"]: each["choices"] for each in queue_of(olga, who="everyone").context["filters"]}
    assert {choice.value: choice.count for choice in filters["client"]} == {"acme": 3, "bolt": 1}
    for name, choices in filters.items():
        for choice in choices:
            response = queue_of(olga, who="everyone", **{name: choice.value})
            assert (name, choice.value, len(shown(response))) == (name, choice.value, choice.count)
            assert response.context["page"].count == choice.count


def test_a_filter_counts_what_fits_the_others(olga, four):
    with tenant_scope(four[0].tenant_id):
        Message.objects.filter(pk=four[0].pk).update(review_because=["touches_pricing"])
    filters = {
        each["name"]: each["choices"]
        for each in queue_of(olga, flag="touches_pricing", client="bolt").context["filters"]
    }
    assert [(choice.value, choice.count) for choice in filters["client"]] == [("acme", 1)]
    assert shown(queue_of(olga, flag="touches_pricing", client="bolt")) == []


def test_a_message_of_unknown_outcome_stays_until_somebody_says(olga, four):
    with tenant_scope(four[1].tenant_id):
        Message.objects.filter(pk=four[1].pk).update(state="unknown", claimed_at=MONDAY)
    assert shown(queue_of(olga, flag="outcome_unknown")) == [four[1].pk]


def test_a_manager_looks_into_one_person_s_queue(olga, ready, four):
    with tenant_scope(ready.acme.pk):
        FollowUp.objects.filter(pk=four[2].follow_up_id).update(owner=ready.rita)
    response = queue_of(olga, who=str(ready.rita.pk))
    assert (shown(response), response.context["person"]) == ([four[2].pk], ready.rita.pk)
    assert ready.rita in response.context["people"]


def test_a_stranger_s_queue_is_one_s_own(olga, ready, four):
    assert shown(queue_of(olga, who=str(ready.zoe.pk))) == [message.pk for message in four]


def test_who_is_a_member_nowhere_has_an_empty_queue(ready, four):
    response = queue_of(signed_in(ready.otto))
    assert (response.status_code, shown(response)) == (200, [])


def test_next_and_previous_walk_through_the_same_queue_across_clients(olga, four):
    response = olga.get(reverse("review", args=["acme", four[0].pk]), {"who": "mine"})
    follower = response.context["next"]
    assert (follower.slug, follower.id, response.context["count"]) == ("bolt", four[1].pk, 4)
    assert f"/t/bolt/review/{four[1].pk}?who=mine" in response.content.decode()
    filtered = olga.get(reverse("review", args=["acme", four[0].pk]), {"who": "mine", "client": "acme"})
    assert (filtered.context["next"].id, filtered.context["count"]) == (four[2].pk, 3)


def test_a_decision_leads_to_the_next_client_s_draft(olga, four):
    address = reverse("message_reject", args=["acme", four[0].pk]) + "?who=mine"
    response = olga.post(address, {"revision": "1", "why": "Wrong tone."})
    assert response["Location"] == reverse("review", args=["bolt", four[1].pk]) + "?who=mine"


def test_the_queries_do_not_grow_with_the_queue(olga, four, small_pages, django_assert_max_num_queries):
    queue_of(olga)
    with django_assert_max_num_queries(20):
        queue_of(olga, who="everyone")
    asked = Asked(who="everyone")
    with tenant_scope([four[0].tenant_id, four[1].tenant_id]), django_assert_max_num_queries(3):
        draft_queue.neighbours(draft_queue.drafts(None, asked), Place.of(four[1]))


def approve(client, *values, **asked):
    return client.post(reverse("reviews_approve"), {"draft": list(values), **asked})


def test_several_are_approved_each_for_itself_across_clients(olga, four):
    response = approve(olga, chosen(four[0]), chosen(four[1], "bolt"))
    assert [(result.approved, result.client) for result in response.context["results"]] == [
        (True, "Acme"),
        (True, "Bolt"),
    ]
    for message in four[:2]:
        with tenant_scope(message.tenant_id):
            fresh = Message.objects.get(pk=message.pk)
        assert (fresh.state, fresh.approved_digest, fresh.send_at) == (
            "approved", fresh.digest(), MONDAY + timedelta(seconds=20),
        )  # fmt: skip
    assert shown(response) == [four[2].pk, four[3].pk]


def test_one_that_changed_since_it_was_shown_is_refused_and_the_others_are_not(olga, four):
    stale = chosen(four[0])
    with tenant_scope(four[0].tenant_id):
        Message.objects.filter(pk=four[0].pk).update(body="Another text.")
    results = approve(olga, stale, chosen(four[2])).context["results"]
    assert [result.approved for result in results] == [False, True]
    assert results[0].say == "Its text, recipient or time changed after you opened the list: look again."


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"review_because": ["autonomy", "touches_pricing"]}, "It touches the price."),
        ({"verdict": {"pass": False, "gates": []}}, "A check objects to its text."),
        ({"verdict": {}}, "A check objects to its text."),
        ({"rewrite_asked_at": MONDAY}, "Another text is being written."),
    ],
)
def test_what_has_flags_cannot_be_chosen_and_says_why(olga, four, change, why):
    with tenant_scope(four[0].tenant_id):
        Message.objects.filter(pk=four[0].pk).update(**change)
    row = queue_of(olga).context["rows"][0]
    assert row.why_not == why
    (result,) = approve(olga, row.chosen_as).context["results"]
    assert (result.approved, result.say) == (False, why)


def test_a_draft_that_leaves_something_to_add_is_not_approved_unread(olga, ready):
    lead = capture(ready.acme)
    note(ready.acme, lead, now=MONDAY, kind="call", text="We spoke.", promises=[
        {"by": "us", "text": "Send the price list", "due": MONDAY + timedelta(hours=4)}])  # fmt: skip
    draft(ready.acme)
    (row,) = queue_of(olga, reason="promised_next_step").context["rows"]
    assert row.why_not != ""


def test_a_rep_approves_their_own_together_and_a_manager_anybody_s(ready, rita, four):
    why = "It is somebody else's: open it to decide, or ask a manager."
    (result,) = approve(rita, chosen(four[0])).context["results"]
    assert (result.approved, result.say) == (False, why)
    Membership.objects.filter(user=ready.rita).update(role="manager")
    (result,) = approve(rita, chosen(four[0])).context["results"]
    assert result.approved


def test_a_viewer_approves_nothing(vera, four):
    (result,) = approve(vera, chosen(four[0])).context["results"]
    assert (result.approved, result.say) == (False, "You may read here. Deciding needs the role of a rep.")


def test_what_is_another_s_does_not_exist(rita, four):
    response = approve(rita, chosen(four[1], "bolt"), f"acme:{four[1].pk}:1:x", "x", "::::")
    assert (response.status_code, response.context["results"]) == (422, [])
    with tenant_scope(four[1].tenant_id):
        assert Message.objects.get(pk=four[1].pk).state == "in_review"


def test_nothing_chosen_is_said(olga, four):
    response = approve(olga)
    assert (response.status_code, response.context["refused_because"]) == (422, "Choose at least one draft.")


def test_an_approval_of_several_takes_post_alone(olga, four):
    assert olga.get(reverse("reviews_approve")).status_code == 405
