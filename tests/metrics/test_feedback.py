"""What steps, messages and reasons bring: counts by hand, floors, the worst first, and the editor a suggestion opens."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from documents.text import document_from
from followups.cadence_suggesting import suggested
from followups.models import PolicyVersion, Template
from followups.policies import publish_policy
from metrics.feedback.asking import feedback_of
from metrics.feedback.counting import By, Tally, cases_of, tallies
from metrics.feedback.judging import judged
from metrics.models import Case
from metrics.periods import Period
from tenants.scope import tenant_scope
from tests.admin.conftest import at_desk
from tests.story import MONDAY, approve_template

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()
PERIOD = Period(TODAY - timedelta(days=10), TODAY)
STEP = {"after": "1 day", "brings": "A plan.", "ask": "Which part?", "template": "offer"}
RULES = {
    "cadences": [
        {"key": "first", "name": "First", "steps": [{**STEP, "key": "one"}, {**STEP, "key": "two", "after": "3 days"}]}
    ],
    "start_cadence": "first",
}


def cases(tenant, count, *outcomes, kind="touch", day=TODAY, **fields):
    """So many cases with these outcomes, of the first step of the first cadence."""
    given = {"cadence": "first@1", "step": "one", "template": "offer@1", "reason": "cadence_step", **fields}
    with tenant_scope(tenant.pk):
        Case.objects.bulk_create(
            Case(id=uuid4(), tenant=tenant, lead_id=uuid4(), kind=kind, day=day, at=MONDAY, outcomes=outcomes, **given)
            for _ in range(count)
        )


def sent(tenant, count, answered, **fields):
    cases(tenant, answered, "made", "sent", "answered", **fields)
    cases(tenant, count - answered, "made", "sent", **fields)


def ask(tenant):
    with tenant_scope(tenant.pk):
        return feedback_of(tenant, PERIOD, MONDAY)


def verdicts(found, by) -> dict[str, dict[str, str]]:
    return {
        row.judged.tally.value: {rate.kind.what: rate.verdict for rate in row.judged.rates} for row in found.rows[by]
    }


def test_each_is_counted_by_step_message_and_reason_and_the_counts_open_their_cases(cast):
    sent(cast.acme, 6, 2)
    sent(cast.acme, 3, 1, cadence="first@2")  # a later version of the rules: the same step
    sent(cast.acme, 2, 0, cadence="", step="", template="recap@3", reason="promised_next_step")
    cases(cast.acme, 1, "made", "sent", "opted_out", "complained")  # one that stopped it, and not two
    cases(cast.acme, 1, "made", "sent", "progressed")
    cases(cast.acme, 2, "decided", "by_person", "edited", kind="review")
    cases(cast.acme, 1, "decided", "by_person", "rejected", kind="review")
    cases(cast.acme, 5, "made")  # by hand
    cases(cast.acme, 5, "decided", kind="review")  # by the client's own rule
    sent(cast.acme, 4, 4, day=PERIOD.start - timedelta(days=1))
    sent(cast.rival, 9, 9)
    with tenant_scope(cast.acme.pk):
        whole, found = tallies(cast.acme, PERIOD, MONDAY)
        first = {"sent": 11, "answered": 3, "progressed": 1, "stopped": 1, "reviewed": 3, "edited": 2, "rejected": 1}
        recap = {**dict.fromkeys(first, 0), "sent": 2}
        assert whole == Tally("", {**first, "sent": 13})
        assert {by.value: {tally.value: tally.counts for tally in each} for by, each in found.items()} == {
            "step": {"first/one": first},
            "template": {"offer@1": first, "recap@3": recap},
            "reason": {"cadence_step": first, "promised_next_step": recap},
        }
        for by, each in found.items():
            for tally in each:
                for what, counted in tally.counts.items():
                    behind = cases_of(cast.acme, PERIOD, MONDAY, by=by, value=tally.value, what=what)
                    assert behind.count() == counted, (by, tally.value, what)
        with pytest.raises(ValueError, match="is not counted"):
            cases_of(cast.acme, PERIOD, MONDAY, by=By.STEP, value="first/one", what="opened")
    with tenant_scope(cast.rival.pk):
        assert tallies(cast.rival, PERIOD, MONDAY)[0].counts["answered"] == 9


def test_below_the_floor_nothing_is_concluded(cast):
    """29 of 29 stopped would be plain to see, and is too few; one more and it is told."""
    sent(cast.acme, 300, 100)
    cases(cast.acme, 29, "made", "sent", "opted_out", template="few@1")
    assert verdicts(ask(cast.acme), By.TEMPLATE)["few@1"]["stopped"] == "little"
    assert [row.suggestion for row in ask(cast.acme).rows[By.TEMPLATE]] == [None, None]
    cases(cast.acme, 1, "made", "sent", "opted_out", template="few@1")
    assert verdicts(ask(cast.acme), By.TEMPLATE)["few@1"] == {
        "answered": "worse", "progressed": "as_usual", "stopped": "worse", "edited": "little", "rejected": "little",
    }  # fmt: skip


def test_the_floor_of_reviews_is_twenty():
    def verdict(reviewed):
        counts = dict.fromkeys(("sent", "answered", "progressed", "stopped"), 0)
        whole = Tally("", {**counts, "reviewed": 500, "edited": 50, "rejected": 0})
        found = judged(Tally("x", {**counts, "reviewed": reviewed, "edited": reviewed, "rejected": 0}), whole)
        return next(rate.verdict for rate in found.rates if rate.kind.what == "edited")

    assert (verdict(19), verdict(20)) == ("little", "worse")


def test_the_worst_stands_first_and_what_is_only_better_last(cast):
    """40 of 100 are answered as a rule; the interval of 5 in 100 lies further below it than that of 20 in 100."""
    for template, answered in (("usual@1", 40), ("worst@1", 5), ("best@1", 75), ("bad@1", 20), ("fine@1", 60)):
        sent(cast.acme, 100, answered, template=template)
    sent(cast.acme, 3, 0, template="new@1")
    found = ask(cast.acme)
    assert [row.judged.tally.value for row in found.rows[By.TEMPLATE]] == [
        "worst@1", "bad@1", "usual@1", "new@1", "best@1", "fine@1",
    ]  # fmt: skip
    assert [row.suggestion is not None for row in found.rows[By.TEMPLATE]] == [True, True, False, False, False, False]
    assert {key: each["answered"] for key, each in verdicts(found, By.TEMPLATE).items()} == {
        "worst@1": "worse", "bad@1": "worse", "usual@1": "as_usual", "new@1": "little", "best@1": "better", "fine@1": "better",
    }  # fmt: skip


def test_a_suggestion_opens_the_editor_with_the_change_and_changes_nothing_itself(cast):
    with tenant_scope(cast.acme.pk):
        version = publish_policy(cast.acme, RULES, user=None, now=MONDAY)
    template = approve_template(cast.acme, "offer", "Body", version=2)
    sent(cast.acme, 200, 120, step="two", template="other@1", reason="own_step")
    sent(cast.acme, 100, 5, template="offer@2")
    sent(cast.acme, 100, 5, cadence="gone@1", template="gone@1")
    found = {row.judged.tally.value: row.suggestion for by in By for row in ask(cast.acme).rows[by] if row.suggestion}
    editor = reverse("admin:followups_policyversion_cadence", args=[version.pk, "first"])
    assert {value: each.url for value, each in found.items()} == {
        "first/one": f"{editor}?step=one&change=drop",
        "gone/one": "",  # there is no such cadence any more
        "offer@2": reverse("admin:followups_template_change", args=[template.pk]),
        "gone@1": "",
        "cadence_step": reverse("admin:followups_policyversion_changelist"),
    }
    page = at_desk(cast.olga).get(found["first/one"].url)
    assert page.context["suggestion"] == "The step “one” is left out."
    shown = document_from(page.context["form"].initial["text"])
    assert [step["key"] for step in shown["steps"]] == ["two"]
    with tenant_scope(cast.acme.pk):
        assert list(PolicyVersion.objects.values_list("state", flat=True)) == ["published"]
        assert Template.objects.count() == 1


def test_a_change_is_shown_where_there_is_one():
    cadence = RULES["cadences"][0]
    changed, say = suggested(cadence, "one", "review")
    assert (changed["steps"][0]["review"], say) == (True, "“one” waits for a person.")
    assert suggested(changed, "one", "review") == (changed, "")
    last = {**cadence, "steps": cadence["steps"][:1]}
    assert [suggested(last, "one", "drop"), suggested(cadence, "three", "drop"), suggested(cadence, "one", "x")] == [
        (last, ""), (cadence, ""), (cadence, ""),
    ]  # fmt: skip
