"""A client's page, registered here and not in `tenants`: a new client starts with rules, messages and the agency's
suppressions, and `tenants` knows neither. This is where the three meet (imports point one way)."""

from django.contrib import admin
from django.utils import timezone

from followups.setting_up import set_up_tenant
from followups.switching import decide_on_each
from suppression.suppressing import copy_agency_wide
from tenants.admin.agencies import TenantAdmin
from tenants.models import Tenant
from tenants.scope import tenant_scope


@admin.register(Tenant)
class ClientAdmin(TenantAdmin):
    def save_model(self, request, obj: Tenant, form, change) -> None:
        """All in the request's transaction: there is never a client without rules."""
        super().save_model(request, obj, form, change)
        if not change:
            now = timezone.now()
            with tenant_scope(obj.pk):
                set_up_tenant(obj, now=now, user=request.user)
                decide_on_each(obj, now=now, user=request.user, why="A new client: nothing goes out by itself.")
            copied = copy_agency_wide(obj, now)
            self.message_user(request, f"It works by the shipped rules and messages. Suppressions copied: {copied}.")
