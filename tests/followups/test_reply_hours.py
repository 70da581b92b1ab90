from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from config.schedules import TICKS
from followups import jobs
from followups.fact_finding import find_facts
from followups.models import ReplyPattern
from followups.reply_hours import REMEMBERED, reply_hours, work_out_reply_hours
from leads.models import Event, Lead
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, note

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def wrote(cast, lead, when, kind="email_in", direction="in"):
    with tenant_scope(cast.acme.pk):
        Event.objects.create(tenant=cast.acme, lead=lead, kind=kind, at=when, recorded_at=when, direction=direction)


def on_clock(zone, text):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def test_replies_are_counted_by_the_hour_of_each_leads_own_day(cast):
    tokyo = capture(cast.acme, email="mei@buyer.example", time_zone="Asia/Tokyo")
    nepal = capture(cast.acme, email="asha@buyer.example", time_zone="Asia/Kathmandu")  # 5:45 ahead
    berlin = capture(cast.acme, email="ada@buyer.example", phone="+4930123456")
    unknown = capture(cast.acme, email="no@buyer.example")
    wrote(cast, tokyo, on_clock("Asia/Tokyo", "2026-11-20 14:59"))
    wrote(cast, nepal, on_clock("Asia/Kathmandu", "2026-11-20 15:00"), kind="sms_in")
    wrote(cast, nepal, on_clock("Asia/Kathmandu", "2026-07-20 14:59"), kind="whatsapp_in")
    wrote(cast, berlin, on_clock("Europe/Berlin", "2026-11-20 09:10"))
    wrote(cast, unknown, on_clock(cast.acme.time_zone, "2026-11-20 09:40"))
    hours = work_out_reply_hours(cast.acme, MONDAY)
    assert {hour: count for hour, count in enumerate(hours) if count} == {9: 2, 14: 2, 15: 1}


def test_only_what_people_wrote_in_the_last_half_year_counts(cast):
    lead = capture(cast.acme)
    for kind in ("open", "click", "visit", "out_of_office", "auto_reply", "captured", "call"):
        wrote(cast, lead, MONDAY - DAY, kind=kind)
    wrote(cast, lead, MONDAY - DAY, kind="email_out", direction="out")
    wrote(cast, lead, MONDAY - REMEMBERED)
    wrote(cast, lead, MONDAY + DAY)
    assert work_out_reply_hours(cast.acme, MONDAY) == [0] * 24
    wrote(cast, lead, MONDAY - REMEMBERED + timedelta(minutes=1))
    assert sum(work_out_reply_hours(cast.acme, MONDAY)) == 1


def test_a_new_count_replaces_the_old_and_is_each_tenants_own(cast):
    lead = capture(cast.acme)
    note(cast.acme, lead, MONDAY, kind="email", text="Yes, please.")
    assert [sum(work_out_reply_hours(cast.acme, MONDAY + n * DAY)) for n in range(2)] == [1, 1]
    assert sum(work_out_reply_hours(cast.rival, MONDAY)) == 0
    with tenant_scope(cast.acme.pk):
        (row,) = ReplyPattern.objects.all()
        assert (row.worked_out_at, reply_hours(cast.acme)) == (MONDAY + DAY, tuple(row.hours))
    with tenant_scope(cast.bolt.pk):
        assert reply_hours(cast.bolt) == ()


def test_it_takes_one_statement_to_count_however_many_replies_there_are(cast, django_assert_num_queries):
    lead = capture(cast.acme)
    work_out_reply_hours(cast.acme, MONDAY)
    for number in range(20):
        wrote(cast, lead, MONDAY - number * DAY)
    # Opening and closing the scope, the count, and reading and writing the row between savepoints.
    with django_assert_num_queries(9):
        assert sum(work_out_reply_hours(cast.acme, MONDAY)) == 20


def test_every_lead_of_a_batch_is_decided_by_the_same_hours(cast):
    lead = capture(cast.acme)
    wrote(cast, lead, MONDAY - DAY)
    hours = work_out_reply_hours(cast.acme, MONDAY)
    with tenant_scope(cast.acme.pk):
        (facts,) = find_facts(cast.acme, [Lead.objects.get()], MONDAY).values()
    assert facts.reply_hours == tuple(hours)


def test_the_clock_of_a_lead_and_where_it_is_known_from_are_facts(cast):
    lead = capture(cast.acme, phone="+81312345678")
    with tenant_scope(cast.acme.pk):
        (facts,) = find_facts(cast.acme, [Lead.objects.get(pk=lead.pk)], MONDAY).values()
    assert (facts.lead.time_zone, facts.lead.zone_from) == ("Asia/Tokyo", "phone")


def test_it_is_learned_anew_each_day(cast, monkeypatch):
    rung = []
    monkeypatch.setattr(jobs, "enqueue", lambda job, tenant_id: rung.append((job, tenant_id)))
    (job,) = [tick.job for tick in TICKS if tick.name == "reply hours"]
    assert job == "followups.jobs.reply_hours"
    jobs.reply_hours()
    assert {tenant_id for _, tenant_id in rung} == {cast.acme.pk, cast.bolt.pk, cast.rival.pk}
    (name,) = {job for job, _ in rung}
    assert name == jobs.REPLY_HOURS_JOB
    jobs.reply_hours_of(str(cast.acme.pk))
    with tenant_scope(cast.acme.pk):
        assert ReplyPattern.objects.count() == 1
