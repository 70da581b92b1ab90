"""The end of an experiment: all of its leads are followed up by the product again (mission M4)."""

from datetime import datetime

from followups.models import Experiment
from leads.models import Lead
from leads.reasons import stated
from leads.refusals import Conflict
from leads.waking import wake
from tenants.models import Tenant, User


def end_experiment(
    tenant: Tenant,
    experiment: Experiment,
    *,
    how: str,
    because: str = "",
    now: datetime,
    user: User | None = None,
    through: str = "",
) -> None:
    """End it, give its leads back and have those of the manual group decided again. Inside the scope.

    Raises Conflict where it is over already, and Refused where a person gives no reason.
    """
    by_hand = how == Experiment.EndedBy.HAND
    because = stated(because) if by_hand else Experiment.EndedBy(how).label + "."
    over = {
        "ended_at": now,
        "ended_how": how,
        "ended_because": because,
        "ended_by": user,
        "ended_through": through[:80],
    }
    if not Experiment.objects.filter(pk=experiment.pk, ended_at=None).update(**over):
        raise Conflict({"": "This experiment is over already."})
    for name, value in over.items():
        setattr(experiment, name, value)
    # Locked in one order, as everybody does who writes many leads.
    mine = Lead.objects.exclude(arm="").order_by("pk").select_for_update(of=("self",))
    found = list(mine.values_list("pk", "arm"))
    Lead.objects.filter(pk__in=[pk for pk, _ in found]).update(arm="", updated_at=now)
    wake(tenant, [pk for pk, arm in found if arm == Lead.Arm.MANUAL], now)
