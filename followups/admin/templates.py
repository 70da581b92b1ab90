"""Message templates at the desk (J2): drafts are edited, everything else is an act of followups.templating."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html_join

from followups import templating
from followups.admin import template_pages
from followups.drafting.placeholders import PLACEHOLDERS
from followups.models import Template
from followups.template_usage import left_without, uses_now
from leads.refusals import Refused
from tenants.admin.acting import Act, ActsOnPage
from tenants.admin.scoped import ScopedModelAdmin, TenantFilter
from tenants.models import Role
from tenants.scope import tenant_scope

State = Template.State
PAGES = (
    ("preview", "As five leads would read it"), ("compare", "Versions and languages"), ("copy", "Copy to other clients"),
)  # fmt: skip


def next_version(request: HttpRequest, template: Template, why: str) -> tuple[str, Template]:
    draft = templating.next_version(template, request.user)
    return f"Version {draft.version} is a draft now: edit it and submit it.", draft


def submit(request: HttpRequest, template: Template, why: str) -> str:
    templating.submit(template)
    return "Submitted: somebody else approves or rejects it."


def approve(request: HttpRequest, template: Template, why: str) -> str:
    again = templating.approve(template, request.user, timezone.now())
    return "Approved, and in use from now on." + (f" Drafts written again: {again}." if again else "")


def reject(request: HttpRequest, template: Template, why: str) -> str:
    templating.reject(template, request.user, why)
    return f"Rejected: {template.rejected_because}"


def retire(request: HttpRequest, template: Template, why: str) -> str:
    templating.retire(template)
    return "Retired. Steps that name it wait for a person until another version is approved."


def retire_although_used(request: HttpRequest, template: Template, why: str) -> str:
    if not why.strip():
        raise Refused({"why": "Say why: steps that name it will wait for a person."})
    templating.retire(template, although_used=True)
    return f"Retired although it is used: {why.strip()[:200]}"


def is_used(template: Template) -> bool:
    with tenant_scope(template.tenant_id):
        return template.state in templating.RETIRABLE and bool(left_without(template))


class TemplateForm(forms.ModelForm):
    def clean(self) -> dict:
        given = super().clean()
        try:
            templating.refuse_wrong_placeholders(**{name: given[name] for name in templating.TEXTS if name in given})
        except Refused as error:
            raise ValidationError(error.errors) from error
        return given


class NewTemplateForm(TemplateForm):
    def clean(self) -> dict:
        given = super().clean()
        key, language = given.get("key"), given.get("language")
        if given.get("tenant") and Template.objects.filter(tenant=given["tenant"], key=key, language=language).exists():
            raise ValidationError({"key": "This template exists in this language. Make a next version of it instead."})
        return given


@admin.register(Template)
class TemplateAdmin(ActsOnPage, ScopedModelAdmin):
    role_to_change = Role.REP  # to write; who may approve, the acts say
    list_display = ("key", "language", "version", "state", "tenant", "subject", "author", "approved_by", "approved_at")
    list_filter = ("state", TenantFilter, "language")
    list_select_related = ("tenant", "author", "approved_by")
    search_fields = ("key", "subject")
    ordering = ("key", "language", "-version", "pk")
    actions = None
    refusals = (Refused,)
    acts = (
        Act("submit", "Submit for approval", submit, Role.REP, lambda row: row.state == State.DRAFT),
        Act("approve", "Approve", approve, offered=lambda row: row.state == State.SUBMITTED),
        Act("reject", "Reject", reject, offered=lambda row: row.state == State.SUBMITTED, asks="What is to be mended"),
        Act(
            "next-version", "Edit as the next version", next_version, Role.REP,
            lambda row: row.state not in (State.DRAFT, State.SUBMITTED),
        ),
        Act("retire", "Retire", retire, offered=lambda row: row.state in templating.RETIRABLE and not is_used(row)),
        Act(
            "retire-although-used", "Retire all the same", retire_although_used, offered=is_used,
            asks="It is used (see “used by”): why it goes all the same",
        ),
    )  # fmt: skip

    def get_fields(self, request, obj=None):
        written = ("key", "language", "subject", "body", "placeholders", "brings")
        if obj is None:
            return ("tenant", *written)
        return ("tenant", "version", "state", "rejected_because", "pages", "used_by", *written, *self._decided())

    def get_readonly_fields(self, request, obj=None):
        fixed = (
            "tenant",
            "version",
            "state",
            "rejected_because",
            "pages",
            "used_by",
            "key",
            "language",
            *self._decided(),
        )
        return ("placeholders",) if obj is None else (*fixed, "placeholders")

    def _decided(self) -> tuple[str, ...]:
        return ("author", "approved_by", "approved_at", "created_at")

    def get_form(self, request, obj=None, change=False, **kwargs):
        return super().get_form(request, obj, change, **{**kwargs, "form": TemplateForm if obj else NewTemplateForm})

    @admin.display(description="placeholders")
    def placeholders(self, template: Template) -> str:
        told = ((name, f"{each.meaning} ({each.kind})") for name, each in PLACEHOLDERS.items())
        rows = (("{{ " + name + " }}", meaning) for name, meaning in told)
        return format_html_join("", "<div><code>{}</code> {}</div>", rows)

    @admin.display(description="look at it")
    def pages(self, template: Template) -> str:
        pages = (
            ("preview", "As five leads would read it"),
            ("compare", "Versions and languages"),
            ("copy", "Copy to other clients"),
        )
        rows = ((reverse(f"admin:followups_template_{name}", args=[template.pk]), label) for name, label in pages)
        return format_html_join("", '<div><a href="{}">{}</a></div>', rows)

    @admin.display(description="used by")
    def used_by(self, template: Template) -> str:
        with tenant_scope(template.tenant_id):
            uses = uses_now(template.tenant, template.key)
        return format_html_join("", "<div>{}</div>", ((use,) for use in uses)) if uses else "Nothing names this key."

    def has_change_permission(self, request, obj=None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.state == State.DRAFT)

    def save_model(self, request, obj: Template, form, change) -> None:
        """Who wrote the text last is its author: the one who cannot approve it."""
        obj.author = request.user
        obj.save(update_fields=["subject", "body", "brings", "author"] if change else None)

    def get_urls(self):
        own = [
            path(f"<path:object_id>/{name}/", self.admin_site.admin_view(view), name=f"followups_template_{name}")
            for name, view in (("preview", self.preview_view), ("compare", self.compare_view), ("copy", self.copy_view))
        ]
        return [*own, *super().get_urls()]

    def preview_view(self, request: HttpRequest, object_id: str):
        return self._shown(request, object_id, template_pages.preview_page)

    def compare_view(self, request: HttpRequest, object_id: str):
        return self._shown(request, object_id, template_pages.compare_page)

    def copy_view(self, request: HttpRequest, object_id: str):
        return self._shown(request, object_id, template_pages.copy_page)

    def _shown(self, request: HttpRequest, object_id: str, page):
        template = self.get_object(request, object_id)
        if template is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, template):
            raise PermissionDenied
        return page(self, request, template)
