"""Pages that libraries bring and that know no tenants: for operators alone.

A queued job is a pickle, a sign-in secret or a session belongs to a person of any agency, and a group can grant anything.
"""

from django.contrib import admin

from tenants.models import User

LIBRARIES = ("auth", "account", "mfa", "usersessions", "django_q")


class OperatorsOnly:
    """Mixin: for superusers, whatever permissions somebody else was given."""

    def has_module_permission(self, request) -> bool:
        return request.user.is_superuser

    def has_view_permission(self, request, obj=None) -> bool:
        return request.user.is_superuser and super().has_view_permission(request, obj)

    def has_add_permission(self, request) -> bool:
        return request.user.is_superuser and super().has_add_permission(request)

    def has_change_permission(self, request, obj=None) -> bool:
        return request.user.is_superuser and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        return request.user.is_superuser and super().has_delete_permission(request, obj)


def take_over(site: admin.AdminSite) -> None:
    """Register the libraries' pages again, closed. They stand before our apps in INSTALLED_APPS, so they are there."""
    for model, page in list(site._registry.items()):  # noqa: SLF001 -- the only way to what was registered
        if model._meta.app_label in LIBRARIES and not isinstance(page, OperatorsOnly):  # noqa: SLF001
            site.unregister(model)
            # They search people by a user name, which ours do not have.
            searched = [name.replace("__username", f"__{User.USERNAME_FIELD}") for name in page.search_fields]
            mended = {"search_fields": searched}
            site.register(model, type(page.__class__.__name__, (OperatorsOnly, page.__class__), mended))


take_over(admin.site)
