"""The desk: staff with every permission on our own apps, so that what stops them is the role or the scope."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from followups.data_requests import ask_for
from followups.drafting.writing import write_due_drafts
from followups.extracting import propose
from followups.inbound.storing import store_mail
from followups.looking import look_at_due_leads
from followups.models import (
    Alert,
    ApprovedFact,
    Asset,
    BrandVoice,
    CrmConnection,
    CrmLink,
    Digest,
    Mailbox,
    Message,
    ModelCall,
    ModelConnection,
    ModelMonth,
    SendingIdentity,
    SentSample,
    Webhook,
    WebhookDelivery,
)
from followups.setting_up import set_up_tenant
from followups.switching import switch
from leads.models import Account, AccountMerge, AccountsApart, DuplicatePair, Import, Lead, LeadMerge, Tracking
from leads.publishing import PROFILES, ROUTINGS, draft, publish
from suppression.consenting import record_consent
from suppression.suppressing import suppress
from tenants.models import User
from tenants.scope import tenant_scope
from tests.cast import Cast
from tests.senders import make_source
from tests.story import MONDAY, capture, note

OURS = ("tenants", "leads", "followups", "suppression")


def at_desk(user: User) -> Client:
    user.is_staff = True
    user.save()
    user.user_permissions.set(Permission.objects.filter(content_type__app_label__in=OURS))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def ready(cast) -> Cast:
    """The cast, with a lead, a draft and a row of every other kind at Acme and at Rival."""
    for tenant in (cast.acme, cast.rival):
        with tenant_scope(tenant.pk):
            set_up_tenant(tenant, now=MONDAY)
            Account.objects.create(tenant=tenant, name="Buyer Ltd")
            company = Account.objects.create(tenant=tenant, name="Buyer Holding")
            part = Account.objects.create(tenant=tenant, name="Buyer Group", merged_into=company)
            others = Account.objects.create(tenant=tenant, name="Buyers")
            AccountsApart.objects.create(tenant=tenant, account_a=company, account_b=others, at=MONDAY)
            AccountMerge.objects.create(tenant=tenant, account=company, merged=part, at=MONDAY)
            Digest.objects.create(tenant=tenant, user=tenant.default_owner, day=MONDAY.date(), created_at=MONDAY)
            Asset.objects.create(tenant=tenant, key="checklist", title="A checklist", brings="What to ask first.")
            ApprovedFact.objects.create(tenant=tenant, kind="price", text="It costs EUR 490 a month.")
            BrandVoice.objects.create(tenant=tenant, description="Plain and warm.", banned=["leverage"])
            Tracking.objects.create(tenant=tenant, legal_basis="Consent by the banner.")
            ModelConnection.objects.create(
                tenant=tenant, base_url="https://models.example/v1", model=f"{tenant.slug}-8b"
            )
            hook = Webhook.objects.create(
                tenant=tenant, name=f"{tenant.slug} CRM", url="https://hooks.example/x", position_xid=0
            )
            WebhookDelivery.objects.create(
                tenant=tenant, webhook=hook, source="test", change=f"test:{tenant.slug}", created_at=MONDAY
            )
            month = ModelMonth.objects.create(tenant=tenant, month=MONDAY.date().replace(day=1), spent="1.5", calls=3)
            ModelCall.objects.create(
                tenant=tenant, month=month, use="draft", model=f"{tenant.slug}-8b", prompt="draft/v1", at=MONDAY
            )
            identity = SendingIdentity.objects.create(
                tenant=tenant, name="Team", address=f"team@{tenant.slug}.example", kind="postmark", is_default=False
            )
            Mailbox.objects.create(
                tenant=tenant, identity=identity, host="imap.example", username="team", next_poll_at=MONDAY
            )
            store_mail(tenant, b"From: anna@buyer.example\nSubject: Hello\n\nHello.\n", source="test", now=MONDAY)
            how = {"kind": "email", "value": "no@buyer.example", "reason": "opt_out", "source": "test"}
            suppress(tenant, **how, now=MONDAY)
            record_consent(
                tenant, email="anna@buyer.example", phone=None, basis="consent", source="form", given_at=MONDAY
            )
        make_source(tenant, "typeform")
        with tenant_scope(tenant.pk):
            for sort, document in (
                (PROFILES, {"criteria": [{"key": "role", "field": "role", "any_of": ["head"]}]}),
                (ROUTINGS, {"response": {"business_minutes": 60}}),
            ):
                publish(sort, tenant, draft(sort, tenant, document, user=None), MONDAY)
        lead = capture(tenant, external_id="crm-1")
        with tenant_scope(tenant.pk):
            crm = CrmConnection.objects.create(tenant=tenant, portal=f"4242-{tenant.slug}")
            CrmLink.objects.create(
                tenant=tenant, connection=crm, lead=lead, kind="contact", remote_id=f"101-{tenant.slug}", local_id=lead.pk,
                created_at=MONDAY,
            )  # fmt: skip
            Alert.objects.create(
                tenant=tenant,
                lead=lead,
                user=tenant.default_owner,
                kind="hand_off",
                key="k",
                text="Prices.",
                created_at=MONDAY,
            )
            Import.objects.create(
                tenant=tenant, name=f"{tenant.slug}.csv", size=90, uploaded_at=MONDAY, uploaded_by=tenant.default_owner,
                headers=["E-mail", "Notes"], mapping={"email": 0}, rows=2, state="done", created=1, refused=1,
            )  # fmt: skip
            ask_for(tenant, lead, "export", through="test", now=MONDAY)
            part = Lead.objects.create(
                tenant=tenant, first_name="Ann", stage="lost", stage_since=MONDAY, captured_at=MONDAY, merged_into=lead
            )  # fmt: skip
            DuplicatePair.objects.create(tenant=tenant, lead_a=lead, lead_b=part, found_at=MONDAY, state="merged")
            LeadMerge.objects.create(tenant=tenant, lead=lead, merged=part, at=MONDAY)
        list(look_at_due_leads(tenant, MONDAY))
        write_due_drafts(tenant, MONDAY)
        with tenant_scope(tenant.pk):
            switch(tenant, reason="first_reply", template="first_reply", is_on=False, why="New.", user=None, now=MONDAY)
            SentSample.objects.create(
                tenant=tenant, lead=lead, message=Message.objects.first(), reason="first_reply", template="first_reply",
                day=MONDAY.date(), drawn_at=MONDAY,
            )  # fmt: skip
        event = note(
            tenant, lead, now=MONDAY + timedelta(hours=1), kind="call", text="She asked about prices. 120 employees.",
            promises=[{"by": "us", "text": "Send the plan", "due": MONDAY + timedelta(days=1)}],
            questions=[{"text": "What does it cost?"}],
        )  # fmt: skip
        with tenant_scope(tenant.pk):
            propose(tenant, event, MONDAY + timedelta(hours=1))
    return cast


@pytest.fixture
def olga(ready) -> Client:
    """Olga owns Northwind: Acme and Bolt."""
    return at_desk(ready.olga)


@pytest.fixture
def rita(ready) -> Client:
    """Rita is a rep of Acme's."""
    return at_desk(ready.rita)


@pytest.fixture
def vera(ready) -> Client:
    """Vera may only read Acme, whatever Django's permissions say."""
    return at_desk(ready.vera)


@pytest.fixture
def operator(ready) -> Client:
    """A superuser, member of no agency."""
    client = Client()
    client.force_login(User.objects.create_superuser("op@host.example", "x", name="Op"))
    return client


@pytest.fixture
def lead(ready) -> Lead:
    """Acme's Anna."""
    return only(ready.acme, Lead)


def only(tenant, model, **where):
    """The tenant's first such row, read in a scope of its own."""
    with tenant_scope(tenant.pk):
        return model.objects.filter(tenant=tenant, **where).select_related("tenant").order_by("pk").first()


def url(model, page: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def said(response) -> list[str]:
    """What the page says once."""
    return [str(message) for message in response.context["messages"]]


def shown(response) -> list:
    return list(response.context["cl"].result_list)


def faults(response) -> dict[str, list[str]]:
    """The form's errors by field."""
    return {field: list(errors) for field, errors in response.context["adminform"].form.errors.items()}


@pytest.fixture
def act() -> Callable:
    """Press a button on a row's page; what was said."""

    def press(client: Client, row, name: str, why: str = ""):
        return client.post(url(type(row), "act", row.pk, name), {"why": why}, follow=True)

    return press
