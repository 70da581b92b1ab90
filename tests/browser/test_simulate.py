"""What would happen, asked for in a real browser: by mouse, and on a telephone."""

import os

import pytest

from followups.policies import draft_policy
from tenants.scope import tenant_scope
from tests.browser.conftest import ALWAYS_OPEN
from tests.followups.test_pinning import rules

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def shot(page, name):
    if os.environ.get("SHOTS"):
        page.screenshot(path=f"{os.environ['SHOTS']}/{name}.png", full_page=True)


def test_from_a_lead_to_what_a_draft_of_the_rules_would_change_for_it(desk, rita_s_drafts, cast):
    lead = rita_s_drafts[0].lead
    with tenant_scope(cast.acme.pk):
        draft_policy(cast.acme, {**ALWAYS_OPEN, **rules(brings="A comparison of three suppliers.")}, user=cast.olga)
    desk.sign_in("rita@people.example")
    page = desk.open(f"/t/acme/leads/{lead.pk}")
    page.get_by_role("link", name="What would happen from here on").click()
    page.get_by_label("By which rules").select_option(label="Version 2, draft")
    page.get_by_label("Beside it").check()
    page.get_by_role("button", name="Play").click()
    page.get_by_role("heading", name="By version 2 (draft)").wait_for()
    titles = page.locator(".simulated__side h3").all_text_contents()
    assert titles == ["By the rules that it has", "By version 2 (draft)"]
    shot(page, "simulate-light")
    page.emulate_media(color_scheme="dark")
    shot(page, "simulate-dark")


def test_it_fits_a_telephone_and_needs_no_javascript(phone, rita_s_drafts):
    phone.sign_in("rita@people.example")
    page = phone.open(f"/t/acme/simulate?lead={rita_s_drafts[0].lead_id}")
    assert page.locator(".simulated__look").count() >= 3
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("form.simulate-form").get_attribute("method") == "get"
    shot(page, "simulate-phone")
