"""The schedules of the product, as a list in code: the table of django-q2 is made equal to it after each migration.

Only cluster-wide ticks stand here. Times of tenants and leads are rows of ours, which the tick finds.
"""

from dataclasses import dataclass

from django.db import transaction
from django_q.models import Schedule


@dataclass(frozen=True, slots=True)
class Tick:
    name: str
    job: str
    minutes: int


TICKS = (
    Tick("tick", "followups.jobs.tick", 1),
    Tick("digests", "followups.jobs.digests", 15),
    Tick("samples", "followups.jobs.samples", 60),
    Tick("housekeeping", "followups.jobs.housekeeping", 24 * 60),
    Tick("duplicates", "followups.jobs.duplicates", 24 * 60),
    Tick("measures", "metrics.jobs.tick", 5),
    Tick("baselines and pilots", "metrics.audit_jobs.tick", 5),
    Tick("weekly summaries", "metrics.jobs.summaries", 15),
    Tick("reply hours", "followups.jobs.reply_hours", 24 * 60),
)


@transaction.atomic
def sync_schedules(ticks: tuple[Tick, ...] = TICKS) -> None:
    """Make the schedule table equal to the list; one row a name, whatever was there before."""
    Schedule.objects.exclude(name__in=[tick.name for tick in ticks]).delete()
    for tick in ticks:
        wanted = {"func": tick.job, "schedule_type": Schedule.MINUTES, "minutes": tick.minutes, "repeats": -1}
        rows = list(Schedule.objects.select_for_update().filter(name=tick.name))
        if len(rows) == 1 and all(getattr(rows[0], field) == value for field, value in wanted.items()):
            continue
        Schedule.objects.filter(name=tick.name).delete()
        Schedule.objects.create(name=tick.name, **wanted)
