"""Background jobs: ids in, one act, a line in the log. Each may run twice or die half-way; the acts bear that."""

import logging
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils import timezone

from followups.alerting.alerts import ALERT_JOB, send_due_alerts
from followups.alerting.digests import DIGEST_JOB, is_morning, send_digests
from followups.alerting.switches import tell_of_switch
from followups.checking_mailboxes import check_mailbox, tell_of_pause
from followups.data_requests import carry_out
from followups.deciding import DRAFT_JOB
from followups.drafting.rewriting import REWRITE_JOB, rewrite_due
from followups.drafting.writing import SEND_JOB, write_due_drafts, write_model_drafts
from followups.housekeeping import keep_house
from followups.inbound.polling import POLL_JOB, poll_due_mailboxes
from followups.inbound.reading_due import read_due
from followups.inbound.storing import READ_JOB
from followups.looking import look_at_due_leads
from followups.reply_hours import work_out_reply_hours
from followups.sampling import draw_samples
from followups.second_reading import read_again as read_again_with_model
from followups.sending import send_due_messages
from followups.stopping_sending import hold_stopped as put_back_stopped
from followups.taking_in import sending_to, take_in, take_in_many
from followups.trying_models import try_model as try_model_of
from followups.waking import wake_for_new_rules, wake_suppressed
from followups.webhooks.delivering import WEBHOOK_JOB, deliver_due
from followups.webhooks.fanning_out import fan_out
from followups.webhooks.telling import tell_of_disabling
from leads.duplicates import sweep
from leads.imports.going_on import go_on
from leads.merging import gather_stragglers
from leads.sources.processing import process_due
from leads.waking import wake_colleagues
from tenants.budget import SECONDS_A_JOB, within
from tenants.enqueueing import enqueue
from tenants.ids import as_uuid
from tenants.models import Tenant, User
from tenants.scope import tenant_scope

log = logging.getLogger(__name__)

HOUSEKEEPING_JOB = "followups.jobs.keep_house_of"
REPLY_HOURS_JOB = "followups.jobs.reply_hours_of"
SAMPLES_JOB = "followups.jobs.samples_of"
DUPLICATES_JOB = "followups.jobs.duplicates_of"


def look(tenant_id: str) -> None:
    """Decide the leads of a tenant that are due."""
    looks = look_at_due_leads(Tenant.objects.get(pk=tenant_id), timezone.now())
    count = sum(1 for _ in within(SECONDS_A_JOB, looks))
    log.info("Looked at %s leads of %s.", count, tenant_id)


def draft(tenant_id: str) -> None:
    """Write the drafts of a tenant that are due."""
    log.info("Wrote %s drafts of %s.", write_due_drafts(Tenant.objects.get(pk=tenant_id), timezone.now()), tenant_id)


def draft_with_model(tenant_id: str) -> None:
    """Write the drafts of a tenant that its language model has a part in."""
    log.info("Wrote %s drafts of %s.", write_model_drafts(Tenant.objects.get(pk=tenant_id), timezone.now()), tenant_id)


def rewrite(tenant_id: str, message_id: str = "") -> None:
    """Write the texts of a tenant that a person wants written anew, the named one first."""
    count = rewrite_due(Tenant.objects.get(pk=tenant_id), timezone.now(), as_uuid(message_id))
    log.info("Wrote %s drafts of %s anew.", count, tenant_id)


def send(tenant_id: str) -> None:
    """Send the messages of a tenant that are approved and due."""
    deliveries = send_due_messages(Tenant.objects.get(pk=tenant_id), timezone.now())
    log.info("Handed over %s messages of %s.", len(deliveries), tenant_id)


def check_mailbox_now(tenant_id: str, identity_id: str, user_id: str) -> None:
    """Try a mailbox out for whoever asked."""
    tenant, user = Tenant.objects.get(pk=tenant_id), User.objects.get(pk=user_id)
    worked = check_mailbox(tenant, UUID(identity_id), user, timezone.now())
    log.info("The test of mailbox %s of %s %s.", identity_id, tenant_id, "worked" if worked else "failed")


def read_again(tenant_id: str, event_id: str) -> None:
    """Have the language model of a tenant read what was written."""
    count = read_again_with_model(Tenant.objects.get(pk=tenant_id), UUID(event_id), timezone.now())
    log.info("A second reading of %s of %s found %s things.", event_id, tenant_id, count)


def try_model(tenant_id: str) -> None:
    """Try the language model of a tenant out."""
    worked = try_model_of(Tenant.objects.get(pk=tenant_id), timezone.now())
    log.info("The test of the language model of %s %s.", tenant_id, "worked" if worked else "failed")


def alert(tenant_id: str) -> None:
    """Tell people of a tenant what they are to hear of at once."""
    log.info("Told of %s alerts of %s.", send_due_alerts(Tenant.objects.get(pk=tenant_id), timezone.now()), tenant_id)


def digests() -> None:
    """Each quarter of an hour: ring for every tenant where it is morning."""
    now = timezone.now()
    for tenant in Tenant.objects.filter(is_active=True):
        if is_morning(tenant, now):
            enqueue(DIGEST_JOB, tenant.pk)


def digest(tenant_id: str) -> None:
    """Mail the digest of this morning to whoever of a tenant has not had it."""
    log.info("Sent %s digests of %s.", send_digests(Tenant.objects.get(pk=tenant_id), timezone.now()), tenant_id)


def mailbox_paused(tenant_id: str, identity_id: str) -> None:
    """Tell the owners of a client that a mailbox was paused."""
    told = tell_of_pause(Tenant.objects.get(pk=tenant_id), UUID(identity_id))
    log.info("Told %s people of %s that mailbox %s is paused.", told, tenant_id, identity_id)


def hold_stopped(tenant_id: str) -> None:
    """Sending was stopped: put what is approved and held by that back to review."""
    count = put_back_stopped(Tenant.objects.get(pk=tenant_id), timezone.now())
    log.info("The stop of %s holds %s messages.", tenant_id, count)


def sending_switched(tenant_id: str, change_id: str) -> None:
    """Tell the people of a client that its sending was stopped or released."""
    told = tell_of_switch(Tenant.objects.select_related("agency").get(pk=tenant_id), UUID(change_id))
    log.info("Told %s people of %s of the switch.", told, tenant_id)


def samples() -> None:
    """Each hour: ring for every tenant to draw yesterday's sample; a tenant that has one does nothing."""
    for tenant_id in Tenant.objects.filter(is_active=True).values_list("pk", flat=True):
        enqueue(SAMPLES_JOB, tenant_id)


def samples_of(tenant_id: str) -> None:
    """Draw the sample of what a tenant sent by itself yesterday."""
    log.info("Drew %s samples of %s.", draw_samples(Tenant.objects.get(pk=tenant_id), timezone.now()), tenant_id)


def wake_colleagues_of(tenant_id: str, lead_id: str) -> None:
    """A lead has been in touch: have the open leads of the same company decided again."""
    with tenant_scope(tenant_id):
        count = wake_colleagues(Tenant.objects.get(pk=tenant_id), lead_id, timezone.now())
    log.info("Lead %s of %s wakes %s colleagues.", lead_id, tenant_id, count)


def read_inbound(tenant_id: str, message_id: str = "") -> None:
    """Read mail of a tenant that has come in, the named one first."""
    count = read_due(Tenant.objects.get(pk=tenant_id), timezone.now(), as_uuid(message_id))
    log.info("Read %s messages of %s.", count, tenant_id)


def process_payloads(tenant_id: str, payload_id: str = "") -> None:
    """Make leads and bookings of what a tenant's sources have sent, the named one first."""
    count = process_due(Tenant.objects.get(pk=tenant_id), timezone.now(), take_in, as_uuid(payload_id))
    log.info("Processed %s payloads of %s.", count, tenant_id)


def go_on_with_imports(tenant_id: str, import_id: str = "") -> None:
    """Read, check, take in or undo what a tenant's imports wait for, the named one first."""
    tenant, now = Tenant.objects.get(pk=tenant_id), timezone.now()
    steps = go_on(tenant, now, take_in_many, sending_to, as_uuid(import_id))
    last = None
    count = 0
    for last in within(SECONDS_A_JOB, steps):  # noqa: B007 -- read below
        count += 1
    if last is not None and last.due_at is not None:
        enqueue(settings.IMPORT_JOB, tenant.pk, last.pk)
    log.info("Went %s steps on with imports of %s.", count, tenant_id)


def poll_mail(tenant_id: str) -> None:
    """Ask the mailboxes of a tenant for new mail."""
    count = poll_due_mailboxes(Tenant.objects.get(pk=tenant_id), timezone.now())
    log.info("Found %s new messages for %s.", count, tenant_id)


def suppressed(tenant_id: str, entry_id: str) -> None:
    """An address was suppressed: have the leads it belongs to decided again at once."""
    with tenant_scope(tenant_id):
        count = wake_suppressed(Tenant.objects.get(pk=tenant_id), entry_id, timezone.now())
    log.info("Suppression %s of %s wakes %s leads.", entry_id, tenant_id, count)


def data_request(tenant_id: str, request_id: str) -> None:
    """Export or erase what is known of a person."""
    row = carry_out(Tenant.objects.get(pk=tenant_id), request_id, timezone.now())
    log.info("Data request %s of %s: %s.", request_id, tenant_id, row.rows if row else "was done before")


def duplicates() -> None:
    """Each day: ring for every tenant to compare its leads with each other."""
    for tenant_id in Tenant.objects.filter(is_active=True).values_list("pk", flat=True):
        enqueue(DUPLICATES_JOB, tenant_id)


def duplicates_of(tenant_id: str, after: str = "") -> None:
    """Find who of a tenant's leads may be one person; a long list is gone through in several jobs."""
    tenant, now = Tenant.objects.get(pk=tenant_id), timezone.now()
    if not after:
        log.info("Brought %s rows along to merged leads of %s.", gather_stragglers(tenant), tenant_id)
    last = None
    for last in within(SECONDS_A_JOB, sweep(tenant, now, as_uuid(after))):
        log.info("Compared the leads of %s up to %s.", tenant_id, last)
    if (
        last is not None
    ):  # more may follow: the next begins where this one ended, and finds nothing where it was the end
        enqueue(DUPLICATES_JOB, tenant_id, last)


def housekeeping() -> None:
    """Each day: ring for every tenant to clear away what is past its time."""
    for tenant_id in Tenant.objects.values_list("pk", flat=True):
        enqueue(HOUSEKEEPING_JOB, tenant_id)


def keep_house_of(tenant_id: str) -> None:
    """Clear away what a tenant does not keep any longer."""
    log.info("Cleared away of %s: %s.", tenant_id, keep_house(Tenant.objects.get(pk=tenant_id), timezone.now()))


def reply_hours() -> None:
    """Each day: ring for every tenant to learn anew when its leads answer."""
    for tenant_id in Tenant.objects.values_list("pk", flat=True):
        enqueue(REPLY_HOURS_JOB, tenant_id)


def reply_hours_of(tenant_id: str) -> None:
    """Work out when the leads of a tenant answer."""
    hours = work_out_reply_hours(Tenant.objects.get(pk=tenant_id), timezone.now())
    log.info("Learned from %s replies when the leads of %s answer.", sum(hours), tenant_id)


def rules_published(tenant_id: str) -> None:
    """A tenant's rules have changed: have its open leads decided again."""
    count = wake_for_new_rules(Tenant.objects.get(pk=tenant_id), timezone.now())
    log.info("New rules of %s wake %s leads.", tenant_id, count)


def post_webhooks(tenant_id: str) -> None:
    """Tell the webhooks of a tenant what has happened."""
    tenant = Tenant.objects.get(pk=tenant_id)
    made = fan_out(tenant, timezone.now())
    log.info("Webhooks of %s: %s new deliveries, %s arrived.", tenant_id, made, deliver_due(tenant, timezone.now))


def webhook_disabled(tenant_id: str, webhook_id: str) -> None:
    """Tell the people of a client that a webhook was disabled."""
    told = tell_of_disabling(Tenant.objects.get(pk=tenant_id), UUID(webhook_id))
    log.info("Told %s people of %s that webhook %s is disabled.", told, tenant_id, webhook_id)


def tick() -> None:
    """Each minute: ring for every tenant with work that is due, also for what a lost doorbell left lying."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tenant, to_look, to_draft, to_send FROM due_tenants(%s)", [timezone.now()])
        for tenant, *due in cursor.fetchall():
            for job, is_due in zip((settings.WAKE_JOB, DRAFT_JOB, SEND_JOB), due, strict=True):
                if is_due:
                    enqueue(job, tenant)
        cursor.execute("SELECT tenant FROM tenants_with_alerts(%s)", [timezone.now()])
        for (tenant,) in cursor.fetchall():
            enqueue(ALERT_JOB, tenant)
        cursor.execute("SELECT tenant FROM tenants_with_payloads(%s)", [timezone.now()])
        for (tenant,) in cursor.fetchall():
            enqueue(settings.PAYLOAD_JOB, tenant)
        cursor.execute("SELECT tenant FROM tenants_with_imports(%s)", [timezone.now()])
        for (tenant,) in cursor.fetchall():
            enqueue(settings.IMPORT_JOB, tenant)
        cursor.execute("SELECT tenant, to_read, to_poll FROM tenants_with_mail(%s)", [timezone.now()])
        for tenant, *due in cursor.fetchall():
            for job, is_due in zip((READ_JOB, POLL_JOB), due, strict=True):
                if is_due:
                    enqueue(job, tenant)
        cursor.execute("SELECT tenant FROM tenants_to_rewrite(%s)", [timezone.now()])
        for (tenant,) in cursor.fetchall():
            enqueue(REWRITE_JOB, tenant)
        cursor.execute("SELECT tenant FROM tenants_with_webhooks()")
        for (tenant,) in cursor.fetchall():
            enqueue(WEBHOOK_JOB, tenant)
