"""Mail out and back through real servers, with a worker in between: sent over SMTP, answered, read over IMAP, and stopped."""

from datetime import timedelta

import pytest
from django.utils import timezone

from followups.models import InboundMessage, Mailbox, Message
from followups.reviewing import approve
from leads.models import Lead
from suppression.models import Suppression
from tenants.enqueueing import enqueue
from tenants.scope import tenant_scope
from tests.imap import ImapServer
from tests.mailbox import make_identity
from tests.post import bounce, reply

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.live]
ANNA = {"email": "anna@buyer.example", "first_name": "Anna", "last_name": "Berg"}


@pytest.fixture
def imap(product):
    """Acme writes from a mailbox on the SMTP server, whose answers lie on an IMAP server."""
    with ImapServer() as server:
        tenant = product.cast.acme
        identity = make_identity(tenant, product.mail)
        mailbox = Mailbox(
            tenant=tenant, identity=identity, host="127.0.0.1", port=server.port, security="none", username=server.user,
            next_poll_at=timezone.now(),
        )  # fmt: skip
        mailbox.keep_password(server.password)
        with tenant_scope(tenant.pk):
            mailbox.save(force_insert=True)
        yield server


def rows(product, model, **where):
    with tenant_scope(product.cast.acme.pk):
        return list(model.objects.filter(**where))


def ask_the_mailbox(product) -> None:
    """As the minute's tick would, without waiting for the minute."""
    with tenant_scope(product.cast.acme.pk):
        Mailbox.objects.update(next_poll_at=timezone.now() - timedelta(minutes=1))
    enqueue("followups.jobs.poll_mail", product.cast.acme.pk)


def first_reply(product) -> Message:
    """Anna comes in by the API, Rita approves her first reply, and the worker sends it."""
    tenant = product.cast.acme
    product.program().post("leads", ANNA)
    (draft,) = product.wait_for(lambda: rows(product, Message, state="in_review"))
    with tenant_scope(tenant.pk):
        approve(tenant, draft, revision=draft.revision, user=product.cast.rita, now=timezone.now())
    return product.wait_for(lambda: next(iter(rows(product, Message, state="sent")), None))


def test_what_was_sent_is_answered_and_the_answer_stops_it(product, imap):
    ask_the_mailbox(product)
    product.wait_for(lambda: rows(product, Mailbox, uid_validity__isnull=False, claimed_until=None))
    message = first_reply(product)
    assert message.identity_id is not None
    imap.deliver(reply(message, "Please remove me from your list."))
    ask_the_mailbox(product)
    (row,) = product.wait_for(lambda: rows(product, InboundMessage, state="processed"))
    assert (row.category, row.lead_id, row.about_id) == ("opt_out", message.lead_id, message.pk)
    assert [entry.reason for entry in rows(product, Suppression)] == ["opt_out"]
    product.wait_for(lambda: rows(product, Lead, exit_reason="opted_out"))
    assert len(product.mail.messages()) == 1


def test_what_comes_back_for_good_stops_the_address(product, imap):
    ask_the_mailbox(product)
    product.wait_for(lambda: rows(product, Mailbox, uid_validity__isnull=False, claimed_until=None))
    message = first_reply(product)
    imap.deliver(bounce(message))
    ask_the_mailbox(product)
    product.wait_for(lambda: rows(product, Lead, exit_reason="bounced"))
    assert [(entry.value, entry.reason) for entry in rows(product, Suppression)] == [
        ("anna@buyer.example", "bounce_hard")
    ]
