"""Every operation of the OpenAPI schema under requests made from the schema: sound ones, at its edges, and wrong ones.

Whatever is asked, the answer is one that the schema names for that operation, in the form that it gives, and never a fault of
ours. A part of the requests names a row that is there, a part one of a rival's: that is never there.

The same requests each time; EXPLORE=1 searches for new ones.
"""

import json
import os
import zlib
from dataclasses import dataclass

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.api.conftest import Api
from tests.api.test_isolation import ROUTES, Side, settle

pytestmark = pytest.mark.django_db

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = (
    200 if os.environ.get("EXPLORE") else 8
)  # beyond those at the edges of each field, which are made from the schema
KINDS = {"duplicates": "duplicate", "merges": "merge", "suppressions": "suppression", "webhooks": "webhook"}
KINDS["data-requests"] = "data_request"
SECRET = "Zephyrine-of-the-rival"  # stands in the rival's lead and nowhere else
HANDLER = WSGIHandler()


def within_the_test(environ, start_response):
    """The product as a WSGI application that stays in the transaction of the test.

    A request begins and ends by closing a connection that is not as it found it, and a test's is in a transaction.
    """
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        response = HANDLER(environ, start_response)
        body = b"".join(response)
        response.close()
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
    return [body]


@schemathesis.serializer("message/rfc822")
def as_it_is(_context, value) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def described() -> schemathesis.schemas.BaseSchema:
    """The schema as it is published, with requests that hang on nothing that an earlier one was answered."""
    document = json.loads(OpenApiJsonRenderer().render(SchemaGenerator().get_schema(public=True), renderer_context={}))
    config = {
        "generation": {"deterministic": not os.environ.get("EXPLORE"), "database": "none"},
        "phases": {
            # Methods that an address does not take: tests/api/test_isolation.py
            "coverage": {"unexpected-methods": []},
            "fuzzing": {"extra-data-sources": {"responses": False}, "error-feedback": {"enabled": False}},
        },
    }
    schema = schemathesis.openapi.from_dict(document, config=SchemathesisConfig.from_dict(config))
    schema.app = within_the_test
    return schema


SCHEMA = described()


@dataclass
class Places:
    """What an id in an address is put in place by."""

    mine: Side
    rival_lead: str

    def put_in(self, case: schemathesis.Case) -> bool:
        """Of twelve values for a part of an address, keep three, and name the rival's lead in one; whether that was done.

        Which is told by the value itself, so that it is the same each time.
        """
        of_rival = False
        for name, value in case.path_parameters.items():
            lot = zlib.crc32(str(value).encode(errors="replace")) % 12
            kind = KINDS.get(case.path.split("/")[3], "pk") if name == "id" else name
            if lot == 0 and name == "id":
                case.path_parameters[name], of_rival = self.rival_lead, True
            elif lot > 3 and kind in self.mine.ids:
                case.path_parameters[name] = self.mine.ids[kind]
        return of_rival


@pytest.fixture
def places(cast) -> Places:
    lead = {"email": "secret@rival.example", "first_name": SECRET, "company": SECRET, "external_id": "crm-1"}
    theirs = Api(cast.rival_key).post("leads", lead).json()["id"]
    return Places(settle(cast.acme, cast.acme_key, "rita@people.example"), theirs)


@SCHEMA.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
def test_every_request_is_answered_as_the_schema_says(places, case):
    of_rival = places.put_in(case)
    if "Authorization" in case.headers:  # some requests are made without, to see that they are refused
        case.headers["Authorization"] = f"Bearer {places.mine.api.key}"
    with transaction.atomic():
        response = case.call()
        transaction.set_rollback(True)
    case.validate_response(response, checks=CHECKS)
    assert SECRET not in response.text
    assert not (of_rival and response.status_code < 300)


def test_the_schema_knows_every_route():
    paths = {f"/api/v1/{route.path}".replace("{pk}", "{id}") for route in ROUTES}
    known = {template for template in SCHEMA.raw_schema["paths"] if "{how}" not in template}
    assert known == {path for path in paths if not path.endswith(("/keep", "/withdraw", "/answer"))}
    assert len(SCHEMA.raw_schema["paths"]) >= 40


def test_every_operation_says_how_it_refuses():
    for path, methods in SCHEMA.raw_schema["paths"].items():
        for method, operation in methods.items():
            wanted = (
                {"401", "403"}
                | ({"404"} if "{" in path else set())
                | ({"400", "409", "415"} if method != "get" else set())
            )
            assert (method, path, wanted - set(operation["responses"])) == (method, path, set())
            for status, answer in operation["responses"].items():
                kind = "application/problem+json" if status >= "400" else "application/json"
                assert (path, status, list(answer.get("content", {kind: None}))) == (path, status, [kind])
