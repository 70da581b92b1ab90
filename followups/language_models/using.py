"""Putting a question to a tenant's model: is it on, is there money, ask outside any transaction, enter what came of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic

from followups.language_models.accounts import note_health, set_aside, settle
from followups.language_models.asking import FEWEST_SECONDS, Answer, Endpoint, Wanted, ask, endpoint_of
from followups.language_models.failures import AGAIN, ModelFailed
from followups.language_models.prompts import prompt
from followups.language_models.quoting import messages
from followups.models import ModelCall, ModelConnection, Use
from tenants.models import Tenant
from tenants.scope import tenant_scope
from tenants.sealing import SealingError

TRIES = 2


@dataclass(frozen=True, slots=True)
class Asked(Generic[Wanted]):
    """An answer, and with what it was made: the model's name and the version of the prompt."""

    value: Wanted
    made_with: str


def connection_for(use: str) -> ModelConnection | None:
    """The tenant's connection where it is switched on for this; else None. Inside a scope."""
    found = ModelConnection.objects.first()
    return found if found is not None and found.is_used_for(use) else None


def put_question(
    tenant: Tenant,
    use: str,
    form: type[Wanted],
    *,
    task: dict[str, Any],
    data: dict[str, Any],
    now: datetime,
    ends: float | None = None,
    check: Callable[[Wanted], bool] = lambda value: True,
    prompt_name: str = "",
) -> Asked[Wanted]:
    """Ask the tenant's model, at most twice. Call it outside any scope: it opens its own, before and after the network.

    `check` says whether the answer rests on what was given. `ends` is the monotonic time by which all of it must be over.
    Raises ModelFailed.
    """
    told = prompt(prompt_name or use)
    sent = messages(told, task, data)
    characters = sum(len(each["content"]) for each in sent)
    for turn in range(TRIES):
        if ends is not None and ends - time.monotonic() < FEWEST_SECONDS:
            raise ModelFailed("timeout")  # of our own making: it costs nothing, and says nothing about the model
        connection, endpoint, call = _begin(tenant, use, told.version, characters, now)
        if ends is not None:
            endpoint = endpoint.within(ends - time.monotonic())
        started = time.monotonic()
        answer, failure = None, None
        try:
            answer = ask(endpoint, sent, form)
            if not check(answer.value):
                tokens = {"input_tokens": answer.input_tokens, "output_tokens": answer.output_tokens}
                failure = ModelFailed("nonsense", **tokens)
        except ModelFailed as error:
            failure = error
        except Exception:
            _end(tenant, connection, call, None, ModelFailed("not_a_completion"), started, now)
            raise
        _end(tenant, connection, call, answer, failure, started, now)
        if failure is None:
            return Asked(answer.value, f"{connection.model}, {told.version}"[:120])
        if failure.kind not in AGAIN or turn + 1 == TRIES:
            raise failure
    raise AssertionError("unreachable")


def _begin(
    tenant: Tenant, use: str, version: str, characters: int, now: datetime
) -> tuple[ModelConnection, Endpoint, ModelCall]:
    with tenant_scope(tenant.pk):
        connection = connection_for(use)
        if connection is None:
            raise ModelFailed("off")
        if use != Use.TRIAL and connection.resting_until is not None and connection.resting_until > now:
            raise ModelFailed("resting")
        try:
            endpoint = endpoint_of(connection)
        except SealingError as error:
            raise ModelFailed("sealed") from error
        call = set_aside(tenant, connection, use=use, prompt=version, characters=characters, now=now)
    return connection, endpoint, call


def _end(
    tenant: Tenant,
    connection: ModelConnection,
    call: ModelCall,
    answer: Answer | None,
    failure: ModelFailed | None,
    started: float,
    now: datetime,
) -> None:
    counted = failure or answer
    with tenant_scope(tenant.pk):
        settle(
            connection,
            call.pk,
            input_tokens=counted.input_tokens,
            output_tokens=counted.output_tokens,
            milliseconds=int((time.monotonic() - started) * 1000),
            failed_with=failure.kind if failure else "",
        )
        note_health(connection, failure.kind if failure else "", str(failure or ""), now)
