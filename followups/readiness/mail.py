"""Whether mail can leave, and whether what comes back reaches us: answers, opt-outs, bounces (mission G1, G4, K1)."""

from datetime import datetime, timedelta

from followups.mailboxes import default_of
from followups.models import InboundMessage, Mailbox, SendingIdentity
from followups.readiness.check import Check, State
from tenants.models import Tenant

IDENTITIES, MAILBOXES, CLIENT = (
    "admin:followups_sendingidentity_changelist",
    "admin:followups_mailbox_changelist",
    "admin:tenants_tenant_changelist",
)
FRESH = timedelta(days=1)  # a mailbox that was not read for so long is not read any more
LATELY = timedelta(days=30)


def sending_identity(tenant: Tenant) -> Check:
    """Who writes, from where, and that it was tried. One query."""
    name = "Mail can leave"
    missing = [
        words
        for field, words in (("sender_name", "the sender's name"), ("sender_email", "the sender's address"),
                             ("postal_address", "the postal address that the law asks for in each message"))
        if not getattr(tenant, field).strip()
    ]  # fmt: skip
    if missing:
        say = f"Missing: {', '.join(missing)}."
        return Check("sending_identity", name, State.NOT_READY, say, "Fill in the client's details.", CLIENT)
    used = list(SendingIdentity.objects.filter(is_retired=False))
    if not used:
        say = f"Mail leaves by the installation's own server, from {tenant.sender_email}."
        return Check("sending_identity", name, State.READY, say, page=IDENTITIES)
    default = default_of(used)
    if default is None:
        say, mend = (
            "No sending identity is the default, so leads nobody has written to have none.",
            "Make one of them it.",
        )
    elif default.is_paused:
        say, mend = f"{default.address} is paused: {default.paused_because}", "See to the cause, then resume it."
    elif default.test_ok is None:
        say, mend = f"{default.address} has never been tried.", "Press “Test it” on its page."
    elif not default.test_ok:
        say, mend = f"The last test of {default.address} failed: {default.test_say}", "Mend it, then test it again."
    else:
        say = f"{default.address} was tested and works."
        return Check("sending_identity", name, State.READY, say, page=IDENTITIES)
    return Check("sending_identity", name, State.NOT_READY, say, mend, IDENTITIES)


def what_comes_back(now: datetime) -> Check:
    """Whether answers, opt-outs and bounces reach us: without them nothing would stop when it should. Two queries."""
    name = "Answers, opt-outs and bounces arrive"
    boxes = list(Mailbox.objects.filter(is_active=True))
    failing = [box for box in boxes if box.failures and (box.polled_at is None or box.polled_at < now - FRESH)]
    last = InboundMessage.objects.order_by("-received_at").values_list("received_at", "source").first()
    if failing:
        return Check(
            "what_comes_back", name, State.NOT_READY,
            f"{failing[0].username} at {failing[0].host} cannot be read: {failing[0].error}",
            "Mend its settings, or switch it off if mail comes in another way.", MAILBOXES,
        )  # fmt: skip
    if last and last[0] > now - LATELY:
        say = f"The last mail came in on {last[0]:%Y-%m-%d}, by {last[1]}."
        return Check("what_comes_back", name, State.READY, say, page=MAILBOXES)
    if any(box.polled_at for box in boxes):
        say = "The mailbox is read; nothing has come in lately that could show more."
        return Check("what_comes_back", name, State.READY, say, page=MAILBOXES)
    if boxes:
        say, mend = "A mailbox is set up and has not been read yet.", "Wait until a worker has read it, a few minutes."
    else:
        say = (
            "Nothing has come in for 30 days, and no mailbox is read: an answer or an opt-out by mail would go unseen."
        )
        mend = "Connect the mailbox that answers go to, or have the mail service call the hook of the sending identity."
    return Check("what_comes_back", name, State.NOT_READY, say, mend, MAILBOXES)
