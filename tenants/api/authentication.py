"""`Authorization: Bearer KEY`: the key says which tenant the request is for."""

from datetime import timedelta

from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed

from tenants.models import ApiKey

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
        rows = list(ApiKey.objects.filter(prefix=prefix).select_related("tenant__default_owner"))
        found = rows[0] if rows else None  # prefixes are unique, and ordering them would take longer than reading one
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


class ApiKeyScheme(OpenApiAuthenticationExtension):
    """How the schema describes the above."""

    target_class = ApiKeyAuthentication
    name = "apiKey"

    def get_security_definition(self, auto_schema):
        return {"type": "http", "scheme": "bearer", "description": "A tenant's API key."}
