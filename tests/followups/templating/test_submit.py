import pytest

from followups.templating import submit
from leads.refusals import Conflict, Refused
from tests.followups.templating.conftest import state_of

pytestmark = pytest.mark.django_db


def test_a_draft_is_submitted_once(make):
    template = make()
    submit(template)
    assert state_of(template) == "submitted"
    with pytest.raises(Conflict, match="This version is submitted"):
        submit(template)


@pytest.mark.parametrize("state", ["approved", "rejected", "retired"])
def test_nothing_but_a_draft_is_submitted(make, state):
    template = make(state=state)
    with pytest.raises(Conflict):
        submit(template)
    assert state_of(template) == state


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("body", "Hello {{ frist_name }}"),
        ("subject", "For {{ compnay }}"),
        ("body", "Hello {{ first-name }}"),
        ("body", "Hello {{ }}"),
        ("body", "Hello {{ first_name }"),
    ],
)
def test_a_placeholder_that_cannot_be_filled_is_named_with_its_field(make, field, text):
    template = make(**{field: text})
    with pytest.raises(Refused) as refused:
        submit(template)
    assert list(refused.value.errors) == [field]
    assert state_of(template) == "draft"
