from decimal import Decimal

import pytest
from django_q.models import OrmQ

from followups.taking_in import take_in_many
from leads import importing
from leads.csv_reading import read_csv
from leads.importing import import_rows, payload_of
from leads.models import Lead, Payload
from tenants.scope import tenant_scope

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(cast, tmp_path, now):
    """run(text, …): the results of importing a file into Acme; consents are handed to `run.consents`."""

    def take(tenant, rows, **how):
        run_file.consents += [row.consent for row in rows]
        return take_in_many(tenant, rows, **how)

    def run_file(text, **kwargs):
        path = tmp_path / "fair.csv"
        path.write_text(text, newline="")
        return list(import_rows(cast.acme, read_csv(path), take=take, door="csv:fair.csv", now=now, **kwargs))

    run_file.consents = []
    return run_file


def test_each_row_has_its_result(run, cast):
    results = run(
        "email,name,value\nada@analytical.example,Ada King Lovelace,5000\nnonsense,x,\n"
        "ADA@analytical.example,,6000\n,Nobody,\nc@analytical.example,C,much\n"
    )
    assert [(result.row.line, result.outcome) for result in results] == [
        (2, "created"), (3, "refused"), (4, "merged"), (5, "refused"), (6, "refused"),
    ]  # fmt: skip
    assert [sorted(result.errors) for result in results if result.outcome == "refused"] == [
        ["email"], ["email"], ["value"],
    ]  # fmt: skip
    assert results[4].reason == "value: A valid number is required."
    with tenant_scope(cast.acme.pk):
        lead = Lead.objects.get()
        assert (lead.first_name, lead.last_name, lead.value) == ("Ada King", "Lovelace", Decimal(6000))
        assert list(lead.events.order_by("id").values_list("kind", "direction")) == [
            ("captured", "none"), ("merged", "none"),
        ]  # fmt: skip


def test_each_row_is_kept_with_its_line(run, cast):
    run("E-Mail,Shoe size\nada@analytical.example,38\n")
    with tenant_scope(cast.acme.pk):
        payload = Payload.objects.get()
    assert payload.source == "csv:fair.csv#2"
    assert payload.body == '{"E-Mail": "ada@analytical.example", "Shoe size": "38"}'


def test_batches_ring_once_each_and_one_bad_row_stops_none(run, cast, monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 3)
    rows = "\n".join(f"x{n}@analytical.example,{'zoe@people.example' if n == 1 else ''}" for n in range(7))
    results = run(f"email,owner\n{rows}\n")
    assert [result.outcome for result in results].count("created") == 6
    assert list(results[1].errors) == ["owner"]
    assert OrmQ.objects.count() == 3


def test_the_same_file_again_merges(run, cast):
    text = "email\nada@analytical.example\ncharles@analytical.example\n"
    run(text)
    assert [result.outcome for result in run(text)] == ["merged", "merged"]


def test_a_dry_run_says_what_would_happen_and_changes_nothing(run, cast):
    results = run("email\nada@analytical.example\nada@analytical.example\nx\n", dry_run=True)
    assert [result.outcome for result in results] == ["created", "merged", "refused"]
    with tenant_scope(cast.acme.pk):
        assert (Lead.objects.count(), OrmQ.objects.count()) == (0, 0)


def test_rows_without_a_source_have_that_of_the_file(run, cast):
    run("email,source\na@analytical.example,\nb@analytical.example,website\n", source="Spring fair")
    with tenant_scope(cast.acme.pk):
        assert list(Lead.objects.order_by("id").values_list("source", flat=True)) == ["Spring fair", "website"]


def test_consent_is_handed_on(run):
    run(
        "email,opt-in,consent_wording,consent date\na@x.example,yes,I agree,2026-01-02\n"
        "b@x.example,no,,\nc@x.example,legitimate interest,,\nd@x.example,,,2026-01-02\n"
    )
    given = [consent and (consent.basis, consent.wording) for consent in run.consents]
    assert given == [("consent", "I agree"), None, ("legitimate_interest", ""), ("unknown", "")]


@pytest.mark.parametrize(
    ("cells", "payload"),
    [
        ({"name": "Lovelace, Ada"}, {"first_name": "Ada", "last_name": "Lovelace"}),
        ({"name": "Ada"}, {"first_name": "Ada", "last_name": ""}),
        ({"stage": "Proposal sent"}, {"stage": "proposal_sent"}),
        ({"expected_close": "1.3.2026"}, {"expected_close": "2026-03-01"}),
        ({"value": "5.000,50 €"}, {"value": "5000.50"}), ({"value": "$5,000.50"}, {"value": "5000.50"}),
        ({"value": "5.000"}, {"value": "5000"}), ({"value": "5000,5"}, {"value": "5000.5"}),
        ({"value": "5000.5"}, {"value": "5000.5"}), ({"value": "about 5"}, {"value": "about5"}),
        ({"strategic": "ja"}, {"strategic": True}), ({"strategic": "perhaps"}, {"strategic": "perhaps"}),
        ({"country": "Germany"}, {"country": "DE"}), ({"country": "de"}, {"country": "de"}),
        ({"utm_source": "x", "utm_medium": "y"}, {"utm": {"source": "x", "medium": "y"}}),
    ],
)  # fmt: skip
def test_cells_are_read_as_people_write_them(cells, payload):
    assert payload_of(cells) == payload
