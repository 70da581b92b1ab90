"""What a tenant has switched on to go out by itself, and what stops it: laid upon its rules as plain values (mission D5).

    nothing decided   no row: the rules' `autonomy` holds by itself, as in a described scenario
    decided           any row: within `autonomy`, only what has a row that is on
    stopped           a switch of the client or its agency is on: nothing goes out by itself

Read with the version of the rules, in one query, and asked again when a message is sent.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from followups.engine.policy import Policy
from followups.engine.review import FIRST_REPLY
from followups.experiments.assigning import RunningExperiment
from followups.models import AutonomyRule, Experiment, PolicyVersion
from tenants.models import StopLevel, Tenant

__all__ = ["FIRST_REPLY", "Autonomous", "autonomy_of"]

NOTHING: frozenset[tuple[str, str]] = frozenset()
MOST_KEPT = 500
DRAWN_BY = ("id", "share", "started_at", "ends_at")


@dataclass(frozen=True, slots=True)
class Autonomous:
    """Which version of the rules holds (None: as shipped), what is switched on (None: nothing is decided), and the
    stricter stop that is on; the experiment that runs."""

    version_id: UUID | None = None
    switched_on: frozenset[tuple[str, str]] | None = None
    stopped: StopLevel | None = None
    experiment: RunningExperiment | None = None

    def on(self, policy: Policy) -> Policy:
        """The tenant's rules with what is switched on; the same object for the same values, as far as a version is known."""
        automatic = NOTHING if self.stopped else self.switched_on
        if automatic is None:
            return policy
        place = (self.version_id, automatic)
        known = _KEPT.get(place)
        if known is None or known[0] is not policy:
            if len(_KEPT) >= MOST_KEPT:
                _KEPT.clear()
            known = _KEPT[place] = (policy, replace(policy, automatic=automatic))
        return known[1]


_KEPT: dict[tuple[UUID | None, frozenset[tuple[str, str]]], tuple[Policy, Policy]] = {}


def autonomy_of(tenant: Tenant) -> Autonomous:
    """What holds for the tenant now, whatever its object says. One query; inside the tenant's scope."""
    rules = AutonomyRule.objects.filter(tenant=OuterRef("pk"))
    versions = PolicyVersion.objects.filter(tenant=OuterRef("pk"), state=PolicyVersion.State.PUBLISHED)
    runs = Experiment.objects.filter(tenant=OuterRef("pk"), ended_at=None)
    row = (
        Tenant.objects.filter(pk=tenant.pk)
        .annotate(
            rules=ArraySubquery(rules.values(rule=JSONObject(reason="reason", template="template", on="is_on"))),
            version=Subquery(versions.order_by("-number").values("pk")[:1]),
            experiment=Subquery(runs.values(said=JSONObject(**{name: name for name in DRAWN_BY}))[:1]),
        )
        .values_list("sending_stopped", "agency__sending_stopped", "version", "rules", "experiment")
        .get()
    )
    *stops, version_id, found, experiment = row
    levels = [StopLevel(level) for level in stops if level]
    switched = frozenset((each["reason"], each["template"]) for each in found if each["on"]) if found else None
    return Autonomous(version_id, switched, max(levels, key=list(StopLevel).index, default=None), _running(experiment))


def _running(found: dict | None) -> RunningExperiment | None:
    if found is None:
        return None
    start, end = (found[name] and datetime.fromisoformat(found[name]) for name in ("started_at", "ends_at"))
    return RunningExperiment(UUID(found["id"]), found["share"], start, end)
