from datetime import timedelta

import pytest
from django.urls import reverse

from followups.draft_record import drafts_of, record_of_drafts, words_changed
from followups.models import Message, Template
from followups.reviewing import approve, reject, save_edit
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, draft
from tests.web.conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("before", "after", "percent"),
    [
        ("a b c d", "a  b\nc d", 0),
        ("a b c d", "a b c e", 25),
        ("a b", "c d", 100),
        ("", "", 0),
        ("", "a", 100),
        (" ".join("x" * n for n in range(1, 400)), " ".join("x" * n for n in range(1, 400)) + " y", 1),
        ("a " * 5000, "b " * 5000, 100),
    ],
)
def test_words_that_differ_are_counted_in_percent(before, after, percent):
    assert words_changed(before, after) == percent


@pytest.fixture
def decided(acknowledging):
    """Of four drafts of one template: one as written, one edited, two rejected for one reason."""
    cast = acknowledging
    for number, act in enumerate(("approve", "edit", "reject", "reject")):
        at = MONDAY + timedelta(minutes=number)
        capture(cast.acme, at, email=f"lead{number}@buyer.example")
        message = draft(cast.acme, at)
        who = {"user": cast.rita, "now": at}
        with tenant_scope(cast.acme.pk):
            if act == "edit":
                body = message.body.replace("thank", "Thank")
                message = save_edit(cast.acme, message, revision=1, subject=message.subject, body=body, **who)
            if act == "reject":
                reject(cast.acme, message, revision=1, because="Wrong tone" + "." * (number % 2), **who)
            else:
                approve(cast.acme, message, revision=message.revision, **who)
    return cast


def test_it_counts_what_people_made_of_the_drafts_of_a_template(decided):
    with tenant_scope(decided.acme.pk):
        (row,) = record_of_drafts()
        assert (row.template.key, row.decided, row.as_written, row.edited, row.rejected) == ("first_reply", 4, 1, 1, 2)
        (edited,) = drafts_of(template=row.template_id, step=row.step, reason=row.reason, reviewed_as="edited")
        assert (row.changed, edited.words_changed) == (edited.words_changed, words_changed(
            f"{edited.original_subject} {edited.original_body}", f"{edited.subject} {edited.body}"))  # fmt: skip
        assert [(each.because, each.count) for each in row.reasons] == [("Wrong tone.", 2)]
        assert record_of_drafts(since=MONDAY + timedelta(minutes=3))[0].decided == 1


def test_what_was_sent_by_itself_is_no_decision(acknowledging):
    capture(acknowledging.acme)
    draft(acknowledging.acme)
    with tenant_scope(acknowledging.acme.pk):
        Message.objects.update(state="approved", approved_by=None)
        assert record_of_drafts() == []


def test_every_number_of_the_page_opens_as_many_drafts(decided):
    window = signed_in(decided.vera)
    page = window.get(reverse("draft_record", args=["acme"]), {"days": "all"})
    (row,) = page.context["rows"]
    found = {"": row.decided, "as_written": row.as_written, "edited": row.edited, "rejected": row.rejected}
    asked = {"template": row.template_id, "step": row.step, "reason": row.reason, "days": "all"}
    for name, count in found.items():
        listed = window.get(reverse("draft_list", args=["acme"]), {**asked, "as": name})
        assert (name, listed.context["page_obj"].paginator.count) == (name, count)


def test_an_address_that_names_another_client_s_template_is_a_404(decided):
    with tenant_scope(decided.acme.pk):
        theirs = Template.objects.get(key="first_reply").pk
    window = signed_in(decided.zoe)
    assert window.get(reverse("draft_list", args=["rival"]), {"template": theirs}).status_code == 404
    assert window.get(reverse("draft_record", args=["rival"])).context["rows"] == []
