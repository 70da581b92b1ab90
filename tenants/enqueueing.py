"""The one place where work is handed to the background: a swap of the queue is a change of this file."""

from datetime import timedelta
from uuid import UUID

from django_q.brokers import get_broker
from django_q.tasks import async_task


def enqueue(job: str, *ids: UUID | str, delay: timedelta = timedelta()) -> None:
    """Ring for a job by its dotted name; it begins after `delay` at the earliest.

    Inside a transaction it is enqueued with it, or not at all (ORM broker).

    A payload is readable across tenants, so it holds ids and nothing else. A job is a doorbell: what is to be done stands in
    our rows, the minute's tick finds what a lost doorbell left, and every job may run twice.
    """
    broker = get_broker()
    broker.delay = delay  # of config.broker
    async_task(job, *map(str, ids), broker=broker)
