"""Which rules hold for a tenant now."""

import difflib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from documents.text import text_of
from followups.autonomy import autonomy_of
from followups.engine.policy import Policy
from followups.engine.policy_file import PolicyError, policy_from_dict, policy_to_dict
from followups.experiments.assigning import RunningExperiment
from followups.models import PolicyVersion
from followups.readiness.asking import refuse_unready
from leads.models import Lead
from leads.refusals import Conflict
from tenants.enqueueing import enqueue
from tenants.models import StopLevel, Tenant, User

PUBLISHED_JOB = "followups.jobs.rules_published"


@dataclass(frozen=True, slots=True)
class CurrentPolicy:
    version_id: UUID | None  # None: the tenant has published nothing and works as shipped
    policy: Policy
    stopped: StopLevel | None = None  # sending of the tenant or of its agency is stopped (D5)
    experiment: RunningExperiment | None = None


def current_policy(tenant: Tenant) -> CurrentPolicy:
    """The latest published version in the engine's values, with what is switched on or stopped.

    One query where the process has read that version before, else two.
    """
    autonomy = autonomy_of(tenant)
    version_id = autonomy.version_id
    if version_id is None:
        policy = shipped_policy(tenant)
    elif (known := _READ.get((version_id, tenant.time_zone))) is not None:
        policy = known
    else:
        policy = read_version(tenant, PolicyVersion.objects.get(pk=version_id))
    return CurrentPolicy(version_id, autonomy.on(policy), autonomy.stopped, autonomy.experiment)


def shipped_policy(tenant: Tenant) -> Policy:
    """The rules of a tenant that has published nothing."""
    return read_document(tenant, {})


def read_version(tenant: Tenant, version: PolicyVersion) -> Policy:
    """A version in the engine's values. Raises PolicyError where a published one is not readable any more.

    What is published never changes, so it is read once in the life of a process (and again where the tenant has moved
    to another time zone).
    """
    if version.state != PolicyVersion.State.PUBLISHED:
        return read_document(tenant, version.document)
    place = (version.pk, tenant.time_zone)
    if place not in _READ:
        if len(_READ) >= MOST_READ:
            _READ.clear()
        whole = version.document if version.as_published is None else version.as_published
        _READ[place] = read_document(tenant, whole)
    return _READ[place]


def read_document(tenant: Tenant, document: dict) -> Policy:
    """A document as this tenant's policy. Raises PolicyError, which names each place, where it is wrong."""
    return policy_from_dict(_with_calendar(document, tenant))


MOST_READ = 2_000  # versions kept in a process; one takes some 20 kB
_READ: dict[tuple[UUID, str], Policy] = {}


def publish_policy(tenant: Tenant, document: dict, *, user: User | None, now: datetime) -> PolicyVersion:
    """Publish the tenant's next version. Raises PolicyError, which names each place, where the document is wrong."""
    in_full = _in_full(tenant, document)
    with transaction.atomic():
        version = PolicyVersion.objects.create(
            tenant=tenant,
            number=_next_number(tenant),
            state=PolicyVersion.State.PUBLISHED,
            document=document,
            as_published=in_full,
            created_by=user,
            published_at=now,
        )
        ring(tenant)
    return version


def draft_policy(tenant: Tenant, document: dict, *, user: User) -> PolicyVersion:
    """A version to work on; it holds for nobody until it is published. Raises PolicyError as publish_policy()."""
    read_document(tenant, document)
    with transaction.atomic():
        return PolicyVersion.objects.create(
            tenant=tenant, number=_next_number(tenant), document=document, created_by=user
        )


def change_draft(tenant: Tenant, version: PolicyVersion, document: dict) -> None:
    """Put another document into a draft. Raises PolicyError, and Conflict where it was published meanwhile."""
    read_document(tenant, document)
    if not PolicyVersion.objects.filter(pk=version.pk, state=PolicyVersion.State.DRAFT).update(document=document):
        raise Conflict({"": "This version is published and stays as it is. Make a new one from it."})
    version.document = document


def publish_draft(tenant: Tenant, version: PolicyVersion, now: datetime) -> PolicyVersion:
    """Let a draft hold from now on. Raises PolicyError, Conflict where it was published before, and Refused where it would
    make a cadence active for a client that is not ready (followups.readiness).

    The version with the highest number holds, so a draft that others have overtaken gets the next one.
    """
    with transaction.atomic():
        number = _next_number(tenant)
        row = PolicyVersion.objects.select_for_update().get(pk=version.pk)
        if row.state == PolicyVersion.State.PUBLISHED:
            raise Conflict({"": "This version was published before."})
        refuse_unready(tenant, read_document(tenant, row.document), _holds(tenant), now)
        row.as_published = _in_full(tenant, row.document)
        later = PolicyVersion.objects.filter(state=PolicyVersion.State.PUBLISHED, number__gt=row.number)
        row.number = number if later.exists() else row.number
        row.state, row.published_at = PolicyVersion.State.PUBLISHED, now
        row.save(update_fields=["number", "state", "published_at", "as_published"])
        ring(tenant)
    return row


def _holds(tenant: Tenant) -> Policy | None:
    """The published rules that hold now; None where there are none, or none that can be read."""
    try:
        current = current_policy(tenant)
    except PolicyError:
        return None
    return current.policy if current.version_id else None


def policy_changes(tenant: Tenant, document: dict) -> list[str]:
    """What publishing the document would change, line by line as `diff -u` writes it; empty: nothing.

    Both sides are whole policies: what a document leaves out is as shipped, and shows as such.
    """
    new = read_document(tenant, document)
    old = current_policy(tenant).policy
    sides = [text_of(policy_to_dict(policy)).splitlines() for policy in (old, new)]
    return list(difflib.unified_diff(*sides, "now", "then", n=2, lineterm=""))


def _in_full(tenant: Tenant, document: dict) -> dict:
    """The rules that a document comes to now: what it leaves out stays as it is shipped today (E1, D7).

    But for the time zone, where it names none: that is the tenant's own. Raises PolicyError where the document is wrong.
    """
    whole = policy_to_dict(read_document(tenant, document))
    if "time_zone" not in document.get("calendar", {}):
        whole["calendar"] = {name: value for name, value in whole["calendar"].items() if name != "time_zone"}
    return whole


def ring(tenant: Tenant) -> None:
    """Have the tenant's open leads decided by the new rules, where there are any."""
    if Lead.objects.open().filter(tenant=tenant).exists():
        enqueue(PUBLISHED_JOB, tenant.pk)


def _next_number(tenant: Tenant) -> int:
    """The tenant's next number; the tenant's row is locked until the transaction ends, so that no two get the same."""
    Tenant.objects.select_for_update(no_key=True).get(pk=tenant.pk)
    latest = PolicyVersion.objects.filter(tenant=tenant).order_by("-number").values_list("number", flat=True).first()
    return (latest or 0) + 1


def _with_calendar(document: dict, tenant: Tenant) -> dict:
    """The tenant's time zone is its calendar's, unless the document names another."""
    return {**document, "calendar": {"time_zone": tenant.time_zone, **document.get("calendar", {})}}
