from datetime import timedelta

import pytest

from followups.drafting.writing import write_due_drafts
from followups.looking import look_at_due_leads
from followups.models import FollowUp, Message, Template
from followups.templating import approve
from leads.refusals import Conflict, Refused
from tenants.scope import tenant_scope
from tests.followups.templating.conftest import state_of
from tests.story import MONDAY, capture

pytestmark = pytest.mark.django_db


def test_somebody_else_approves_it(make, scope):
    template = make(state="submitted")
    assert approve(template, scope.olga, MONDAY) == 0
    row = Template.objects.get(pk=template.pk)
    assert (row.state, row.approved_by, row.approved_at) == ("approved", scope.olga, MONDAY)


def test_its_author_does_not(make, scope):
    template = make(state="submitted")
    with pytest.raises(Refused, match="Somebody else has to approve it"):
        approve(template, scope.rita, MONDAY)
    assert state_of(template) == "submitted"


@pytest.mark.parametrize("state", ["draft", "approved", "rejected", "retired"])
def test_only_what_is_submitted_is_approved(make, scope, state):
    template = make(state=state)
    with pytest.raises(Conflict):
        approve(template, scope.olga, MONDAY)
    assert state_of(template) == state


def test_the_version_before_retires_and_other_languages_stay(make, scope):
    before, german = make(state="approved"), make(state="approved", language="de")
    approve(make(version=2, state="submitted"), scope.olga, MONDAY)
    assert (state_of(before), state_of(german)) == ("retired", "approved")


def test_what_cannot_be_approved_leaves_the_version_before_in_use(make, scope):
    before, late = make(state="approved"), make(version=2, state="submitted")
    Template.objects.filter(pk=late.pk).update(state="rejected")
    with pytest.raises(Conflict):
        approve(late, scope.olga, MONDAY)
    assert state_of(before) == "approved"


@pytest.mark.django_db
def test_a_draft_that_failed_for_want_of_it_is_written_again(cast):
    capture(cast.acme)
    list(look_at_due_leads(cast.acme, MONDAY))
    write_due_drafts(cast.acme, MONDAY)
    later = MONDAY + timedelta(minutes=5)
    with tenant_scope(cast.acme.pk):
        step = FollowUp.objects.open().get()
        assert step.draft_error.startswith("There is no approved template “first_reply”.")
        how = {"subject": "Your request", "body": "{{ greeting }}\n\n{{ sender_name }}", "brings": "An answer."}
        template = Template.objects.create(
            tenant=cast.acme, key=step.template, state="submitted", author=cast.rita, **how
        )
        assert approve(template, cast.olga, later) == 1
    assert write_due_drafts(cast.acme, later) == 1
    with tenant_scope(cast.acme.pk):
        assert Message.objects.get().template == template
        assert approve_again(cast, template, later) == 0


def approve_again(cast, template, now) -> int:
    """A next version: the draft is there, so there is nothing to write again."""
    following = Template.objects.create(
        tenant=cast.acme,
        key=template.key,
        version=2,
        state="submitted",
        author=cast.rita,
        subject="S",
        body="B",
        brings="X",
    )
    return approve(following, cast.olga, now)
