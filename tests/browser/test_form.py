"""The form of our own in a real browser with scripts switched off: its page, and its HTML in somebody else's page."""

import pytest
from django.utils import timezone

from followups.taking_in import take_in
from leads.models import Lead, Source
from leads.sources.form_page import snippet_of
from leads.sources.processing import process_due
from tenants.scope import tenant_scope
from tests.browser.conftest import _desk
from tests.senders import make_source

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
WORDS = "I agree that Acme may write to me about this."


@pytest.fixture
def plain(browser, live_server, cast, settings):
    """A telephone's window without JavaScript."""
    settings.PUBLIC_URL = live_server.url
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, java_script_enabled=False)
    yield _desk(context, live_server.url)
    context.close()


@pytest.fixture
def form(cast) -> Source:
    return make_source(cast.acme, "form", secrets={}, consent_wording=WORDS)


def taken_in(cast) -> list[Lead]:
    process_due(cast.acme, timezone.now(), take_in)
    with tenant_scope(cast.acme.pk):
        return list(Lead.objects.order_by("id"))


def test_it_is_filled_in_mended_and_sent_without_a_script(plain, form, cast):
    page = plain.open(f"/hooks/f/{form.token}/")
    page.get_by_label("Name").fill("Zoë Berg")
    page.get_by_label("E-mail address").fill("zoe")
    page.get_by_role("button", name="Send").click()
    page.get_by_text("it should look like name@example.com").wait_for()
    assert page.get_by_label("Name").input_value() == "Zoë Berg"
    page.get_by_label("E-mail address").fill("zoe@buyer.example")
    page.get_by_label(WORDS).check()
    page.get_by_role("button", name="Send").click()
    page.get_by_role("heading", name="Sent.").wait_for()
    assert [(lead.first_name, lead.email) for lead in taken_in(cast)] == [("Zoë", "zoe@buyer.example")]
    assert [said for said in plain.complaints if "422" not in said] == []


def test_its_html_works_in_another_page(plain, form, cast):
    page = plain.page
    page.set_content(f"<!doctype html><title>Elsewhere</title><main>{snippet_of(form)}</main>")
    assert page.get_by_label("Leave this empty").bounding_box()["x"] < -1000
    page.get_by_label("E-mail address").fill("zoe@buyer.example")
    page.get_by_label("How can we help?").fill("Call me, please.")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("heading", name="Sent.").wait_for()
    assert [lead.email for lead in taken_in(cast)] == ["zoe@buyer.example"]
    assert plain.complaints == []
