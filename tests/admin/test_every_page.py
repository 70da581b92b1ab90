"""Every page of the desk: it opens for its own people, and another agency's rows do not exist on it."""

from uuid import uuid4

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followups.models import BrandVoice, CrmConnection, ModelConnection, SentSample
from leads.models import AccountMerge, AccountsApart, DuplicatePair, Event, Lead, LeadMerge, Tracking
from tenants.admin.operators_only import LIBRARIES, OperatorsOnly
from tenants.isolation import TenantModel
from tenants.models import Agency, ApiKey, Membership, Tenant, User
from tenants.scope import tenant_scope
from tests.admin.conftest import OURS, at_desk, only, shown, url
from tests.cast import make_tenant
from tests.story import capture

pytestmark = pytest.mark.django_db

MODELS = [model for model in admin.site._registry if model._meta.app_label in OURS]
SCOPED = [model for model in MODELS if issubclass(model, TenantModel)]
GLOBAL = {Agency, Tenant, User, Membership, ApiKey}
ONE_OF_A_TENANT = {BrandVoice, CrmConnection, ModelConnection, Tracking}
FOREIGN = [model for model in admin.site._registry if model not in MODELS]
ids = [model._meta.label for model in MODELS]


def test_the_pages_are_found():
    names = {model.__name__ for model in SCOPED}
    assert names == {
        "Lead", "Account", "Event", "Payload", "Promise", "Question", "PolicyVersion", "Template", "Enrollment", "FollowUp",
        "Message", "Suppression", "Consent", "Asset", "DataRequest", "SendingIdentity", "InboundMessage", "Mailbox",
        "Alert", "Digest", "ApprovedFact", "BrandVoice", "ModelConnection", "ModelMonth", "ModelCall", "Source", "AutonomyRule",
        "AutonomyChange", "SentSample", "ScoringProfile", "RoutingVersion", "ScoreHistory", "ResponseClock",
        "Webhook", "WebhookDelivery", "Tracking", "Finding", "DuplicatePair", "LeadMerge", "AccountMerge", "AccountsApart",
        "CrmConnection", "CrmLink", "Import",
    }  # fmt: skip
    assert {model for model in MODELS if model not in SCOPED} == GLOBAL
    assert len(FOREIGN) >= 7


def test_every_tenant_s_model_has_a_page_but_what_only_machines_read():
    every = {model.__name__ for model in TenantModel.__subclasses__() if not model._meta.abstract}
    assert every - {model.__name__ for model in SCOPED} == {
        "IdempotentRequest", "ReplyPattern", "ReviewPresence",
        "ImportBatch", "ImportChunk",  # on the page of their import
        "Experiment", "Assignment",  # pages of their own: metrics.web.experiments
        "Case", "DayCount", "MonthCount", "Projection",  # a projection, made anew at any time: metrics.web
        "Baseline", "KeptCase", "Pilot",  # records with pages of their own: metrics.web
        "MonthNote", "MonthSignature", "SignedException", "WeeklySummary",  # records of their own: metrics.web
    }  # fmt: skip


def row_of(model, cast, tenant):
    """A row that belongs to a tenant or to its agency."""
    agency = tenant.agency
    owner = cast.olga if agency == cast.northwind else cast.zoe
    rows = {
        Agency: lambda: agency,
        Tenant: lambda: tenant,
        User: lambda: owner,
        Membership: lambda: Membership.objects.get(user=owner),
        ApiKey: lambda: ApiKey.objects.get(tenant=tenant),
    }
    row = rows[model]() if model in rows else only(tenant, model)
    assert row is not None, f"There is no {model.__name__} that could be seen."
    return row


@pytest.mark.parametrize("model", MODELS, ids=ids)
def test_list_and_row_open_for_an_owner(model, olga, ready):
    response = olga.get(url(model, "changelist"))
    assert response.status_code == 200
    row = row_of(model, ready, ready.acme)
    assert row.pk in [each.pk for each in shown(response)]
    assert olga.get(url(model, "change", row.pk)).status_code == 200
    assert olga.get(url(model, "history", row.pk)).status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=ids)
def test_adding_opens_where_rows_are_added_by_hand(model, olga):
    by_hand = {
        "Tenant", "User", "Membership", "ApiKey", "Template", "PolicyVersion", "Suppression", "Asset", "SendingIdentity",
        "Mailbox", "ApprovedFact", "BrandVoice", "ModelConnection", "Source", "ScoringProfile", "RoutingVersion",
        "Webhook", "Tracking", "CrmConnection",
    }  # fmt: skip
    assert olga.get(url(model, "add")).status_code == (200 if model.__name__ in by_hand else 403)


@pytest.mark.parametrize("model", MODELS, ids=ids)
def test_another_agency_s_rows_do_not_exist(model, olga, ready):
    theirs = row_of(model, ready, ready.rival)
    listed = shown(olga.get(url(model, "changelist")))
    assert theirs.pk not in [each.pk for each in listed]
    for page in ("change", "delete", "history"):
        for response in (
            olga.get(url(model, page, theirs.pk)),
            olga.post(url(model, page, theirs.pk), {"post": "yes"}),
        ):
            assert response.status_code in (302, 403, 404, 405)
            assert str(theirs) not in response.content.decode()
    assert row_of(model, ready, ready.rival).pk == theirs.pk


@pytest.mark.parametrize("model", MODELS, ids=ids)
def test_an_operator_reaches_both_agencies_rows(model, operator, ready):
    assert operator.get(url(model, "changelist")).status_code == 200
    for tenant in (ready.acme, ready.rival):
        assert operator.get(url(model, "change", row_of(model, ready, tenant).pk)).status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=ids)
def test_somebody_of_no_agency_sees_nothing_but_themselves(model, ready):
    listed = shown(at_desk(ready.otto).get(url(model, "changelist")))
    assert listed == ([ready.otto] if model is User else [])


@pytest.mark.parametrize("model", SCOPED, ids=[model.__name__ for model in SCOPED])
def test_a_viewer_changes_nothing(model, vera, ready):
    row = row_of(model, ready, ready.acme)
    assert vera.get(url(model, "change", row.pk)).status_code == 200
    assert vera.post(url(model, "change", row.pk), {}).status_code == 403
    assert vera.get(url(model, "add")).status_code == 403
    for act in getattr(admin.site._registry[model], "acts", ()):
        assert vera.post(url(model, "act", row.pk, act.name), {"why": "Please."}).status_code == 403


@pytest.mark.parametrize("model", FOREIGN, ids=[model._meta.label for model in FOREIGN])
def test_what_libraries_bring_is_for_operators(model, ready, operator):
    client = at_desk(ready.olga)
    ready.olga.user_permissions.add(*Permission.objects.filter(content_type__app_label__in=LIBRARIES))
    assert isinstance(admin.site._registry[model], OperatorsOnly)
    assert client.get(url(model, "changelist")).status_code == 403
    assert operator.get(url(model, "changelist")).status_code == 200


def test_what_libraries_bring_is_not_on_the_first_page_either(olga, operator):
    def apps(client):
        return {app["app_label"] for app in client.get("/admin/").context["app_list"]}

    assert apps(olga) == set(OURS)
    assert apps(operator) == {*OURS, *LIBRARIES}


@pytest.mark.parametrize("model", [model for model in SCOPED if hasattr(admin.site._registry[model], "acts")])
def test_an_act_takes_post_alone_and_no_stranger_s_row(model, olga, ready):
    acts = admin.site._registry[model].acts
    assert len(acts) >= 1
    for act in acts:
        own, theirs = row_of(model, ready, ready.acme), row_of(model, ready, ready.rival)
        assert olga.get(url(model, "act", own.pk, act.name)).status_code == 405
        assert olga.post(url(model, "act", theirs.pk, act.name), {"why": "Please."}).status_code == 404
    assert olga.post(url(model, "act", own.pk, "unheard-of")).status_code == 404


def counted(client, model) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url(model, "changelist")).status_code == 200
    return len(queries)


@pytest.mark.parametrize("model", [*SCOPED, ApiKey, Membership, Tenant, User], ids=lambda model: model.__name__)
def test_a_longer_list_asks_no_more_questions(model, olga, ready):
    counted(olga, model)  # content types and the like are read once
    before = counted(olga, model)
    for number in range(3):
        capture(ready.acme, email=f"more{number}@buyer.example", external_id=f"more-{number}")
        tenant = make_tenant(ready.northwind, f"more{number}", ready.olga)
        ApiKey.make(tenant, "More")
        Membership.objects.create(user=ready.rita, agency=ready.northwind, tenant=tenant, role="rep")
        for kind in SCOPED:
            if kind not in ONE_OF_A_TENANT:
                _copy(kind, ready.acme, number)
    assert counted(olga, model) == before


def _copy(model, tenant, number) -> None:
    """One more row of a kind that capture() does not make."""
    unique = {
        "Template": {"key": f"more-{number}"},
        "PolicyVersion": {"number": 100 + number},
        "FollowUp": {"key": f"more-{number}", "state": "overtaken"},
        "Message": {"state": "skipped"},
        "Enrollment": {"ended_at": "2026-11-23T12:00Z", "exit_reason": "won"},
        "Suppression": {"key": f"{number}" * 64},
        "Consent": {"key": f"{number}" * 64},
        "DataRequest": {"state": "done"},
        "Asset": {"key": f"more-{number}"},
        "Account": {"domain": f"more{number}.example"},
        "InboundMessage": {"external_id": f"more-{number}"},
        "Promise": {}, "Question": {}, "Payload": {}, "Import": {}, "SendingIdentity": {}, "Mailbox": {}, "ApprovedFact": {},
        "ModelMonth": {"month": f"2026-0{number + 1}-01"}, "ModelCall": {},
        "ScoringProfile": {"number": 100 + number}, "RoutingVersion": {"number": 100 + number}, "ScoreHistory": {},
        "ResponseClock": {"event_id": uuid4()},
        "Source": {"name": f"More {number}"},
        "AutonomyRule": {"template": f"more-{number}"}, "AutonomyChange": {},
        "Finding": {"start": number, "end": number + 1, "detail": "role"},
        "Webhook": {"name": f"More {number}"}, "WebhookDelivery": {"change": f"test:{number}"},
        "CrmLink": {"remote_id": f"9{number}", "local_id": uuid4()},
        "Alert": {"key": f"more-{number}"}, "Digest": {"day": f"2026-10-0{number + 1}"},
    }  # fmt: skip
    if model in (
        SentSample,
        DuplicatePair,
        LeadMerge,
        AccountMerge,
        AccountsApart,
    ):  # one of each message, pair or lead
        return
    if model.__name__ not in unique:
        assert model in (Lead, Event)
        return
    with tenant_scope(tenant.pk):
        row = model.objects.first()
        row.pk = model._meta.pk.get_default()
        row._state.adding = True
        for name, value in unique[model.__name__].items():
            setattr(row, name, value)
        row.save(force_insert=True)
