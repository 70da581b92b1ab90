import pytest
from django.test import Client
from django.urls import reverse

from followups.models import Alert
from leads.models import Lead
from leads.signalling import record_signal
from tenants.models import User
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, look

pytestmark = pytest.mark.django_db


@pytest.fixture
def alert(ready):
    """Anna, who is Rita's, has looked at the prices."""
    lead = capture(ready.acme, owner="rita@people.example")
    with tenant_scope(ready.acme.pk):
        record_signal(ready.acme, Lead.objects.get(pk=lead.pk), {"kind": "visit", "text": "Prices"}, now=MONDAY)
    look(ready.acme)
    with tenant_scope(ready.acme.pk):
        return Alert.objects.get()


def today(client):
    return [alert.pk for alert, _ in client.get("/").context["alerts"]]


def test_an_unread_alert_is_at_the_top_of_today_until_it_is_taken_note_of(rita, olga, alert, ready):
    assert (today(rita), today(olga)) == ([alert.pk], [])
    assert (
        alert.text.replace("“", "").split(",")[0] in rita.get(reverse("tenant_today", args=["acme"])).content.decode()
    )
    response = rita.post(reverse("alert_read", args=["acme", alert.pk]), {"next": "/"})
    assert (response.status_code, response["Location"]) == (303, "/")
    assert today(rita) == []
    with tenant_scope(ready.acme.pk):
        assert Alert.objects.get().read_at == MONDAY


def test_what_could_not_be_told_is_said_with_its_reason(rita, alert, ready):
    with tenant_scope(ready.acme.pk):
        Alert.objects.update(error="The webhook answered 500")
    assert "It could not be told everywhere yet: The webhook answered 500" in rita.get("/").content.decode()


def test_a_person_switches_the_morning_mail_off_and_on(rita, ready):
    assert "checked" in rita.get(reverse("my_settings")).content.decode()
    given = {"name": "Rita", "time_zone": "Europe/Lisbon"}
    assert rita.post(reverse("my_settings_save"), given).status_code == 303
    now = User.objects.get(pk=ready.rita.pk)
    assert (now.daily_digest, now.time_zone) == (False, "Europe/Lisbon")
    rita.post(reverse("my_settings_save"), {**given, "daily_digest": "on"})
    assert User.objects.get(pk=ready.rita.pk).daily_digest is True


def test_a_zone_that_does_not_exist_is_refused_beside_its_field(rita, ready):
    response = rita.post(reverse("my_settings_save"), {"name": "Rita", "time_zone": "Mars/Olympus"})
    assert response.status_code == 422
    assert "is no IANA time zone" in response.content.decode()
    assert User.objects.get(pk=ready.rita.pk).time_zone == ""


@pytest.mark.parametrize(("name", "method"), [("my_settings", "get"), ("my_settings_save", "post")])
def test_settings_are_one_s_own_and_need_a_sign_in(name, method, ready):
    response = getattr(Client(), method)(reverse(name))
    assert (response.status_code, response["Location"]) == (302, f"/accounts/login/?next={reverse(name)}")


def test_reading_settings_takes_get_and_saving_takes_post(rita):
    assert rita.post(reverse("my_settings")).status_code == 405
    assert rita.get(reverse("my_settings_save")).status_code == 405
