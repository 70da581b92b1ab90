"""A lead that has become part of another is counted there, and nowhere else."""

import pytest

from leads.merging import merge_leads, undo_merge
from leads.models import Lead
from metrics.models import Case
from metrics.rebuilding import rebuild
from tenants.scope import tenant_scope
from tests.metrics.test_projecting import counted, run
from tests.story import MONDAY, capture, note

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_merge_and_its_end_are_counted_as_a_rebuild_counts_them(cast):
    anna, again = capture(cast.acme), capture(cast.acme, email="anna@home.example", last_name="Other")
    note(cast.acme, again, kind="email_out", text="Here it is.")
    run(cast.acme)
    with tenant_scope(cast.acme.pk):
        pair = list(Lead.objects.order_by("id"))
        merge = merge_leads(cast.acme, *pair, settle=lambda *_: None, now=MONDAY)
    run(cast.acme)
    with tenant_scope(cast.acme.pk):
        assert set(Case.objects.values_list("lead_id", flat=True)) == {anna.pk}
        assert Case.objects.filter(kind="lead").get().amount == 1
    followed = counted(cast.acme)
    rebuild(cast.acme, MONDAY)
    assert counted(cast.acme) == followed
    with tenant_scope(cast.acme.pk):
        undo_merge(cast.acme, merge, now=MONDAY)
    run(cast.acme)
    with tenant_scope(cast.acme.pk):
        assert set(Case.objects.values_list("lead_id", flat=True)) == {anna.pk, again.pk}
    followed = counted(cast.acme)
    rebuild(cast.acme, MONDAY)
    assert counted(cast.acme) == followed
