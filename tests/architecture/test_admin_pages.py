"""Every page of the admin opens for an agency's owner who is staff, whatever is registered there."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import models
from django.test import Client
from django.urls import reverse
from django_q.tasks import async_task

from followups.setting_up import set_up_tenant
from suppression.consenting import record_consent
from suppression.suppressing import suppress
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, draft, note, send

pytestmark = pytest.mark.django_db

REGISTERED = sorted(admin.site._registry, key=lambda model: model._meta.label)
# Libraries' tables that this test has no honest row for; every other registered model must have one.
MAY_BE_EMPTY = {
    "django_q.Failure", "django_q.Success", "mfa.Authenticator", "usersessions.UserSession", "account.EmailConfirmation",
    "sites.Site",
}  # fmt: skip


@pytest.fixture
def owner(cast, client) -> Client:
    """Olga at the admin, with the rights that staff can be given and rows of every kind in Acme and at a rival."""
    for tenant, lead in ((cast.acme, "anna"), (cast.rival, "zed")):
        with tenant_scope(tenant.pk):
            set_up_tenant(tenant, now=MONDAY)
        anna = capture(tenant, email=f"{lead}@buyer.example", company="Buyer")
        draft(tenant)
        note(
            tenant, anna, kind="call", text="We send it. What does it cost?", now=MONDAY,
            promises=[{"by": "us", "text": "Send it", "due": MONDAY + timedelta(hours=2)}],
            questions=[{"text": "What does it cost?"}],
        )  # fmt: skip
        draft(tenant, MONDAY + timedelta(minutes=1))
        send(tenant)
        with tenant_scope(tenant.pk):
            how = {"kind": "email", "value": "otto@buyer.example", "reason": "opt_out", "source": "test"}
            suppress(tenant, **how, now=MONDAY)
            record_consent(
                tenant, email="otto@buyer.example", phone=None, channel="email", basis="consent", wording="Yes",
                source="form", given_at=MONDAY,
            )  # fmt: skip
    Group.objects.create(name="Staff")
    EmailAddress.objects.create(user=cast.olga, email=cast.olga.email, verified=True, primary=True)
    async_task("config.heartbeat.beat")
    cast.olga.is_staff = cast.olga.is_superuser = True
    cast.olga.save()
    client.force_login(cast.olga)
    return client


def url(model: type[models.Model], page: str, *arguments) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)


def test_the_models_are_found():
    assert {model._meta.label for model in REGISTERED} >= {"suppression.Suppression", "suppression.Consent"}


def test_the_first_page_opens(owner):
    assert owner.get("/admin/").status_code == 200


def test_every_list_opens_and_can_be_searched(owner):
    failed = []
    for model in REGISTERED:
        for asked in ({}, {"q": "anna"}, {"o": "1"}, {"p": "0"}):
            response = owner.get(url(model, "changelist"), asked)
            if response.status_code != 200 and not (asked and response.status_code == 302):
                failed.append((model._meta.label, asked, response.status_code))
    assert failed == []


def test_every_form_for_a_new_row_opens_where_one_may_be_made(owner, cast):
    answers = {}
    for model in REGISTERED:
        response = owner.get(url(model, "add"))
        request = response.wsgi_request
        may_add = admin.site._registry[model].has_add_permission(request)
        answers[model._meta.label] = (may_add, response.status_code)
    assert {label: answer for label, answer in answers.items() if answer not in ((True, 200), (False, 403))} == {}


def test_every_row_that_a_list_shows_opens_and_none_is_a_rival_s(owner, cast):
    failed, empty = [], set()
    for model in REGISTERED:
        shown = list(owner.get(url(model, "changelist")).context["cl"].result_list)
        if not shown:
            empty.add(model._meta.label)
        for row in shown[:3]:
            response = owner.get(url(model, "change", row.pk))
            if response.status_code != 200:
                failed.append((model._meta.label, row, response.status_code))
        failed += [(model._meta.label, row) for row in shown if getattr(row, "tenant_id", None) == cast.rival.pk]
    assert (failed, empty - MAY_BE_EMPTY) == ([], set())
