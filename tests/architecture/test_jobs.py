"""Jobs are named by dotted strings that nothing checks until a worker fails on them: here every one is resolved."""

import ast
import inspect
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management.sql import emit_post_migrate_signal
from django.utils.module_loading import import_string
from django_q.models import Schedule

from config.schedules import TICKS, Tick, sync_schedules

ROOT = Path(__file__).resolve().parents[2]
APPS = ("config", "followups", "leads", "metrics", "suppression", "tenants")
RINGS = {"async_task", "enqueue", "schedule"}


def _written() -> list[tuple[str, str]]:
    """(where, job) of each job that the code names: a constant called …_JOB, or the first argument of what rings."""
    found = []
    for path in sorted(path for app in APPS for path in (ROOT / app).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            named = isinstance(node, ast.Assign) and any(
                isinstance(target, ast.Name) and target.id.endswith("_JOB") for target in node.targets
            )
            rung = isinstance(node, ast.Call) and node.args and getattr(node.func, "id", "") in RINGS
            value = node.value if named else node.args[0] if rung else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                found.append((f"{path.relative_to(ROOT)}:{node.lineno}", value.value))
    return found


WRITTEN = _written()
IN_SETTINGS = [(name, getattr(settings, name)) for name in dir(settings) if name.endswith("_JOB")]
SCHEDULED = [(tick.name, tick.job) for tick in TICKS]


def test_the_jobs_are_found():
    assert {job for _, job in WRITTEN} >= {
        "config.heartbeat.beat", "followups.jobs.draft", "followups.jobs.look", "followups.jobs.send",
        "followups.jobs.suppressed",
    }  # fmt: skip
    assert dict(IN_SETTINGS).keys() >= {"WAKE_JOB", "COLLEAGUES_JOB", "SUPPRESSED_JOB"}
    assert SCHEDULED != []


@pytest.mark.parametrize(("where", "job"), [*WRITTEN, *IN_SETTINGS, *SCHEDULED])
def test_a_job_is_there_under_its_name(where, job):
    assert inspect.isfunction(import_string(job))


@pytest.mark.parametrize(("name", "job"), SCHEDULED)
def test_what_is_scheduled_needs_no_arguments(name, job):
    inspect.signature(import_string(job)).bind()


def test_the_broker_of_the_queue_is_there():
    assert inspect.isclass(import_string(settings.Q_CLUSTER["broker_class"]))


def rows() -> list[tuple]:
    return list(Schedule.objects.order_by("name").values_list("name", "func", "schedule_type", "minutes", "repeats"))


WANTED = sorted((tick.name, tick.job, Schedule.MINUTES, tick.minutes, -1) for tick in TICKS)


@pytest.mark.django_db
def test_a_migration_leaves_one_row_for_each_tick():
    Schedule.objects.all().delete()
    for _ in range(2):
        emit_post_migrate_signal(verbosity=0, interactive=False, db="default")  # as the command migrate does at its end
        assert rows() == WANTED


@pytest.mark.django_db
def test_the_table_is_made_equal_to_the_list_whatever_was_in_it():
    Schedule.objects.all().delete()
    for tick in (*TICKS, *TICKS):
        Schedule.objects.create(name=tick.name, func="gone.away", schedule_type=Schedule.DAILY)
    Schedule.objects.create(name="of an older version", func="gone.away", schedule_type=Schedule.DAILY)
    sync_schedules()
    assert rows() == WANTED
    ids = list(Schedule.objects.order_by("name").values_list("pk", "next_run"))
    sync_schedules()  # what is right stays as it is: its next run is not put off by each deployment
    assert list(Schedule.objects.order_by("name").values_list("pk", "next_run")) == ids
    sync_schedules((Tick("other", "followups.jobs.tick", 5),))
    assert rows() == [("other", "followups.jobs.tick", Schedule.MINUTES, 5, -1)]
