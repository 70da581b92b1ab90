"""A message template from draft to retirement, each version approved by somebody other than its author (mission J2).

    draft ──submit──▶ submitted ──approve──▶ approved ──▶ retired (by a person, or by the next version's approval)
                           └──────reject───▶ rejected

Only a draft is edited. Whatever else is to change becomes the next version, so what was sent stays readable. Call every
act inside the tenant's scope; each is a conditional update, and the second of two people is told that they were late.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from followups.drafting.placeholders import PATTERN, UnknownPlaceholder, placeholders_in
from followups.drafting.previewing import previews, unfilled
from followups.models import FollowUp, Message, Template
from followups.template_usage import left_without
from leads.refusals import Conflict, Refused
from tenants.models import Tenant, User

State = Template.State
RETIRABLE = (State.DRAFT, State.REJECTED, State.APPROVED)  # what is submitted has to be answered first
TEXTS = ("subject", "body")
LONGEST_REASON = 300  # Template.rejected_because


def refuse_wrong_placeholders(**texts: str) -> None:
    """Raise Refused, by field, where a text names an unknown placeholder or holds braces that would be sent as they are."""
    wrong = {}
    for field, text in texts.items():
        try:
            placeholders_in(text)
        except UnknownPlaceholder as error:
            wrong[field] = str(error)
            continue
        rest = PATTERN.sub("", text)
        if "{{" in rest or "}}" in rest:
            wrong[field] = "There are braces here that are no placeholder. Write one like {{ first_name }}."
    if wrong:
        raise Refused(wrong)


def refuse_unfilled(template: Template, now: datetime) -> None:
    """Raise Refused, by placeholder, where none of the leads of the preview can fill one: nobody would ever get the message."""
    lacks = unfilled(previews(template, now))
    if lacks:
        say = "It cannot be filled for any lead of the preview, so nobody would get it. Mend the text, or the data."
        raise Refused({name: f"{reason} {say}" for name, reason in lacks.items()})


def next_version(template: Template, user: User) -> Template:
    """A draft to edit, beginning as this version reads. Conflict where a newer one is being worked on already."""
    with transaction.atomic():
        _lock(template)
        same = Template.objects.filter(tenant=template.tenant_id, key=template.key, language=template.language)
        if working := same.filter(state__in=[State.DRAFT, State.SUBMITTED]).first():
            raise Conflict(
                {"": f"Version {working.version} is {working.get_state_display().lower()}. Work on that one."}
            )
        return Template.objects.create(
            tenant_id=template.tenant_id,
            key=template.key,
            language=template.language,
            version=same.aggregate(latest=Max("version"))["latest"] + 1,
            subject=template.subject,
            body=template.body,
            brings=template.brings,
            author=user,
        )


def submit(template: Template) -> None:
    """Ask for its approval. From now on the text is as it is."""
    refuse_wrong_placeholders(**{field: getattr(template, field) for field in TEXTS})
    _move(template, State.DRAFT, state=State.SUBMITTED)


def approve(template: Template, user: User, now: datetime) -> int:
    """Put it to use in the place of the version approved before, which retires. The author cannot.

    Follow-ups whose draft failed for want of this template are written again; returns how many.
    """
    if template.author_id == user.pk:
        raise Refused({"": "You wrote this version. Somebody else has to approve it."})
    refuse_wrong_placeholders(**{field: getattr(template, field) for field in TEXTS})
    refuse_unfilled(template, now)
    with transaction.atomic():
        _lock(template)
        same = Template.objects.filter(tenant=template.tenant_id, key=template.key, language=template.language)
        same.approved().exclude(pk=template.pk).update(state=State.RETIRED)
        _move(template, State.SUBMITTED, state=State.APPROVED, approved_by=user, approved_at=now)
        undrafted = FollowUp.objects.open().filter(is_touch=True, template=template.key, draft_at=None)
        written = Message.objects.filter(follow_up__state=FollowUp.State.OPEN).values("follow_up_id")
        return (
            undrafted.exclude(draft_error="")
            .exclude(pk__in=written)
            .update(draft_at=now, draft_attempts=0, draft_error="")
        )


def reject(template: Template, user: User, because: str) -> None:
    """Send it back with a reason. Its author mends it in the next version."""
    because = because.strip()
    if not because:
        raise Refused({"because": "Say what is to be mended, so that the author knows."})
    if len(because) > LONGEST_REASON:
        raise Refused({"because": f"At most {LONGEST_REASON} characters."})
    _move(template, State.SUBMITTED, state=State.REJECTED, rejected_because=because)


def retire(template: Template, *, although_used: bool = False) -> None:
    """Use it no more. A follow-up that needs it waits for a person until another version is approved.

    Raises Refused where steps or rules would be left without any template, unless that is meant: it names them.
    """
    used = [] if although_used else left_without(template)
    if used:
        raise Refused(
            {"": f"{template.key} is used by: {'; '.join(used)}. Take it out of them first, or retire it all the same."}
        )
    _move(template, *RETIRABLE, state=State.RETIRED)


def copy_to(template: Template, tenant: Tenant, user: User) -> Template:
    """The text as a draft of another client of the agency, for somebody there to approve. Inside that client's scope.

    Raises Conflict where a version is being worked on there: nothing is overwritten.
    """
    if tenant.agency_id != template.tenant.agency_id or tenant.pk == template.tenant_id:
        raise Refused({"tenant": "Choose another client of the same agency."})
    with transaction.atomic():
        Tenant.objects.select_for_update(no_key=True).get(pk=tenant.pk)
        same = Template.objects.filter(tenant=tenant, key=template.key, language=template.language)
        if working := same.filter(state__in=[State.DRAFT, State.SUBMITTED]).first():
            raise Conflict(
                {"": f"{tenant}: version {working.version} is {working.get_state_display().lower()} there already."}
            )
        return Template.objects.create(
            tenant=tenant,
            key=template.key,
            language=template.language,
            version=(same.aggregate(latest=Max("version"))["latest"] or 0) + 1,
            subject=template.subject,
            body=template.body,
            brings=template.brings,
            author=user,
        )


def _lock(template: Template) -> None:
    """One at a time for a tenant's templates: two approvals, or two next versions, would meet in the constraints."""
    Tenant.objects.select_for_update(no_key=True).get(pk=template.tenant_id)


def _move(template: Template, *expected: str, **changes) -> None:
    if not Template.objects.filter(pk=template.pk, state__in=expected).update(**changes):
        template.refresh_from_db(fields=["state"])
        raise Conflict({"": f"This version is {template.get_state_display().lower()}: that cannot be done with it."})
    for name, value in changes.items():
        setattr(template, name, value)
