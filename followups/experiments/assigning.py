"""Drawing the group of each new lead at its first look, before anything is decided about it (mission M4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import uuid_utils

from followups.experiments.arms import arm_of
from followups.models import Assignment
from leads.models import Event, Lead
from tenants.batches import defaults_of, insert_many, update_many
from tenants.models import Tenant

SAID = {
    Lead.Arm.ASSISTED: "By lot in the assisted group of an experiment: followed up as ever.",
    Lead.Arm.MANUAL: "By lot in the manual group of an experiment: nothing is planned or sent for it by itself.",
}
ROW, EVENT = defaults_of(Assignment), defaults_of(Event)


@dataclass(frozen=True, slots=True)
class RunningExperiment:
    """What drawing asks for."""

    id: UUID
    share: int
    started_at: datetime
    ends_at: datetime | None

    def takes(self, lead: Lead, now: datetime) -> bool:
        """Whether it is a new lead that has not been drawn: one that came in after the start and is open."""
        is_over = self.ends_at is not None and self.ends_at <= now
        return not is_over and not lead.arm and lead.captured_at >= self.started_at and lead.is_open


def assign_new(tenant: Tenant, leads: Iterable[Lead], running: RunningExperiment | None, now: datetime) -> None:
    """Draw for those of a batch who are new and write it down; the leads in memory have it too. Inside the scope.

    Three statements, none where no experiment runs or nobody is new.
    """
    new = [lead for lead in leads if running is not None and running.takes(lead, now)]
    if running is None or not new:
        return
    for lead in new:
        lead.arm = arm_of(running.id, lead.pk, running.share)
    ours = {"tenant_id": tenant.pk}
    insert_many(
        Assignment,
        [{"id": _new_id(), "lead_id": lead.pk, "arm": lead.arm} for lead in new],
        same={**ROW, **ours, "experiment_id": running.id, "at": now},
        ignore_conflicts=True,
    )
    said = {"kind": Event.Kind.GROUPED, "at": now, "recorded_at": now}
    insert_many(
        Event,
        [
            {
                "id": _new_id(), "lead_id": lead.pk, "text": SAID[Lead.Arm(lead.arm)],
                "data": {"experiment": str(running.id), "arm": lead.arm},
            }
            for lead in new
        ],
        same={**EVENT, **ours, **said, "actor": Event.Actor.SYSTEM},
        deep=True,
    )  # fmt: skip
    update_many(Lead, [{**ours, "id": lead.pk, "arm": lead.arm} for lead in new])


def _new_id() -> str:
    return str(uuid_utils.uuid7())
