"""The pages beside a template's own: what leads would read, what changed and which languages exist, copying (mission J2)."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from followups.drafting.preview_leads import HOW_MANY
from followups.drafting.previewing import previews, unfilled
from followups.models import Template
from followups.template_diff import side_by_side
from followups.template_usage import uses_now
from followups.templating import copy_to
from leads.models import Lead
from leads.refusals import Refused
from tenants.admin.acting import reasons_of
from tenants.models import Role, Tenant
from tenants.reach import tenants_where
from tenants.scope import tenant_scope

COMPARED = ("subject", "brings", "body")
State = Template.State


def preview_page(model_admin, request: HttpRequest, template: Template) -> HttpResponse:
    """For the leads asked for by address or id, separated by spaces or commas, else for five that differ."""
    wanted = request.GET.get("lead", "").replace("\0", "").strip()
    with tenant_scope(template.tenant_id):
        leads, unknown = _picked(wanted) if wanted else (None, [])
        shown = previews(template, timezone.now(), leads) if leads or not wanted else []
    context = {"wanted": wanted, "unknown": unknown, "shown": shown, "lacks": unfilled(shown)}
    return _page(model_admin, request, template, "preview", f"Preview of {template}", context)


def compare_page(model_admin, request: HttpRequest, template: Template) -> HttpResponse:
    """This version beside another (`with`, a number; else the one before), and the languages of its key beside each other."""
    with tenant_scope(template.tenant_id):
        rows = list(
            Template.objects.filter(tenant=template.tenant_id, key=template.key).order_by("language", "-version")
        )
        languages = set(
            Lead.objects.open()
            .filter(tenant=template.tenant_id)
            .exclude(language="")
            .values_list("language", flat=True)
        )
        uses = uses_now(template.tenant, template.key)
    versions = [row for row in rows if row.language == template.language]
    number = request.GET.get("with", "")
    others = [row for row in versions if row.pk != template.pk]
    before = [row for row in others if row.version < template.version]
    other = next((row for row in others if str(row.version) == number), None) or next(iter(before), None)
    texts = [] if other is None else [
        (name, *side_by_side(getattr(other, name), getattr(template, name))) for name in COMPARED
    ]  # fmt: skip
    context = {
        "other": other,
        "others": others,
        "texts": texts,
        "languages": _languages(rows, template.tenant, languages),
        "uses": uses,
    }
    return _page(model_admin, request, template, "compare", f"Versions and languages of {template.key}", context)


class CopyForm(forms.Form):
    tenants = forms.ModelMultipleChoiceField(
        Tenant.objects.none(), widget=forms.CheckboxSelectMultiple, label="To which clients"
    )

    def __init__(self, *args, choices, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tenants"].queryset = choices


def copy_page(model_admin, request: HttpRequest, template: Template) -> HttpResponse:
    """Copy the text to other clients of the agency, as drafts: what is there stays."""
    targets = (
        tenants_where(request.user, Role.REP).filter(agency=template.tenant.agency_id).exclude(pk=template.tenant_id)
    )
    form = CopyForm(request.POST if request.method == "POST" else None, choices=targets.order_by("name"))
    if request.method == "POST":
        if not request.user.has_perm("followups.add_template"):
            raise PermissionDenied
        if form.is_valid():
            for tenant in form.cleaned_data["tenants"]:
                _copy(model_admin, request, template, tenant)
            return HttpResponseRedirect(reverse("admin:followups_template_copy", args=[template.pk]))
    return _page(model_admin, request, template, "copy", f"Copy {template}", {"form": form})


def _copy(model_admin, request: HttpRequest, template: Template, tenant: Tenant) -> None:
    try:
        with tenant_scope(tenant.pk), transaction.atomic():
            draft = copy_to(template, tenant, request.user)
            model_admin.log_addition(request, draft, f"Copied from {template.tenant}.")
    except Refused as error:
        for reason in reasons_of(error):
            model_admin.message_user(request, reason, messages.ERROR)
    else:
        model_admin.message_user(request, f"{tenant}: version {draft.version} is a draft there.", messages.SUCCESS)


def _picked(wanted: str) -> tuple[list[Lead], list[str]]:
    """The leads named, five at most, and what named nobody. In a scope of one tenant."""
    leads, unknown = [], []
    for name in wanted.replace(",", " ").split()[:HOW_MANY]:
        lead = _lead(name)
        if lead is None:
            unknown.append(name)
        else:
            leads.append(lead)
    return leads, unknown


def _lead(wanted: str) -> Lead | None:
    leads = Lead.objects.select_related("owner")
    try:
        return leads.filter(pk=UUID(wanted)).first()
    except ValueError:
        return leads.filter(email_key=wanted.lower()).first()


def _languages(rows: list[Template], tenant: Tenant, of_leads: set[str]) -> list[dict]:
    """Each language of the key, of the client and of its open leads, with what is in use and what is being worked on."""
    known = {row.language for row in rows}
    bases = {each.split("-")[0] for each in known}
    missing = {each for each in {tenant.language, *of_leads} if each not in known and each.split("-")[0] not in bases}
    found = []
    for language in sorted(known | missing):
        mine = [row for row in rows if row.language == language]
        found.append(
            {
                "language": language,
                "in_use": next((row for row in mine if row.state == State.APPROVED), None),
                "working": next((row for row in mine if row.state in (State.DRAFT, State.SUBMITTED)), None),
            }
        )
    return found


def _page(model_admin, request: HttpRequest, template: Template, name: str, title: str, more: dict) -> HttpResponse:
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "opts": model_admin.opts,
        "template": template,
        **more,
    }
    return TemplateResponse(request, f"admin/followups/template/{name}.html", context)
