import pytest

from followups.inbound.storing import LARGEST
from followups.models import InboundMessage
from tenants.models import ApiKey
from tenants.scope import tenant_scope
from tests.api.conftest import Api
from tests.post import reply

pytestmark = pytest.mark.django_db
MAIL = {"Content_Type": "message/rfc822"}


def stored(cast) -> list[InboundMessage]:
    with tenant_scope(cast.acme.pk):
        return list(InboundMessage.objects.all())


def test_a_raw_message_is_stored_as_it_came(api, cast):
    raw = reply(None, "Grüße, und bitte keine Mails mehr.")
    response = api.post("inbound/messages", raw, **MAIL)
    assert (response.status_code, response.json()["state"]) == (201, "new")
    (row,) = stored(cast)
    assert (row.original, row.source, str(row.pk)) == (raw, "api:test", response.json()["id"])


def test_the_same_message_again_is_the_same_row(api, cast):
    raw = reply(None, "Hello.")
    first, second = (api.post("inbound/messages", raw, **MAIL) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert len(stored(cast)) == 1


def test_a_key_without_the_scope_brings_nothing_in(cast):
    _, key = ApiKey.make(cast.acme, "form", ("leads:read", "leads:write"))
    response = Api(key).post("inbound/messages", reply(None, "Hello."), **MAIL)
    assert (response.status_code, stored(cast)) == (403, [])


def test_a_message_that_is_too_large_is_refused(api, cast):
    response = api.post("inbound/messages", b"From: x@y.example\r\n\r\n" + b"x" * LARGEST, **MAIL)
    assert (response.status_code, response.json()["code"], stored(cast)) == (413, "too_large", [])


def test_one_larger_than_a_json_body_may_be_is_taken(api, cast):
    assert api.post("inbound/messages", reply(None, "x\n" * 2_000_000), **MAIL).status_code == 201


@pytest.mark.parametrize("body", [b"", b" \r\n "])
def test_an_empty_body_is_refused_in_words(api, cast, body):
    response = api.post("inbound/messages", body, **MAIL)
    assert (response.status_code, stored(cast)) == (400, [])


def test_json_is_not_taken_for_a_message(api, cast):
    assert api.post("inbound/messages", {"raw": "x"}).status_code == 415
    assert stored(cast) == []


@pytest.mark.parametrize(
    "raw", [b"\x00" * 10, b"\xff\xfe\xfd", b"no header", b"From: \xf0\r\nMessage-ID: \x00<x>\r\n\r\n\x00"]
)
def test_any_bytes_are_kept(api, cast, raw):
    assert api.post("inbound/messages", raw, **MAIL).status_code == 201
    assert [row.original for row in stored(cast)] == [raw]
