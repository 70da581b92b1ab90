"""What a manager does with a connection: try it out, run it now, send all leads, read all again, switch it on."""

from contextlib import closing
from datetime import datetime
from uuid import UUID

from followups.crm.marking import begin_now, mark_all
from followups.crm.port import CrmFailed
from followups.crm.syncing import CRM_JOB, Opening, open_crm
from followups.models.crm import CrmConnection
from leads.refusals import Conflict
from tenants.enqueueing import enqueue
from tenants.models import Tenant
from tenants.scope import tenant_scope
from tenants.sealing import SealingError

TRY_JOB = "followups.jobs.try_crm"
UNDER_WAY = "The test has begun. Load the page again in a moment."
OTHER = "This token is for account {new}, and the links here are to account {old}. Enter a token of that one."


def begin(connection: CrmConnection, now: datetime) -> None:
    """A new connection writes what happens from now on, and reads what was ever changed there. Not saved."""
    begin_now(connection)
    connection.next_run_at = now


def try_out(tenant: Tenant, pk: UUID, now: datetime, opening: Opening = open_crm) -> bool:
    """Ask the CRM who it is and store what came of it; call it outside any scope. True where it answers as it should."""
    with tenant_scope(tenant.pk):
        connection = CrmConnection.objects.get(pk=pk)
    ok, say, portal = False, "", ""
    known: dict = {}
    try:
        with closing(opening(connection.kind, connection.token())) as crm:
            account, stages, owners = crm.account(), crm.deal_stages(), crm.owners()
        say, portal = account.say, account.portal
        ok = connection.portal in ("", portal)
        known = {
            "stages": {each.id: f"{each.pipeline}: {each.label}" for each in stages.values()},
            "owners": sorted(filter(None, owners.values())),
        }
        if not ok:
            say = OTHER.format(new=portal, old=connection.portal)
    except (CrmFailed, SealingError) as error:
        say = str(error)
    changes: dict = {"tested_at": now, "test_ok": ok, "test_say": say[:500]}
    with tenant_scope(tenant.pk):
        CrmConnection.objects.filter(pk=pk).update(**changes, **({"portal": portal, "known": known} if ok else {}))
    return ok


def ask_for_test(tenant: Tenant, connection: CrmConnection) -> None:
    """Have it tried out by a job: that speaks to the network, and this is a transaction."""
    CrmConnection.objects.filter(pk=connection.pk).update(tested_at=None, test_ok=None, test_say=UNDER_WAY)
    enqueue(TRY_JOB, tenant.pk, connection.pk)


def sync_now(tenant: Tenant, connection: CrmConnection, now: datetime) -> None:
    """Run it at once. Raises Conflict where it is switched off."""
    if not CrmConnection.objects.filter(pk=connection.pk, is_active=True).update(next_run_at=now):
        raise Conflict({"": "It is switched off. Switch it on first."})
    enqueue(CRM_JOB, tenant.pk)


def send_all(tenant: Tenant, connection: CrmConnection, now: datetime) -> int:
    """Have every open lead compared with the CRM and written where it differs; how many."""
    count = mark_all(tenant, connection, now)
    sync_now(tenant, connection, now)
    return count


def read_again(tenant: Tenant, connection: CrmConnection, now: datetime) -> None:
    """Read every record of the CRM from the first on; what is known stays as it is."""
    CrmConnection.objects.filter(pk=connection.pk).update(cursors={})
    connection.links.update(seen=0)
    sync_now(tenant, connection, now)


def switch_on(tenant: Tenant, connection: CrmConnection, now: datetime) -> bool:
    """Go on where it was left. False where it is on."""
    changes = {"is_active": True, "paused_because": "", "error": "", "attempts": 0, "next_run_at": now}
    if not CrmConnection.objects.filter(pk=connection.pk, is_active=False).update(**changes):
        return False
    enqueue(CRM_JOB, tenant.pk)
    return True


def switch_off(connection: CrmConnection, why: str) -> bool:
    """Nothing is read or written until it is switched on again; what happens meanwhile is made up for. False where it is off."""
    changes = {"is_active": False, "paused_because": why[:400], "next_run_at": None}
    return bool(CrmConnection.objects.filter(pk=connection.pk, is_active=True).update(**changes))
