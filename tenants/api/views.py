"""What every API view shares: the key's tenant is the scope, and unknown fields are refused rather than ignored."""

from contextlib import ExitStack

from rest_framework import serializers, viewsets

from tenants.models import Tenant
from tenants.scope import tenant_scope


class TenantViewSet(viewsets.GenericViewSet):
    """Opens the scope of the key's tenant after authentication and renders inside it.

    Entered here and left on every path: entering in initial() alone would leave the transaction open after an exception.
    """

    scope_to_read = "leads:read"
    scope_to_write = "leads:write"

    def dispatch(self, request, *args, **kwargs):
        with ExitStack() as self.scopes:
            return super().dispatch(request, *args, **kwargs).render()

    def initial(self, request, *args, **kwargs) -> None:
        super().initial(request, *args, **kwargs)
        self.scopes.enter_context(tenant_scope(self.tenant.pk))

    @property
    def tenant(self) -> Tenant:
        return self.request.auth.tenant


class StrictSerializer(serializers.Serializer):
    """Refuses fields it does not know: a misspelt field must not be lost without a word."""

    def to_internal_value(self, data):
        if isinstance(data, dict):
            known = {name for name, field in self.fields.items() if not field.read_only}
            unknown = [name for name in data if name not in known]
            if unknown:
                say = f"Unknown field. Known are: {', '.join(sorted(known))}."
                raise serializers.ValidationError(
                    {name: serializers.ErrorDetail(say, code="unknown_field") for name in unknown}
                )
        return super().to_internal_value(data)
