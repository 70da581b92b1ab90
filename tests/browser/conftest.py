"""A real browser on a real server: Debian's Chromium through Playwright, and the product as the run-time role."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from followups.engine.policy_file import WEEKDAYS
from followups.models import Message
from followups.setting_up import set_up_tenant
from tenants.scope import tenant_scope
from tests.cast import PASSWORD, Cast
from tests.story import capture, draft

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
ALWAYS_OPEN = {"calendar": {"days": dict.fromkeys(WEEKDAYS, "00:00-24:00")}}  # mail leaves whenever the tests run


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("There is no Chromium here: install Debian's package chromium to run the browser tests.")
    with sync_playwright() as driver:
        # Playwright keeps an event loop in this thread; Django would take it for asynchronous code and refuse to query.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@dataclass
class Desk:
    """A person's window, signed in or not, and everything that the browser complained of."""

    page: Page
    url: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(self.url + path)
        return self.page

    def sign_in(self, email: str) -> None:
        page = self.open("/")
        page.get_by_label("E-mail address").fill(email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("heading", name="Today", level=1).wait_for()


def _left_behind(request: Request) -> bool:
    """The page was left, or the window closed, before this had come: nothing of ours failed. What the policy blocks is
    told on the console, too.
    """
    return request.failure == "net::ERR_ABORTED"


def _failed(request: Request) -> str:
    return f"{request.url}: {request.failure}"


def _desk(context: BrowserContext, url: str) -> Desk:
    context.set_default_timeout(15_000)
    desk = Desk(context.new_page(), url)
    # What the content security policy blocks is reported as an error on the console.
    desk.page.on("console", lambda said: said.type in ("error", "warning") and desk.complaints.append(said.text))
    desk.page.on("pageerror", lambda error: desk.complaints.append(str(error)))
    desk.page.on("requestfailed", lambda request: _left_behind(request) or desk.complaints.append(_failed(request)))
    desk.page.on(
        "response", lambda answer: answer.status >= 400 and desk.complaints.append(f"{answer.status} {answer.url}")
    )
    return desk


@pytest.fixture
def desk(browser, live_server) -> Iterator[Desk]:
    """A window of a desk; at the end the browser has nothing to complain of."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    found = _desk(context, live_server.url)
    yield found
    context.close()
    assert found.complaints == []


@pytest.fixture
def phone(browser, live_server) -> Iterator[Desk]:
    """A telephone's window of 390 points."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    found = _desk(context, live_server.url)
    yield found
    context.close()
    assert found.complaints == []


@pytest.fixture
def rita_s_drafts(transactional_db, cast: Cast) -> list[Message]:
    """Two first replies of Rita's at Acme, in the order of her queue."""
    EmailAddress.objects.create(user=cast.rita, email=cast.rita.email, verified=True, primary=True)
    now = timezone.now()
    with tenant_scope(cast.acme.pk):
        set_up_tenant(cast.acme, now=now, policy=ALWAYS_OPEN)
    for minutes, name in ((20, "Anna"), (10, "Ben")):
        capture(
            cast.acme, now - timedelta(minutes=minutes), email=f"{name.lower()}@buyer.example", first_name=name,
            company="Hohenstein Textilveredelung und Färberei GmbH & Co. Kommanditgesellschaft", owner="rita@people.example",
        )  # fmt: skip
        draft(cast.acme, now - timedelta(minutes=minutes))
    with tenant_scope(cast.acme.pk):
        return list(Message.objects.select_related("lead", "follow_up").order_by("follow_up__due_at"))
