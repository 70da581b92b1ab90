"""A model's opinion on a lead: reasons and a band, beside the score that rules make and never instead of it (mission B2)."""

import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from followups.language_models.asking import Form
from followups.language_models.failures import ModelFailed
from followups.language_models.resting_on import stands_in
from followups.language_models.using import put_question
from followups.models import Use
from leads.models import Event, Lead
from tenants.models import Tenant
from tenants.scope import tenant_scope

ENTRIES = 8
LONGEST = 3000
SECONDS = 50.0


@dataclass(frozen=True, slots=True)
class OpinionReason:
    """One sentence, and the words of the lead's record that show it; "" where the point is what is not known."""

    say: str
    words: str


@dataclass(frozen=True, slots=True)
class LeadOpinion:
    """`band` is hot, warm or cold; `made_with` the model and the version of the prompt."""

    band: str
    reasons: tuple[OpinionReason, ...]
    made_with: str


class OpinionForm(Form):
    """What the model is to fill in."""

    class Reason(Form):
        say: str
        words: str

    band: Literal["hot", "warm", "cold"]
    reasons: list[Reason]


def opinion_on_lead(tenant: Tenant, lead_id: UUID, *, profile: dict[str, Any], now: datetime) -> LeadOpinion | None:
    """What the tenant's model thinks of a lead; None where it is off, fails, or gives no reason that rests on the record.

    `profile` says whom the client looks for, in our words. Call it outside any scope: it asks over the network.
    """
    with tenant_scope(tenant.pk):
        lead = Lead.objects.get(pk=lead_id)
        kinds = (*Event.INTERACTIONS, *Event.SIGNALS)
        newest = lead.events.filter(kind__in=kinds, at__lte=now).order_by("-at", "-id")[:ENTRIES]
        data = {
            "lead": {
                name: getattr(lead, name)
                for name in ("company", "role", "industry", "company_size", "country", "source", "campaign", "stage")
            },
            "record": [
                {"kind": each.kind, "at": each.at.isoformat(), "direction": each.direction, "text": each.text[:LONGEST]}
                for each in newest
            ],
        }
    said = " \n ".join(map(str, (*data["lead"].values(), *(each["text"] for each in data["record"]))))
    try:
        asked = put_question(
            tenant, Use.QUALIFICATION, OpinionForm, task={"profile": profile}, data=data, now=now,
            ends=time.monotonic() + SECONDS,
            check=lambda form: 1 <= len(form.reasons) <= 10 and (form.band == "cold" or bool(_shown(form, said))),
        )  # fmt: skip
    except ModelFailed:
        return None
    reasons = [each for each in asked.value.reasons if not each.words.strip() or stands_in(each.words, said)]
    return LeadOpinion(
        asked.value.band,
        tuple(OpinionReason(_line(each.say, 300), _line(each.words, 300)) for each in reasons),
        asked.made_with,
    )


def _shown(form: OpinionForm, said: str) -> list[OpinionForm.Reason]:
    return [each for each in form.reasons if stands_in(each.words, said)]


def _line(text: str, most: int) -> str:
    return " ".join(text.split())[:most]
