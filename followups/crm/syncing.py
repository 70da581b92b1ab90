"""One run of the sync: claim, read, mark, write, and what came of it. Any number of runs lead to the same state (mission N3)."""

import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from followups.crm.book import make_book
from followups.crm.marking import mark_changes
from followups.crm.port import Crm, CrmFailed, Limited, TokenRefused, Unavailable
from followups.crm.pulling import pull
from followups.crm.pushing import Tally, push
from followups.crm.rules import RuleError
from followups.crm.telling import PAUSED_JOB
from followups.models.crm import CrmConnection
from tenants.budget import SECONDS_A_JOB
from tenants.enqueueing import enqueue
from tenants.models import Tenant
from tenants.scope import tenant_scope
from tenants.sealing import SealingError

CRM_JOB = "followups.jobs.sync_crm"
EVERY = timedelta(minutes=5)
LEASE = timedelta(minutes=7)  # as long as the queue's own: a run that died is taken over after it
FIRST, LONGEST = timedelta(minutes=2), timedelta(hours=2)
Opening = Callable[[str, str], Crm]


def open_crm(kind: str, token: str) -> Crm:
    """The adapter of a kind of CRM. Imported here: an HTTP library takes a while to load."""
    if kind != CrmConnection.Kind.HUBSPOT:
        raise CrmFailed(f"There is no connection to {kind}.")
    from followups.crm.hubspot.calling import Calling
    from followups.crm.hubspot.client import HubSpot

    return HubSpot(Calling(token))


def sync_due(tenant: Tenant, clock: Callable[[], datetime], opening: Opening = open_crm) -> int:
    """Run each connection that is due; how many ran. Call it outside any scope. Two jobs at once: one of them runs."""
    with tenant_scope(tenant.pk):
        due = CrmConnection.objects.filter(is_active=True, next_run_at__lte=clock())
        ids = list(due.values_list("pk", flat=True))
    return sum(_run(tenant, pk, clock, opening) for pk in ids)


def _run(tenant: Tenant, pk: UUID, clock: Callable[[], datetime], opening: Opening) -> bool:
    now = clock()
    with tenant_scope(tenant.pk):
        free = Q(running_until=None) | Q(running_until__lte=now)
        mine = CrmConnection.objects.filter(free, pk=pk, is_active=True, next_run_at__lte=now)
        if not mine.update(running_until=now + LEASE, last_run_at=now):
            return False
        connection = CrmConnection.objects.get(pk=pk)
    try:
        said, more = _sync(tenant, connection, opening, clock)
    except TokenRefused as error:
        say = str(error)[:400]
        _settle(tenant, connection, is_active=False, next_run_at=None, paused_because=say, error=say)
        enqueue(PAUSED_JOB, tenant.pk, connection.pk)
    except Limited as error:
        _settle(tenant, connection, next_run_at=clock() + timedelta(seconds=error.wait), error=str(error)[:400])
    except (CrmFailed, SealingError, RuleError) as error:
        wait = min(FIRST * 2**connection.attempts, LONGEST)
        if isinstance(error, Unavailable):
            wait = max(wait, timedelta(seconds=error.wait))
        attempts = min(connection.attempts + 1, 20)
        _settle(tenant, connection, next_run_at=clock() + wait, attempts=attempts, error=str(error)[:400])
    else:
        next_run = clock() if more else clock() + EVERY
        _settle(
            tenant, connection, next_run_at=next_run, attempts=0, error="", last_ok_at=clock(), last_said=said,
            paused_because="",
        )  # fmt: skip
        if more:
            enqueue(CRM_JOB, tenant.pk)
    return True


def _sync(
    tenant: Tenant, connection: CrmConnection, opening: Opening, clock: Callable[[], datetime]
) -> tuple[str, bool]:
    """What was done, in a line, and whether more is left than one job may take. Raises CrmFailed, SealingError, RuleError."""
    with closing(opening(connection.kind, connection.token())) as crm:
        return _exchange(tenant, connection, crm, clock)


def _exchange(tenant: Tenant, connection: CrmConnection, crm: Crm, clock: Callable[[], datetime]) -> tuple[str, bool]:
    half, ends = time.monotonic() + SECONDS_A_JOB / 2, time.monotonic() + SECONDS_A_JOB
    if not connection.is_prepared:
        crm.prepare()
        _store(tenant, connection, is_prepared=True)
    book = make_book(connection, crm.owners(), crm.deal_stages())
    read, more = 0, False
    for count in pull(tenant, book, crm, clock):
        read += count
        if time.monotonic() >= half:  # a long first reading does not keep a stop from being written
            more = True
            break
    mark_changes(tenant, book, clock())
    tally = Tally()
    for tally in push(tenant, book, crm, clock):  # noqa: B007 -- read below
        if time.monotonic() >= ends:
            more = True
            break
    failed = f", {tally.failed} refused" if tally.failed else ""
    rest = "; more are left" if more else ""
    return f"{read} records read, {tally.written} written{failed}{rest}.", more


def _settle(tenant: Tenant, connection: CrmConnection, **changes) -> None:
    """Release the run. Whoever has switched the connection off meanwhile, or asked for a run, keeps their word."""
    with tenant_scope(tenant.pk):
        row = CrmConnection.objects.select_for_update(of=("self",)).get(pk=connection.pk)
        if not row.is_active:
            changes["next_run_at"] = None
        elif row.next_run_at != connection.next_run_at and changes.get("next_run_at"):
            changes["next_run_at"] = min(row.next_run_at or changes["next_run_at"], changes["next_run_at"])
        for name, value in {**changes, "running_until": None}.items():
            setattr(row, name, value)
        row.save(update_fields=[*changes, "running_until"])


def _store(tenant: Tenant, connection: CrmConnection, **changes) -> None:
    with tenant_scope(tenant.pk):
        CrmConnection.objects.filter(pk=connection.pk).update(**changes)
    for name, value in changes.items():
        setattr(connection, name, value)
