"""The daily sample of what went out by itself: which messages people look at, and what they say of them (mission D5)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256
from math import ceil
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from followups.engine.review import automatic_reason
from followups.models import AutonomyRule, Message, SentSample
from followups.models.autonomy import DEFAULT_SHARE
from followups.switching import switch
from leads.journal import record
from leads.models import Event
from leads.refusals import Conflict, Refused
from tenants.models import Tenant, User
from tenants.scope import tenant_scope

Rule = tuple[str, str]  # reason and template
MOST_A_DAY = 20
LEAST_A_DAY = 1
LONGEST_BECAUSE = 500
SAYS = {
    SentSample.Verdict.FINE: "Looked at what went out by itself: fine.",
    SentSample.Verdict.CHANGE: "Looked at what went out by itself and would have changed it.",
    SentSample.Verdict.WRONG: "Looked at what went out by itself: it should not have gone.",
}


def choose(sent: Mapping[UUID, Rule], shares: Mapping[Rule, Decimal]) -> list[UUID]:
    """Which of these messages are looked at: of each rule its share, by turns, at least one in all and at most twenty.

    By a hash of the id, so that it is always the same ones and nobody can tell beforehand which. Shares are 0 to 1; a
    tenth where a rule has none.
    """
    by_rule: dict[Rule, list[UUID]] = {}
    for pk in sorted(sent, key=lambda pk: sha256(pk.bytes).digest()):
        by_rule.setdefault(sent[pk], []).append(pk)
    turns: list[tuple[int, bytes, UUID]] = []
    for rule, ids in by_rule.items():
        wanted = ceil(shares.get(rule, DEFAULT_SHARE) * len(ids))
        turns += [(turn, sha256(pk.bytes).digest(), pk) for turn, pk in enumerate(ids[:wanted])]
    chosen = [pk for *_, pk in sorted(turns)][:MOST_A_DAY]
    return chosen or sorted(sent, key=lambda pk: sha256(pk.bytes).digest())[:LEAST_A_DAY]


def draw_samples(tenant: Tenant, now: datetime) -> int:
    """Draw the sample of the tenant's yesterday, once; how many were drawn. Call it outside any scope."""
    zone = ZoneInfo(tenant.time_zone)
    day = now.astimezone(zone).date() - timedelta(days=1)
    with tenant_scope(tenant.pk):
        if SentSample.objects.filter(day=day).exists():
            return 0
        sent = {message.pk: message for message in _went_by_itself(day, zone)}
        rules = {pk: _rule_of(message) for pk, message in sent.items()}
        shares = {(rule.reason, rule.template): rule.sample_share for rule in AutonomyRule.objects.all()}
        drawn = [
            SentSample(
                tenant=tenant, lead_id=sent[pk].lead_id, message_id=pk, reason=rules[pk][0], template=rules[pk][1],
                day=day, drawn_at=now,
            )
            for pk in choose(rules, shares)
        ]  # fmt: skip
        SentSample.objects.bulk_create(drawn, ignore_conflicts=True)
    return len(drawn)


def judge(
    tenant: Tenant, sample: SentSample, *, verdict: str, because: str, user: User, now: datetime
) -> AutonomyRule | None:
    """A person's word on one message that has gone out. Inside the scope. Raises Refused by field, Conflict when late.

    "wrong" switches off the rule that it went out by, and returns it; None where nothing was switched.
    """
    because = " ".join(because.split())
    if verdict not in SentSample.Verdict.values:
        raise Refused({"verdict": f"Say {', '.join(SentSample.Verdict.values)}."})
    if verdict != SentSample.Verdict.FINE and not because:
        raise Refused({"because": "Say what was wrong with it, in a few words."})
    if len(because) > LONGEST_BECAUSE:
        raise Refused({"because": f"At most {LONGEST_BECAUSE} characters."})
    with transaction.atomic():
        told = {"verdict": verdict, "because": because, "judged_by": user, "judged_at": now}
        if not SentSample.objects.filter(pk=sample.pk, verdict="").update(**told):
            raise Conflict({"": "Somebody has looked at this one already."})
        data = {"message": str(sample.message_id), "decision": f"sample_{verdict}"}
        record(
            tenant, sample.lead, Event.Kind.REVIEWED, at=now, now=now, actor=Event.Actor.PERSON, user=user,
            text=f"{SAYS[SentSample.Verdict(verdict)]} {because}".strip(), data=data,
        )  # fmt: skip
        if verdict != SentSample.Verdict.WRONG:
            return None
        why = f"A message that went out by it should not have: {because}"[:300]
        return switch(tenant, reason=sample.reason, template=sample.template, is_on=False, why=why, user=user, now=now)


def _went_by_itself(day: date, zone: ZoneInfo) -> Sequence[Message]:
    """What left on this day of the tenant's without a person's approval."""
    first, after = (datetime.combine(each, time(0), tzinfo=zone) for each in (day, day + timedelta(days=1)))
    rows = Message.objects.filter(
        state=Message.State.SENT, approved_by=None, approved_at__isnull=False, sent_at__gte=first, sent_at__lt=after
    )
    return list(rows.select_related("follow_up"))


def _rule_of(message: Message) -> Rule:
    return automatic_reason(message.follow_up.reason, message.kind), message.follow_up.template
