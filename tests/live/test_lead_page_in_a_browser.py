"""The page of a lead that is being decided, in a browser: what it asks for by itself, takes, and leaves alone."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from followups.setting_up import set_up_tenant
from tenants.scope import tenant_scope
from tests.cast import make_cast
from tests.story import capture, look

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"There is no {CHROMIUM}."),
]
UNDECIDED, NEXT = "[data-undecided]", "#next .next__action"


class Browser:
    """A page in a thread of its own: Playwright keeps an event loop, beside which Django refuses to query."""

    def __init__(self, address: str, session: str) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._do(self._open, address, session)

    def _do(self, act, *args):
        return self._thread.submit(act, *args).result(timeout=60)

    def _open(self, address: str, session: str) -> None:
        from playwright.sync_api import sync_playwright  # within: it is not there where this is skipped

        self.playwright = sync_playwright().start()
        self.chromium = self.playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        self.page = self.chromium.new_page()
        self.page.context.add_cookies([{"name": "sessionid", "value": session, "url": address}])

    def do(self, act):
        """Call act(page) in the browser's thread."""
        return self._do(act, self.page)

    def close(self) -> None:
        self._do(self.chromium.close)
        self._do(self.playwright.stop)
        self._thread.shutdown()


@pytest.fixture
def lead():
    cast = make_cast()
    with tenant_scope(cast.acme.pk):
        set_up_tenant(cast.acme, now=timezone.now())
    lead = capture(cast.acme, timezone.now())
    lead.reader = cast.rita
    return lead


@pytest.fixture
def browser(live_server, lead) -> Iterator[Browser]:
    """Rita's, at the page of a lead that nobody has looked at yet."""
    client = Client()
    client.force_login(lead.reader)
    browser = Browser(live_server.url, client.cookies["sessionid"].value)
    browser.do(lambda page: page.goto(live_server.url + reverse("lead", args=["acme", lead.pk])))
    yield browser
    browser.close()


def test_the_page_takes_the_decision_by_itself_and_then_asks_no_more(browser, lead):
    asked = []
    browser.do(lambda page: page.on("request", lambda request: asked.append(request.url)))
    browser.do(lambda page: page.wait_for_event("requestfinished", timeout=10_000))
    assert browser.do(lambda page: page.inner_text(NEXT)) == "Being decided. Load again"
    look(lead.tenant, timezone.now())
    browser.do(lambda page: page.wait_for_selector(UNDECIDED, state="detached", timeout=10_000))
    assert browser.do(lambda page: page.inner_text(NEXT)) == "Send Anna Berg the first reply"
    assert browser.do(lambda page: page.inner_text("#timeline .event__rule")) == "cadence_step"
    before = len(asked)
    browser.do(lambda page: page.wait_for_timeout(2500))
    assert len(asked) == before


def test_the_page_gives_up_after_a_minute(browser):
    def two_seconds(page):
        page.clock.run_for(2000)

    def answered(page):
        with page.expect_response("**/leads/*", timeout=10_000) as response:
            two_seconds(page)
        response.value.finished()
        page.evaluate("1")  # the answer is dealt with before the clock goes on

    asked = []
    browser.do(lambda page: page.clock.install())
    browser.do(lambda page: page.reload())
    browser.do(lambda page: page.on("request", lambda request: asked.append(request.url)))
    for _ in range(30):
        browser.do(answered)
    for _ in range(3):
        browser.do(two_seconds)
    browser.do(lambda page: page.reload())  # what was asked for before has been heard of by then
    assert len([url for url in asked if "/leads/" in url]) == 30 + 1
    assert browser.do(lambda page: page.inner_text(NEXT)) == "Being decided. Load again"
