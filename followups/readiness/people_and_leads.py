"""Whether leads have owners, statuses mean what they say, and tasks are worked off. Read from what has happened so far."""

from datetime import datetime, timedelta

from django.db.models import Count, Q

from followups.models import FollowUp
from followups.readiness.check import Check, State
from leads.models import Event, Lead
from tenants.models import Tenant
from tenants.models.agency import members_of

LEADS, TODAY, CLIENT = "lead_list", "tenant_today", "admin:tenants_tenant_changelist"
LATELY = timedelta(days=30)
ENOUGH = 10  # leads or tasks; fewer show nothing
LEFT_NEW = 0.5  # of the leads that were contacted long ago; more still marked new, and the stage is not kept
WORKED = 0.1  # of the tasks that fell due; fewer done, and nobody works by them


def owners(tenant: Tenant) -> Check:
    """The default owner, and everybody who owns an open lead, may work here. Two queries."""
    name = "Every lead has an owner who works here"
    members = set(members_of(tenant).values_list("pk", flat=True))
    rows = Lead.objects.open().order_by().values("owner_id", "owner__name", "owner__email").annotate(n=Count("pk"))
    gone = [row for row in rows if row["owner_id"] not in members]
    if tenant.default_owner_id not in members:
        say = f"{tenant.default_owner} gets what nobody else owns, and is no active member here."
        return Check("owners", name, State.NOT_READY, say, "Name another default owner.", CLIENT)
    if gone:
        who = ", ".join(f"{row['owner__name'] or row['owner__email']} ({row['n']:,})" for row in gone)
        say = f"Open leads belong to people who are no active members here: {who}."
        return Check("owners", name, State.NOT_READY, say, "Give these leads to somebody else.", LEADS)
    say = f"{tenant.default_owner} gets what nobody else owns; every open lead's owner is an active member."
    return Check("owners", name, State.READY, say, page=CLIENT)


def statuses(now: datetime) -> Check:
    """Stages are in use: who was contacted long ago is not still “new”, and who was lost has a reason. Two queries."""
    name = "Statuses are in use and consistent"
    without = Lead.objects.filter(stage=Lead.Stage.LOST, lost_reason="").count()
    if without:
        say = f"{without:,} lost lead{'s have' if without > 1 else ' has'} no reason, so nobody knows whom to leave alone."
        return Check("statuses", name, State.NOT_READY, say, "Give each a reason, on its page or by the API.", LEADS)
    contacted = Lead.objects.open().filter(
        captured_at__lt=now - LATELY,
        events__kind__in=(Event.Kind.EMAIL_OUT, Event.Kind.CALL, Event.Kind.MEETING, Event.Kind.SENT),
    )
    seen = contacted.aggregate(all=Count("pk", distinct=True), new=Count("pk", distinct=True, filter=Q(stage="new")))
    if seen["all"] < ENOUGH:
        say = f"{seen['all']} leads were contacted more than 30 days ago: too few to tell."
        return Check("statuses", name, State.NOT_KNOWN, say, page=LEADS)
    if seen["new"] > LEFT_NEW * seen["all"]:
        say = f"{seen['new']:,} of {seen['all']:,} open leads that were contacted long ago are still marked new."
        return Check("statuses", name, State.NOT_READY, say, "Move them to the stage they are in.", LEADS)
    say = f"{seen['all'] - seen['new']:,} of {seen['all']:,} open leads that were contacted long ago have moved on from new."
    return Check("statuses", name, State.READY, say, page=LEADS)


def tasks(now: datetime) -> Check:
    """People work off what falls to them. One query."""
    name = "Tasks are worked off"
    due = FollowUp.objects.filter(is_touch=False, due_at__gte=now - LATELY, due_at__lt=now).exclude(
        state=FollowUp.State.OVERTAKEN
    )
    seen = due.aggregate(all=Count("pk"), done=Count("pk", filter=~Q(state=FollowUp.State.OPEN)))
    if seen["all"] < ENOUGH:
        say = f"{seen['all']} tasks fell due in the last 30 days: too few to tell."
        return Check("tasks", name, State.NOT_KNOWN, say, page=TODAY)
    say = f"Of {seen['all']:,} tasks that fell due in the last 30 days, {seen['done']:,} were done or skipped with a reason."
    if seen["done"] < WORKED * seen["all"]:
        mend = "Do them or skip them with a reason, or take the steps for people out of the cadences."
        return Check("tasks", name, State.NOT_READY, say, mend, TODAY)
    return Check("tasks", name, State.READY, say, page=TODAY)
