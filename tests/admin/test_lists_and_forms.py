"""What test_every_page leaves open: every list can be searched, sorted and narrowed, and the libraries' forms open."""

import pytest
from django.contrib import admin
from django_q.tasks import async_task

from tests.admin.conftest import at_desk, shown, url

pytestmark = pytest.mark.django_db

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)


def answers(client, page, asked):
    return {model._meta.label: client.get(url(model, page), asked).status_code for model in MODELS}


@pytest.mark.parametrize("asked", [{"q": "anna"}, {"q": "anna@buyer.example"}, {"o": "-1"}, {"all": ""}], ids=str)
def test_every_list_can_be_searched_and_sorted(operator, asked):
    assert {label: status for label, status in answers(operator, "changelist", asked).items() if status != 200} == {}


def test_every_choice_beside_a_list_opens(operator):
    failed = []
    for model in MODELS:
        page = operator.get(url(model, "changelist")).context["cl"]
        for spec in page.filter_specs:
            for choice in list(spec.choices(page))[1:2]:  # the first is all of them
                address = url(model, "changelist") + choice["query_string"]
                if (status := operator.get(address).status_code) != 200:
                    failed.append((address, status))
    assert failed == []


def test_every_form_for_a_new_row_opens_where_one_may_be_made(operator, ready):
    for client in (operator, at_desk(ready.olga)):
        failed = {}
        for model in MODELS:
            response = client.get(url(model, "add"))
            may_add = admin.site._registry[model].has_add_permission(response.wsgi_request)
            if response.status_code != (200 if may_add else 403):
                failed[model._meta.label] = (may_add, response.status_code)
        assert failed == {}


def test_every_row_of_the_libraries_opens(operator, ready):
    async_task("config.heartbeat.beat")
    opened = set()
    for model in MODELS:
        for row in shown(operator.get(url(model, "changelist")))[:2]:
            assert (model, operator.get(url(model, "change", row.pk)).status_code) == (model, 200)
            opened.add(model._meta.label)
    assert opened >= {"django_q.OrmQ", "django_q.Schedule", "tenants.User", "leads.Lead"}
