"""The account of a tenant's model: what a call may cost is set aside before it, and what it cost is entered after it.

The month's counter is raised by one conditional UPDATE, so that jobs side by side never pass the cap together: beyond it
goes at most what a server counts above our own estimate, call by call.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F

from followups.language_models.failures import NOT_BILLED, PATIENCE, ModelFailed
from followups.models import ModelCall, ModelConnection, ModelMonth
from tenants.models import Tenant

CHARACTERS_A_TOKEN = 2  # rather too many tokens than too few; ordinary text has three to four characters to one
OVERHEAD = 200  # tokens of roles and schema
LOST_AFTER = timedelta(minutes=10)
REST = timedelta(minutes=10)


def month_of(tenant: Tenant, now: datetime) -> date:
    """The first day of the month on the tenant's own calendar."""
    return now.astimezone(ZoneInfo(tenant.time_zone)).date().replace(day=1)


def set_aside(
    tenant: Tenant, connection: ModelConnection, *, use: str, prompt: str, characters: int, now: datetime
) -> ModelCall:
    """Begin a call: set aside what it may cost at most. Inside a scope of its own. Raises ModelFailed("over_budget")."""
    _give_up_lost(now)
    most = connection.cost(characters // CHARACTERS_A_TOKEN + OVERHEAD, connection.max_output_tokens)
    month, _ = ModelMonth.objects.get_or_create(tenant=tenant, month=month_of(tenant, now))
    cap = connection.monthly_cap
    room = ModelMonth.objects.filter(pk=month.pk, spent__lte=cap - most)
    if not room.update(spent=F("spent") + most, calls=F("calls") + 1):
        raise ModelFailed("over_budget")
    return ModelCall.objects.create(
        tenant=tenant, month=month, use=use, model=connection.model, prompt=prompt, at=now, cost=most
    )


def settle(
    connection: ModelConnection,
    call_id: UUID,
    *,
    input_tokens: int | None,
    output_tokens: int | None,
    milliseconds: int,
    failed_with: str = "",
) -> None:
    """Enter what a call came to; once, however often it is said. Inside a scope.

    Where the server does not count, what was set aside is taken as spent, unless it did not do the work at all.
    """
    call = ModelCall.objects.select_for_update(of=("self",)).get(pk=call_id)
    if call.outcome != ModelCall.Outcome.UNDER_WAY:
        return
    aside = call.cost
    if input_tokens is not None and output_tokens is not None:
        call.cost = connection.cost(input_tokens, output_tokens)
    elif failed_with in NOT_BILLED:
        call.cost = Decimal(0)
    call.input_tokens, call.output_tokens = input_tokens or 0, output_tokens or 0
    call.milliseconds, call.failed_with = milliseconds, failed_with
    call.outcome = ModelCall.Outcome.FAILED if failed_with else ModelCall.Outcome.USED
    call.save()
    ModelMonth.objects.filter(pk=call.month_id).update(
        spent=F("spent") + call.cost - aside,
        input_tokens=F("input_tokens") + call.input_tokens,
        output_tokens=F("output_tokens") + call.output_tokens,
    )


def note_health(connection: ModelConnection, failed_with: str, say: str, now: datetime) -> None:
    """Count failures in a row; one that is likely to last makes the model rest, so that no touch waits for it. Inside a scope."""
    rows = ModelConnection.objects.filter(pk=connection.pk)
    if failed_with not in PATIENCE:
        rows.exclude(failures=0, resting_until=None).update(failures=0, resting_until=None, resting_because="")
        return
    rows.update(failures=F("failures") + 1)
    rows.filter(failures__gte=PATIENCE[failed_with]).update(resting_until=now + REST, resting_because=say)


def _give_up_lost(now: datetime) -> None:
    """A worker that died took the answer with it; what was set aside stays spent, for the server may have done the work."""
    rows = ModelCall.objects.filter(outcome=ModelCall.Outcome.UNDER_WAY, at__lt=now - LOST_AFTER)
    rows.update(outcome=ModelCall.Outcome.LOST)
