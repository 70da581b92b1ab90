"""What stands beside the product's own pages: errors, sign-in, admin, headers."""

import pytest
from django.db import OperationalError, connection
from django.test import Client

from config.content_security import STRICT, WITHIN_PAGE

pytestmark = pytest.mark.django_db


def test_an_unknown_address_is_answered_by_our_own_page(client):
    response = client.get("/nothing-here")
    assert (response.status_code, response.templates[0].name) == (404, "404.html")


def test_an_error_of_ours_is_answered_by_our_own_page(cast, monkeypatch):
    def broken(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr("followups.web.today.render", broken)
    client = Client(raise_request_exception=False)
    client.force_login(cast.rita)
    response = client.get("/")
    assert (response.status_code, response.templates[0].name) == (500, "500.html")


def test_a_refusal_for_lack_of_a_role_names_it(cast):
    client = Client()
    client.force_login(cast.vera)
    response = client.post("/t/acme/leads/01a2035a-7088-71b1-8131-67259f13a338/wake")
    assert (response.status_code, response.templates[0].name) == (403, "403.html")


def test_a_browser_finds_its_icon_at_the_root(client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response["Location"]) == (302, "/static/img/favicon.svg")


def test_the_health_page_opens_no_session(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content, response.cookies) == (200, b"ok\n", {})


def test_the_health_page_says_when_the_database_is_gone(client, monkeypatch):
    def gone(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", gone)
    assert client.get("/healthz").status_code == 503


def test_the_admin_is_entered_by_the_one_sign_in(client):
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/accounts/login/")


@pytest.mark.parametrize("path", ["/accounts/login/", "/nothing-here", "/healthz", "/api/v1/leads"])
def test_pages_run_nothing_but_what_we_serve(client, path):
    assert client.get(path)["Content-Security-Policy"] == STRICT


@pytest.mark.parametrize("path", ["/admin/login/", "/api/v1/docs/"])
def test_the_admin_and_the_docs_may_style_within_the_page(client, path):
    assert client.get(path)["Content-Security-Policy"] == WITHIN_PAGE


@pytest.mark.parametrize(
    "path", ["/", "/t/acme/", "/t/acme/leads", "/accounts/email/", "/accounts/2fa/", "/accounts/logout/"]
)
def test_our_pages_carry_no_style_or_script_within_them(cast, path):
    client = Client()
    client.force_login(cast.rita)
    content = client.get(path).content.decode()
    assert "</html>" in content
    for forbidden in (" style=", "<style", "<script>", " onclick=", "javascript:"):
        assert forbidden not in content
