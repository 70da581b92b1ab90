"""A small client for the API: api.post("leads", {...}), with a key, and JSON both ways."""

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast


@dataclass
class Api:
    key: str
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    def call(self, method: str, path: str, data: Any = None, **headers: str):
        """The response. `data` is sent as JSON, text and bytes as they are."""
        body = data if isinstance(data, (str, bytes)) else "" if data is None else json.dumps(data)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.generic(
            method,
            f"/api/v1/{path}",
            body,
            content_type=named.pop("Content-Type", "application/json"),
            headers={"Authorization": f"Bearer {self.key}", **named},
        )

    def get(self, path: str, **headers: str):
        return self.call("GET", path, **headers)

    def post(self, path: str, data: Any = None, **headers: str):
        return self.call("POST", path, data, **headers)

    def patch(self, path: str, data: Any = None, **headers: str):
        return self.call("PATCH", path, data, **headers)


@pytest.fixture
def api(cast: Cast) -> Api:
    return Api(cast.acme_key)


@pytest.fixture
def rival_api(cast: Cast) -> Api:
    return Api(cast.rival_key)


@pytest.fixture
def ada(api) -> str:
    """The id of a lead of Acme's."""
    return api.post("leads", {"email": "ada@analytical.example", "first_name": "Ada"}).json()["id"]


def wrong(response) -> list[tuple[str, str]]:
    """The fields an error answer names, with their codes; the answer has the one form of all errors."""
    body = response.json()
    assert response["Content-Type"] == "application/problem+json"
    assert body["status"] == response.status_code
    return [(error["field"], error["code"]) for error in body.get("errors", ())]
