"""The pages of figures: who sees them, that each opens the leads behind it, and that reading changes nothing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from metrics.definitions import METRICS
from metrics.models import Case
from metrics.rebuilding import rebuild
from metrics.web.urls import urlpatterns
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, note

pytestmark = pytest.mark.django_db
NAMES = [pattern.name for pattern in urlpatterns]
OVER_ALL = {"agency_measures", "my_promises"}
OF_A_CLIENT = [name for name in NAMES if name not in OVER_ALL]


def address(name, slug="acme"):
    if name in OVER_ALL:
        return reverse(name)
    return reverse(name, args=[slug, "response_rate"] if name.startswith("measure_c") or name == "measure" else [slug])


@pytest.fixture
def counted(ready):
    """Anna of Acme answered our mail, Ben did not; the rival's Rosa neither."""
    for tenant, names in ((ready.acme, ("anna", "ben")), (ready.rival, ("rosa",))):
        for name in names:
            lead = capture(
                tenant,
                MONDAY - timedelta(days=4),
                email=f"{name}@buyer.example",
                first_name=name.title(),
                source="fair",
            )
            note(tenant, lead, MONDAY - timedelta(days=3), kind="email_out", text="Here it is.")
            if name == "anna":
                promise = {"by": "us", "text": "Send the plan to Anna", "due": MONDAY - timedelta(days=1)}
                note(tenant, lead, MONDAY - timedelta(days=2), kind="email_in", text="Thank you.", promises=[promise])
        rebuild(tenant, MONDAY)
    return ready


def test_the_addresses_are_found():
    assert len(NAMES) == 7


@pytest.mark.parametrize("name", NAMES)
def test_members_read_each_and_nothing_changes(counted, vera, name):
    with CaptureQueriesContext(connection) as asked:
        response = vera.get(address(name))
    assert response.status_code == 200
    assert [each["sql"] for each in asked if each["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []
    assert vera.post(address(name)).status_code == 405


@pytest.mark.parametrize("name", OF_A_CLIENT)
def test_another_agency_s_client_does_not_exist(counted, olga, name):
    assert olga.get(address(name, "rival")).status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_nobody_reads_without_signing_in(counted, client, name):
    assert client.get(address(name)).status_code == 302


def test_a_figure_opens_the_leads_that_it_counts(counted, vera):
    page = vera.get(address("measures")).content.decode()
    assert reverse("measure_cases", args=["acme", "response_rate"]) in page
    assert "1 of 2" in page
    cases = vera.get(address("measure_cases")).content.decode()
    assert "Anna Berg" in cases
    assert "Ben Berg" not in cases
    others = vera.get(f"{address('measure_cases')}?part=rest").content.decode()
    assert "Ben Berg" in others
    assert "Anna Berg" not in others


@pytest.mark.parametrize("key", METRICS)
def test_every_measure_has_a_page_that_says_how_it_is_counted(counted, vera, key):
    response = vera.get(reverse("measure", args=["acme", key]))
    assert response.status_code == 200
    assert METRICS[key].meaning in response.content.decode().replace("&#x27;", "'")
    assert vera.get(reverse("measure_cases", args=["acme", key])).status_code == 200


def test_cases_are_paged_to_their_end(counted, vera):
    for number in range(60):
        capture(counted.acme, MONDAY - timedelta(days=1), email=f"p{number}@buyer.example")
    rebuild(counted.acme, MONDAY)
    first = vera.get(reverse("measure_cases", args=["acme", "leads_captured"]))
    assert len(first.context["rows"]) == 50
    second = vera.get(reverse("measure_cases", args=["acme", "leads_captured"]), {"after": first.context["next"]})
    assert len(second.context["rows"]) == 12
    assert second.context["next"] == ""
    seen = [row.case.pk for page in (first, second) for row in page.context["rows"]]
    assert len(set(seen)) == 62


def test_all_clients_stand_side_by_side_and_no_other(counted, olga):
    page = olga.get(address("agency_measures"))
    assert [row.tenant.slug for row in page.context["rows"]] == ["acme", "bolt"]
    worst = olga.get(address("agency_measures"), {"sort": "missed"})
    assert [row.missed for row in worst.context["rows"]] == [2, 0]  # a promise, and leads that nobody has looked at


def test_the_files_hold_what_the_pages_show(counted, vera):
    figures = vera.get(address("measures_file")).content.decode("utf-8-sig").splitlines()
    assert len(figures) == 1 + len(METRICS)
    assert "response_rate,Response rate,share,0.5,1,2" in "\n".join(figures)
    cases = vera.get(address("measure_cases_file")).content.decode("utf-8-sig").splitlines()
    with tenant_scope(counted.acme.pk):
        answered = Case.objects.filter(kind="touch", outcomes__contains=["answered"]).count()
    assert len(cases) == 1 + answered == 2


def test_a_wrong_period_is_told_and_the_usual_one_shown(counted, vera):
    page = vera.get(address("measures"), {"days": "0"})
    assert "give a whole number from 1 to 731" in page.content.decode()
    assert page.context["asked"].period.days == 30
    assert vera.get(reverse("measure", args=["acme", "speed"])).status_code == 404


def test_my_promises_are_those_of_my_leads(counted, olga, rita):
    page = olga.get(address("my_promises")).content.decode()
    assert "Send the plan to Anna" in page
    assert "missed" in page
    assert "Send the plan to Anna" not in rita.get(address("my_promises")).content.decode()


def test_the_number_of_queries_does_not_grow_with_leads_or_clients(counted, olga):
    for name in ("measures", "agency_measures"):
        olga.get(address(name))
        with CaptureQueriesContext(connection) as few:
            olga.get(address(name))
        for number in range(4):
            capture(counted.acme, MONDAY, email=f"{name}{number}@buyer.example")
        rebuild(counted.acme, MONDAY)
        with CaptureQueriesContext(connection) as more:
            olga.get(address(name))
        assert len(more) == len(few)
