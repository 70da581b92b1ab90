import pytest

from leads.changing import change_lead
from leads.models import Lead
from leads.refusals import CaptureConflict, Refused

pytestmark = pytest.mark.django_db


def test_a_change_is_told_and_may_erase(acme, ada, now):
    event = change_lead(
        acme, ada, {"first_name": " Augusta ", "company": "", "value": None, "role": "Countess"}, now=now
    )
    stored = Lead.objects.get()
    assert (stored.first_name, stored.company, stored.role) == ("Augusta", "", "Countess")
    assert event.text == "Changed: role, first name, company."
    assert event.data["changed"] == {
        "role": ["", "Countess"], "first_name": ["Ada", "Augusta"], "company": ["Analytical", ""],
    }  # fmt: skip
    assert stored.next_look_at == now


def test_the_same_again_is_no_change(acme, ada, now):
    assert change_lead(acme, ada, {"first_name": "Ada", "email": ada.email}, now=now) is None


def test_a_new_address_is_normalised(acme, ada, now):
    change_lead(acme, ada, {"email": "Ada@Lovelace.example", "phone": "+49 30 123456"}, now=now)
    stored = Lead.objects.get()
    assert (stored.email_key, stored.phone) == ("ada@lovelace.example", "+4930123456")


def test_the_address_of_another_lead_is_a_conflict(acme, ada, capture, now):
    other = capture(email="charles@analytical.example", external_id="crm-2").lead
    for changes in ({"email": "CHARLES@analytical.example"}, {"external_id": "crm-2"}):
        with pytest.raises(CaptureConflict) as caught:
            change_lead(acme, ada, changes, now=now)
        assert caught.value.errors == {
            next(iter(changes)): f"This belongs to charles@analytical.example (lead {other.pk})."
        }


def test_a_lead_stays_known_by_something(acme, ada, now):
    with pytest.raises(Refused, match="must be known by"):
        change_lead(acme, ada, {"email": ""}, now=now)


def test_what_has_an_act_of_its_own_is_not_changed_here(acme, ada, now):
    with pytest.raises(Refused) as caught:
        change_lead(acme, ada, {"stage": "won", "owner": "x"}, now=now)
    assert list(caught.value.errors) == ["owner", "stage"]
