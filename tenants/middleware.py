"""The admin works in the tenants of the person who is signed in, and in no others."""

from django.db import transaction

from tenants.reach import tenants_of
from tenants.scope import tenant_scope


class AdminScopeMiddleware:
    """Opens a scope over the staff member's own tenants around every page under /admin/; an operator's are all."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        user = request.user
        if not (request.path.startswith("/admin/") and user.is_authenticated and user.is_staff):
            return self.get_response(request)
        with tenant_scope(list(tenants_of(user).values_list("pk", flat=True))):
            response = self.get_response(request)
            if response.status_code >= 500:  # exceptions have become responses by now
                transaction.set_rollback(True)
        return response
