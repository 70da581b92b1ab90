import pytest

from followups.models import Template
from followups.templating import reject
from leads.refusals import Conflict, Refused
from tests.followups.templating.conftest import state_of

pytestmark = pytest.mark.django_db


def test_the_reason_is_kept_for_the_author(make, scope):
    template = make(state="submitted")
    reject(template, scope.olga, " Say what it costs. ")
    row = Template.objects.get(pk=template.pk)
    assert (row.state, row.rejected_because) == ("rejected", "Say what it costs.")


@pytest.mark.parametrize("because", ["", "  ", "x" * 301])
def test_without_a_reason_of_one_sentence_it_stays_submitted(make, scope, because):
    template = make(state="submitted")
    with pytest.raises(Refused) as refused:
        reject(template, scope.olga, because)
    assert list(refused.value.errors) == ["because"]
    assert state_of(template) == "submitted"


@pytest.mark.parametrize("state", ["draft", "approved", "rejected", "retired"])
def test_only_what_is_submitted_is_rejected(make, scope, state):
    template = make(state=state)
    with pytest.raises(Conflict):
        reject(template, scope.olga, "No.")
    assert state_of(template) == state
