"""`Authorization: Bearer KEY`: the key says which tenant the request is for."""

from datetime import timedelta
from functools import cache

from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed

from tenants.batches import columns_of, instances_beside, rows_of
from tenants.models import ApiKey, Tenant, User

USED_EVERY = timedelta(minutes=5)  # how precisely `last_used_at` is kept: not one write for each request


class ApiKeyAuthentication(BaseAuthentication):
    def authenticate(self, request):
        scheme, _, key = get_authorization_header(request).decode("latin-1").partition(" ")
        if scheme.lower() != "bearer":
            return None
        parts = ApiKey.split(key.strip())
        if parts is None:
            raise AuthenticationFailed("This is no API key: it should look like ft_…_….", code="invalid_key")
        prefix, secret = parts
        now = timezone.now()
        found = key_of(prefix)
        # The same words whether the prefix or the secret is wrong: nobody learns which prefixes exist.
        if found is None or not found.matches(secret) or not found.tenant.is_active:
            raise AuthenticationFailed("Unknown API key.", code="invalid_key")
        if found.revoked_at:
            raise AuthenticationFailed("This API key was revoked. Make a new one.", code="revoked_key")
        if found.expires_at and found.expires_at <= now:
            raise AuthenticationFailed("This API key has expired. Make a new one.", code="expired_key")
        if found.last_used_at is None or found.last_used_at < now - USED_EVERY:
            ApiKey.objects.filter(pk=found.pk).update(last_used_at=now)
        return found, found

    def authenticate_header(self, request) -> str:
        return "Bearer"


def key_of(prefix: str) -> ApiKey | None:
    """The key with its tenant and the tenant's default owner, as select_related gives it: no query is built for each request."""
    for row in rows_of(_reading(), {"prefix": prefix}):  # one at most: prefixes are unique
        key, key.tenant, owner = instances_beside((ApiKey, Tenant, User), row)
        key.tenant.default_owner = owner
        return key
    return None


@cache
def _reading() -> str:
    return (
        f"SELECT {columns_of(ApiKey, 'k')}, {columns_of(Tenant, 't')}, {columns_of(User, 'u')} FROM tenants_apikey AS k "  # noqa: S608
        "JOIN tenants_tenant AS t ON t.id = k.tenant_id JOIN tenants_user AS u ON u.id = t.default_owner_id "
        "WHERE k.prefix = %(prefix)s"
    )


class ApiKeyScheme(OpenApiAuthenticationExtension):
    """How the schema describes the above."""

    target_class = ApiKeyAuthentication
    name = "apiKey"

    def get_security_definition(self, auto_schema):
        return {"type": "http", "scheme": "bearer", "description": "A tenant's API key."}
