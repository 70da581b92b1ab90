"""The one idea, tried on the database: whatever happens in whatever order, no open lead is ever without a next look (D1).

And with it: at most one next action, nothing sent after a stop, nothing sent twice.
"""

from contextlib import suppress as ignoring
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followups.completing import CannotComplete, complete, skip, snooze
from followups.drafting.writing import write_due_drafts
from followups.engine.cadences import shipped_templates
from followups.models import FollowUp, Message
from followups.reviewing import ReviewRefused, approve, reject
from leads import stopping
from leads.models import Lead
from leads.refusals import Refused
from leads.stages import move_stage
from suppression.suppressing import suppress
from tenants.scope import tenant_scope
from tests.story import MONDAY, approve_template, capture, look, note, send

pytestmark = pytest.mark.django_db


class _Undo(Exception):
    """Ends an example: everything it wrote is rolled back."""


def _open(model):
    return model.objects.filter(state="open").first()


class Story:
    """One lead, and what may happen to it. Each act opens its own scope, as in the product."""

    def __init__(self, cast):
        self.cast, self.tenant, self.now = cast, cast.acme, MONDAY
        self.lead = capture(self.tenant, self.now)

    def wait(self, hours):
        self.now += timedelta(hours=hours)
        look(self.tenant, self.now)

    def work(self, _):
        look(self.tenant, self.now)
        write_due_drafts(self.tenant, self.now)
        send(self.tenant, self.now)

    def note(self, kind):
        promises = {"meeting": [{"by": "us", "text": "Send the outline", "due": self.now + timedelta(days=2)}],
                    "call": [{"by": "them", "text": "Talk to the board", "due": self.now + timedelta(days=4)}]}  # fmt: skip
        questions = [{"text": "Does it work with our calendar?"}] if kind == "email" else []
        note(
            self.tenant,
            self.lead,
            self.now,
            kind=kind,
            text="Some words.",
            promises=promises.get(kind, []),
            questions=questions,
        )

    def say_no(self, _):
        note(self.tenant, self.lead, self.now, kind="email", text="No, thank you.", explicit_no=True)

    def in_scope(self, act):
        with tenant_scope(self.tenant.pk), ignoring(Refused, ReviewRefused, CannotComplete), transaction.atomic():
            act(Lead.objects.select_for_update(of=("self",)).get(pk=self.lead.pk))

    def stage(self, to):
        self.in_scope(
            lambda lead: move_stage(self.tenant, lead, to, because="A reason.", now=self.now, user=self.cast.rita)
        )

    def pause(self, days):
        until = self.now + timedelta(days=days)
        self.in_scope(
            lambda lead: stopping.pause(
                self.tenant, lead, until=until, because="Holidays.", now=self.now, user=self.cast.rita
            )
        )

    def stop(self, _):
        self.in_scope(
            lambda lead: stopping.stop(
                self.tenant, lead, "owner_stop", say="Enough.", now=self.now, user=self.cast.rita
            )
        )

    def lift(self, _):
        self.in_scope(
            lambda lead: stopping.lift_stop(
                self.tenant, lead, because="They called.", now=self.now, user=self.cast.rita
            )
        )

    def opt_out(self, _):
        self.in_scope(
            lambda lead: suppress(
                self.tenant, kind="email", value=lead.email, reason="opt_out", source="test", now=self.now
            )
        )

    def with_draft(self, act):
        def run(lead):
            message = Message.objects.live().select_related("follow_up").filter(lead=lead).first()
            if message is not None:
                act(message)

        self.in_scope(run)

    def approve(self, _):
        self.with_draft(lambda m: approve(self.tenant, m, revision=m.revision, user=self.cast.rita, now=self.now))

    def reject(self, _):
        self.with_draft(
            lambda m: reject(self.tenant, m, revision=m.revision, because="Not now.", user=self.cast.rita, now=self.now)
        )

    def with_task(self, act):
        def run(lead):
            task = FollowUp.objects.open().filter(lead=lead).first()
            if task is not None:
                act(task)

        self.in_scope(run)

    def done(self, _):
        self.with_task(lambda task: complete(self.tenant, task, because="Did it.", user=self.cast.rita, now=self.now))

    def skip(self, _):
        self.with_task(lambda task: skip(self.tenant, task, because="Not needed.", user=self.cast.rita, now=self.now))

    def snooze(self, days):
        until = self.now + timedelta(days=days)
        self.with_task(
            lambda task: snooze(self.tenant, task, until=until, because="", user=self.cast.rita, now=self.now)
        )


NOTHING = st.none()
ACTS = st.one_of(
    st.tuples(st.just("wait"), st.integers(1, 24 * 20)),
    st.tuples(st.just("work"), NOTHING),
    st.tuples(st.just("note"), st.sampled_from(["email", "call", "meeting", "note", "email_out", "proposal_sent"])),
    st.tuples(st.just("stage"), st.sampled_from(Lead.Stage.values)),
    st.tuples(st.sampled_from(["pause", "snooze"]), st.integers(1, 30)),
    st.tuples(st.sampled_from(["say_no", "stop", "lift", "opt_out", "approve", "reject", "done", "skip"]), NOTHING),
)


def check(story):
    """What must hold after every act, and after the loop has run."""
    with tenant_scope(story.tenant.pk):
        lead = Lead.objects.get(pk=story.lead.pk)
        assert lead.look_error == ""
        assert not lead.is_open or lead.next_look_at is not None
        assert FollowUp.objects.open().count() <= 1
        for key in FollowUp.objects.values_list("key", flat=True).distinct():
            assert Message.objects.filter(follow_up__key=key, state__in=Message.OUT_STATES).count() <= 1


def check_looked(story):
    look(story.tenant, story.now)
    with tenant_scope(story.tenant.pk):
        lead = Lead.objects.get(pk=story.lead.pk)
        if lead.is_open:
            assert lead.next_look_at > story.now
        else:
            assert set(FollowUp.objects.open().values_list("kind", flat=True)) <= {"answer"}
            assert Message.objects.live().count() == 0


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(acts=st.lists(ACTS, min_size=1, max_size=12))
def test_no_sequence_of_acts_leaves_an_open_lead_without_a_next_look(cast, sink, acts):
    with ignoring(_Undo), transaction.atomic():
        with tenant_scope(cast.acme.pk):
            for key in shipped_templates():
                approve_template(
                    cast.acme, key, f"{{{{ greeting }}}}\n\nsome news about {key}.\n\n{{{{ sender_name }}}}"
                )
        story = Story(cast)
        for name, argument in acts:
            getattr(story, name)(argument)
            check(story)
        check_looked(story)
        check(story)
        raise _Undo
