"""Imports at the desk: what came of them is read there, and they are taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from leads.models import Import, Lead
from tenants.scope import tenant_scope
from tests.admin.conftest import at_desk, said, url
from tests.leads.imports.conftest import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported(cast) -> tuple[Desk, Import]:
    desk = Desk(cast)
    return desk, desk.whole("email,first_name,colour\nann@a.example,Ann,red\nnot-an-address,Ben,blue\n")


def test_what_came_of_an_import_is_read_and_it_is_undone_by_its_name(cast, imported, act):
    desk, row = imported
    olga = at_desk(cast.olga)
    page = olga.get(url(Import, "change", row.pk)).content.decode()
    assert "email: email, first_name: first_name, colour: passed over" in page
    assert "<li>line 3: email: “not-an-address” is no e-mail address" in page

    assert said(act(olga, row, "undo", "fair")) == [
        "To undo an import, type its file's name as it stands on this page. Nothing was undone."
    ]
    assert desk.fresh(row).state == "done"
    act(olga, row, "undo", "fair.csv")
    row = desk.work(row, now=desk.fresh(row).due_at)
    assert (row.state, row.undone_by_id, row.put_back) == ("undone", cast.olga.pk, 1)
    with tenant_scope(cast.acme.pk):
        assert Lead.objects.exclude(stop_code="erased").count() == 0
    assert said(act(olga, row, "undo", "fair.csv")) == ["This import is not over, or is being undone. Look again."]


def test_a_step_that_failed_is_tried_again_and_a_running_one_cancelled(cast, imported, act):
    desk, row = imported
    olga = at_desk(cast.olga)
    with tenant_scope(cast.acme.pk):
        in_an_hour = timezone.now() + timedelta(hours=1)
        Import.objects.update(state="running", error="A step failed: OperationalError.", due_at=in_an_hour)
    act(olga, row, "again")
    assert desk.fresh(row).due_at < in_an_hour
    act(olga, row, "cancel")
    assert desk.fresh(row).state == "cancelled"
    assert said(act(olga, row, "again")) == ["Nothing of this import is waiting to be done. Look again."]


def test_a_rep_reads_and_undoes_nothing(cast, imported, act):
    _, row = imported
    rita = at_desk(cast.rita)
    assert "Undo this import" not in rita.get(url(Import, "change", row.pk)).content.decode()
    assert act(rita, row, "undo", "fair.csv").status_code == 403
