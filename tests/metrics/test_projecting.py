"""The cases follow the journal, whatever the order and however often: what runs each five minutes equals a rebuild."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followups.completing import complete
from followups.models import FollowUp
from leads.commitments import keep_promise
from leads.erasing import empty_lead
from leads.models import Event, Lead, Promise
from leads.refusals import Refused
from leads.stages import TRANSITIONS, move_stage
from leads.stopping import reassign, stop
from metrics.definitions import METRICS
from metrics.figures import figures
from metrics.models import Case, DayCount, MonthCount, Projection
from metrics.periods import last_days
from metrics.projecting import count_new
from metrics.rebuilding import rebuild
from tenants.scope import tenant_scope
from tests.cast import make_tenant
from tests.settling import settle
from tests.story import MONDAY, capture, look, note

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = timedelta(hours=1)


def counted(tenant):
    """Everything that is counted: the cases and the counts of days that are not nothing."""
    with tenant_scope(tenant.pk):
        cases = [repr(row) for row in Case.objects.order_by("id").values()]
        days = {
            tuple(row)
            for row in DayCount.objects.values_list("kind", "outcome", "split", "value", "day", "cases", "amount")
            if row[-2:] != (0, 0)
        }
        months = {
            tuple(row)
            for row in MonthCount.objects.values_list("kind", "outcome", "split", "value", "month", "cases", "amount")
            if row[-2:] != (0, 0)
        }
    assert months == added_up(days)
    return cases, days


def added_up(days):
    """The counts of months that those of days come to."""
    sums = {}
    for *what, day, cases, amount in days:
        old = sums.get((*what, day.replace(day=1)), (0, 0))
        sums[*what, day.replace(day=1)] = old[0] + cases, old[1] + amount
    return {(*key, *found) for key, found in sums.items() if found != (0, 0)}


def run(tenant, now=MONDAY, **more):
    settle()
    return sum(count_new(tenant, now, **more))


def act(cast, tenant, which, pick, now):
    """One thing that happens in the product, to one of the leads there are."""
    with tenant_scope(tenant.pk):
        leads = list(Lead.objects.order_by("id"))
    if which == "capture" or not leads:
        return capture(tenant, now, email=f"p{len(leads)}@buyer.example", source=("form", "fair")[pick % 2])
    lead = leads[pick % len(leads)]
    erased = lead.stop_code == "erased"
    if which in ("email_in", "email_out", "meeting") and not erased:
        return note(tenant, lead, now - pick * HOUR, kind=which, text="We spoke about it.")
    if which == "promise" and not erased:
        return note(tenant, lead, now, kind="call", promises=[{"by": "us", "text": "Send it", "due": now + 30 * HOUR}])
    if which == "look":
        return look(tenant, now)
    with tenant_scope(tenant.pk):
        if which == "stage":
            to = TRANSITIONS[lead.stage][pick % len(TRANSITIONS[lead.stage])]
            return move_stage(tenant, lead, to, because="as agreed", now=now)
        if which == "keep" and (row := Promise.objects.filter(lead=lead, state="open").first()):
            return keep_promise(tenant, row, now=now)
        if which == "done" and (row := FollowUp.objects.open().filter(lead=lead).first()):
            return complete(tenant, row, because="done by phone", now=now)
        if which == "stop" and not erased:
            return stop(tenant, lead, "opt_out", say="they asked for it", now=now)
        if which == "give":
            return reassign(tenant, lead, (cast.olga, cast.rita)[pick % 2], now=now) if tenant == cast.acme else None
        if which == "erase" and not erased:
            return empty_lead(tenant, lead, because="They asked for it.", user=None, now=now)
    return None


ACTS = st.sampled_from(
    ("capture", "email_in", "email_out", "meeting", "promise", "look", "stage", "keep", "done", "stop", "give", "erase", "count",
     "count in ones")
)  # fmt: skip
number = iter(range(1, 10_000))


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.lists(st.tuples(ACTS, st.integers(0, 40)), min_size=5, max_size=25))
def test_counting_in_any_order_and_any_number_of_times_equals_a_rebuild(cast, steps):
    tenant = make_tenant(cast.northwind, f"any{next(number)}", cast.olga, time_zone="America/New_York")
    for hours, (which, pick) in enumerate(steps):
        now = MONDAY + 9 * hours * HOUR
        if which.startswith("count"):
            run(tenant, now, **({"chunk": 1} if which == "count in ones" else {}))
            continue
        try:
            act(cast, tenant, which, pick, now)
        except Refused:
            continue  # the product says no to some of it; that is the story too
    run(tenant)
    followed = counted(tenant)
    assert run(tenant) == 0
    assert counted(tenant) == followed
    rebuild(tenant, MONDAY)
    assert counted(tenant) == followed
    assert run(tenant) == 0


def test_a_transaction_that_ends_late_is_counted_when_it_has_ended(cast):
    lead = capture(cast.acme)
    run(cast.acme)
    late = []

    def slow():
        try:
            with tenant_scope(cast.acme.pk):
                Event.objects.create(
                    tenant=cast.acme, lead=lead, kind="email_out", at=MONDAY, recorded_at=MONDAY, direction="out"
                )
                other = Thread(target=beside)
                other.start()
                other.join()
        finally:
            connection.close()

    def beside():
        try:
            capture(cast.acme, email="ben@buyer.example")
            late.append(sum(count_new(cast.acme, MONDAY)))  # what is beside it waits with it
        finally:
            connection.close()

    thread = Thread(target=slow)
    thread.start()
    thread.join()
    assert late == [0]
    assert run(cast.acme) == 2
    followed = counted(cast.acme)
    rebuild(cast.acme, MONDAY)
    assert counted(cast.acme) == followed


def test_a_run_that_is_left_half_way_is_gone_on_with(cast):
    for n in range(3):
        capture(cast.acme, email=f"p{n}@buyer.example")
    settle()
    first = count_new(cast.acme, MONDAY, chunk=1)
    assert next(first) == 1
    first.close()
    with tenant_scope(cast.acme.pk):
        assert Projection.objects.get().counted_at is None
    assert run(cast.acme) == 2
    with tenant_scope(cast.acme.pk):
        assert Projection.objects.get().counted_at == MONDAY
        found = figures(cast.acme, [METRICS["leads_captured"]], last_days(cast.acme, MONDAY), MONDAY)
    assert found["leads_captured"].value == 3


def test_another_time_zone_has_everything_counted_anew(cast):
    capture(cast.acme, MONDAY.replace(hour=23))
    run(cast.acme)
    cast.acme.time_zone = "Asia/Tokyo"
    cast.acme.save()
    assert run(cast.acme) == 1
    with tenant_scope(cast.acme.pk):
        assert Case.objects.get(kind="lead").day == MONDAY.date() + timedelta(days=1)
    followed = counted(cast.acme)
    rebuild(cast.acme, MONDAY)
    assert counted(cast.acme) == followed


def test_what_one_client_has_done_is_in_no_figure_of_another(cast):
    capture(cast.acme)
    capture(cast.rival)
    capture(cast.rival, email="more@buyer.example")
    for tenant in (cast.acme, cast.rival):
        run(tenant)
    for tenant, leads in ((cast.acme, 1), (cast.rival, 2)):
        with tenant_scope(tenant.pk):
            found = figures(tenant, METRICS.values(), last_days(tenant, MONDAY), MONDAY)
            assert found["leads_captured"].value == leads
            assert found["open_leads"].value == leads
            assert {case.tenant_id for case in Case.objects.all()} == {tenant.pk}
        with tenant_scope(tenant.pk):
            other = cast.rival if tenant == cast.acme else cast.acme
            foreign = figures(other, METRICS.values(), last_days(other, MONDAY), MONDAY)
            assert {figure.top for figure in foreign.values()} == {0}
