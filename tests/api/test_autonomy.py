"""What goes out by itself, over the API (mission D5)."""

import pytest

from followups.models import AutonomyChange
from followups.policies import publish_policy
from followups.setting_up import set_up_tenant
from tenants.models import ApiKey, Tenant
from tenants.scope import tenant_scope
from tests.api.conftest import Api
from tests.story import MONDAY

pytestmark = pytest.mark.django_db

RULE = {"reason": "first_reply", "template": "first_reply", "is_on": True, "why": "It reads well."}


@pytest.fixture
def acme(cast) -> Tenant:
    with tenant_scope(cast.acme.pk):
        set_up_tenant(cast.acme, now=MONDAY)
        publish_policy(cast.acme, {"autonomy": "acknowledge"}, user=None, now=MONDAY)
    return cast.acme


@pytest.fixture
def api(acme, cast) -> Api:
    return Api(cast.acme_key)


def test_a_rule_is_switched_and_told_of(api, acme):
    assert api.get("autonomy").json() == {
        "autonomy": "acknowledge", "decides_on_each": False, "rules": [], "stops": [],
    }  # fmt: skip
    answer = api.post("autonomy/switch", {**RULE, "is_on": False, "sample_share": "0.25"})
    assert (answer.status_code, answer.json()["decides_on_each"]) == (200, True)
    rules = {rule["template"]: (rule["is_on"], rule["sample_share"]) for rule in answer.json()["rules"]}
    assert rules == {"first_reply": (False, "0.25"), "referral_first_reply": (True, "0.10")}
    with tenant_scope(acme.pk):
        assert AutonomyChange.objects.get().through == "API key test"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"reason": "open_objection"}, "reason"),
        ({"template": "none-such"}, "template"),
        ({"sample_share": 2}, "sample_share"),
    ],
)
def test_what_cannot_be_switched_names_the_field(api, given, field):
    answer = api.post("autonomy/switch", {**RULE, **given})
    assert (answer.status_code, [error["field"] for error in answer.json()["errors"]]) == (400, [field])


def test_sending_is_stopped_and_released(api, acme):
    (stop,) = api.post("autonomy/stop", {"why": "A wrong price."}).json()["stops"]
    assert (stop["whose"], stop["level"], stop["why"], stop["by"]) == ("client", "automatic", "A wrong price.", "")
    assert api.post("autonomy/release", {"approved": "keep", "why": "Mended."}).json()["stops"] == []
    again = api.post("autonomy/release", {"approved": "keep", "why": "Mended."})
    assert (again.status_code, Tenant.objects.get(pk=acme.pk).sending_stopped) == (409, "")


def test_a_key_without_the_scope_reads_and_switches_nothing(acme):
    api = Api(ApiKey.make(acme, "reader", ("leads:read", "leads:write"))[1])
    assert api.get("autonomy").status_code == 200
    for path, body in (("switch", RULE), ("stop", {"why": "x"}), ("release", {"approved": "keep", "why": "x"})):
        assert api.post(f"autonomy/{path}", body).status_code == 403
    assert Tenant.objects.get(pk=acme.pk).sending_stopped == ""
