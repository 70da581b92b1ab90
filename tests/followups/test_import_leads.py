from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from leads.models import Lead
from suppression.models import Consent
from tenants.scope import tenant_scope

pytestmark = pytest.mark.django_db

FAIR = "E-Mail;Vorname;Opt-in;Shoe size\nada@analytical.example;Ada;ja;38\nnonsense;=1+1;;\n"


@pytest.fixture
def run(tmp_path):
    def run_it(text=FAIR, *args, tenant="acme"):
        path = tmp_path / "fair.csv"
        path.write_text(text)
        out = StringIO()
        call_command("import_leads", str(path), "--tenant", tenant, *args, stdout=out)
        return out.getvalue().splitlines()

    return run_it


def test_a_file_is_taken_in_with_a_line_for_each_row(run, cast, tmp_path):
    lines = run()
    with tenant_scope(cast.acme.pk):
        lead = Lead.objects.get()
        assert Consent.objects.get().basis == "consent"
    say = "email: “nonsense” is no e-mail address: it should look like name@example.com."
    assert lines == [
        "fair.csv: 2 rows, utf-8, separator ;",
        "column not read: Shoe size",
        f"line 2: created Ada ({lead.pk})",
        f"line 3: refused {say}",
        "1 created, 0 merged, 1 refused",
        f"refused rows: {tmp_path / 'fair.csv.refused.csv'}",
    ]
    refused = (tmp_path / "fair.csv.refused.csv").read_text(encoding="utf-8-sig").splitlines()
    assert refused == ["E-Mail;Vorname;Opt-in;Shoe size;import_line;import_reason", f"nonsense;'=1+1;;;3;{say}"]


def test_a_dry_run_changes_nothing(run, cast):
    assert run(FAIR, "--dry-run")[-2] == "dry run, nothing kept: 1 created, 0 merged, 1 refused"
    with tenant_scope(cast.acme.pk):
        assert Lead.objects.count() == 0


def test_the_refused_rows_go_where_one_wants(run, tmp_path, cast):
    run(FAIR, "--refused", str(tmp_path / "no.csv"))
    assert (tmp_path / "no.csv").exists()
    with pytest.raises(CommandError, match="could not be written"):
        run(FAIR, "--refused", str(tmp_path / "no" / "no.csv"))


def test_without_refused_rows_there_is_no_file(run, tmp_path, cast):
    run("email\nada@analytical.example\n")
    assert [path.name for path in tmp_path.iterdir()] == ["fair.csv"]


def test_what_cannot_be_imported_is_told(run, cast):
    with pytest.raises(CommandError, match=r"There is no tenant “nobody”\. There are: acme, bolt, rival\."):
        run(tenant="nobody")
    with pytest.raises(CommandError, match="no column that tells who a lead is"):
        run("colour\nred\n")
