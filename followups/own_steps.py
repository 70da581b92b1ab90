"""A person changes the next step, or sets one of their own that the machine keeps (E7). Each says who and why."""

from collections.abc import Mapping
from datetime import datetime

from uuid_utils.compat import uuid7

from followups.completing import CannotComplete
from followups.engine.decision import Reason
from followups.engine.facts import Channel
from followups.engine.rules.own_step import OWN
from followups.models import FollowUp, Message
from leads.journal import record
from leads.models import Event, Lead
from leads.reasons import stated
from leads.refusals import Refused
from leads.waking import wake
from tenants.models import Tenant, User

LONGEST_TITLE = 300
CHANNELS = ("", *(channel.value for channel in Channel))
KINDS = {"call": "call", "email": "write", "sms": "write", "whatsapp": "write", "linkedin": "write", "": "decide"}


def set_own_step(
    tenant: Tenant,
    lead: Lead,
    *,
    title: str,
    due: datetime,
    because: str,
    now: datetime,
    channel: str = "",
    user: User | None = None,
    actor: str = Event.Actor.PERSON,
) -> FollowUp:
    """The next step is this, whatever the rules say, until it is done. What was open is overtaken, its draft with it.

    Raises Refused by field: title, due, channel, because.
    """
    lead = Lead.objects.select_for_update(of=("self",)).get(pk=lead.pk)
    wrong = {}
    if not lead.is_open:
        wrong["title"] = f"{lead.name} is closed. Reopen the lead first."
    title = " ".join(title.split())
    if not 0 < len(title) <= LONGEST_TITLE:
        wrong["title"] = f"Say what is to be done, in at most {LONGEST_TITLE} characters."
    wrong |= _wrong(due, channel, because, now)
    if wrong:
        raise Refused(wrong)
    said = f"Set by {user or 'the API'}: {because.strip()}"
    current = FollowUp.objects.open().filter(lead=lead).first()
    if current is not None:
        overtake(current, said, now)
    step = FollowUp(
        tenant_id=tenant.pk,
        lead=lead,
        owner=lead.owner or tenant.default_owner,
        is_touch=False,
        key=f"{OWN}{uuid7()}",
        rule="own_step",
        reason=Reason.OWN_STEP,
        because=said[:500],
        kind=KINDS[channel],
        channel=channel,
        title=title,
        ask=title,
        due_at=due,
        due_fixed=True,
        created_at=now,
    )
    step.save(force_insert=True)
    told = {"follow_up": str(step.pk), "due_at": due.isoformat(), "replaces": current and current.title}
    _journal(tenant, lead, Event.Kind.FOLLOW_UP_SET, f"{title}. {because.strip()}", now, user, actor, told)
    return step


def change(
    tenant: Tenant,
    follow_up: FollowUp,
    changes: Mapping,
    *,
    because: str,
    now: datetime,
    user: User | None = None,
    actor: str = Event.Actor.PERSON,
) -> list[str]:
    """Change `title`, `ask`, `due` or `channel` of an open follow-up; the machine keeps what was changed.

    A draft that exists is withdrawn and, for a message, written anew; a message that is moved to another channel than
    e-mail becomes work for a person. Returns the names of what is different. Raises Refused, CannotComplete.
    """
    lead = Lead.objects.select_for_update(of=("self",)).get(pk=follow_up.lead_id)
    row = FollowUp.objects.get(pk=follow_up.pk)
    if row.state != FollowUp.State.OPEN:
        raise CannotComplete(f"It is {row.get_state_display().lower()} already. Load the page again.")
    wrong = _wrong(changes.get("due") or row.due_at, changes.get("channel", row.channel), because, now, old=row.due_at)
    texts = {name: " ".join((changes[name] or "").split()) for name in ("title", "ask") if name in changes}
    wrong |= {
        name: f"Say it in at most {LONGEST_TITLE} characters."
        for name, text in texts.items()
        if not 0 < len(text) <= LONGEST_TITLE
    }
    if changes.get("channel") == "email" and not row.is_touch and row.channel != "email" and row.template:
        wrong["channel"] = "Its draft was given up. Set a next step of your own instead."
    if wrong:
        raise Refused(wrong)
    wanted = {**texts, **{name: changes[name] for name in ("channel",) if name in changes}}
    if changes.get("due"):
        wanted["due_at"] = changes["due"]
    told = {
        name: [_plain(getattr(row, name)), _plain(value)]
        for name, value in wanted.items()
        if value != getattr(row, name)
    }
    if not told:
        return []
    if "due_at" in told or "channel" in told:
        wanted |= {"due_fixed": True, "escalated": 0}
    if row.is_touch:
        if wanted.get("channel", row.channel) != "email":
            wanted |= {"is_touch": False, "kind": KINDS[wanted["channel"]], "draft_at": None}
        else:
            wanted["draft_at"] = now
        _withdraw(row, f"The follow-up was changed: {because.strip()}", now)
    for name, value in wanted.items():
        setattr(row, name, value)
    row.save(update_fields=list(wanted))
    names = [name.removesuffix("_at") for name in told]
    data = {"follow_up": str(row.pk), "key": row.key, "changed": told}
    text = f"Changed {', '.join(names)} of “{row.title}”. {because.strip()}"
    _journal(tenant, lead, Event.Kind.FOLLOW_UP_CHANGED, text, now, user, actor, data)
    return names


def _wrong(due: datetime, channel: str, because: str, now: datetime, old: datetime | None = None) -> dict[str, str]:
    wrong = {}
    if due <= now and due != old:
        wrong["due"] = "Choose a time in the future."
    if channel not in CHANNELS:
        wrong["channel"] = f"Choose one of: {', '.join(filter(None, CHANNELS))}; or none."
    try:
        stated(because)
    except Refused as refused:
        wrong |= refused.errors
    return wrong


def overtake(follow_up: FollowUp, because: str, now: datetime) -> None:
    """Another step is right: the open follow-up ends, and its draft with it. Inside the lead's lock."""
    FollowUp.objects.filter(pk=follow_up.pk).update(
        state=FollowUp.State.OVERTAKEN, state_at=now, state_because=because[:300], draft_at=None
    )
    _withdraw(follow_up, because, now)


def _withdraw(follow_up: FollowUp, because: str, now: datetime) -> None:
    Message.objects.live().filter(follow_up=follow_up).update(
        state=Message.State.OVERTAKEN, state_at=now, state_because=because[:500]
    )


def _journal(
    tenant, lead: Lead, kind: str, text: str, now: datetime, user: User | None, actor: str, data: dict
) -> None:
    record(tenant, lead, kind, at=now, now=now, actor=actor, user=user, text=text, data=data)
    wake(tenant, [lead.pk], now)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
