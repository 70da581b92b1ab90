"""Field test 1: a worker killed between claiming a message and the mail server's answer sends nothing twice."""

import asyncio
import multiprocessing
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from config.smtp_sink import Keeper, SmtpSink
from followups.models import Message
from followups.reviewing import approve
from followups.sending import CLAIM_IS_LOST_AFTER, give_up_lost_claims
from tenants.scope import tenant_scope
from tests.cast import make_cast
from tests.live import worker
from tests.story import approve_template, capture, draft, send

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.live]
KILLS = 50


class Stalling(Keeper):
    """Takes a message up to some point of the conversation, says so, and never answers."""

    reached = threading.Event()
    point = "recipient"

    async def _stall_at(self, point: str) -> None:
        if point == self.point:
            self.reached.set()
            await asyncio.sleep(60)

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):  # noqa: N802 - aiosmtpd's name
        await self._stall_at("recipient")
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        await self._stall_at("text received, not kept")
        answer = await super().handle_DATA(server, session, envelope)
        await self._stall_at("text kept, not answered")
        return answer


POINTS = ("recipient", "text received, not kept", "text kept, not answered")


def test_a_worker_killed_between_claim_and_answer_leaves_one_unknown_and_no_duplicate(tmp_path, settings, monkeypatch):
    # The fork server imports what it preloads by this path alone; without it each worker would import the product anew.
    monkeypatch.setenv("PYTHONPATH", str(settings.BASE_DIR))
    cast = make_cast()
    approve_template(
        cast.acme, "first_reply", "{{ greeting }}\n\nthank you for {{ occasion }}.\n\n{{ sender_name }}\nAcme"
    )
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.live.worker"])
    now = timezone.now()
    with SmtpSink(tmp_path / "mail", keeper=Stalling) as sink:
        settings.EMAIL_PORT = sink.port
        for kill in range(KILLS):
            Stalling.point = POINTS[kill % len(POINTS)]
            Stalling.reached.clear()
            capture(cast.acme, now - timedelta(hours=1), email=f"lead{kill}@buyer.example")
            message = draft(cast.acme, now - timedelta(hours=1))
            with tenant_scope(cast.acme.pk):
                approve(cast.acme, message, revision=1, user=cast.rita, now=now)
            process = processes.Process(
                target=worker.run_send_job, args=(connection.settings_dict["NAME"], sink.port, str(cast.acme.pk))
            )
            process.start()
            assert Stalling.reached.wait(20)
            process.kill()
            process.join()
        Stalling.point = ""

        later = timezone.now() + CLAIM_IS_LOST_AFTER + timedelta(minutes=1)
        assert give_up_lost_claims(cast.acme, later) == KILLS
        assert send(cast.acme, later) == []
        kept = [mail["To"] for mail in sink.messages()]
    assert len(kept) == len(set(kept)) == KILLS // len(POINTS)
    with tenant_scope(cast.acme.pk):
        assert list(Message.objects.values_list("state", flat=True).distinct()) == ["unknown"]
        assert Message.objects.count() == KILLS
