"""The product as it runs: gunicorn, a worker and a mail server in processes and threads of their own."""

import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from config.smtp_sink import SmtpSink, listen
from followups.engine.policy_file import WEEKDAYS
from followups.setting_up import set_up_tenant
from tenants.scope import tenant_scope
from tests.cast import Cast, make_cast
from tests.live.browsing import Person, Program
from tests.processes import ROOT, environment, manage, running, wait_for

# The sender keeps business hours. Open at every minute of the week, the tests say the same whenever they run.
ALWAYS_OPEN = {"calendar": {"days": dict.fromkeys(WEEKDAYS, "00:00-24:00")}}


@dataclass
class Product:
    url: str
    mail: SmtpSink
    cast: Cast
    logs: tuple[Path, ...]
    environment: dict[str, str]

    def program(self) -> Program:
        return Program(self.url, self.cast.acme_key)

    def person(self) -> Person:
        return Person(self.url)

    def wait_for(self, condition: Callable[[], Any]) -> Any:
        """The first true answer; where none comes, what the processes said."""
        return wait_for(condition, lambda: "\n".join(log.read_text() for log in self.logs))


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=5) as answer:  # noqa: S310 - our own address
            return answer.status == 200
    except OSError:
        return False


@pytest.fixture
def product(transactional_db, tmp_path) -> Iterator[Product]:
    """All of it, with Acme ready to work; over before the database is emptied."""
    cast = make_cast()
    for user in (cast.olga, cast.rita):
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    with tenant_scope(cast.acme.pk):
        set_up_tenant(cast.acme, now=timezone.now(), policy=ALWAYS_OPEN)
    with ExitStack() as stack:
        web = stack.enter_context(listen())
        mail = stack.enter_context(SmtpSink(tmp_path / "mail"))
        url = f"http://127.0.0.1:{web.getsockname()[1]}"
        variables = environment(PUBLIC_URL=url, EMAIL_PORT=str(mail.port), WORKERS="1", APPROVAL_UNDO_SECONDS="2")
        logs = tmp_path / "worker.log", tmp_path / "web.log"
        gunicorn = [
            sys.executable, "-m", "gunicorn", "config.wsgi", f"--bind=fd://{web.fileno()}", "--no-control-socket",
            f"--chdir={ROOT}", "--worker-class=gthread", "--threads=2", "--graceful-timeout=1", "--log-level=warning",
        ]  # fmt: skip
        stack.enter_context(running(manage("qcluster"), logs[0], variables))
        stack.enter_context(running(gunicorn, logs[1], variables, pass_fds=[web.fileno()]))
        found = Product(url, mail, cast, logs, variables)
        found.wait_for(lambda: _answers(url))
        yield found
