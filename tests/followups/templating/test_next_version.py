import pytest

from followups.models import Template
from followups.templating import next_version
from leads.refusals import Conflict

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", ["approved", "rejected", "retired"])
def test_it_begins_as_the_version_reads_and_leaves_that_as_it_is(make, scope, state):
    template = make(state=state, rejected_because="Too long.", approved_by=scope.olga)
    draft = next_version(template, scope.olga)
    row = Template.objects.get(pk=draft.pk)
    assert (row.version, row.state, row.author) == (2, "draft", scope.olga)
    assert (row.key, row.language, row.subject, row.body, row.brings) == (
        "news", "en", "News", "{{ greeting }} {{ company }}", "News.",
    )  # fmt: skip
    assert (row.rejected_because, row.approved_by, row.approved_at) == ("", None, None)
    assert Template.objects.get(pk=template.pk).state == state


def test_the_number_follows_the_highest_of_its_language(make, scope):
    old = make(state="retired")
    make(version=7, state="approved")
    make(version=9, language="de")
    assert next_version(old, scope.rita).version == 8


@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_two_are_not_worked_on_at_once(make, scope, state):
    approved = make(state="approved")
    make(version=2, state=state)
    with pytest.raises(Conflict, match=f"Version 2 is {state}. Work on that one."):
        next_version(approved, scope.rita)
    assert Template.objects.count() == 2


def test_a_shipped_one_gets_its_first_author(make, scope):
    assert next_version(make(state="approved", author=None), scope.rita).author == scope.rita
