"""Copying a cadence to another client of the agency: it arrives disabled in a draft, and what it lacks there is listed."""

from dataclasses import dataclass

from followups.cadence_changes import add_cadence, holding_version
from followups.cadence_files import cadences_in
from followups.models import Asset, PolicyVersion, Template
from followups.policies import draft_policy, read_version, shipped_policy
from leads.refusals import Conflict
from tenants.models import Tenant, User

ANY = "any"  # an asset that a step leaves open
ENDS = ("no_response", "nurture", "pause")  # what may follow a cadence that is no other cadence


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that a cadence refers to and that is not there: where in the cadence, what, and what to do about it."""

    place: str
    reason: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason} {self.mend}"


def lacks_of(tenant: Tenant, cadence: dict) -> list[Lack]:
    """What this cadence would lack at a client: approved templates, their language, assets, the cadence that follows.

    Inside the client's scope; three queries.
    """
    approved: dict[str, set[str]] = {}
    for key, language in Template.objects.approved().filter(tenant=tenant).values_list("key", "language"):
        approved.setdefault(key, set()).add(language)
    assets = list(Asset.objects.filter(tenant=tenant, is_active=True).values_list("key", "topics"))
    known = {str(topic).strip().lower() for _, topics in assets for topic in topics} | {key for key, _ in assets}
    found = []
    for place, step in enumerate(cadence["steps"]):
        found += _of_template(tenant, f"steps[{place}].template", step.get("template", ""), approved)
        found += _of_asset(f"steps[{place}].asset", step.get("asset", ""), known)
    following = cadence.get("then", ENDS[0])
    if following not in ENDS and following not in [each["key"] for each in _cadences_of(tenant)]:
        say = f"There is no cadence “{following}” that could follow."
        found.append(Lack("then", say, "Copy that one first, or say nurture, pause or no_response."))
    return found


def copy_cadence(tenant: Tenant, cadence: dict, *, key: str, user: User) -> tuple[PolicyVersion, list[Lack]]:
    """Put the cadence under this key into a draft of the client's rules, disabled; what it lacks there.

    Raises Conflict where the key exists: nothing is overwritten. A cadence that is to follow it and is not there is left
    out, so that the draft can be read; the list says so. Inside the client's scope.
    """
    lacks = lacks_of(tenant, cadence)
    mine = {**cadence, "key": key}
    if any(lack.place == "then" for lack in lacks):
        mine["then"] = ENDS[0]
    version = holding_version(tenant)
    if version is not None:
        return add_cadence(tenant, version, mine, user=user), lacks
    shipped = cadences_in(shipped_policy(tenant))
    if key in [each["key"] for each in shipped]:
        raise Conflict({"key": f"{tenant} has a cadence “{key}” already. Choose another key."})
    return draft_policy(tenant, {"cadences": [*shipped, {**mine, "enabled": False}]}, user=user), lacks


def _cadences_of(tenant: Tenant) -> list[dict]:
    version = holding_version(tenant)
    return cadences_in(read_version(tenant, version) if version else shipped_policy(tenant))


def _of_template(tenant: Tenant, place: str, key: str, approved: dict[str, set[str]]) -> list[Lack]:
    if not key:
        return []
    if key not in approved:
        say = f"{tenant} has no approved template “{key}”."
        return [Lack(place, say, "Write one and have it approved; until then the step waits for its owner.")]
    if tenant.language not in approved[key]:
        say = f"The template “{key}” is approved in {', '.join(sorted(approved[key]))}, not in {tenant.language}."
        return [Lack(place, say, "Have it approved in the client's language.")]
    return []


def _of_asset(place: str, wanted: str, known: set[str]) -> list[Lack]:
    if not wanted or wanted in known or (wanted == ANY and known):
        return []
    say = "The library is empty." if wanted == ANY else f"No asset has the key or the topic “{wanted}”."
    return [Lack(place, say, "Add one to the library; without it the step is passed over.")]
