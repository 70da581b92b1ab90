"""What a key may do: each view names the scope that reading and that writing needs."""

from rest_framework.permissions import SAFE_METHODS, BasePermission

from tenants.models import ApiKey


class HasScope(BasePermission):
    def has_permission(self, request, view) -> bool:
        if not isinstance(request.auth, ApiKey):
            return False
        needed = view.scope_to_read if request.method in SAFE_METHODS else view.scope_to_write
        self.message = f"This key lacks the scope {needed}."
        return needed in request.auth.scopes
