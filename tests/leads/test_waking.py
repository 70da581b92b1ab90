from datetime import timedelta
from threading import Event as Flag
from threading import Thread

import pytest
from django.db import connection
from django_q.models import OrmQ

from leads.capturing import capture_lead
from leads.lead_data import LeadData
from leads.models import Lead
from leads.stages import move_stage
from leads.waking import wake
from tenants.scope import tenant_scope

pytestmark = pytest.mark.django_db


def test_open_leads_are_looked_at_now_and_the_bell_rings_once(acme, ada, capture, now):
    other = capture(email="charles@analytical.example").lead
    OrmQ.objects.all().delete()
    later = now + timedelta(days=1)
    assert wake(acme, [ada.pk, other.pk], later) == 2
    assert list(Lead.objects.order_by("id").values_list("next_look_at", flat=True)) == [later, now]
    assert OrmQ.objects.count() == 1


def test_a_closed_lead_sleeps_on(acme, ada, now):
    move_stage(acme, ada, "lost", because="x", now=now)
    Lead.objects.update(next_look_at=None)
    OrmQ.objects.all().delete()
    assert wake(acme, [ada.pk], now) == 0
    assert (Lead.objects.get().next_look_at, OrmQ.objects.count()) == (None, 0)


def test_a_batch_rings_for_itself(acme, ada, now):
    OrmQ.objects.all().delete()
    wake(acme, [ada.pk], now, ring=False)
    assert OrmQ.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_wake_during_a_look_is_not_lost(cast, now):
    """The look holds the row and has read the facts; what comes in now must still be looked at."""
    with tenant_scope(cast.acme.pk):
        lead = capture_lead(cast.acme, LeadData(external_id="1"), source_door="test", raw="", now=now).lead
    begun, done = Flag(), []

    def wake_it():
        try:
            with tenant_scope(cast.acme.pk):
                begun.set()
                done.append(wake(cast.acme, [lead.pk], now))
        finally:
            connection.close()

    with tenant_scope(cast.acme.pk):
        Lead.objects.select_for_update(skip_locked=True).get(pk=lead.pk)
        thread = Thread(target=wake_it)
        thread.start()
        assert begun.wait(10)
        thread.join(0.3)  # it waits for the row
        assert done == []
        Lead.objects.filter(pk=lead.pk).update(next_look_at=now + timedelta(days=7))
    thread.join(10)
    with tenant_scope(cast.acme.pk):
        assert Lead.objects.get().next_look_at == now
