"""Tasks of the time before: what was due when, and when it was done, so that a baseline can tell how it was kept up (M2)."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime

from followups.models import FollowUp
from leads.journal import record
from leads.models import Event, Lead
from leads.refusals import Refused
from metrics.auditing.baselines import first_decision
from tenants.models import Tenant, User
from tenants.models.agency import members_of

RULE, REASON = "past_task", "own_step"
MOST = 500  # in one request
LONGEST_TITLE = 500
NOT_DONE = "It was not done before the product began."


def bring_past_tasks(
    tenant: Tenant, tasks: Sequence[Mapping], *, now: datetime, user: User | None = None, through: str = ""
) -> dict[str, int]:
    """Write down tasks of the past; how many were `new` and `known`. All of them or, where one is refused, none. In the scope.

    Each: `lead` (id) or `lead_external_id`, `external_id` (its own, so that it is taken in once), `title`, `due` (aware
    datetime), `done` (aware datetime, or None: it was not), `owner` (e-mail of a member; default: the lead's owner).
    Raises Refused (paths like tasks[0].due): a task whose day came after the first decision is work of the product's.
    """
    if not 1 <= len(tasks) <= MOST:
        raise Refused({"tasks": f"Give 1 to {MOST} tasks at a time; these are {len(tasks)}."})
    leads, first = _leads(tasks), first_decision(tenant)
    owners = {person.email.lower(): person for person in members_of(tenant)}
    rows, wrong = [], {}
    for number, task in enumerate(tasks):
        lead = leads.get(str(task.get("lead") or "")) or leads.get(task.get("lead_external_id") or None)
        owner = (
            owners.get(task["owner"].lower()) if task.get("owner") else lead and (lead.owner or tenant.default_owner)
        )
        bad = _wrong(task, lead, owner, first, now)
        wrong |= {f"tasks[{number}].{name}": reason for name, reason in bad.items()}
        if not bad:
            rows.append(_row(tenant, lead, owner, task, now))
    if wrong:
        raise Refused(wrong)
    keys = {(row.lead_id, row.key): row for row in rows}
    known = set(
        FollowUp.objects.filter(lead__in={row.lead_id for row in rows}, rule=RULE).values_list("lead_id", "key")
    )
    fresh = [row for key, row in keys.items() if key not in known]
    FollowUp.objects.bulk_create(fresh)
    by = {"actor": Event.Actor.PERSON if user else Event.Actor.API, "user": user}
    for row in fresh:
        if row.state == FollowUp.State.DONE:
            data = {"follow_up": str(row.pk), "key": row.key, "through": through}
            record(tenant, row.lead, Event.Kind.FOLLOW_UP_DONE, at=row.state_at, now=now, text=f"Done: {row.title}",
                   data=data, **by)  # fmt: skip
    return {"new": len(fresh), "known": len(tasks) - len(fresh)}


def _leads(tasks: Sequence[Mapping]) -> dict:
    """Leads by id and by external id."""
    ids = {str(task["lead"]) for task in tasks if task.get("lead")}
    names = {task["lead_external_id"] for task in tasks if task.get("lead_external_id")}
    standing = Lead.objects.standing().select_related("owner")
    found = {str(lead.pk): lead for lead in standing.filter(pk__in=ids)}
    return found | {lead.external_id: lead for lead in standing.filter(external_id__in=names)}


def _wrong(
    task: Mapping, lead: Lead | None, owner: User | None, first: datetime | None, now: datetime
) -> dict[str, str]:
    wrong = {}
    if lead is None:
        wrong["lead"] = "There is no such lead. Give the id of a lead, or lead_external_id as it was imported."
    elif owner is None:
        given = task.get("owner")
        wrong["owner"] = (
            f"“{given}” is no member of this client. Give the e-mail of one." if given
            else "The lead has no owner and the client no default one. Give the e-mail of a member."
        )  # fmt: skip
    if not (task.get("title") or "").strip():
        wrong["title"] = "Say in a few words what was to be done."
    if task["due"] >= (first or now):
        wrong["due"] = (
            f"It fell due after Followthrough began to decide ({first:%Y-%m-%d %H:%M} UTC): set it as the lead's next action."
            if first else "It has not fallen due yet: set it as the lead's next action."
        )  # fmt: skip
    if task.get("done") and task["done"] > now:
        wrong["done"] = "This moment has not come yet. Give when it was done, or null where it was not."
    return wrong


def _row(tenant: Tenant, lead: Lead, owner: User, task: Mapping, now: datetime) -> FollowUp:
    name = hashlib.sha256(task["external_id"].encode()).hexdigest()[:40]
    done = task.get("done")
    title = task["title"].strip()[:LONGEST_TITLE]
    return FollowUp(
        tenant=tenant, lead=lead, owner=owner, is_touch=False, key=f"{RULE}:{name}", rule=RULE, reason=REASON,
        because="A task of the time before.", kind="task", title=title, ask=title, due_at=task["due"],
        created_at=min(task["due"], done or task["due"]),
        state=FollowUp.State.DONE if done else FollowUp.State.SKIPPED,
        # What was never done ends now, days after it was due: it counts as a follow-up that was not done.
        state_at=done or now, state_because="" if done else NOT_DONE,
    )  # fmt: skip
