"""By which rules each lead is decided: the latest version, and of the one it was begun with what stays (mission E1, J2)."""

from collections.abc import Iterable
from uuid import UUID

from followups.engine.facts import Facts
from followups.engine.policy import Policy
from followups.engine.policy_file import PolicyError
from followups.engine.versions import pinned
from followups.models import PolicyVersion
from followups.policies import CurrentPolicy, current_policy, read_version, shipped_policy
from tenants.models import Tenant


class Rules:
    """The rules of a batch of leads: `policy` is the latest version, `of()` what holds for one lead."""

    def __init__(self, tenant: Tenant, current: CurrentPolicy) -> None:
        self.tenant, self.policy, self.version_id = tenant, current.policy, current.version_id
        self._begun: dict[str, Policy | PolicyError] = {_text(current.version_id): current.policy}
        self._pinned: dict[tuple[str, str], Policy] = {}

    def load(self, facts: Iterable[Facts]) -> "Rules":
        """Read the versions that these leads were begun with, as far as they are not known: one query, or none."""
        wanted = {each.enrollment.begun_with for each in facts if each.enrollment is not None} - self._begun.keys()
        if "" in wanted:  # begun before anything was published: as shipped
            wanted.discard("")
            self._begun[""] = shipped_policy(self.tenant)
        if wanted:
            for version in PolicyVersion.objects.filter(pk__in=wanted):
                try:
                    self._begun[str(version.pk)] = read_version(self.tenant, version)
                except PolicyError as error:  # of these leads alone: of() raises it
                    self._begun[str(version.pk)] = error
        return self

    def of(self, facts: Facts) -> Policy:
        """The rules that hold for a lead whose facts were loaded. Raises PolicyError where its version is not readable."""
        running = facts.enrollment
        if running is None or running.begun_with == _text(self.version_id):
            return self.policy
        place = (running.begun_with, running.cadence)
        if place not in self._pinned:
            begun = self._begun[running.begun_with]
            if isinstance(begun, PolicyError):
                raise begun
            self._pinned[place] = pinned(self.policy, begun, running.cadence)
        return self._pinned[place]


def rules_of(tenant: Tenant, facts: Iterable[Facts]) -> Rules:
    """The rules for these leads, read as they hold now. Two queries at most. Raises PolicyError as current_policy()."""
    return Rules(tenant, current_policy(tenant)).load(facts)


def _text(version_id: UUID | None) -> str:
    return str(version_id) if version_id else ""
