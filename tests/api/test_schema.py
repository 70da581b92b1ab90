import json

import pytest

pytestmark = pytest.mark.django_db

LEADS = [
    "/api/v1/leads", "/api/v1/leads/{id}", "/api/v1/leads/{id}/assign", "/api/v1/leads/{id}/cadence",
    "/api/v1/leads/{id}/erasure",
    "/api/v1/leads/{id}/events", "/api/v1/leads/{id}/export", "/api/v1/leads/{id}/next-action",
    "/api/v1/leads/{id}/next-action/change", "/api/v1/leads/{id}/next-action/done",
    "/api/v1/leads/{id}/next-action/skip", "/api/v1/leads/{id}/next-action/snooze",
    "/api/v1/leads/{id}/notes", "/api/v1/leads/{id}/pause",
    "/api/v1/leads/{id}/promises/{promise}/{how}", "/api/v1/leads/{id}/questions/{question}/{how}",
    "/api/v1/leads/{id}/resume", "/api/v1/leads/{id}/signals", "/api/v1/leads/{id}/stage",
    "/api/v1/leads/{id}/stop", "/api/v1/leads/bulk", "/api/v1/leads/by-external-id/{external_id}",
]  # fmt: skip


def test_the_schema_lists_every_address_and_says_how_to_sign_in(client):
    response = client.get("/api/v1/schema/", headers={"Accept": "application/vnd.oai.openapi+json"})
    schema = json.loads(response.content)
    assert [path for path in schema["paths"] if path.startswith("/api/v1/leads")] == LEADS
    assert schema["components"]["securitySchemes"]["apiKey"]["scheme"] == "bearer"
    given = schema["components"]["schemas"]["LeadInput"]["properties"]
    assert {"email", "phone", "external_id", "consent", "time_zone"} <= set(given)


def test_the_documentation_opens_without_reaching_out(client):
    page = client.get("/api/v1/docs/")
    assert page.status_code == 200
    assert "https://" not in page.content.decode().replace("https://www.w3.org", "")
