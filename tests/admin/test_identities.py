import pytest
from django_q.models import OrmQ

from followups.models import SendingIdentity
from tenants.scope import tenant_scope
from tests.admin.conftest import faults, only, said, url
from tests.mailbox import again, make_identity

pytestmark = pytest.mark.django_db


def given(cast, **fields):
    return {
        "tenant": str(cast.acme.pk), "name": "Sales", "address": "sales@acme.example", "kind": "postmark", "security": "tls",
        "settings": '{"message_stream": "outbound"}', "spacing_minutes": "0", "warm_up_days": "0", **fields,
    }  # fmt: skip


def test_an_identity_is_made_and_its_credentials_are_stored_sealed(olga, ready):
    response = olga.post(url(SendingIdentity, "add"), given(ready, secret_server_token="tok-123456"), follow=True)
    assert response.status_code == 200
    identity = only(ready.acme, SendingIdentity, name="Sales")
    assert identity.credentials() == {"server_token": "tok-123456"}
    assert "tok-123456" not in identity.sealed
    page = olga.get(url(SendingIdentity, "change", identity.pk)).content.decode()
    assert "tok-123456" not in page
    assert "Stored now: server_token." in page


def test_a_field_left_empty_keeps_what_is_stored_and_a_change_makes_the_test_worthless(olga, ready):
    kept = {"settings": {"message_stream": "outbound"}, "secrets": {"server_token": "old"}, "test_ok": True}
    identity = make_identity(ready.acme, kind="postmark", is_default=False, **kept)
    page = url(SendingIdentity, "change", identity.pk)
    olga.post(page, given(ready, name="Renamed"))
    assert (again(identity).credentials(), again(identity).test_ok) == ({"server_token": "old"}, True)
    olga.post(page, given(ready, secret_server_token="new"))
    assert (again(identity).credentials(), again(identity).test_ok) == ({"server_token": "new"}, None)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        (
            {"kind": "smtp", "settings": "{}"},
            ("host", "A mailbox needs the name of its mail server, like smtp.example.com."),
        ),
        ({"settings": '{"api_url": "http://inside"}'}, ("settings", "Unknown: api_url. Known here: message_stream.")),
        ({"kind": "scaleway", "settings": "{}"}, ("settings", "Scaleway needs project_id.")),
        ({"secret_password": "x"}, ("secret_password", "Postmark has no use for this.")),
        ({"reply_domain": "no domain"}, ("reply_domain", "Write it like mail.example.com.")),
    ],
)
def test_what_could_not_work_is_refused_by_field(olga, ready, fields, fault):
    response = olga.post(url(SendingIdentity, "add"), given(ready, **fields))
    assert faults(response) == {fault[0]: [fault[1]]}


def test_a_second_default_is_refused_in_words(olga, ready):
    make_identity(ready.acme)
    response = olga.post(url(SendingIdentity, "add"), given(ready, is_default="on"))
    assert faults(response)["is_default"] == ["Sales <sales@acme.example> is the default. Take it from that one first."]


def test_without_a_key_credentials_are_refused_and_the_reason_is_said(olga, ready, settings):
    settings.CREDENTIALS_KEY = None
    response = olga.post(url(SendingIdentity, "add"), given(ready, secret_server_token="x"))
    assert "CREDENTIALS_KEY is not set" in faults(response)["__all__"][0]


def test_a_row_whose_key_is_gone_still_opens_and_says_so(olga, ready, settings):
    identity = make_identity(ready.acme, kind="postmark", secrets={"server_token": "old"})
    settings.CREDENTIALS_KEY = "y" * 40
    page = olga.get(url(SendingIdentity, "change", identity.pk)).content.decode()
    assert "cannot be opened" in page


def test_the_test_button_leaves_the_network_to_a_job(olga, ready, act):
    identity = make_identity(ready.acme, host="127.0.0.1", port=1)
    before = OrmQ.objects.count()
    assert said(act(olga, identity, "test"))[0].startswith("A test mail to olga@people.example is on its way.")
    assert OrmQ.objects.count() == before + 1
    assert again(identity).test_say.startswith("The test has begun.")


def test_pausing_and_resuming_need_a_reason_and_are_remembered(olga, ready, act):
    identity = make_identity(ready.acme)
    assert said(act(olga, identity, "pause", " ")) == ["Say why, in a sentence that others will read."]
    act(olga, identity, "pause", "We move to another provider.")
    assert again(identity).paused_because == "We move to another provider."
    act(olga, identity, "resume", "Moved.")
    assert [(each["what"], each["by"]) for each in again(identity).history] == [("paused", "Olga"), ("resumed", "Olga")]


def test_new_hook_addresses_make_the_old_ones_void(olga, ready, act):
    identity = make_identity(ready.acme, kind="postmark")
    act(olga, identity, "new-hooks")
    assert again(identity).hook_version == 2


def test_only_those_who_may_change_it_see_its_hook_addresses(olga, vera, ready):
    identity = make_identity(ready.acme, kind="postmark")
    page = url(SendingIdentity, "change", identity.pk)
    assert "/hooks/mail/postmark/" in olga.get(page).content.decode()
    assert "/hooks/mail/postmark/" not in vera.get(page).content.decode()


def test_a_rep_changes_no_identity(rita, ready):
    identity = make_identity(ready.acme)
    assert rita.post(url(SendingIdentity, "change", identity.pk), given(ready)).status_code == 403
    with tenant_scope(ready.acme.pk):
        assert SendingIdentity.objects.get(pk=identity.pk).name == "Sales"
