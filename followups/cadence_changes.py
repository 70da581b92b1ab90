"""Changing one cadence of a client's rules: each change makes a draft, which a manager publishes (mission J2)."""

from dataclasses import dataclass

from django.db.models import Count

from followups.cadence_files import cadences_in, within
from followups.engine.policy import Policy
from followups.engine.policy_file import PolicyError
from followups.models import Enrollment, PolicyVersion
from followups.policies import change_draft, draft_policy, read_document, read_version
from leads.refusals import Conflict, Refused
from tenants.models import Tenant, User

MOST_COUNTED = 20_000  # running enrollments that are counted
MOST_VERSIONS = 50  # looked back through


@dataclass(frozen=True, slots=True)
class CadenceRow:
    """One line of the list: `document` as a file has it, `since` the number of the first version that had it so."""

    key: str
    name: str
    enabled: bool
    document: dict
    since: int | None
    leads: int


@dataclass(frozen=True, slots=True)
class CadenceList:
    rows: list[CadenceRow]
    counted_all: bool  # False: there are more leads than were counted


def list_cadences(tenant: Tenant, version: PolicyVersion) -> CadenceList:
    """The cadences of a version with what is known of each. Three queries."""
    policy = read_version(tenant, version)
    running = Enrollment.objects.filter(tenant=tenant, ended_at=None).exclude(cadence="")
    some = running.values("pk")[:MOST_COUNTED]
    counts = dict(Enrollment.objects.filter(pk__in=some).order_by().values_list("cadence").annotate(Count("pk")))
    earlier = PolicyVersion.objects.filter(
        tenant=tenant, state=PolicyVersion.State.PUBLISHED, number__lt=version.number
    ).order_by("-number")[:MOST_VERSIONS]
    history = _readable(tenant, [version, *earlier])
    rows = [
        CadenceRow(
            key=document["key"],
            name=document["name"],
            enabled=document.get("enabled", True),
            document=document,
            since=_unchanged_since(document, history),
            leads=counts.get(document["key"], 0),
        )
        for document in cadences_in(policy)
    ]
    return CadenceList(rows, sum(counts.values()) < MOST_COUNTED)


def change_cadence(tenant: Tenant, version: PolicyVersion, key: str, cadence: dict, *, user: User) -> PolicyVersion:
    """Put another text in the place of a cadence: into this draft, or into a new one made from a published version.

    Raises PolicyError, whose places begin in the cadence, and Refused where its key is another: who is on it is known by it.
    """
    if isinstance(cadence, dict) and cadence.get("key", key) != key:
        raise Refused({"": f"The key stays “{key}”: leads that are on it are known by it. Copy it to begin another."})
    cadences = cadences_in(read_version(tenant, version))
    place = [each["key"] for each in cadences].index(key)
    cadences[place] = {**cadence, "key": key} if isinstance(cadence, dict) else cadence
    return _store(tenant, version, cadences, place, user)


def add_cadence(tenant: Tenant, version: PolicyVersion, cadence: dict, *, user: User) -> PolicyVersion:
    """Add one more, disabled, as change_cadence() does. Raises Conflict where the key exists: nothing is overwritten."""
    cadences = cadences_in(read_version(tenant, version))
    if cadence["key"] in [each["key"] for each in cadences]:
        raise Conflict({"key": f"{tenant} has a cadence “{cadence['key']}” already. Choose another key."})
    return _store(tenant, version, [*cadences, {**cadence, "enabled": False}], len(cadences), user)


def set_enabled(tenant: Tenant, version: PolicyVersion, key: str, *, enabled: bool, user: User) -> PolicyVersion:
    """Let a cadence start again, or for nobody any more; whoever is on it goes on. Raises as change_cadence()."""
    cadence = next(each for each in cadences_in(read_version(tenant, version)) if each["key"] == key)
    return change_cadence(tenant, version, key, {**cadence, "enabled": enabled}, user=user)


def holding_version(tenant: Tenant) -> PolicyVersion | None:
    """The version that holds now, None where the tenant has published nothing."""
    published = PolicyVersion.objects.filter(tenant=tenant, state=PolicyVersion.State.PUBLISHED)
    return published.order_by("-number").first()


def is_editable(version: PolicyVersion, holds: PolicyVersion | None) -> bool:
    """A draft, or the version that holds: what is made from an earlier one would undo the later ones."""
    return version.state == PolicyVersion.State.DRAFT or version == holds


def _store(tenant: Tenant, version: PolicyVersion, cadences: list, place: int, user: User) -> PolicyVersion:
    if not is_editable(version, holding_version(tenant)):
        raise Refused({"": "This is an earlier version. Change the cadence in the one that holds now."})
    document = {**version.document, "cadences": cadences}
    try:
        read_document(tenant, document)
    except PolicyError as error:
        raise PolicyError(within(error, f"cadences[{place}]")) from None
    if version.state == PolicyVersion.State.DRAFT:
        change_draft(tenant, version, document)
        return version
    return draft_policy(tenant, document, user=user)


def _readable(tenant: Tenant, versions: list[PolicyVersion]) -> list[tuple[int, Policy]]:
    found = []
    for version in versions:
        try:
            found.append((version.number, read_version(tenant, version)))
        except PolicyError:
            break
    return found


def _unchanged_since(document: dict, history: list[tuple[int, Policy]]) -> int | None:
    """The earliest version of an unbroken row, back from the newest, in which the cadence reads the same."""
    since = None
    for number, policy in history:
        if document not in cadences_in(policy):
            break
        since = number
    return since
