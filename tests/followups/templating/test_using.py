"""What names a template, who can fill it, what changed between versions, and copying it (mission J2)."""

from datetime import timedelta

import pytest

from followups.drafting.placeholders import Kind, misfit
from followups.drafting.preview_leads import differing_leads
from followups.drafting.previewing import previews, unfilled
from followups.models import Template
from followups.policies import current_policy
from followups.template_diff import Part, side_by_side
from followups.template_usage import OF_RULES, left_without, uses_of
from followups.templating import approve, copy_to, retire
from leads.refusals import Conflict, Refused
from tenants.scope import tenant_scope
from tests.followups.templating.conftest import state_of
from tests.story import MONDAY, capture, note

pytestmark = pytest.mark.django_db


def test_a_client_without_leads_sees_made_up_ones_and_may_approve(make, scope):
    template = make(state="submitted")
    shown = previews(template, MONDAY)
    assert [(each.made_up, each.problem) for each in shown] == [(True, ""), (True, "")]
    assert shown[0].body == "Hi Alex, Example Ltd"
    assert len(shown[1].body) > len(shown[0].body)
    approve(template, scope.olga, MONDAY)
    assert state_of(template) == "approved"


def test_what_no_lead_can_fill_is_not_approved(cast):
    for number in range(2):
        capture(cast.acme, email=f"lead{number}@buyer.example")
    with tenant_scope(cast.acme.pk):
        template = Template.objects.create(
            tenant=cast.acme,
            key="news",
            state="submitted",
            author=cast.rita,
            subject="News",
            body="{{ company }}",
            brings="X",
        )
        with pytest.raises(Refused) as error:
            approve(template, cast.olga, MONDAY)
        assert list(error.value.errors) == ["company"]
        assert error.value.errors["company"].startswith("There is nothing for {{ company }}: The lead's company.")
        assert state_of(template) == "submitted"
    capture(cast.acme, email="bo@buyer.example", company="Buyer Ltd")
    with tenant_scope(cast.acme.pk):
        assert unfilled(previews(template, MONDAY)) == {}
        approve(template, cast.olga, MONDAY)


def test_a_moment_that_no_lead_has_now_is_tried_on_a_made_up_one(cast):
    lead = capture(cast.acme)
    with tenant_scope(cast.acme.pk):
        template = Template(tenant=cast.acme, key="k", subject="S", body="{{ promise }} {{ promise_day }}", brings="X")
        assert [each.made_up for each in previews(template, MONDAY)] == [False, True]
    due = MONDAY + timedelta(days=2)
    note(cast.acme, lead, kind="call", text="Call.", promises=[{"by": "us", "text": "Send the plan", "due": due}])
    with tenant_scope(cast.acme.pk):
        (shown,) = previews(template, MONDAY + timedelta(hours=1))
        assert (shown.made_up, shown.body) == (False, "Send the plan November 25")


def test_the_five_leads_differ(cast):
    for number in range(7):
        capture(cast.acme, email=f"plain{number}@buyer.example", company="Buyer", language="en")
    german = capture(cast.acme, email="de@buyer.example", company="Käufer", language="de")
    long = capture(cast.acme, email="long@buyer.example", company="A company of a very long name indeed", language="en")
    bare = capture(cast.acme, email="bare@buyer.example", first_name="", last_name="", language="en")
    asked = capture(cast.acme, email="asked@buyer.example", company="Buyer", language="en")
    note(cast.acme, asked, kind="call", text="Call.", questions=[{"text": "What does it cost?"}])
    for number in range(7, 9):
        capture(cast.acme, email=f"plain{number}@buyer.example", company="Buyer", language="en")
    with tenant_scope(cast.acme.pk):
        template = Template(tenant=cast.acme, key="k", subject="S", body="{{ question }}", brings="X")
        found = differing_leads(template)
        assert len({lead.pk for lead in found}) == 5
        assert {german.pk, long.pk, bare.pk, asked.pk} - {lead.pk for lead in found} == set()


def test_every_template_that_a_rule_or_step_names_is_said_to_be_used(scope):
    policy = current_policy(scope.acme).policy
    assert uses_of("first_questions", policy)[0] == "Speed to lead: day-1"
    assert uses_of("close_loop", policy) == ["the last message (no_response.template)"]
    assert uses_of("news", policy) == []
    assert [key for key in sorted(policy.templates) if not uses_of(key, policy)] == []
    assert set(OF_RULES) - policy.templates == set()


def test_the_last_version_of_what_is_used_is_retired_only_on_purpose(make, scope):
    used = make(key="first_questions", state="approved")
    with pytest.raises(Refused, match="first_questions is used by: Speed to lead: day-1"):
        retire(used)
    german = make(key="first_questions", state="approved", language="de")
    assert left_without(used) == []
    retire(used)
    retire(german, although_used=True)
    assert (state_of(used), state_of(german)) == ("retired", "retired")


def test_a_copy_is_a_draft_of_the_other_client_and_overwrites_nothing(make, scope):
    template = make(state="approved", subject="News of {{ company }}")
    with tenant_scope(scope.bolt.pk):
        copied = copy_to(template, scope.bolt, scope.olga)
        assert (copied.tenant, copied.state, copied.version, copied.author) == (scope.bolt, "draft", 1, scope.olga)
        assert (copied.key, copied.subject, copied.body) == (template.key, template.subject, template.body)
        with pytest.raises(Conflict, match="Bolt: version 1 is draft there already"):
            copy_to(template, scope.bolt, scope.olga)
        Template.objects.filter(pk=copied.pk).update(state="retired")
        assert copy_to(template, scope.bolt, scope.olga).version == 2
    for other in (scope.rival, scope.acme):
        with pytest.raises(Refused):
            copy_to(template, other, scope.olga)


def test_versions_are_compared_word_by_word():
    left, right = side_by_side("Hi {{ first_name }}, how are you?", "Hi {{ company }}, how is it?")
    assert [part.text for part in left if part.changed] == ["{{ first_name }}", "are", "you"]
    assert [part.text for part in right if part.changed] == ["{{ company }}", "is", "it"]
    assert left[0] == Part("Hi ", changed=False)


def test_the_parts_of_a_side_are_its_text():
    for old, new in (("", "New."), ("Gone.", ""), ("a\n\nb  c", "a\nb c d"), ("same", "same")):
        left, right = side_by_side(old, new)
        assert ("".join(part.text for part in left), "".join(part.text for part in right)) == (old, new)


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        (Kind.NAME, "Anna", True), (Kind.NAME, "see https://evil.example", False), (Kind.NAME, "x" * 121, False),
        (Kind.NAME, "Anna\nBcc: all", False), (Kind.TEXT, "https://a.example is ours", True), (Kind.TEXT, "a\nb", False),
        (Kind.LINES, "a\nb", True), (Kind.URL, "https://a.example/x", True), (Kind.URL, "javascript:alert(1)", False),
        (Kind.URL, "a.example", False), (Kind.DATE, "November 25", True),
    ],
)  # fmt: skip
def test_a_value_fits_its_kind_or_is_not_filled_in(kind, value, fits):
    assert (misfit(kind, value) == "") is fits
