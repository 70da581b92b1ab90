from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followups.models import PolicyVersion
from followups.policies import draft_policy
from leads.models import Lead
from tenants.scope import tenant_scope
from tests.followups.test_pinning import rules
from tests.story import MONDAY, capture, look

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna(ready):
    lead = capture(ready.acme)
    look(ready.acme)
    return lead


def page(client, **given):
    return client.get("/t/acme/simulate", given)


def sides(response) -> list:
    return [side for _, sides in response.context["results"] for side in sides]


def test_a_lead_s_page_leads_to_what_would_happen_to_it(rita, anna):
    link = f"/t/acme/simulate?lead={anna.pk}"
    assert link in rita.get(f"/t/acme/leads/{anna.pk}").content.decode()
    response = rita.get(link)
    (side,) = sides(response)
    assert (response.status_code, side.title, side.stopped) == (200, "By the rules that it has", "")
    assert [line.look.decision.step for line in side.lines if line.look.outcome == "sent"][:2] == ["at-once", "day-1"]
    text = response.content.decode()
    for said in ("Send Anna Berg the first reply", "<code>cadence_step</code>", "<dt>Planned</dt>"):
        assert said in text


def test_it_says_how_often_nothing_changes_instead_of_a_line_for_each_look(rita, anna):
    (side,) = sides(page(rita, lead=anna.pk, approve="never", tasks="no", days=40))
    assert side.sent == 0
    assert max(line.again for line in side.lines) >= 1


def test_a_draft_of_the_rules_is_shown_beside_what_the_lead_has(rita, ready, anna):
    with tenant_scope(ready.acme.pk):
        draft = draft_policy(ready.acme, rules(brings="The comparison to come."), user=ready.olga)
    response = page(rita, lead=anna.pk, version=draft.pk, beside="yes")
    now, then = sides(response)
    assert (now.title, then.title) == ("By the rules that it has", "By version 2 (draft)")
    brought = {line.look.decision.brings for line in then.lines}
    assert "The comparison to come." in brought
    assert "The comparison to come." not in {line.look.decision.brings for line in now.lines}
    assert len(sides(page(rita, lead=anna.pk, version=draft.pk))) == 1


def test_one_s_own_open_leads_are_offered_and_the_chosen_are_ticked(olga, rita, ready, anna):
    with tenant_scope(ready.acme.pk):
        Lead.objects.filter(pk=anna.pk).update(owner=ready.rita)
    assert [lead.pk for lead in page(rita).context["offered"]] == [anna.pk]
    assert page(olga).context["offered"] == []
    assert page(olga, lead=anna.pk).context["offered"] == [anna]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"days": "181"}, "Give a number of days from 1 to 180."),
        ({"days": "soon"}, "Give a number of days from 1 to 180."),
        ({"version": "01890000-0000-7000-8000-000000000000"}, "There is no such version of the rules."),
    ],
)
def test_what_cannot_be_played_is_said_and_nothing_is(rita, anna, given, says):
    response = page(rita, lead=anna.pk, **given)
    assert (response.status_code, response.context["asked"].problems, response.context["results"]) == (200, [says], [])
    assert says in response.content.decode()


def test_six_leads_are_one_too_many(rita, ready):
    leads = [capture(ready.acme, email=f"lead{number}@buyer.example").pk for number in range(6)]
    assert page(rita, lead=leads).context["asked"].problems == ["At most 5 leads at a time; these are 6."]


@pytest.mark.parametrize("junk", [{"lead": "x"}, {"version": "\0"}, {"approve": "perhaps"}, {"days": "²"}])
def test_any_other_nonsense_is_no_error(rita, anna, junk):
    assert page(rita, **{"lead": anna.pk, **junk}).status_code == 200


def test_a_rival_s_lead_and_version_are_not_there(rita, ready, anna):
    theirs = capture(ready.rival, email="zed@buyer.example", first_name="Zed")
    with tenant_scope(ready.rival.pk):
        version = PolicyVersion.objects.first()
    assert page(rita, lead=theirs.pk).context["results"] == []
    assert page(rita, lead=anna.pk, version=version.pk).context["results"] == []


def test_the_page_takes_as_many_queries_for_one_lead_as_for_five(rita, ready):
    leads = [capture(ready.acme, email=f"lead{number}@buyer.example").pk for number in range(5)]
    look(ready.acme, MONDAY + timedelta(minutes=1))
    counts = []
    for chosen in (leads, leads[:1], leads):
        with CaptureQueriesContext(connection) as queries:
            page(rita, lead=chosen)
        counts.append(len(queries))
    assert counts[1] == counts[2]
