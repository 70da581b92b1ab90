"""Every address of followups.web: whose it is, who may act, and that reading changes nothing."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from followups.extracting import propose
from followups.inbound.storing import store_mail
from followups.models import Alert, DataRequest, Finding, FollowUp, InboundMessage, Message, SentSample
from followups.web.urls import urlpatterns
from leads.csv_reading import Row
from leads.models import DuplicatePair, Event, Import, ImportBatch, Lead, LeadMerge, Promise, Question
from tenants.models import Membership, Tenant
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, draft, note
from tests.web.conftest import signed_in

pytestmark = pytest.mark.django_db

PAGES = {
    "today", "tenant_today", "lead_list", "lead", "account_list", "account", "review",
    "simulate", "person_data", "person_export", "unmatched",
    "inbound", "inbound_original", "autonomy", "samples", "readiness",
    "reviews", "draft_record", "draft_list", "duplicates", "lead_merge",
    "imports", "import_page", "import_refused", "lead_export",
}  # fmt: skip
FOR_MANAGERS = {
    "account_domain", "account_domain_remove",
    "person_data", "person_export", "person_ask_export", "person_ask_erasure",
    "autonomy_switch", "autonomy_stop", "autonomy_release",
    "lead_export", "imports", "import_upload", "import_page", "import_refused", "import_map", "import_sheet", "import_start",
    "import_cancel", "import_undo",
}  # fmt: skip
FILES = ("person_export", "inbound_original", "import_refused", "lead_export")
OF_NO_ROW = {
    "tenant_today", "lead_list", "account_list", "simulate", "unmatched", "autonomy", "autonomy_switch", "autonomy_stop",
    "autonomy_release", "samples", "draft_record", "draft_list", "duplicates",
    "lead_export", "imports", "import_upload", "readiness",
}  # fmt: skip
# Of whoever is signed in, over all their clients: see test_alerts_and_settings, test_reviews.
PERSONAL = {
    "my_settings", "my_settings_save", "my_hours_save", "my_absence_add", "my_absence_remove", "reviews_approve",
}  # fmt: skip
OVER_ALL = ("today", "reviews")
NAMES = [pattern.name for pattern in urlpatterns if pattern.name not in PERSONAL]
ACTS = [name for name in NAMES if name not in PAGES]
OF_A_TENANT = [name for name in NAMES if name not in OVER_ALL]
OF_A_ROW = [name for name in OF_A_TENANT if name not in OF_NO_ROW]
ENOUGH = {
    "why": "Because.",
    "note": "Because.",
    "days": "1",
    "stage": "lost",
    "until": "",
    "was_sent": "yes",
    "sure": "yes",
    "revision": "1",
    "reason": "first_reply",
    "template": "first_reply",
    "level": "all",
    "approved": "keep",
    "verdict": "fine",
    "column-0": "email",
    "sheet": "Leads",
}


def test_the_routes_are_found():
    assert len(NAMES) >= 23
    assert set(NAMES) >= PAGES
    assert len(ACTS) >= 18


@pytest.fixture
def message(ready) -> Message:
    """A draft to Anna, who then asked something and was promised something."""
    return draft_then_call(ready.acme, capture(ready.acme))


def draft_then_call(tenant, lead) -> Message:
    message = draft(tenant)
    said = {"promises": [{"by": "us", "text": "Send the plan"}], "questions": [{"text": "What does it cost?"}]}
    event = note(tenant, lead, kind="call", text="We spoke. 120 employees.", **said)
    with tenant_scope(tenant.pk):
        propose(tenant, event, MONDAY)
        row, _ = store_mail(
            tenant, f"From: {lead.name} <{lead.first_name}@else.example>\n\nHello.".encode(), source="test", now=MONDAY
        )
        InboundMessage.objects.filter(pk=row.pk).update(state="unmatched", read_at=None)
        known = {"stage": "lost", "stage_since": MONDAY, "captured_at": MONDAY, "tenant": tenant}
        like, part = Lead.objects.create(**known), Lead.objects.create(**known, merged_into=lead)
        DuplicatePair.objects.create(tenant=tenant, lead_a=lead, lead_b=like, found_at=MONDAY)
        LeadMerge.objects.create(tenant=tenant, lead=lead, merged=part, at=MONDAY)
    return message


def url(name, slug, message):
    """The address of a route for a tenant's slug and the rows of a message and of its lead."""
    (pattern,) = (pattern for pattern in urlpatterns if pattern.name == name)
    rows = {"lead_id": message.lead_id, "follow_up_id": message.follow_up_id, "message_id": message.pk, "slug": slug}
    rows["inbound_id"] = inbound_of(message)
    if "row_id" in pattern.pattern.converters:
        rows["row_id"] = commitment(name, message)
    if "account_id" in pattern.pattern.converters:
        rows["account_id"] = company_of(message)
    if "alert_id" in pattern.pattern.converters:
        rows["alert_id"] = alert_about(message)
    if "sample_id" in pattern.pattern.converters:
        rows["sample_id"] = sample_of(message)
    if "import_id" in pattern.pattern.converters:
        rows["import_id"] = import_for(name, message)
    if "request_id" in pattern.pattern.converters:
        rows["request_id"] = export_of(message)
    if "pair_id" in pattern.pattern.converters:
        rows["pair_id"] = pair_with(message)
    if "merge_id" in pattern.pattern.converters:
        rows["merge_id"] = merge_of(message)
    return reverse(name, kwargs={key: rows[key] for key in pattern.pattern.converters})


def company_of(message):
    with scope_of_all():
        return Lead.objects.filter(pk=message.lead_id).values_list("account_id", flat=True).first() or uuid4()


def pair_with(message):
    """The id of a pair of the message's lead and a younger one."""
    with scope_of_all():
        return DuplicatePair.objects.filter(lead_a=message.lead_id).values_list("pk", flat=True).first() or uuid4()


def merge_of(message):
    """The id of a merge of the message's lead."""
    with scope_of_all():
        return LeadMerge.objects.filter(lead=message.lead_id).values_list("pk", flat=True).first() or uuid4()


def alert_about(message):
    """The id of an alert about the message's lead."""
    with scope_of_all():
        lead = Lead.objects.filter(pk=message.lead_id).first()
        if lead is None:
            return uuid4()
        told = {"user_id": lead.owner_id, "text": "Prices.", "created_at": lead.created_at}
        return Alert.objects.get_or_create(tenant_id=lead.tenant_id, lead=lead, key="prices", defaults=told)[0].pk


def commitment(name, message):
    """The id of the lead's promise, question or finding, whichever the act of that name settles."""
    model = {"promise": Promise, "question": Question, "finding": Finding}[name.partition("_")[0]]
    with scope_of_all():
        return model.objects.filter(lead=message.lead_id).values_list("pk", flat=True).first() or uuid4()


def inbound_of(message):
    """The id of the unmatched mail of the message's client."""
    with scope_of_all():
        return InboundMessage.objects.filter(tenant=message.tenant_id).values_list("pk", flat=True).first() or uuid4()


def sample_of(message):
    """The id of a sample of the message, as if it had gone out by itself."""
    with scope_of_all():
        lead = Lead.objects.filter(pk=message.lead_id).first()
        if lead is None:
            return uuid4()
        given = {
            "lead": lead,
            "reason": "first_reply",
            "template": "first_reply",
            "day": MONDAY.date(),
            "drawn_at": MONDAY,
        }
        return SentSample.objects.get_or_create(tenant_id=lead.tenant_id, message=message, defaults=given)[0].pk


def import_for(name, message):
    """The id of an import of the message's client, in a state in which the act of that name can be done."""
    states = {"import_start": "checked", "import_cancel": "running", "import_undo": "done"}
    with scope_of_all():
        lead = Lead.objects.filter(pk=message.lead_id).first()
        if lead is None:
            return uuid4()
        row = Import(
            tenant_id=lead.tenant_id, name="fair.csv", size=1, uploaded_at=MONDAY, uploaded_by_id=lead.owner_id
        )
        row.state, row.headers, row.mapping = states.get(name, "read"), ["email"], {"email": 0}
        row.rows, row.sheets = 1, ["Leads"]
        row.save()
        batch = ImportBatch(tenant_id=lead.tenant_id, of=row, number=0)
        batch.packed = ImportBatch.pack([Row(2, ["x@y.example"])])
        if name == "import_undo":
            batch.results = [{"line": 2, "outcome": "refused", "lead": None, "reason": "Why."}]
        batch.save()
        return row.pk


def export_of(message):
    """The id of an export that is done, of what is known of the message's lead."""
    with scope_of_all():
        lead = Lead.objects.filter(pk=message.lead_id).first()
        row = DataRequest(tenant_id=lead.tenant_id, about=lead, kind="export") if lead else None
        if row is None:
            return uuid4()
        row.state, row.asked_at, row.answer = "done", lead.created_at, {"lead": {}}
        row.save()
        return row.pk


def rita_for(name, ready):
    """Rita, who is made a manager of Acme's for what a rep may not do."""
    if name in FOR_MANAGERS:
        Membership.objects.filter(user=ready.rita).update(role="manager")
    return ready.rita


def scope_of_all():
    return tenant_scope(list(Tenant.objects.values_list("pk", flat=True)))


@pytest.fixture
def bo(ready) -> Message:
    """A draft at Bolt, which belongs to Acme's agency."""
    lead = capture(ready.bolt, email="bo@secret.example", first_name="Bo", last_name="Secret")
    return draft_then_call(ready.bolt, lead)


def words_of_others(user, name, message) -> list[str]:
    """Which words that only Bolt's and Rival's pages hold stand on a page of everybody's work at Acme."""
    page = signed_in(user).get(url(name, "acme", message), {"who": "everyone"}).content.decode()
    assert name in FILES or "</html>" in page
    return [word for word in ("Secret", "secret.example", "/t/bolt", "/t/rival", "Bolt", "Rival") if word in page]


def ask(client, name, address):
    return client.get(address) if name in PAGES else client.post(address, ENOUGH)


ROWS = (Lead, FollowUp, Message, Event, Promise, Question, InboundMessage)


def everything(tenant):
    with tenant_scope(tenant.pk):
        return [list(model.objects.order_by("pk").values()) for model in ROWS]


@pytest.mark.parametrize("name", OF_A_TENANT)
def test_a_rival_s_pages_and_acts_do_not_exist_for_others(name, ready, message):
    before = everything(ready.acme)
    for stranger in (ready.zoe, ready.otto):
        assert ask(signed_in(stranger), name, url(name, "acme", message)).status_code == 404
    assert everything(ready.acme) == before


@pytest.mark.parametrize("name", OF_A_ROW)
def test_a_rival_s_rows_do_not_exist_under_one_s_own_address(name, ready, message):
    before = everything(ready.acme)
    assert ask(signed_in(ready.zoe), name, url(name, "rival", message)).status_code == 404
    # Olga may see both, but each row only under its own client.
    assert ask(signed_in(ready.olga), name, url(name, "bolt", message)).status_code == 404
    assert everything(ready.acme) == before


@pytest.mark.parametrize("name", OF_A_TENANT)
def test_a_member_of_one_client_does_not_see_the_next_client_of_the_same_agency(name, ready, bo):
    before = everything(ready.bolt)
    for slug in ("bolt", "acme") if name in OF_A_ROW else ("bolt",):
        assert ask(signed_in(rita_for(name, ready)), name, url(name, slug, bo)).status_code == 404
    assert everything(ready.bolt) == before
    assert ask(signed_in(ready.olga), name, url(name, "bolt", bo)).status_code != 404
    assert words_of_others(ready.rita, "today", bo) == []
    assert words_of_others(ready.olga, "today", bo) != []


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_of_one_s_own_names_no_other_client_and_nobody_of_theirs(name, ready, message, bo):
    capture(ready.rival, email="zed@secret.example", first_name="Zed", last_name="Secret")
    draft(ready.rival)
    assert words_of_others(rita_for(name, ready), name, message) == []


@pytest.mark.parametrize("name", OF_A_ROW)
def test_the_same_address_exists_for_its_own_members(name, ready, message):
    """The companion of the two above: what was a 404 there is none here."""
    assert ask(signed_in(rita_for(name, ready)), name, url(name, "acme", message)).status_code != 404


@pytest.mark.parametrize("name", OF_A_ROW)
def test_an_unknown_row_is_a_404(name, ready):
    nothing = Message(pk=uuid4(), lead_id=uuid4(), follow_up_id=uuid4())
    assert ask(signed_in(rita_for(name, ready)), name, url(name, "acme", nothing)).status_code == 404


@pytest.mark.parametrize("name", ACTS)
def test_a_viewer_cannot_act(name, ready, message):
    before = everything(ready.acme)
    assert ask(signed_in(ready.vera), name, url(name, "acme", message)).status_code == 403
    assert everything(ready.acme) == before


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_viewer_can_read_what_is_not_for_managers(name, ready, message):
    expected = 403 if name in FOR_MANAGERS else 200
    assert ask(signed_in(ready.vera), name, url(name, "acme", message)).status_code == expected


@pytest.mark.parametrize("name", sorted(FOR_MANAGERS))
def test_what_is_for_managers_is_refused_to_a_rep(name, ready, message):
    before = everything(ready.acme)
    assert ask(signed_in(ready.rita), name, url(name, "acme", message)).status_code == 403
    assert everything(ready.acme) == before


@pytest.mark.parametrize("name", NAMES)
def test_who_is_not_signed_in_is_sent_to_the_sign_in(name, ready, message):
    before = everything(ready.acme)
    address = url(name, "acme", message)
    response = ask(Client(), name, address)
    assert (response.status_code, response["Location"]) == (302, f"/accounts/login/?next={address}")
    assert everything(ready.acme) == before


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("method", ["get", "head"])
def test_an_act_takes_post_alone(name, method, ready, message):
    before = everything(ready.acme)
    assert getattr(signed_in(rita_for(name, ready)), method)(url(name, "acme", message)).status_code == 405
    assert everything(ready.acme) == before


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_cannot_be_posted_to(name, ready, message):
    assert signed_in(rita_for(name, ready)).post(url(name, "acme", message)).status_code == 405


@pytest.mark.parametrize("name", ACTS)
def test_an_act_from_another_site_is_refused(name, ready, message):
    client = Client(enforce_csrf_checks=True)
    client.force_login(rita_for(name, ready))
    before = everything(ready.acme)
    response = client.post(url(name, "acme", message), ENOUGH)
    assert response.status_code == 403
    assert everything(ready.acme) == before


@pytest.mark.parametrize("name", ACTS)
def test_an_empty_act_is_an_answer_and_never_an_error(name, ready, message):
    response = signed_in(rita_for(name, ready)).post(url(name, "acme", message), {})
    assert response.status_code in (303, 422)
