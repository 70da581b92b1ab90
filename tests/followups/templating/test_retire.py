import pytest

from followups.models import Template
from followups.templating import retire
from leads.refusals import Conflict
from tests.followups.templating.conftest import state_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", ["draft", "approved", "rejected"])
def test_it_is_used_no_more(make, state):
    template = make(state=state)
    retire(template)
    assert state_of(template) == "retired"
    assert Template.objects.approved().count() == 0


@pytest.mark.parametrize("state", ["submitted", "retired"])
def test_what_waits_for_an_answer_or_is_retired_stays(make, state):
    template = make(state=state)
    with pytest.raises(Conflict, match=f"This version is {state}"):
        retire(template)
