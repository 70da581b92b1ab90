"""Autonomy in a real browser: stopping and releasing, a sample, and the pages of a template."""

import os

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from followups.models import Message, SentSample, Template
from followups.templating import next_version
from tenants.models import Membership
from tenants.scope import tenant_scope

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def shot(page, name):
    if os.environ.get("SHOTS"):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=f"{os.environ['SHOTS']}/{name}-{scheme}.png", full_page=True)


def manage(cast) -> None:
    Membership.objects.filter(user=cast.rita).update(role="manager")


def test_a_manager_stops_sending_and_releases_it(desk, rita_s_drafts, cast):
    manage(cast)
    desk.sign_in("rita@people.example")
    page = desk.open("/t/acme/autonomy")
    page.get_by_role("link", name="Stop sending").click()
    page.get_by_label("Why", exact=True).last.fill("A wrong price went out.")
    page.get_by_label("I am sure.").check()
    page.get_by_role("button", name="Stop it now").click()
    page.get_by_role("heading", name="Release sending of Acme").wait_for()
    shot(page, "autonomy-stopped")
    page.goto(desk.url + "/t/acme/leads")
    page.get_by_text("All automatic sending of Acme has been stopped since").wait_for()
    page.get_by_role("link", name="See or release it").click()
    page.get_by_label("Why it may go on").fill("Mended.")
    page.get_by_role("button", name="Release", exact=True).click()
    page.get_by_text("Sending of Acme is released. What was held is in review.").wait_for()


def test_what_went_by_itself_is_looked_at_on_a_telephone(phone, rita_s_drafts, cast):
    message, now = rita_s_drafts[0], timezone.now()
    with tenant_scope(cast.acme.pk):
        Message.objects.filter(pk=message.pk).update(state="sent", sent_at=now, approved_at=now)
        SentSample.objects.create(
            tenant=cast.acme, lead=message.lead, message=message, reason="first_reply", template="first_reply",
            day=now.date(), drawn_at=now,
        )  # fmt: skip
    phone.sign_in("rita@people.example")
    phone.page.get_by_role("link", name="1 message that went out by itself").click()
    phone.page.get_by_text("switches this off at once").wait_for()
    shot(phone.page, "samples-phone")
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
    phone.page.get_by_role("button", name="Fine").click()
    phone.page.get_by_text("Nothing to look at.").wait_for()
    phone.open("/t/acme/autonomy").get_by_role("heading", name="Reason by template").wait_for()
    shot(phone.page, "autonomy-phone")


def test_the_pages_of_a_template_open_without_a_complaint(desk, rita_s_drafts, cast):
    cast.rita.is_staff = True
    cast.rita.save()
    cast.rita.user_permissions.set(Permission.objects.filter(content_type__app_label="followups"))
    with tenant_scope(cast.acme.pk):
        draft = next_version(Template.objects.get(key="first_questions", language="en"), cast.rita)
        Template.objects.filter(pk=draft.pk).update(body=draft.body + "\n\nPS: {{ company }} is welcome.")
    desk.sign_in("rita@people.example")
    for name, heading in (("preview", "To Anna"), ("compare", "Languages")):
        page = desk.open(f"/admin/followups/template/{draft.pk}/{name}/")
        page.get_by_role("heading", name=heading).first.wait_for()
        shot(page, f"template-{name}")
