"""The snippet for visits on a client's page, in a real browser: a site of its own that pastes what the admin shows."""

import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page

from leads.models import Event
from leads.visiting.snippet import snippet_of
from leads.visiting.tokens import visitor_token
from tenants.scope import tenant_scope
from tests.leads.visiting.conftest import BROWSER, made
from tests.processes import wait_for
from tests.story import capture

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

# A person's browser does not say that it is driven. What is handed over to be sent is written down before it is.
A_PERSON_S = """
    Object.defineProperty(Navigator.prototype, "webdriver", { get: () => false });
    window.sent = [];
    const beacon = navigator.sendBeacon.bind(navigator), ask = window.fetch.bind(window);
    navigator.sendBeacon = (to, body) => { window.sent.push(to); return beacon(to, body); };
    window.fetch = (to, how) => { window.sent.push(to); return ask(to, how); };
"""
GPC = 'Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true });'
DNT = 'Object.defineProperty(Navigator.prototype, "doNotTrack", { get: () => "1" });'
AGREE = 'followthrough("consent", true)'


class Site:
    """A site of the client's own, on another origin than ours."""

    def __init__(self) -> None:
        self.snippet = ""
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def _handler(site) -> type[BaseHTTPRequestHandler]:  # noqa: N805 -- `self` is the request's
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                page = (
                    f'<!doctype html><title>Prices</title><link rel="icon" href="data:,"><h1>Prices</h1>{site.snippet}'
                )
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(page.encode())

            def log_message(self, *args) -> None:
                """Nothing: a test's output is its own."""

        return Handler

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    with closing(Site()) as found:
        yield found


def test_the_snippet_reports_one_visit_of_a_known_visitor_who_has_agreed_and_nothing_else(
    browser: Browser, live_server, cast, site, settings
):
    settings.PUBLIC_URL = live_server.url
    site.snippet = snippet_of(made(cast.acme, origins=[site.url]))
    anna = capture(cast.acme)
    known = f"{site.url}/pricing?ft={visitor_token(cast.acme.pk, anna.pk)}&a=1"

    def visits() -> list[tuple]:
        with tenant_scope(cast.acme.pk):
            return list(Event.objects.filter(kind=Event.Kind.VISIT).values_list("lead_id", "text"))

    def opened(url: str, *scripts: str) -> Page:
        context = browser.new_context(user_agent=BROWSER)
        context.set_default_timeout(15_000)
        context.add_init_script("\n".join((A_PERSON_S, *scripts)))
        page = context.new_page()
        page.goto(url)
        return page

    def traces(page: Page) -> list:
        return page.evaluate("[sent.length, localStorage.length, document.cookie]")

    page = opened(known)
    page.evaluate('followthrough("visit")')
    assert (page.url, traces(page)) == (f"{site.url}/pricing?a=1", [0, 0, ""])  # the token has left the address bar

    page.evaluate(AGREE)
    assert traces(page) == [1, 1, ""]
    assert wait_for(visits, visits) == [(anna.pk, f"Prices ({site.url}/pricing)")]
    page.goto(f"{site.url}/pricing")  # without a token; the browser has kept it, and the page is within its half hour
    with page.expect_response(lambda answer: "/s/v/" in answer.url):
        page.evaluate(AGREE)
    assert (traces(page), len(visits())) == ([1, 1, ""], 1)
    page.evaluate('followthrough("consent", false)')
    page.evaluate(AGREE)
    assert traces(page) == [1, 0, ""]  # who took it back is not known any more
    page.context.close()

    for url, scripts in ((f"{site.url}/pricing", ()), (known, (GPC,)), (known, (DNT,))):
        other = opened(url, *scripts)
        other.evaluate(AGREE)
        assert traces(other) == [0, 0, ""]
        other.context.close()
    assert len(visits()) == 1
