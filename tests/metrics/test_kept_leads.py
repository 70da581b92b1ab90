"""What a record has kept of leads that were erased or have become one since: its figures stay, and name nobody who is gone."""

import pytest

from followups.merging import merge, take_apart
from leads.erasing import empty_lead
from leads.models import Lead
from metrics.models import Baseline, Case, KeptCase, Pilot
from metrics.piloting.standing import cases_of, standing_of
from metrics.piloting.wording import tell_exceptions
from tenants.scope import tenant_scope
from tests.metrics.test_pilot import OVER, end, failing, said

pytestmark = pytest.mark.django_db
__all__ = ["failing"]  # a fixture


@pytest.fixture
def ended(cast, failing):
    pilot, leads = failing
    return end(cast.acme, pilot, OVER), leads


def test_an_erasure_reaches_what_a_pilot_names_and_changes_no_figure(cast, ended):
    pilot, (_, _, cleo, _) = ended
    with tenant_scope(cast.acme.pk):
        before = standing_of(cast.acme, pilot, OVER)
        kept = list(KeptCase.objects.order_by("pk").values())
        empty_lead(cast.acme, Lead.objects.get(pk=cleo.pk), because="They asked.", user=None, now=OVER)
        after = standing_of(cast.acme, Pilot.objects.get(), OVER)
        assert (after.figures, after.exceptions, after.leads) == (before.figures, before.exceptions, before.leads)
        assert list(KeptCase.objects.order_by("pk").values()) == kept
        (told,) = (each for each in tell_exceptions(after.exceptions) if each.lead_id == cleo.pk)
        assert (told.lead.first_name, told.what) == ("", "Follow-up due on 25 Nov 2026")
        assert "Cleo" not in str(Pilot.objects.values().get())


def test_a_record_names_who_a_lead_has_become_and_again_who_it_was(cast, ended):
    pilot, (_, ben, _, dora) = ended
    with tenant_scope(cast.acme.pk):
        merged = merge(cast.acme, ben, dora, now=OVER)
    found = standing_of_pilot(cast, pilot)
    assert [name for name, _, _ in said(cast.acme, found)] == ["Ben", "Cleo", "Ben", "Ben"]
    assert len(found.leads) == 4  # as it was written
    with tenant_scope(cast.acme.pk):
        assert set(cases_of(cast.acme, pilot, OVER).values_list("lead_id", flat=True)) == {pk for pk, _ in found.leads}
        take_apart(cast.acme, merged, now=OVER)
    assert [name for name, _, _ in said(cast.acme, found)] == ["Ben", "Cleo", "Dora", "Dora"]


def standing_of_pilot(cast, pilot):
    with tenant_scope(cast.acme.pk):
        return standing_of(cast.acme, Pilot.objects.get(pk=pilot.pk), OVER)


def test_nothing_that_is_kept_can_hold_a_person_s_words():
    """Codes, days, ids and numbers: were a column of text added, it would have to say what an erasure makes of it."""
    assert {model.__name__: model.PERSONAL for model in (Baseline, KeptCase, Pilot)} == {
        "Baseline": {}, "KeptCase": {}, "Pilot": {},
    }  # fmt: skip
    copied = {field.name for field in KeptCase._meta.fields} - {"kept_for"}
    assert copied < {field.name for field in Case._meta.fields}
