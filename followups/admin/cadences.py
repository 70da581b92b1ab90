"""The cadences of a client's rules at the desk: list, edit, enable, export, import, copy (mission E1, J2)."""

from django import forms
from django.contrib import messages
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from documents.text import LONGEST, document_from, text_of
from followups.cadence_changes import change_cadence, holding_version, is_editable, list_cadences, set_enabled
from followups.cadence_copying import copy_cadence, lacks_of
from followups.cadence_files import cadence_text, cadences_in, check_cadence, policy_text, read_file
from followups.cadence_suggesting import suggested
from followups.engine.policy_file import PolicyError
from followups.models import PolicyVersion
from followups.policies import draft_policy, read_version
from leads.refusals import Refused
from tenants.admin.acting import reasons_of
from tenants.models import Role, Tenant
from tenants.reach import covers, tenants_where
from tenants.scope import tenant_scope

TEXTAREA = forms.Textarea(attrs={"rows": 30, "cols": 100, "class": "vLargeTextField", "spellcheck": "false"})


class CadenceForm(forms.Form):
    text = forms.CharField(
        label="Cadence", strip=False, max_length=LONGEST, widget=TEXTAREA,
        help_text="YAML. Publishing the draft lets new leads have it; those on the way stay on what they were begun with.",
    )  # fmt: skip

    def clean_text(self) -> dict:
        return _checked(lambda: check_cadence(document_from(self.cleaned_data["text"])))


class ImportForm(forms.Form):
    tenant = forms.ModelChoiceField(None, label="Client")
    file = forms.FileField(required=False, help_text="A file as it was exported: one cadence, or a whole policy.")
    text = forms.CharField(label="or its text", required=False, strip=False, max_length=LONGEST, widget=TEXTAREA)
    key = forms.SlugField(
        label="New key", required=False, max_length=80,
        help_text="Of a cadence: where its own is taken. Nothing is ever overwritten.",
    )  # fmt: skip

    def __init__(self, *args, tenants, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tenant"].queryset = tenants

    def clean(self) -> dict:
        given = super().clean()
        given["imported"] = None
        try:
            upload = given.get("file")
            text = upload.read(LONGEST * 4 + 1).decode() if upload else given.get("text", "")
        except UnicodeDecodeError:
            raise ValidationError({"file": "This is no text in UTF-8."}) from None
        if not text.strip():
            raise ValidationError({"file": "Choose a file, or paste its text."})
        try:
            given["imported"] = read_file(text)
        except PolicyError as error:
            raise ValidationError({"file" if upload else "text": reasons_of(error)}) from error
        return given


class CopyForm(forms.Form):
    to = forms.ModelMultipleChoiceField(None, label="Clients", widget=forms.CheckboxSelectMultiple)
    key = forms.SlugField(max_length=80, help_text="Where a client has this key already, choose another.")

    def __init__(self, *args, tenants, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = tenants


def _checked(read):
    try:
        return read()
    except PolicyError as error:
        raise ValidationError(reasons_of(error)) from error


class CadencePages:
    """Mixin of the admin of rules. A page that shows needs reading rights; what makes a draft, the manager's role."""

    def get_urls(self):
        pages = (
            ("import/", self.import_view, "import"),
            ("<uuid:object_id>/export/", self.export_view, "export"),
            ("<uuid:object_id>/cadences/", self.cadences_view, "cadences"),
            ("<uuid:object_id>/cadences/<slug:key>/", self.cadence_view, "cadence"),
            ("<uuid:object_id>/cadences/<slug:key>/enable/", self.enable_view, "cadence_enable"),
            ("<uuid:object_id>/cadences/<slug:key>/export/", self.export_view, "cadence_export"),
            ("<uuid:object_id>/cadences/<slug:key>/copy/", self.copy_view, "cadence_copy"),
        )
        named = [
            path(route, self.admin_site.admin_view(view), name=f"followups_policyversion_{name}")
            for route, view, name in pages
        ]
        return [*named, *super().get_urls()]

    def _version(self, request: HttpRequest, object_id: str) -> PolicyVersion:
        version = self.get_object(request, object_id)
        if version is None:
            raise Http404("There is nothing of yours under this address.")
        if not self.has_view_permission(request, version):
            raise PermissionDenied
        return version

    def _may_make(self, request: HttpRequest, tenant: Tenant) -> bool:
        name = f"{self.opts.app_label}.{get_permission_codename('change', self.opts)}"
        return request.user.has_perm(name) and covers(request.user, tenant, Role.MANAGER)

    def _must_make(self, request: HttpRequest, tenant: Tenant) -> None:
        if not self._may_make(request, tenant):
            raise PermissionDenied

    def _others(self, request: HttpRequest, tenant: Tenant):
        others = tenants_where(request.user, Role.MANAGER).filter(agency=tenant.agency_id, is_active=True)
        return others.exclude(pk=tenant.pk).order_by("name")

    def _page(self, request: HttpRequest, name: str, title: str, **context) -> TemplateResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "title": title}
        return TemplateResponse(request, f"admin/followups/policyversion/{name}.html", {**shared, **context})

    def _to(self, page: str, *args) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse(f"admin:followups_policyversion_{page}", args=args))

    def cadences_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        version = self._version(request, object_id)
        with tenant_scope(version.tenant_id):
            found = list_cadences(version.tenant, version)
            holds = holding_version(version.tenant)
        return self._page(
            request, "cadences", f"Cadences of {version.tenant}, {version}", version=version, cadences=found,
            holds=holds, may_make=self._may_make(request, version.tenant) and is_editable(version, holds),
        )  # fmt: skip

    def cadence_view(self, request: HttpRequest, object_id: str, key: str) -> HttpResponse:
        """One cadence as text; POST makes a draft with the new text, or changes the draft it is of."""
        version = self._version(request, object_id)
        may_make = self._may_make(request, version.tenant)
        if request.method == "POST" and not may_make:
            raise PermissionDenied
        with tenant_scope(version.tenant_id):
            cadence = self._cadence(version, key)
            shown, suggestion = suggested(cadence, request.GET.get("step", ""), request.GET.get("change", ""))
            form = CadenceForm(request.POST or None, initial={"text": text_of(shown)})
            if form.is_valid():
                try:
                    made = change_cadence(version.tenant, version, key, form.cleaned_data["text"], user=request.user)
                except (PolicyError, Refused) as error:
                    form.add_error("text", reasons_of(error))
                else:
                    return self._made(request, made, f"Cadence “{key}” changed in version {made.number}, a draft.")
            lacks = lacks_of(version.tenant, cadence)
            may_make = may_make and is_editable(version, holding_version(version.tenant))
        return self._page(
            request, "cadence", f"{cadence['name']}, {version}", version=version, cadence=cadence, form=form,
            lacks=lacks, may_make=may_make, others=self._others(request, version.tenant).exists(), suggestion=suggestion,
        )  # fmt: skip

    def enable_view(self, request: HttpRequest, object_id: str, key: str) -> HttpResponse:
        if request.method != "POST":
            return HttpResponse(status=405, headers={"Allow": "POST"})
        version, enabled = self._version(request, object_id), request.POST.get("enabled") == "yes"
        self._must_make(request, version.tenant)
        with tenant_scope(version.tenant_id):
            self._cadence(version, key)
            try:
                made = set_enabled(version.tenant, version, key, enabled=enabled, user=request.user)
            except (PolicyError, Refused) as error:
                for reason in reasons_of(error):
                    self.message_user(request, reason, messages.ERROR)
                return self._to("cadences", version.pk)
            what = "starts again" if enabled else "starts for nobody any more; whoever is on it goes on"
            return self._made(request, made, f"“{key}” {what}, once version {made.number}, a draft, is published.")

    def export_view(self, request: HttpRequest, object_id: str, key: str = "") -> HttpResponse:
        version = self._version(request, object_id)
        with tenant_scope(version.tenant_id):
            if key:
                self._cadence(version, key)
                text = cadence_text(read_version(version.tenant, version), key)
            else:
                text = policy_text(version.tenant, version)
        name = f"{version.tenant.slug}-{key or 'rules'}-{version.number}.yaml"
        return HttpResponse(
            text,
            content_type="application/yaml; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def import_view(self, request: HttpRequest) -> HttpResponse:
        tenants = tenants_where(request.user, Role.MANAGER).order_by("name")
        if not request.user.has_perm("followups.add_policyversion") or not tenants.exists():
            raise PermissionDenied
        form = ImportForm(request.POST or None, request.FILES or None, tenants=tenants)
        if form.is_valid():
            tenant, imported = form.cleaned_data["tenant"], form.cleaned_data["imported"]
            with tenant_scope(tenant.pk):
                try:
                    if imported.cadence is None:
                        made, lacks = draft_policy(tenant, imported.policy, user=request.user), []
                    else:
                        key = form.cleaned_data["key"] or imported.cadence["key"]
                        made, lacks = copy_cadence(tenant, imported.cadence, key=key, user=request.user)
                except (PolicyError, Refused) as error:
                    form.add_error(None, reasons_of(error))
                else:
                    for lack in lacks:
                        self.message_user(request, str(lack), messages.WARNING)
                    return self._made(request, made, f"Imported into version {made.number}, a draft.")
        return self._page(request, "import", "Import a cadence or a policy", form=form)

    def copy_view(self, request: HttpRequest, object_id: str, key: str) -> HttpResponse:
        """GET shows what each client would lack, POST makes the drafts."""
        version = self._version(request, object_id)
        with tenant_scope(version.tenant_id):
            cadence = self._cadence(version, key)
        others = self._others(request, version.tenant)
        if request.method == "POST" and not (self.has_change_permission(request) and others.exists()):
            raise PermissionDenied
        form = CopyForm(request.POST or None, tenants=others, initial={"key": key})
        if form.is_valid():
            for tenant in form.cleaned_data["to"]:
                self._copy(request, tenant, cadence, form.cleaned_data["key"])
            return self._to("cadence_copy", version.pk, key)
        lacking = []
        for tenant in others:
            with tenant_scope(tenant.pk):
                lacking.append((tenant, lacks_of(tenant, cadence)))
        return self._page(
            request, "copy", f"Copy {cadence['name']}", version=version, cadence=cadence, form=form, lacking=lacking
        )

    def _copy(self, request: HttpRequest, tenant: Tenant, cadence: dict, key: str) -> None:
        try:
            with tenant_scope(tenant.pk):
                made, lacks = copy_cadence(tenant, cadence, key=key, user=request.user)
                self.log_addition(request, made, f"Copied cadence “{key}”.")
        except (PolicyError, Refused) as error:
            for reason in reasons_of(error):
                self.message_user(request, f"{tenant}: {reason}", messages.ERROR)
            return
        self.message_user(request, f"{tenant}: copied into version {made.number}, a draft, disabled.", messages.SUCCESS)
        for lack in lacks:
            self.message_user(request, f"{tenant}: {lack}", messages.WARNING)

    def _cadence(self, version: PolicyVersion, key: str) -> dict:
        for cadence in cadences_in(read_version(version.tenant, version)):
            if cadence["key"] == key:
                return cadence
        raise Http404("This version has no such cadence.")

    def _made(self, request: HttpRequest, made: PolicyVersion, say: str) -> HttpResponse:
        """On to the draft, which shows what it would change."""
        self.log_change(request, made, say)
        self.message_user(request, f"{say} Look at what it would change, then publish it.", messages.SUCCESS)
        return self._to("change", made.pk)
