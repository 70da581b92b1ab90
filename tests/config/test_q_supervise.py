"""The worker under its supervisor: real processes on the test database."""

import signal
import subprocess
import sys
import time

import psutil
import pytest
from django_q.models import OrmQ
from django_q.tasks import async_task

from tests.processes import environment, manage

pytestmark = [pytest.mark.live, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def supervisor(tmp_path):
    log = tmp_path / "log"
    command = manage("q_supervise", "--stale=8", "--grace=5")
    with log.open("w") as out:
        process = subprocess.Popen(command, env=environment(), cwd="/", stdout=out, stderr=out)
    process.log = log
    yield process
    if process.poll() is None:
        process.terminate()
        process.wait(20)


def wait_for(condition, process, seconds=60):
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, process.log.read_text()
        time.sleep(0.1)
    return found


def cluster(supervisor) -> list[psutil.Process]:
    return psutil.Process(supervisor.pid).children(recursive=True)


def is_over(process: psutil.Process) -> bool:
    try:
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def works(supervisor) -> bool:
    """Whether a job that is enqueued now gets done."""
    OrmQ.objects.all().delete()
    async_task("config.heartbeat.beat")
    wait_for(lambda: OrmQ.objects.count() == 0, supervisor)
    return True


def test_it_replaces_a_cluster_that_lives_but_finishes_nothing_and_ends_with_all_of_it(supervisor):
    assert works(supervisor)
    hung = cluster(supervisor)
    for process in hung:
        process.suspend()
    said = "No job has finished for 8 s: killing the job cluster and starting another"
    wait_for(lambda: said in supervisor.log.read_text().splitlines(), supervisor)
    wait_for(lambda: all(is_over(process) for process in hung), supervisor)
    assert works(supervisor)

    last = cluster(supervisor)
    supervisor.send_signal(signal.SIGTERM)
    assert supervisor.wait(20) == 0
    assert [process for process in last if not is_over(process)] == []


def test_its_cluster_ends_when_the_supervisor_is_killed(supervisor):
    assert works(supervisor)
    orphans = cluster(supervisor)
    supervisor.kill()
    supervisor.wait()
    if sys.platform != "linux":
        pytest.skip("only Linux tells a process that its parent died")
    wait_for(lambda: all(is_over(process) for process in orphans), supervisor, seconds=20)
