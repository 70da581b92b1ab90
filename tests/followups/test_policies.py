import pytest

from followups.engine.policy_reading import PolicyError
from followups.models import PolicyVersion
from followups.policies import change_draft, current_policy, draft_policy, policy_changes, publish_draft, publish_policy
from leads.refusals import Conflict
from tenants.scope import tenant_scope
from tests.story import MONDAY

pytestmark = pytest.mark.django_db

QUIET, WRONG = {"minimum_gap_days": 3}, {"minimum_gap_days": 0, "cadences": [{}]}


@pytest.fixture
def acme(cast):
    with tenant_scope(cast.acme.pk):
        publish_policy(cast.acme, {}, user=None, now=MONDAY)
        yield cast.acme


def gap(tenant) -> int:
    return current_policy(tenant).policy.minimum_gap_days


def test_a_draft_holds_for_nobody_until_it_is_published(acme, cast):
    draft = draft_policy(acme, QUIET, user=cast.rita)
    assert (draft.number, draft.state, draft.created_by, gap(acme)) == (2, "draft", cast.rita, 2)
    published = publish_draft(acme, draft, MONDAY)
    assert (published.number, published.state, published.published_at, gap(acme)) == (2, "published", MONDAY, 3)


def test_a_draft_that_others_have_overtaken_still_holds_once_published(acme, cast):
    draft = draft_policy(acme, QUIET, user=cast.rita)
    publish_policy(acme, {"minimum_gap_days": 5}, user=None, now=MONDAY)
    assert publish_draft(acme, draft, MONDAY).number == 4
    assert gap(acme) == 3


def test_a_published_version_is_neither_published_again_nor_changed(acme, cast):
    draft = draft_policy(acme, QUIET, user=cast.rita)
    publish_draft(acme, draft, MONDAY)
    with pytest.raises(Conflict):
        publish_draft(acme, draft, MONDAY)
    with pytest.raises(Conflict):
        change_draft(acme, draft, {})
    assert PolicyVersion.objects.get(pk=draft.pk).document == QUIET


def test_a_draft_is_changed(acme, cast):
    draft = draft_policy(acme, QUIET, user=cast.rita)
    change_draft(acme, draft, {"minimum_gap_days": 4})
    publish_draft(acme, draft, MONDAY)
    assert gap(acme) == 4


def test_every_mistake_is_named_and_nothing_is_kept(acme, cast):
    draft = draft_policy(acme, QUIET, user=cast.rita)
    for attempt in (
        lambda: draft_policy(acme, WRONG, user=cast.rita),
        lambda: change_draft(acme, draft, WRONG),
        lambda: policy_changes(acme, WRONG),
    ):
        with pytest.raises(PolicyError) as refused:
            attempt()
        places = [problem.place for problem in refused.value.problems]
        assert places[:2] == ["minimum_gap_days", "cadences[0].key"]
    assert list(PolicyVersion.objects.order_by("number").values_list("document", flat=True)) == [{}, QUIET]


def test_what_would_change_is_told_line_by_line(acme):
    assert policy_changes(acme, {}) == []
    changed = [line for line in policy_changes(acme, QUIET) if line[0] in "+-" and line[:3] not in ("+++", "---")]
    assert changed == ["-minimum_gap_days: 2", "+minimum_gap_days: 3"]
