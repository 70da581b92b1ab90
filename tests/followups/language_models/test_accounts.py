"""The account: set aside before, corrected after, never above the cap, on the client's own calendar."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from followups.language_models.accounts import LOST_AFTER, month_of, note_health, set_aside, settle
from followups.language_models.failures import ModelFailed
from followups.models import ModelCall, ModelConnection, ModelMonth
from tenants.models import Tenant
from tenants.scope import tenant_scope
from tests.model_server import connect
from tests.story import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def connection(cast, server):
    """Inside Acme's scope. A call of 1000 characters may cost 700 tokens at 2 and 1000 at 10 for a million: 0.0114."""
    connect(cast.acme, server, monthly_cap="0.03", max_output_tokens=1000)
    with tenant_scope(cast.acme.pk):
        yield ModelConnection.objects.select_related("tenant").get()


MOST = Decimal("0.0114")


def begin(connection, now=MONDAY):
    return set_aside(connection.tenant, connection, use="draft", prompt="draft/v1", characters=1000, now=now)


def spent():
    return ModelMonth.objects.get().spent


def test_what_a_call_may_cost_is_set_aside_until_the_cap_is_reached(connection):
    begin(connection)
    begin(connection)
    assert spent() == 2 * MOST
    with pytest.raises(ModelFailed) as found:
        begin(connection)
    assert (found.value.kind, spent(), ModelCall.objects.count()) == ("over_budget", 2 * MOST, 2)


def test_what_it_cost_is_entered_once(connection):
    call = begin(connection)
    for _ in range(2):
        settle(connection, call.pk, input_tokens=500, output_tokens=100, milliseconds=7)
    row = ModelMonth.objects.get()
    assert (row.spent, row.calls, row.input_tokens, row.output_tokens) == (Decimal("0.002"), 1, 500, 100)
    assert ModelCall.objects.get().outcome == "used"


@pytest.mark.parametrize(
    ("kind", "cost"),
    [
        ("timeout", MOST),
        ("invalid_output", MOST),
        ("not_a_completion", MOST),
        ("server", 0),
        ("unreachable", 0),
        ("bad_key", 0),
    ],
)
def test_where_the_server_does_not_count_the_most_is_taken_as_spent_unless_it_did_no_work(connection, kind, cost):
    settle(connection, begin(connection).pk, input_tokens=None, output_tokens=None, milliseconds=7, failed_with=kind)
    call = ModelCall.objects.get()
    assert (spent(), call.cost, call.outcome, call.failed_with) == (cost, cost, "failed", kind)


def test_a_call_whose_worker_died_stays_spent_and_is_called_lost(connection):
    begin(connection)
    begin(connection, MONDAY + LOST_AFTER + timedelta(seconds=1))
    assert [call.outcome for call in ModelCall.objects.order_by("id")] == ["lost", "under_way"]
    assert spent() == 2 * MOST


def test_each_month_of_the_client_s_own_calendar_has_its_account(cast):
    tokyo = Tenant(time_zone="Asia/Tokyo")
    night = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)  # 1 December there
    assert (month_of(tokyo, night).isoformat(), month_of(cast.acme, night).isoformat()) == ("2026-12-01", "2026-11-01")


def test_a_new_month_has_money_again(connection):
    begin(connection)
    begin(connection)
    begin(connection, MONDAY + timedelta(days=20))
    assert ModelMonth.objects.count() == 2


def test_three_failures_in_a_row_make_it_rest_and_a_success_wakes_it(connection):
    for _ in range(2):
        note_health(connection, "timeout", "Slow.", MONDAY)
    assert ModelConnection.objects.get().resting_until is None
    note_health(connection, "timeout", "Slow.", MONDAY)
    row = ModelConnection.objects.get()
    assert (row.resting_until, row.resting_because) == (MONDAY + timedelta(minutes=10), "Slow.")
    note_health(connection, "", "", MONDAY)
    row = ModelConnection.objects.get()
    assert (row.failures, row.resting_until, row.resting_because) == (0, None, "")


def test_an_answer_that_is_no_form_says_nothing_about_the_next_call(connection):
    for _ in range(9):
        note_health(connection, "invalid_output", "x", MONDAY)
    assert ModelConnection.objects.get().resting_until is None
