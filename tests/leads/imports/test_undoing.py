import pytest

from leads.models import Account, Event, Lead
from leads.refusals import Conflict
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, note

pytestmark = pytest.mark.django_db

FAIR = "email,first_name,company,value\nann@a.example,Ann,Aster,5000\nben@b.example,Ben,Bolt,\ncy@c.example,Cy,,\n"


def leads(cast):
    with tenant_scope(cast.acme.pk):
        return {lead.first_name: lead for lead in Lead.objects.exclude(stop_code="erased")}


def test_what_it_made_goes_and_what_it_changed_is_put_back(desk, cast):
    capture(cast.acme, email="ann@a.example", first_name="Annette", value=7)
    before = leads(cast)["Annette"]
    row = desk.whole(FAIR)
    assert leads(cast)["Ann"].company == "Aster"
    row = desk.undo(row)
    assert (row.state, row.put_back, row.not_put_back) == ("undone", 3, 0)
    assert list(leads(cast)) == ["Annette"]
    ann = leads(cast)["Annette"]
    assert (ann.value, ann.company, ann.account_id) == (7, before.company, before.account_id)
    with tenant_scope(cast.acme.pk):
        gone = list(Lead.objects.filter(stop_code="erased").values_list("stage", "email", "email_key", "lost_reason"))
        assert gone == [("lost", "", None, "Import undone")] * 2
        assert Account.objects.filter(domain__in=["b.example", "c.example"]).count() == 0


def test_it_can_be_imported_again(desk, cast):
    desk.undo(desk.whole(FAIR))
    again = desk.whole(FAIR)
    assert (again.created, again.merged) == (3, 0)


def test_whom_somebody_worked_on_or_wrote_to_stays_and_is_named(desk, cast):
    row = desk.whole(FAIR)
    note(cast.acme, leads(cast)["Ann"], kind="email_out", text="Hello.")
    note(cast.acme, leads(cast)["Ben"], kind="call", text="We spoke.")
    row = desk.undo(row)
    assert (row.put_back, row.not_put_back) == (1, 2)
    assert sorted(leads(cast)) == ["Ann", "Ben"]
    with tenant_scope(cast.acme.pk):
        kept = [each.get("kept") for batch in row.batches.all() for each in batch.results]
    assert kept == [
        f"Something was sent to this lead on {MONDAY:%Y-%m-%d}.",
        "Something has happened with this lead since: call.",
        "",
    ]


def test_a_field_that_was_changed_since_is_left_alone(desk, cast):
    capture(cast.acme, email="ann@a.example", first_name="Annette", value=7)
    before = leads(cast)["Annette"]
    row = desk.whole(FAIR)
    with tenant_scope(cast.acme.pk):
        Lead.objects.filter(email_key="ann@a.example").update(value=9)
    row = desk.undo(row)
    assert (row.put_back, row.not_put_back) == (2, 1)
    ann = leads(cast)["Annette"]
    assert (ann.value, ann.company) == (9, before.company)


def test_a_lead_that_the_file_names_twice_goes_too(desk, cast):
    row = desk.undo(desk.whole("email,first_name\nann@a.example,Ann\nann@a.example,Anna\n"))
    assert (row.put_back, row.not_put_back, leads(cast)) == (2, 0, {})


def test_an_import_is_undone_once(desk):
    row = desk.undo(desk.whole(FAIR))
    with pytest.raises(Conflict):
        desk.undo(row)


def test_the_journal_of_a_lead_that_went_tells_of_nobody(desk, cast):
    desk.undo(desk.whole(FAIR))
    with tenant_scope(cast.acme.pk):
        assert {event.kind for event in Event.objects.filter(kind="erased")} == {"erased"}
        assert [text for text in Event.objects.values_list("text", flat=True) if "Ann" in text] == []
