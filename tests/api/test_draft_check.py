"""POST /api/v1/drafts/check: the same answer as the command's, and nothing is stored."""

import json

import pytest

from followups.gates.lines import check_lines
from followups.models import Message
from leads.models import Event
from tenants.models import ApiKey
from tenants.scope import tenant_scope
from tests.api.conftest import Api, wrong

pytestmark = pytest.mark.django_db

DRAFT = {
    "id": "d-1",
    "channel": "email",
    "kind": "follow_up",
    "language": "en",
    "subject": "Okta",
    "body": "Hi Anna,\n\nJust checking in on Okta. Any thoughts?\n\nBest,\nJonas",
    "lead": {"first_name": "Anna", "last_name": "Weber", "company": "Nordlicht"},
    "sender": {"name": "Jonas Keller", "company": "Brightpath", "postal_address": "12 Mill Lane, Bristol"},
}


def test_it_answers_as_the_command_does(api):
    response = api.post("drafts/check", DRAFT)
    assert response.status_code == 200
    assert response.json() == json.loads(json.dumps(next(iter(check_lines([json.dumps(DRAFT)])))))
    assert (response.json()["id"], response.json()["pass"]) == ("d-1", False)


def test_it_stores_nothing(api, cast):
    api.post("drafts/check", DRAFT)
    with tenant_scope(cast.acme.pk):
        assert (Message.objects.count(), Event.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "bump"}, "kind"),
        ({"lead": None}, "lead"),
        ({"body": ""}, "body"),
        ({"last_interaction": {"at": "yesterday", "direction": "in"}}, "last_interaction.at"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_it_says_which_field_is_wrong(api, change, field):
    response = api.post("drafts/check", {**DRAFT, **change})
    assert (response.status_code, [name for name, _ in wrong(response)]) == (400, [field])


def test_it_refuses_a_body_that_is_no_object_or_too_long(api):
    assert api.post("drafts/check", [DRAFT]).status_code == 400
    assert api.post("drafts/check", {**DRAFT, "body": "word " * 30_000}).status_code == 400


def test_it_needs_a_key_that_may_read(api, cast):
    with tenant_scope(cast.acme.pk):
        _, key = ApiKey.make(cast.acme, "no reading", ("suppressions:write",))
    assert Api("nonsense").post("drafts/check", DRAFT).status_code == 401
    assert Api(key).post("drafts/check", DRAFT).status_code == 403


def test_it_is_asked_by_post_only(api):
    assert api.get("drafts/check").status_code == 405
