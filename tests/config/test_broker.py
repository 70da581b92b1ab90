"""The queue on PostgreSQL: leases, order, and two takers at once."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone
from django_q.conf import Conf
from django_q.models import OrmQ
from django_q.tasks import async_task

from config.broker import SkipLockedBroker

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def broker(monkeypatch):
    monkeypatch.setattr(Conf, "POLL", 0.01)
    return SkipLockedBroker()


def test_it_hands_out_the_oldest_job_once_until_its_lease_ends(broker):
    first, second = broker.enqueue("first"), broker.enqueue("second")
    before = timezone.now()
    assert broker.dequeue() == [(first, "first")]
    lease = OrmQ.objects.get(pk=first).lock - before
    assert timedelta(seconds=Conf.RETRY) <= lease < timedelta(seconds=Conf.RETRY + 10)
    assert broker.dequeue() == [(second, "second")]
    assert broker.dequeue() is None
    OrmQ.objects.filter(pk=first).update(lock=timezone.now() - timedelta(seconds=1))  # the worker died; time passed
    assert broker.dequeue() == [(first, "first")]
    broker.acknowledge(first)
    broker.acknowledge(second)
    assert OrmQ.objects.count() == 0


def test_a_job_that_is_to_wait_is_handed_out_after_its_delay(broker):
    broker.delay = timedelta(seconds=20)
    later = broker.enqueue("later")
    assert broker.dequeue() is None
    OrmQ.objects.filter(pk=later).update(lock=timezone.now() - timedelta(seconds=1))  # time passed
    assert broker.dequeue() == [(later, "later")]


def test_it_leaves_the_jobs_of_other_queues(broker):
    OrmQ.objects.create(key="another", payload="theirs", lock=timezone.now())
    assert broker.dequeue() is None


def test_a_taker_does_not_wait_for_a_job_that_another_is_taking(broker):
    first, second = broker.enqueue("first"), broker.enqueue("second")
    taken, release, holds = [], threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            taken.append(SkipLockedBroker().dequeue())
            holds.set()
            release.wait(10)
        connections.close_all()

    other = threading.Thread(target=hold)
    other.start()
    assert holds.wait(10)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = '2s'")
        assert broker.dequeue() == [(second, "second")]
    finally:
        release.set()
        other.join()
        with connection.cursor() as cursor:
            cursor.execute("RESET statement_timeout")
    assert taken == [[(first, "first")]]


def test_a_job_exists_only_if_the_transaction_that_enqueued_it_commits(broker):
    with transaction.atomic():
        async_task("config.heartbeat.beat")
        assert OrmQ.objects.count() == 1
        transaction.set_rollback(True)
    assert OrmQ.objects.count() == 0
    with transaction.atomic():
        async_task("config.heartbeat.beat")
    assert OrmQ.objects.count() == 1
