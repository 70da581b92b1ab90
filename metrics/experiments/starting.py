"""Starting an experiment, which fixes its plan (mission M4)."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from followups.models import Experiment
from leads.refusals import Conflict, Refused
from metrics.experiments.planning import USUAL_SHARE, USUAL_WATCH, made_plan
from metrics.periods import today_of
from tenants.models import Tenant, User

LONGEST_NAME, LONGEST_DAYS = 120, 731


def start_experiment(
    tenant: Tenant,
    *,
    name: str,
    primary: str,
    expected: float,
    difference: float,
    secondary: Sequence[str] = (),
    share: int = USUAL_SHARE,
    watch_days: int = USUAL_WATCH,
    last_day: date | None = None,
    now: datetime,
    user: User | None = None,
    through: str = "",
) -> Experiment:
    """Draw the group of every lead that comes in from now on. Inside the scope.

    `share` per cent are followed up by the product; `last_day` is of the client's calendar, and none means until it is ended
    or the planned number has been watched for `watch_days`. Raises Refused with what is wrong in each field, and Conflict
    where an experiment runs.
    """
    wrong: dict[str, str] = {}
    name = name.strip()
    if not name or len(name) > LONGEST_NAME:
        wrong["name"] = f"An experiment needs a name. Give one of at most {LONGEST_NAME} characters."
    today = today_of(tenant, now)
    if last_day is not None and not today < last_day <= today + timedelta(days=LONGEST_DAYS):
        wrong["last_day"] = f"{last_day} does not lie ahead, or too far. Give a day after {today}, within two years."
    try:
        plan = made_plan(
            share=share, primary=primary, secondary=secondary, expected=expected, difference=difference,
            watch_days=watch_days,
        )  # fmt: skip
    except Refused as error:
        raise Refused({**wrong, **error.errors}) from error
    if wrong:
        raise Refused(wrong)
    ends_at = None
    if last_day is not None:
        ends_at = datetime.combine(last_day + timedelta(days=1), time(), ZoneInfo(tenant.time_zone))
    try:
        with transaction.atomic():
            return Experiment.objects.create(
                tenant=tenant, name=name, share=share, plan=plan.stored(), started_at=now, ends_at=ends_at,
                started_by=user, started_through=through[:80],
            )  # fmt: skip
    except IntegrityError as error:
        running = Experiment.objects.filter(ended_at=None).values_list("name", flat=True).first()
        raise Conflict({"": f"“{running}” runs. End it before you start another one."}) from error
