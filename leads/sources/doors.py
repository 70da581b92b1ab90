"""Which source an address means, before any scope is open."""

from leads.models import Source
from tenants.hook_tokens import read_hook
from tenants.models import Tenant
from tenants.scope import tenant_scope


def source_of(token: str) -> tuple[Tenant, Source] | None:
    """The tenant and its source; None for an address that was not made here, or is void. Opens its own scope."""
    hook = read_hook(token)
    tenant = hook and Tenant.objects.filter(pk=hook.tenant_id, is_active=True).first()
    if not tenant:
        return None
    with tenant_scope(tenant.pk):
        source = Source.objects.filter(pk=hook.row_id, hook_version=hook.version).first()
    return (tenant, source) if source else None
