import socket

import pytest
from django.core.exceptions import ValidationError

from followups.alerting.posting import NotPosted, post
from tenants import public_http
from tenants.alert_addresses import validate_alert_webhook


def test_the_text_arrives_as_it_was_given(hook):
    post(hook.url, "Grüße “an” alle\nzweite Zeile")
    assert (hook.taken, hook.paths) == (["Grüße “an” alle\nzweite Zeile"], ["/services/T1/B2/secret"])


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(hook, status):
    hook.status, hook.location = status, hook.url
    with pytest.raises(NotPosted, match=f"The webhook answered {status}"):
        post(hook.url, "Hello")
    assert len(hook.taken) == 1


def test_a_refusal_is_told_with_its_words(hook):
    hook.status = 410
    with pytest.raises(NotPosted, match="The webhook answered 410 no_service"):
        post(hook.url, "Hello")


def test_a_server_that_is_not_there_is_told():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(NotPosted, match="could not be reached"):
            post(f"http://127.0.0.1:{free.getsockname()[1]}/", "Hello")


def test_a_server_that_does_not_answer_is_given_up(monkeypatch):
    monkeypatch.setattr(public_http, "SECONDS", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(1)
        with pytest.raises(NotPosted, match="could not be reached"):
            post(f"http://127.0.0.1:{silent.getsockname()[1]}/", "Hello")


INNER = [
    "https://127.0.0.1/x",
    "https://localhost/x",
    "https://10.1.2.3/x",
    "https://192.168.1.1/x",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/x",
    "https://[fd00::1]/x",
    "https://[::ffff:10.0.0.1]/x",
    "https://0.0.0.0/x",
    "https://printer.local/x",
]


@pytest.mark.parametrize(
    "url",
    [
        *INNER,
        "http://hooks.example.com/x",
        "ftp://hooks.example.com/x",
        "https://user:word@hooks.example.com/x",
        "https://hooks.example.com:99999/x",
        "https://[broken/x",
        "hooks.example.com/x",
        "",
    ],
)
def test_an_address_that_is_not_https_or_leads_inside_is_refused(settings, url):
    settings.ALLOW_LOOPBACK_WEBHOOKS = False
    with pytest.raises(ValidationError):
        validate_alert_webhook(url)
    with pytest.raises(NotPosted):
        post(url, "Hello")


@pytest.mark.parametrize("url", ["http://10.1.2.3/x", "https://192.168.1.1/x", "https://169.254.169.254/"])
def test_where_loopback_is_allowed_nothing_else_inside_is(url):
    with pytest.raises(ValidationError):
        validate_alert_webhook(url)


def test_an_address_of_the_public_network_is_allowed():
    validate_alert_webhook("https://hooks.slack.com/services/T1/B2/secret")


@pytest.mark.parametrize("leads_to", ["10.0.0.7", "127.0.0.1", "169.254.169.254", "::1"])
def test_a_public_name_that_leads_inside_is_refused(settings, monkeypatch, leads_to):
    settings.ALLOW_LOOPBACK_WEBHOOKS = False
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 443)), (2, 1, 6, "", (leads_to, 443))]
    monkeypatch.setattr(public_http.socket, "getaddrinfo", lambda *args, **kwargs: found)
    with pytest.raises(NotPosted, match="is not on the public network"):
        post("https://hooks.example.com/x", "Hello")
