import pytest
from django.core.management import call_command

from followups.management.commands.reseal_credentials import sealed_columns
from tenants.scope import tenant_scope
from tests.mailbox import again, make_identity
from tests.senders import SECRETS, make_source
from tests.story import MONDAY

pytestmark = pytest.mark.django_db
OLD, NEW = "o" * 40, "n" * 40


def test_after_it_the_old_key_can_be_taken_away(cast, settings, capsys):
    settings.CREDENTIALS_KEY = OLD
    ours = make_identity(cast.acme, password="ours")
    theirs = make_identity(cast.rival, password="theirs")
    source = make_source(cast.acme, "hubspot")
    with tenant_scope(cast.acme.pk):
        ours.make_dkim_key(MONDAY)
        ours.dkim_signs = True
        ours.save()
    private = ours.dkim_key()
    settings.CREDENTIALS_KEY = f"{NEW} {OLD}"
    call_command("reseal_credentials")
    call_command("reseal_credentials")
    assert capsys.readouterr().out.splitlines() == [
        "Encrypted anew: 4. Could not be opened: 0.",
        "Encrypted anew: 0. Could not be opened: 0.",
    ]
    settings.CREDENTIALS_KEY = NEW
    assert [again(row).credentials()["password"] for row in (ours, theirs)] == ["ours", "theirs"]
    with tenant_scope(cast.acme.pk):
        source.refresh_from_db()
    assert source.secrets() == SECRETS
    assert (again(ours).dkim_key(), private[:5]) == (private, "-----")


def test_no_sealed_column_is_forgotten():
    """What is sealed is bound to its row in the way that the command opens it."""
    users = sealed_columns()
    assert {(model.__name__, name) for model, name in users} >= {
        ("SendingIdentity", "sealed"), ("SendingIdentity", "dkim_sealed"), ("Mailbox", "sealed"),
        ("ModelConnection", "sealed"), ("Webhook", "sealed"), ("Source", "sealed"),
    }  # fmt: skip
    assert all(model._meta.get_field(name).get_internal_type() == "TextField" for model, name in users)


def test_what_cannot_be_opened_is_named_and_kept(cast, settings, capsys):
    settings.CREDENTIALS_KEY = OLD
    identity = make_identity(cast.acme, password="ours")
    settings.CREDENTIALS_KEY = NEW
    with pytest.raises(SystemExit):
        call_command("reseal_credentials")
    assert "acme: Sales <sales@acme.example>:" in capsys.readouterr().err
    settings.CREDENTIALS_KEY = OLD
    assert again(identity).credentials() == {"password": "ours"}
