from datetime import timedelta

import pytest
from django_q.models import OrmQ

from followups.jobs import tick
from leads.models import Event, Import, ImportChunk, Lead
from leads.refusals import Conflict, Refused
from suppression.models import Consent
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture

pytestmark = pytest.mark.django_db

FAIR = "E-Mail,Vorname,Firma,Shoe size\nann@a.example,Ann,Aster,38\nnonsense,Ben,,\nANN@a.example,Anna,,\ncy@c.example,Cy,Bolt,\n"


def test_a_file_is_read_and_its_columns_are_guessed(desk):
    row = desk.upload(FAIR)
    assert (row.state, row.rows, row.kind) == ("read", 4, "CSV, utf-8, separator ,")
    assert row.mapping == {"email": 0, "first_name": 1, "company": 2}
    assert row.due_at is None


def test_the_check_says_what_would_happen_and_changes_nothing(desk, cast):
    row = desk.confirm(desk.upload(FAIR))
    assert row.state == "checked"
    counts = {name: row.checked[name] for name in ("created", "merged", "refused")}
    assert counts == {"created": 2, "merged": 1, "refused": 1}
    assert [(each["line"], each["cells"]) for each in row.checked["first"]] == [(3, ["nonsense", "Ben", "", ""])]
    with tenant_scope(cast.acme.pk):
        assert Lead.objects.count() == 0


def test_the_import_gives_each_row_its_result(desk, cast):
    row = desk.whole(
        FAIR, source="fair", consent_basis="consent", consent_wording="Yes, please", owner=str(cast.rita.pk)
    )
    assert (row.state, row.created, row.merged, row.refused) == ("done", 2, 1, 1)
    assert [(line, outcome) for line, outcome, _ in desk.results(row)] == [
        (2, "created"), (3, "refused"), (4, "merged"), (5, "created"),
    ]  # fmt: skip
    with tenant_scope(cast.acme.pk):
        ann = Lead.objects.get(email_key="ann@a.example")
        assert (ann.first_name, ann.source, ann.owner, ann.stop_code) == ("Anna", "fair", cast.rita, "")
        assert Consent.objects.filter(wording="Yes, please", source="fair").count() == 2
        assert ImportChunk.objects.count() == 0


def test_leads_that_are_only_kept_are_stopped_before_anybody_can_look_at_them(desk, cast):
    capture(cast.acme, email="ann@a.example")
    desk.whole(FAIR, contact="keep")
    with tenant_scope(cast.acme.pk):
        assert dict(Lead.objects.values_list("email_key", "stop_code")) == {
            "ann@a.example": "",
            "cy@c.example": "owner_stop",
        }
        assert Event.objects.filter(kind="stopped", lead__email_key="cy@c.example").count() == 1


def test_what_a_killed_worker_left_is_gone_on_with_and_no_row_comes_twice(desk, cast, monkeypatch):
    monkeypatch.setattr("leads.imports.receiving.BATCH", 2)
    lines = "".join(f"x{number}@a.example\n" for number in range(7))
    row = desk.confirm(desk.upload(f"email\n{lines}"))
    row = desk.start(row, steps=2)
    assert (row.state, row.created) == ("running", 4)
    row = desk.work(row)
    assert (row.state, row.created, row.merged) == ("done", 7, 0)
    assert len(desk.results(row)) == 7


def test_a_step_that_fails_leaves_nothing_of_it_and_is_tried_again(desk, cast, monkeypatch):
    row = desk.confirm(desk.upload(FAIR))

    def fails(*args, **kwargs):
        raise RuntimeError("no memory")

    with monkeypatch.context() as patched:
        patched.setattr("leads.imports.running.import_batch", fails)
        row = desk.start(row)
    assert (row.state, row.created, row.error) == (
        "running",
        0,
        "A step failed and is tried again in an hour: RuntimeError.",
    )
    row = desk.work(row, now=row.due_at)
    assert (row.state, row.created, row.error) == ("done", 2, "")


def test_a_mapping_is_remembered_for_files_with_the_same_columns(desk):
    row = desk.upload("a,b\nann@a.example,Ann\n")
    assert row.mapping == {}
    with pytest.raises(Refused) as refused:
        desk.confirm(row)
    assert list(refused.value.errors) == ["columns"]
    desk.start(desk.confirm(row, **{"column-0": "email", "column-1": "first_name"}))
    assert desk.upload("a,b\nben@a.example,Ben\n").mapping == {"email": 0, "first_name": 1}


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"column-1": "email"}, ["column-1"]),
        ({"column-1": "shoe"}, ["column-1"]),
        ({"owner": "x"}, ["owner"]),
        ({"consent_basis": "x"}, ["consent_basis"]),
        ({"source": "x" * 101}, ["source"]),
    ],
)
def test_what_is_confirmed_wrongly_is_named(desk, given, fields):
    row = desk.upload(FAIR)
    with pytest.raises(Refused) as refused:
        desk.confirm(row, **given)
    assert list(refused.value.errors) == fields


def test_an_import_starts_once(desk, cast):
    row = desk.whole(FAIR)
    with pytest.raises(Conflict):
        desk.start(row)


def test_the_tick_finds_the_tenants_with_an_import_to_go_on_with(desk, cast):
    row = desk.upload(FAIR)
    with tenant_scope(cast.acme.pk):
        Import.objects.filter(pk=row.pk).update(due_at=MONDAY - timedelta(days=300))
    OrmQ.objects.all().delete()
    tick()
    assert [each.task["func"] for each in OrmQ.objects.all()].count("followups.jobs.go_on_with_imports") == 1


def test_a_file_that_takes_too_long_is_refused_before_the_worker_is_ended(desk, monkeypatch):
    monkeypatch.setattr("leads.imports.receiving.SECONDS", -1.0)
    row = desk.upload("email\nann@a.example\n")
    assert (row.state, row.error.split(". ")[1], row.due_at) == (
        "unreadable", "Split it, or save the table as CSV: that is faster.", None,
    )  # fmt: skip
