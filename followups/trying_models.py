"""Trying a client's language model out: one small question of no lead's, and what came of it (mission H2)."""

from datetime import datetime
from decimal import Decimal

from followups.language_models.accounts import month_of
from followups.language_models.asking import Form
from followups.language_models.failures import ModelFailed
from followups.language_models.using import put_question
from followups.models import ModelConnection, ModelMonth, Use
from tenants.models import Tenant
from tenants.scope import tenant_scope

TRY_JOB = "followups.jobs.try_model"
UNDER_WAY = "The test has begun. Load the page again in a moment."
QUESTION = {"text": "Thank you for the call. I will send you the plan on Friday."}


class TrialForm(Form):
    """What the model is to fill in."""

    language: str
    words: int


def try_model(tenant: Tenant, now: datetime) -> bool:
    """Ask it something and store what came of it; call it outside any scope. True where the answer can be used.

    It is asked whatever is ticked, also while it rests; it counts against the cap like any other question.
    """
    say, ok = "", False
    try:
        answer = put_question(
            tenant,
            Use.TRIAL,
            TrialForm,
            task={"question": "Which language is it, and how many words?"},
            data=QUESTION,
            now=now,
        )
        ok = answer.value.language.strip().lower()[:2] == "en"
        say = (
            "It answers, in the form asked for."
            if ok
            else f"It answers in the form asked for, but takes English for “{answer.value.language[:40]}”: it may be too small."
        )
    except ModelFailed as failure:
        say = str(failure)
    with tenant_scope(tenant.pk):
        ModelConnection.objects.update(tested_at=now, test_ok=ok, test_say=say)
        if ok:
            ModelConnection.objects.update(failures=0, resting_until=None, resting_because="")
    return ok


def spent_in(tenant: Tenant, now: datetime) -> tuple[Decimal, int]:
    """What the client's model has cost this month, and how often it was asked. Inside a scope."""
    row = ModelMonth.objects.filter(month=month_of(tenant, now)).first()
    return (row.spent, row.calls) if row else (Decimal(0), 0)
