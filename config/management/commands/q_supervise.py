"""manage.py q_supervise: the worker, restarted when it stops finishing jobs."""

import signal
import sys
import tempfile
import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, InterfaceError, close_old_connections
from django_q.tasks import async_task

from config import children, heartbeat

ASK_AFTER = 30.0  # seconds without a finished job before one is enqueued to see whether it finishes


class Command(BaseCommand):
    help = "Run the job cluster; kill and restart all of it when no job has finished for a while."

    def add_arguments(self, parser: CommandParser) -> None:
        longest = settings.Q_CLUSTER["timeout"]
        parser.add_argument(
            "--stale",
            type=float,
            default=longest + 60,
            help=f"seconds without a finished job after which the cluster hangs; above the longest job's {longest}",
        )
        parser.add_argument("--grace", type=float, default=longest + 10, help="seconds that running jobs have to end")

    def handle(self, *, stale: float, grace: float, **options: object) -> None:
        self.stops: list[int] = []
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda number, _: self.stops.append(number))
        with tempfile.TemporaryDirectory(prefix="heartbeat-") as folder:
            self.beat = Path(folder) / "beat"
            cluster = children.Child(
                "the job cluster",
                [sys.executable, str(settings.BASE_DIR / "manage.py"), "qcluster"],
                {heartbeat.VARIABLE: str(self.beat)},
            )
            while not self.stops:
                self._watch(cluster, stale)
            if cluster.process:
                children.end_all([cluster.process], grace=grace, impatient=lambda: len(self.stops) > 1)

    def _watch(self, cluster: children.Child, stale: float) -> None:
        """Tend one cluster until it ends, hangs or we are to stop."""
        cluster.tend(time.monotonic(), self.stderr.write)
        if cluster.process is None:
            time.sleep(0.2)
            return
        self.beat.touch()
        last, asked_at = self.beat.stat().st_mtime_ns, time.monotonic()
        seen_at = asked_at
        while not self.stops and cluster.process.poll() is None:
            time.sleep(0.2)
            now = time.monotonic()
            if (current := self.beat.stat().st_mtime_ns) != last:
                last, seen_at, asked_at = current, now, now
            elif now - seen_at > stale:
                self.stderr.write(
                    f"No job has finished for {stale:.0f} s: killing the job cluster and starting another"
                )
                children.end_all([cluster.process], grace=0)
            elif now - asked_at > min(ASK_AFTER, stale / 3):
                asked_at = float("inf")  # one is enough until it has finished
                if not self._ask():
                    seen_at = asked_at = (
                        now  # without a database nobody can finish jobs; that is not the cluster's fault
                    )

    def _ask(self) -> bool:
        """Enqueue the job that does nothing; False while the database does not take it."""
        close_old_connections()
        try:
            async_task("config.heartbeat.beat")
        except (DatabaseError, InterfaceError) as error:
            self.stderr.write(f"The job queue cannot be reached: {error}")
            return False
        return True
