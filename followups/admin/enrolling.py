"""Putting many leads on a cadence from their list at the desk (mission E7). The list itself is that of the app below."""

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils import timezone

from followups.enrolling import MOST, enroll_many, startable
from followups.policies import current_policy
from leads.admin.lead import LeadAdmin
from leads.models import Lead
from leads.refusals import Refused
from tenants.admin.acting import ask_first, reasons_of
from tenants.admin.scoped import by_tenant
from tenants.models import Role
from tenants.reach import covers


class CadenceForm(forms.Form):
    cadence = forms.ChoiceField(help_text="Counted from now. A cadence that a lead is on ends with it.")
    why = forms.CharField(max_length=300, help_text="A sentence that others will read.")

    def __init__(self, *args, cadences: dict[str, str], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cadence"].choices = cadences.items()


class LeadAdminWithCadences(LeadAdmin):
    actions = (*LeadAdmin.actions, "put_on_a_cadence")

    @admin.action(description="Put on a cadence…", permissions=["act"])
    def put_on_a_cadence(self, request: HttpRequest, queryset):
        if queryset.count() > MOST:
            return self.message_user(request, f"Choose at most {MOST} leads.", messages.ERROR)
        known: dict[str, str] = {}
        for tenant, _ in by_tenant(queryset):
            known |= {each.key: each.name for each in startable(current_policy(tenant).policy)}
        form = ask_first(self, request, queryset, CadenceForm, title="Put these leads on a cadence", cadences=known)
        if not isinstance(form, CadenceForm):
            return form
        key, why, now, count = form.cleaned_data["cadence"], form.cleaned_data["why"], timezone.now(), 0
        for tenant, leads in by_tenant(queryset):
            if not covers(request.user, tenant, Role.REP):
                self.message_user(request, f"{tenant}: only members who work on leads may do this.", messages.ERROR)
                continue
            try:
                done, refused = enroll_many(tenant, leads, key, because=why, now=now, user=request.user)
            except Refused as error:
                self.message_user(request, f"{tenant}: {' '.join(reasons_of(error))}", messages.ERROR)
                continue
            count += done
            for error in refused.values():
                self.message_user(request, " ".join(reasons_of(error)), messages.ERROR)
            for lead in leads:
                if lead not in refused:
                    self.log_change(request, lead, f"Put on {key}: {why}")
        if count:
            self.message_user(request, f"Put on “{key}”: {count}.", messages.SUCCESS)
        return None


admin.site.unregister(Lead)
admin.site.register(Lead, LeadAdminWithCadences)
