"""Cadences and versions at the desk, in a browser: read, changed, compared."""

import pytest
from django.contrib.auth.models import Permission

from followups.models import PolicyVersion
from followups.policies import publish_policy
from tenants.scope import tenant_scope
from tests.browser.conftest import ALWAYS_OPEN
from tests.browser.test_simulate import shot
from tests.followups.test_pinning import rules
from tests.story import MONDAY

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_a_manager_reads_changes_and_moves(desk, rita_s_drafts, cast):
    cast.rita.is_staff = cast.rita.is_superuser = True
    cast.rita.save()
    cast.rita.user_permissions.set(Permission.objects.filter(content_type__app_label="followups"))
    with tenant_scope(cast.acme.pk):
        version = publish_policy(cast.acme, {**ALWAYS_OPEN, **rules(brings="A comparison.")}, user=None, now=MONDAY)
        first = PolicyVersion.objects.get(number=1)
    desk.sign_in("rita@people.example")
    page = desk.open(f"/admin/followups/policyversion/{first.pk}/cadences/")
    shot(page, "cadences")
    page = desk.open(f"/admin/followups/policyversion/{version.pk}/move/")
    assert page.get_by_role("link", name="Anna Berg").count() == 1
    shot(page, "move")
    page = desk.open(f"/admin/followups/policyversion/{version.pk}/cadences/speed_to_lead/")
    text = page.get_by_label("Cadence")
    text.fill(text.input_value().replace("A comparison.", "A better comparison."))
    shot(page, "cadence")
    page.get_by_role("button", name="Make a draft").click()
    page.get_by_text("Cadence “speed_to_lead” changed in version 3, a draft.").wait_for()
    shot(page, "draft")
    page.get_by_role("link", name="What would happen to leads").click()
    page.get_by_role("heading", name="What would happen", level=1).wait_for()
