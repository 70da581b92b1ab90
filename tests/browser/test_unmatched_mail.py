"""Unmatched mail in a real browser: what a stranger wrote runs nothing and loads nothing, and is given to a lead."""

import pytest
from django.utils import timezone

from followups.models import InboundMessage
from tenants.scope import tenant_scope
from tests.post import bring, reply

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
NASTY = (
    "<script>document.title = 'taken'</script><img src='https://tracker.example/p.png'> Please call me back tomorrow."
)


def test_a_stranger_s_mail_is_shown_as_text_and_given_to_a_lead(desk, phone, cast, rita_s_drafts):
    raw = reply(None, NASTY, sender="Bert Lund <bert@buyer.example>", subject="Your visit to our plant")
    bring(cast.acme, raw, timezone.now())
    for window in (desk, phone):
        window.sign_in("rita@people.example")
        page = window.open("/t/acme/mail")
        page.get_by_role("link", name="Your visit to our plant").click()
        page.get_by_role("heading", name="Whose is it?").wait_for()
        assert page.title() != "taken"
        # Nothing sticks out to the side, on a telephone too.
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.get_by_label("Anna").check()
    page.get_by_role("button", name="It is theirs").click()
    page.get_by_text("It belongs to Anna Berg, and is read within seconds.").wait_for()
    with tenant_scope(cast.acme.pk):
        assert InboundMessage.objects.get().lead.first_name == "Anna"
