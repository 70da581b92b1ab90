import pytest

from followups.looking import look_at_due_leads
from tests.api.conftest import wrong
from tests.api.test_isolation import cadence
from tests.followups.test_pinning import publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rules(cast):
    publish(cast.acme, {"cadences": [cadence("first"), cadence("second")], "start_cadence": "first"})


def put(api, lead, key="second", because="She asked for it.", **headers):
    return api.post(f"leads/{lead}/cadence", {"cadence": key, "because": because}, **headers)


def test_a_program_puts_a_lead_on_a_cadence_and_takes_it_off(api, ada):
    assert api.get(f"leads/{ada}").json()["cadence"] is None
    told = put(api, ada).json()["cadence"]
    assert (told["key"], told["version"], told["by_person"]) == ("second", 1, True)
    assert put(api, ada, "first").json()["cadence"]["key"] == "first"
    gone = api.call("DELETE", f"leads/{ada}/cadence", {"because": "He calls her."})
    assert (gone.status_code, gone.json()["cadence"], gone.json()["exit"]["reason"]) == (200, None, "person_ended")
    kinds = [event["kind"] for event in api.get(f"leads/{ada}/events").json()["results"]]
    assert kinds == ["exit", "enrolled", "enrolled", "captured"]


def test_the_cadence_that_the_rules_began_is_told_as_well(api, ada, cast):
    from django.utils import timezone

    list(look_at_due_leads(cast.acme, timezone.now()))
    told = api.get(f"leads/{ada}").json()["cadence"]
    assert (told["key"], told["by_person"]) == ("first", False)


def test_a_retry_changes_nothing_again(api, ada):
    first, again = (put(api, ada, Idempotency_Key="k1") for _ in range(2))
    assert (first.status_code, again.status_code, first.json()) == (200, 200, again.json())


def test_what_cannot_be_is_refused_by_field(api, ada):
    assert (put(api, ada, "third").status_code, wrong(put(api, ada, "third"))) == (400, [("cadence", "refused")])
    assert wrong(put(api, ada, because=" ")) == [("because", "blank")]
    assert wrong(api.post(f"leads/{ada}/cadence", {"cadence": "second", "because": "x", "at": 1})) == [
        ("at", "unknown_field")
    ]
    assert wrong(api.call("DELETE", f"leads/{ada}/cadence", {})) == [("because", "required")]


def test_what_is_at_odds_with_the_lead_is_a_conflict(api, ada):
    gone = api.call("DELETE", f"leads/{ada}/cadence", {"because": "He calls her."})
    assert (gone.status_code, wrong(gone)) == (409, [("cadence", "refused")])
    put(api, ada)
    assert put(api, ada).status_code == 409
    api.post(f"leads/{ada}/stage", {"stage": "lost", "reason": "Budget."})
    assert put(api, ada, "first").status_code == 409
