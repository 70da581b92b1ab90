"""Whatever a body holds, the answer is a lead, or an error that names the field; never a fault of ours."""

import json
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from leads.api import LeadInput, NoteInput, StageInput
from leads.models import Account, Event, Lead, Payload, Promise, Question
from suppression.models import Consent
from tenants.scope import tenant_scope

pytestmark = pytest.mark.django_db
WRITTEN = (Lead, Account, Event, Payload, Promise, Question, Consent)

# Text that programs stumble over: no text, NUL, lone surrogates, marks of direction, digits that are none, templates.
AWKWARD = st.sampled_from(
    [
        "",
        " ",
        "\0",
        "\ud800",
        "\u202e",
        "²",
        "x" * 10_000,
        "2026-02-30",
        "{{ 1 }}",
        "a@b",
        "@",
        "+",
        "nan",
        "-0",
        "1e999",
    ]
)
TEXT = st.one_of(AWKWARD, st.text(max_size=20))
NUMBERS = st.one_of(st.integers(), st.floats(), st.sampled_from([2**31, 2**63, -1, 10**400]))
SCALARS = st.one_of(st.none(), st.booleans(), NUMBERS, TEXT)
# Values that are right somewhere, so that a body gets as far as the acts and the database.
SOUND = st.sampled_from(
    ["ada@analytical.example", "+4930123456", "2026-03-01", "2026-03-01T10:00:00Z", "email", "call", "reply", "qualified",
     "lost", "us", "in", "out", "DE", "Europe/Berlin", "en", "EUR", "rita@people.example", "zoe@people.example", True]
)  # fmt: skip


def bodies(form) -> st.SearchStrategy:
    """Anything JSON can say, most often an object with the form's fields and, at any depth, theirs."""
    names = st.one_of(st.sampled_from([*_names(form())]), st.text(max_size=5))
    values = st.recursive(
        st.one_of(SOUND, SCALARS),
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(names, inner, max_size=4)),
        max_leaves=8,
    )
    return st.one_of(st.dictionaries(names, values, max_size=6), values)


def _names(form) -> list[str]:
    nested = [getattr(field, "child", field) for field in form.fields.values()]
    return [*form.fields, *(name for field in nested if hasattr(field, "fields") for name in _names(field))]


def counts(tenant) -> list[int]:
    with tenant_scope(tenant.pk):
        return [model.objects.count() for model in WRITTEN]


def check(response, before, after) -> None:
    """A fine answer, or one error in the one form: what is wrong, where, in words; and then nothing was written."""
    if response.status_code in (200, 201):
        assert response["Content-Type"] == "application/json"
        return
    assert (response.status_code, response["Content-Type"]) in [
        (code, "application/problem+json") for code in (400, 409)
    ]
    told = response.json()
    assert (told["status"], bool(told["detail"]), bool(told["code"])) == (response.status_code, True, True)
    assert after == before
    if told["code"] == "parse_error":
        return
    sent = json.loads((response.wsgi_request.body or b"{}").decode(errors="ignore"))
    assert told["errors"] != []
    for error in told["errors"]:
        names_one = bool(error["field"]) or (isinstance(sent, dict) and "" in sent)  # a field may be called nothing
        assert names_one or not isinstance(sent, dict)
        assert (bool(error["code"]), bool(error["message"])) == (True, True)


@pytest.fixture
def door(api, cast, ada):
    """The three doors, by what they take."""
    paths = {LeadInput: "leads", NoteInput: f"leads/{ada}/notes", StageInput: f"leads/{ada}/stage"}
    return SimpleNamespace(api=api, tenant=cast.acme, paths=paths)


@pytest.mark.parametrize("form", [LeadInput, NoteInput, StageInput])
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_body_is_a_fault_of_ours_and_every_error_names_its_field(door, form, data):
    body = data.draw(bodies(form))
    before = counts(door.tenant)
    response = door.api.post(door.paths[form], json.dumps(body))
    check(response, before, counts(door.tenant))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=60))
@example(body=b"0\xc2")
@example(body=b'{"email": "ada@analytical.example"}\xc2')
def test_no_bytes_are_a_fault_of_ours(door, body):
    before = counts(door.tenant)
    response = door.api.post("leads", body)
    check(response, before, counts(door.tenant))
