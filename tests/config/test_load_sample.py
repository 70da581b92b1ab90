"""The sample agency: what a newcomer finds, and both worked examples of the mission in it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from config.sample.files import FOLDER, read_agency, read_histories
from config.sample.loading import load
from followups.models import FollowUp, Message
from followups.web import queue
from leads.models import Event, Lead, Payload
from suppression.models import Suppression
from tenants.models import Agency, ApiKey, Membership, Tenant, User
from tenants.scope import tenant_scope

WEDNESDAY = datetime(2026, 11, 25, 15, 30, tzinfo=UTC)  # all three clients work then
TOMORROW = datetime(2026, 11, 26, 0, 0, tzinfo=UTC)


@dataclass
class Loaded:
    card_path: Path
    said: str
    tenants: list[Tenant]

    @property
    def card(self) -> dict:
        return json.loads(self.card_path.read_text())

    def tenant(self, slug: str) -> Tenant:
        return next(tenant for tenant in self.tenants if tenant.slug == slug)


def load_sample(folder: Path) -> str:
    out = StringIO()
    with override_settings(DATA_DIR=folder):
        call_command(
            "load_sample", url="http://localhost:9123/", mail_sink=str(folder / "mail"), now=WEDNESDAY, stdout=out
        )
    return out.getvalue()


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Loaded]:
    """Loaded once for all tests here, in a transaction that is rolled back at the end."""
    folder = tmp_path_factory.mktemp("data")
    with django_db_blocker.unblock(), transaction.atomic():
        said = load_sample(folder)
        yield Loaded(folder / "sample.json", said, list(Tenant.objects.order_by("slug")))
        transaction.set_rollback(True)


def rows_of_each(loaded: Loaded, model, **conditions) -> list[list]:
    """A list and no generator: two of those side by side would leave their scopes in another order than they came."""
    found = []
    for tenant in loaded.tenants:
        with tenant_scope(tenant.pk):
            found.append(list(model.objects.filter(**conditions)))
    return found


def test_it_makes_an_agency_with_three_clients_and_some_sixty_leads(loaded):
    assert Agency.objects.get(slug="harbour-pine").name == "Harbour & Pine"
    assert [tenant.slug for tenant in loaded.tenants] == ["brandt-ahlers", "copper-lantern", "tidewell"]
    assert len({tenant.time_zone for tenant in loaded.tenants}) == 3
    assert [len(leads) for leads in rows_of_each(loaded, Lead)] == [22, 21, 21]


def test_every_lead_came_in_through_the_import_and_its_row_is_kept(loaded):
    for leads, payloads in zip(rows_of_each(loaded, Lead), rows_of_each(loaded, Payload), strict=True):
        assert {payload.lead_id for payload in payloads} == {lead.pk for lead in leads}
        assert {payload.outcome for payload in payloads} == {Payload.Outcome.CREATED}


def test_every_open_lead_has_a_next_look_and_no_look_or_draft_failed(loaded):
    for leads in rows_of_each(loaded, Lead):
        assert [lead.email for lead in leads if lead.is_open and lead.next_look_at is None] == []
        assert [(lead.email, lead.look_error) for lead in leads if lead.look_error] == []
    for follow_ups in rows_of_each(loaded, FollowUp):
        assert [(row.lead_id, row.draft_error) for row in follow_ups if row.draft_error] == []


def test_every_draft_passes_its_gates(loaded):
    for messages in rows_of_each(loaded, Message):
        assert [(message.to_address, message.verdict) for message in messages if not message.verdict["pass"]] == []


def test_every_section_of_today_has_something_and_nobody_is_without_a_next_step(loaded):
    sections = (queue.overdue, queue.due, queue.review, queue.waiting, queue.uncovered)
    with tenant_scope([tenant.pk for tenant in loaded.tenants]):
        counts = [len(section(None, WEDNESDAY, TOMORROW)) for section in sections]
    assert [count > 0 for count in counts] == [True, True, True, True, False]


def test_the_strategy_call_becomes_the_owners_promised_next_step_with_a_draft_and_a_flag_for_scope(loaded):
    with tenant_scope(loaded.tenant("brandt-ahlers").pk):
        lead = Lead.objects.get(email="margaret.osei-tutu@veltenprecision.example")
        follow_up = FollowUp.objects.open().select_related("owner").get(lead=lead)
        message = Message.objects.undecided().get(follow_up=follow_up)
        assert lead.stage == Lead.Stage.QUALIFIED
        assert (follow_up.rule, follow_up.reason) == ("our_promise", "promised_next_step")
        assert follow_up.owner.email == "ines@harbourpine.example"
        assert follow_up.due_at == datetime(2026, 11, 26, 10, 0, tzinfo=UTC)  # 11:00 in Berlin
        assert follow_up.review == ["autonomy", "touches_scope"]
        assert message.review_because == ["autonomy", "touches_scope"]
        assert message.angle == "What was promised."
        assert message.summary.splitlines()[0] == (
            "Margaret Osei-Tutu, Chief Operating Officer, Velten Precision GmbH. Stage: qualified."
        )
        assert message.body.splitlines()[0] == "Hi Margaret,"


def test_the_silence_after_two_follow_ups_becomes_a_close_loop_draft_a_rule_and_the_owners_task(loaded):
    with tenant_scope(loaded.tenant("copper-lantern").pk):
        lead = Lead.objects.get(email="josephine@marrowgrain.example")
        follow_up = FollowUp.objects.open().select_related("owner").get(lead=lead)
        message = Message.objects.undecided().get(follow_up=follow_up)
        rule = Suppression.objects.in_force(WEDNESDAY).get(kind="lead", value=str(lead.pk))
        assert (follow_up.rule, follow_up.kind, follow_up.reason) == ("no_response", "close_loop", "no_response")
        assert follow_up.owner.email == "theo@harbourpine.example"
        assert (
            follow_up.because
            == "Josephine Achebe-Whitlock has not answered since Tuesday 3 November, after 2 follow-ups."
        )
        assert follow_up.review == ["autonomy", "close_loop", "repeated_silence"]
        assert message.kind == "close_loop"
        assert (rule.reason, rule.ends_on_reply, rule.expires_at > WEDNESDAY) == ("close_loop", True, True)


def test_the_fixed_first_reply_goes_out_by_itself_only_where_the_client_allows_it(loaded):
    approved = {}
    for tenant in loaded.tenants:
        with tenant_scope(tenant.pk):
            found = Message.objects.filter(state=Message.State.APPROVED)
            approved[tenant.slug] = set(found.values_list("kind", flat=True))
    assert approved == {"brandt-ahlers": set(), "copper-lantern": set(), "tidewell": {"first_reply"}}


def test_it_shows_every_kind_of_next_step_and_of_ending(loaded):
    rules, reasons, exits, stages, stops, holds = set(), set(), set(), set(), set(), set()
    for tenant in loaded.tenants:
        with tenant_scope(tenant.pk):
            decided = Event.objects.filter(kind=Event.Kind.DECISION).values_list("data", flat=True)
            rules |= {data["rule"] for data in decided}
            reasons |= set(FollowUp.objects.open().values_list("reason", flat=True))
            for lead in Lead.objects.all():
                exits |= {lead.exit_reason}
                stages |= {lead.stage}
                stops |= {lead.stop_code}
                holds |= {lead.hold_code}
    assert rules >= {
        "stopped",
        "held",
        "paused",
        "our_promise",
        "their_promise",
        "open_question",
        "reply_waiting",
        "finished_meeting",
        "revisit",
        "quiet_offer",
        "cadence_step",
        "no_response",
        "our_message_out",
    }
    assert reasons >= {
        "speed_to_lead",
        "cadence_step",
        "promised_next_step",
        "missed_next_step",
        "open_question",
        "open_objection",
        "reply_waiting",
        "finished_meeting",
        "unanswered_quote",
        "quiet_proposal",
        "no_response",
        "hold",
        "stopped",
    }
    assert exits >= {"won", "lost", "said_no", "opted_out"}
    assert stages == set(Lead.Stage.values)
    assert (stops, holds) == ({"", "explicit_no"}, {"", "unclear_consent"})


def test_the_card_tells_how_to_sign_in_and_only_its_owner_can_read_it(loaded):
    card = loaded.card
    assert set(card) == {"url", "users", "tenants", "mail_sink"}
    assert card["url"] == "http://localhost:9123"
    assert card["mail_sink"] == str(loaded.card_path.parent / "mail")
    assert loaded.card_path.stat().st_mode & 0o777 == 0o600
    assert [user["role"] for user in card["users"]] == ["owner", "manager", "rep", "rep", "rep", "viewer"]
    for user in card["users"]:
        assert User.objects.get(email=user["email"]).check_password(user["password"])
        assert Membership.objects.filter(user__email=user["email"], role=user["role"]).exists()
        assert f"{user['password']}  ({user['role']})" in loaded.said
    for tenant in card["tenants"]:
        prefix, secret = ApiKey.split(tenant["api_key"])
        key = ApiKey.objects.select_related("tenant").get(prefix=prefix)
        assert (key.matches(secret), key.tenant.slug, key.tenant.name) == (True, tenant["slug"], tenant["name"])


def test_a_second_load_changes_nothing(loaded):
    def counted() -> list:
        rows = [len(found) for model in (Lead, Event, FollowUp, Message) for found in rows_of_each(loaded, model)]
        return [
            *rows,
            Tenant.objects.count(),
            User.objects.count(),
            ApiKey.objects.count(),
            loaded.card_path.read_text(),
        ]

    before = counted()
    assert load_sample(loaded.card_path.parent) == (
        "The sample agency Harbour & Pine is there already. Nothing was changed.\n"
    )
    assert counted() == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    "now",
    [datetime(2026, 11, 22, 13, 0, tzinfo=UTC), datetime(2027, 3, 29, 5, 40, tzinfo=UTC)],
    ids=["on a Sunday", "early on the Monday after the clocks changed"],
)
def test_it_loads_soundly_at_any_time(now):
    told = []
    founded = load(now, told.append)
    assert len(told) == 64
    for tenant in founded.tenants:
        with tenant_scope(tenant.pk):
            assert list(Lead.objects.exclude(look_error="").values_list("email", "look_error")) == []
            assert list(FollowUp.objects.exclude(draft_error="").values_list("lead__email", "draft_error")) == []
            assert {message.verdict["pass"] for message in Message.objects.all()} == {True}
            assert Event.objects.filter(at__gt=now + timedelta(minutes=5)).count() == 0


def test_each_history_is_of_a_lead_in_the_file_and_its_entries_are_known():
    for client in read_agency(FOLDER)["clients"]:
        histories = read_histories(client["slug"], WEDNESDAY, UTC)
        assert len({history.email for history in histories}) == len(histories) >= 20
