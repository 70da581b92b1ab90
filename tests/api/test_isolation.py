"""Every address and method of the API against a rival's rows: they are not there, and nothing happens to them.

The addresses are walked as the router knows them, so that a new one is asked of without anybody remembering to.
"""

import re
from dataclasses import dataclass, field
from itertools import product
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.utils import timezone
from django_q.models import OrmQ

from config.api_router import router
from followups.data_requests import ask_for, carry_out
from followups.enrolling import enroll
from followups.merging import merge
from followups.policies import publish_policy
from leads.account_merging import merge_accounts
from leads.capturing import capture_lead
from leads.lead_data import LeadData
from leads.models import Account, DuplicatePair, Lead, LeadMerge
from metrics.experiments.starting import start_experiment
from metrics.models import Baseline
from metrics.piloting.running import begin_pilot
from suppression.models import Suppression
from suppression.suppressing import suppress
from tenants.isolation import TenantModel
from tenants.scope import tenant_scope
from tests.api.conftest import Api

pytestmark = pytest.mark.django_db

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
# What a sound request to an act says; an act that is not named here is sent an empty object.
BODIES = {
    "create": {"email": "new@buyer.example"}, "partial_update": {"role": "CTO"}, "notes": {"kind": "note", "text": "Hello."},
    "next_action": {"title": "Call her", "due": "2090-01-01", "because": "She asked"},
    "next_action_done": {"because": "Called"}, "next_action_skip": {"because": "No need"},
    "next_action_snooze": {"until": "2090-01-01"}, "next_action_change": {"title": "Call", "because": "Better"},
    "signals": {"kind": "visit", "url": "https://www.example.com/prices"},
    "stage": {"stage": "qualified"}, "pause": {"until": "2090-01-01", "because": "Holidays"},
    "by_external_id": {"email": "new@buyer.example"},
    "stop": {"because": "They asked for it"}, "erasure": {"because": "They asked for it"}, "assign": {"owner": "OWNER"},
    "account.signals": {"items": [{"domain": "buyer.example", "text": "They have moved."}]},
    "inbound.create": "From: new@buyer.example\n\nHello.",
    "cadence": {"cadence": "second", "because": "She asked for it"}, "end_cadence": {"because": "He calls her"},
    "autonomy.switch": {"reason": "first_reply", "template": "first_reply", "is_on": False, "why": "They asked"},
    "autonomy.stop": {"level": "all", "why": "They asked"}, "autonomy.release": {"approved": "keep", "why": "Mended"},
    "baseline.create": {"start": "2026-01-01", "end": "2026-02-01"},
    "tasks": {"tasks": [{"lead_external_id": "crm-1", "external_id": "t-1", "title": "Call", "due": "2026-01-01T10:00:00Z"}]},
    "pilot.create": {"name": "Fair", "by": "source", "value": "fair"}, "cancel": {"because": "It was called off"},
    "experiment.create": {"name": "By hand", "primary": "meeting_rate", "expected": 0.2, "difference": 0.1},
    "experiment.end": {"because": "We know enough"},
    "merge.create": {"leads": ["LEAD", "PART"]}, "account.apart": {"other": "OTHER"},
    "account_merge.create": {"account": "ACCOUNT", "merged": "OTHER"},
    "webhook.create": {"name": "New", "url": "https://hooks.example.com/x"}, "webhook.partial_update": {"name": "Other"},
    "replay": {"since": "2026-01-01"},
    "suppression.create": {"kind": "email", "value": "new@buyer.example", "reason": "opt_out"},
}  # fmt: skip


@dataclass(frozen=True)
class Route:
    """One address with one method, as the router has it: `path` with its parts still open, like leads/{pk}/stage."""

    method: str
    path: str
    act: str
    basename: str

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def body(self) -> dict | None:
        return None if self.method == "GET" else BODIES.get(f"{self.basename}.{self.act}", BODIES.get(self.act, {}))


def _addresses(regex: str) -> list[str]:
    """The address of a pattern with {name} for each part; a part that is one of a few words is written out."""
    pattern = re.sub(r"\\Z|[\^$]", "", regex)
    pattern = re.sub(r"\(\?P<(\w+)>\[[^\]]*\]\+\)", r"{\1}", pattern)
    choices = re.findall(r"\(\?P<\w+>([\w|]+)\)", pattern)
    gaps = re.sub(r"\(\?P<\w+>[\w|]+\)", "{}", pattern.replace("{", "{{").replace("}", "}}"))
    return [gaps.format(*words) for words in product(*(choice.split("|") for choice in choices))]


ROUTES = [
    Route(method.upper(), path, act, pattern.name.removesuffix("-list").removesuffix("-detail").split("-")[0])
    for pattern in router.urls
    for method, act in pattern.callback.actions.items()
    if method != "head"
    for path in _addresses(pattern.pattern.regex.pattern)
]
# An upsert names an id of the client's own system: the same in two tenants is two leads (tests/api/test_upserts.py).
UPSERTS = [route for route in ROUTES if route.act == "by_external_id"]
OF_A_ROW = [route for route in ROUTES if "{" in route.path and route not in UPSERTS]
OF_ALL = [route for route in ROUTES if "{" not in route.path]
PATHS = sorted({route.path for route in ROUTES})


def test_the_routes_are_walked():
    assert len(ROUTES) >= 18
    assert {route.act for route in ROUTES} >= {key for key in BODIES if "." not in key}
    assert [(route.method, route.path) for route in UPSERTS] == [("PUT", "leads/by-external-id/{external_id}")]
    assert {(route.method, route.path) for route in OF_ALL} == {
        ("GET", "leads"), ("POST", "leads"), ("POST", "leads/bulk"), ("GET", "suppressions"), ("POST", "suppressions"),
        ("POST", "drafts/check"), ("POST", "accounts/signals"), ("POST", "inbound/messages"),
        ("GET", "duplicates"), ("GET", "merges"), ("POST", "merges"),
        ("GET", "accounts"), ("GET", "account-merges"), ("POST", "account-merges"),
        ("GET", "changes"), ("GET", "metrics"), ("GET", "metrics/figure"), ("GET", "metrics/cases"),
        ("GET", "baselines"), ("POST", "baselines"), ("POST", "baselines/tasks"), ("GET", "pilots"), ("POST", "pilots"),
        ("GET", "experiments"), ("POST", "experiments"), ("GET", "feedback"), ("GET", "feedback/cases"),
        ("GET", "month-reviews"), ("GET", "month-reviews/month"), ("GET", "team"),
        ("GET", "webhooks"), ("POST", "webhooks"), ("GET", "autonomy"), ("POST", "autonomy/switch"),
        ("POST", "autonomy/stop"), ("POST", "autonomy/release"), ("GET", "readiness"),
    }  # fmt: skip
    assert [path for path in PATHS if re.search(r"[^\w/{}-]", path)] == []


@dataclass
class Side:
    """A tenant, its API, and a row of each kind that an address can name."""

    api: Api
    tenant: object
    owner: str
    ids: dict[str, str] = field(default_factory=dict)

    def address(self, route: Route, **others: str) -> str:
        if "{" not in route.path:
            return route.path
        kinds = (
            "suppression", "data_request", "webhook", "duplicate", "merge", "baseline", "pilot", "experiment", "account",
            "account_merge",
        )  # fmt: skip
        kind = {"lead": "pk", **dict(zip(kinds, kinds, strict=True))}[route.basename]
        path = route.path.format(**{**self.ids, "pk": self.ids[kind], **others})
        return f"{path}?metric=coverage" if route.path.endswith("}/cases") else path

    def ask(self, route: Route, path: str):
        body = route.body
        if isinstance(body, dict) and body.get("other") == "OTHER":
            body = {**body, "other": self.ids["other"]}
        if isinstance(body, dict) and body.get("owner") == "OWNER":
            body = {**body, "owner": self.owner}
        return self.api.call(route.method, path, body)

    def everything(self) -> dict[str, list]:
        """Every row of the tenant, of every model that belongs to one, and how many jobs wait."""
        found: dict[str, object] = {"jobs": OrmQ.objects.count()}
        with tenant_scope(self.tenant.pk):
            for model in apps.get_models():
                if issubclass(model, TenantModel):
                    found[model._meta.label] = list(model.objects.order_by("pk").values())
        return found


def cadence(key: str) -> dict:
    step = {"key": "one", "after": "1 day", "brings": "A plan.", "ask": "Which part?", "template": "first_questions"}
    return {"key": key, "name": key, "steps": [step]}


BY_US = {"user": None, "now": timezone.now()}


def settle(tenant, key: str, owner: str) -> Side:
    api = Api(key)
    lead = api.post("leads", {"email": "ada@analytical.example", "first_name": "Ada", "external_id": "crm-1"}).json()[
        "id"
    ]
    note = {
        "kind": "call", "text": "We send the offer. What does it cost?", "external_id": "call-1",
        "promises": [{"by": "us", "text": "Send the offer"}], "questions": [{"text": "What does it cost?"}],
    }  # fmt: skip
    told = api.post(f"leads/{lead}/notes", note).json()
    api.post(f"leads/{lead}/next-action", {"title": "Call her", "due": "2090-01-01", "because": "She asked"})
    with tenant_scope(tenant.pk):
        publish_policy(tenant, {"cadences": [cadence("first"), cadence("second")], "start_cadence": "first"}, **BY_US)
        enroll(tenant, Lead.objects.get(pk=lead), "first", because="A test.", now=timezone.now())
        how = {"kind": "email", "value": "otto@buyer.example", "reason": "opt_out", "source": "test"}
        entry = suppress(tenant, **how, now=timezone.now())
        begins = timezone.now().astimezone(ZoneInfo(tenant.time_zone)).date()
        pilot = begin_pilot(tenant, name="All", start=begins, now=timezone.now())
        baseline = Baseline.objects.create(
            tenant=tenant, start=begins, end=begins, time_zone=tenant.time_zone, state="done", edition=1,
            asked_at=timezone.now(), made_at=timezone.now(),
        )  # fmt: skip
        plan = {"primary": "meeting_rate", "expected": 0.2, "difference": 0.1}
        experiment = start_experiment(tenant, name="By hand", **plan, now=timezone.now())
        pair, merged = two_more(tenant)
        companies = [Account.objects.create(tenant=tenant, name=f"Company {number}") for number in range(4)]
        as_one = merge_accounts(tenant, *companies[2:], now=timezone.now())
        asked = ask_for(tenant, Lead.objects.get(pk=lead), "export", through="test", now=timezone.now())
    carry_out(tenant, asked.pk, timezone.now())
    hook = api.post("webhooks", {"name": "Ours", "url": "https://hooks.example.com/x"}).json()["id"]
    ids = {"data_request": str(asked.pk), "promise": told["promises"][0]["id"], "question": told["questions"][0]["id"]}
    ids |= {"duplicate": str(pair.pk), "merge": str(merged.pk), "external_id": "crm-1", "webhook": hook}
    ids |= {"account": str(companies[0].pk), "other": str(companies[1].pk), "account_merge": str(as_one.pk)}
    ids |= {"baseline": str(baseline.pk), "pilot": str(pilot.pk)}
    ids |= {"experiment": str(experiment.pk)}
    return Side(api, tenant, owner, {"pk": lead, "suppression": str(entry.pk), **ids})


def two_more(tenant) -> tuple[DuplicatePair, LeadMerge]:
    """A pair that may be one person, and two that were merged."""
    now = timezone.now()
    people = [
        capture_lead(tenant, LeadData(external_id=f"more-{number}"), source_door="test", raw="", now=now).lead
        for number in range(4)
    ]
    a, b, stays, part = people
    pair = DuplicatePair.objects.create(tenant=tenant, lead_a=a, lead_b=b, found_at=now)
    return pair, merge(tenant, stays, part, now=now)


@pytest.fixture
def mine(cast) -> Side:
    return settle(cast.acme, cast.acme_key, "rita@people.example")


@pytest.fixture
def theirs(cast) -> Side:
    return settle(cast.rival, cast.rival_key, "zoe@people.example")


@pytest.mark.parametrize("route", OF_A_ROW, ids=str)
def test_a_rival_s_row_is_not_there_and_one_s_own_is(mine, theirs, route):
    before = mine.everything()
    assert before["leads.Lead"] != []
    response = theirs.ask(route, mine.address(route))
    assert (response.status_code, response.json()["code"]) == (404, "not_found")
    assert mine.everything() == before

    unknown = {name: str(uuid4()) for name in mine.ids}
    nothing = theirs.ask(route, route.path.format(**unknown))
    assert (response.status_code, response.content) == (nothing.status_code, nothing.content)

    # The same request with the key of the row's owner: the answer above was no matter of the body or the address.
    assert mine.ask(route, mine.address(route)).status_code in (200, 201, 202)


@pytest.mark.parametrize("route", [route for route in OF_A_ROW if route.path.count("{") > 1], ids=str)
def test_a_rival_s_part_under_one_s_own_lead_is_not_there(mine, theirs, route):
    before = mine.everything(), theirs.everything()
    parts = {name: mine.ids[name] for name in ("promise", "question")}
    assert theirs.ask(route, theirs.address(route, **parts)).status_code == 404
    assert theirs.ask(route, mine.address(route, **{name: theirs.ids[name] for name in parts})).status_code == 404
    assert (mine.everything(), theirs.everything()) == before


@pytest.mark.parametrize(
    ("act", "name", "values", "field"),
    [
        ("notes", "answers", ["{question}"], "answers[0]"),
        ("notes", "keeps", ["{promise}"], "keeps[0]"),
        ("assign", "owner", "rita@people.example", "owner"),
    ],
)
def test_a_rival_s_row_in_a_body_is_refused(mine, theirs, act, name, values, field):
    before = mine.everything()
    given = [each.format(**mine.ids) for each in values] if isinstance(values, list) else values
    body = {"kind": "note", name: given} if act == "notes" else {name: given}
    response = theirs.api.post(f"leads/{theirs.ids['pk']}/{act}", body)
    assert (response.status_code, [error["field"] for error in response.json()["errors"]]) == (400, [field])
    assert mine.everything() == before


@pytest.mark.parametrize("path", ["leads", "suppressions"])
def test_a_list_holds_one_s_own_rows_and_no_others(mine, theirs, path):
    label = {"leads": "leads.Lead", "suppressions": "suppression.Suppression"}[path]
    for side in (mine, theirs):
        own = {str(row["id"]) for row in side.everything()[label] if not row.get("merged_into_id")}
        assert {row["id"] for row in side.api.get(path).json()["results"]} == own


def test_a_journal_holds_one_s_own_rows_and_no_others(mine, theirs):
    for side in (mine, theirs):
        events = side.api.get(f"leads/{side.ids['pk']}/events").json()["results"]
        with tenant_scope(side.tenant.pk):
            own = [row for row in side.everything()["leads.Event"] if str(row["lead_id"]) == side.ids["pk"]]
            assert len(events) == len(own)


@pytest.mark.parametrize("name", ["email=ada@analytical.example", "external_id=crm-1", "owner=rita@people.example"])
def test_a_filter_finds_no_row_of_a_rival(mine, theirs, name):
    found = [row["id"] for row in theirs.api.get(f"leads?{name}").json()["results"]]
    assert found == ([] if name.startswith("owner") else [theirs.ids["pk"]])


def test_what_one_tenant_takes_in_is_new_to_the_other(mine, theirs):
    """The same address, external id and note in two tenants are two people: nothing is merged across."""
    before = mine.everything()
    again = theirs.api.post("leads", {"email": "ada@analytical.example", "external_id": "crm-1", "role": "CTO"})
    assert (again.status_code, again.json()["id"]) == (200, theirs.ids["pk"])
    entry = {"kind": "email", "value": "ada@analytical.example", "reason": "opt_out"}
    assert theirs.api.post("suppressions", entry).status_code == 201
    jobs = OrmQ.objects.count()
    assert mine.everything() == {**before, "jobs": jobs}
    with tenant_scope(mine.tenant.pk):
        assert Suppression.objects.filter(value="ada@analytical.example").count() == 0


def test_a_method_that_an_address_does_not_take_tells_nothing_of_a_row(mine, theirs):
    before = mine.everything()
    for path, method in product(PATHS, (*METHODS, "OPTIONS")):
        routes = [route for route in ROUTES if route.path == path]
        if method in {route.method for route in routes}:
            continue
        asked = Route(method, path, "", routes[0].basename)
        foreign = theirs.ask(asked, mine.address(asked))
        unknown = theirs.ask(asked, path.format(**{name: str(uuid4()) for name in mine.ids}))
        assert (str(asked), foreign.status_code) == (str(asked), 200 if method == "OPTIONS" else 405)
        assert (foreign.status_code, foreign.content) == (unknown.status_code, unknown.content)
    assert mine.everything() == before


def test_without_a_key_nothing_is_there(mine):
    before = mine.everything()
    mine.api.key = "ft_none_none"
    for route in ROUTES:
        response = mine.ask(route, mine.address(route))
        assert (str(route), response.status_code, response.json()["code"]) == (str(route), 401, "invalid_key")
    assert mine.everything() == before
