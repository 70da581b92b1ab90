"""Keys for programs. Only a hash is stored; the key itself is shown once, when it is made (mission N3)."""

import hashlib
import hmac
import secrets

import uuid_utils.compat
from django.conf import settings
from django.db import models

from tenants.models.agency import Tenant

SCOPES = ("leads:read", "leads:write", "suppressions:write", "inbound:write", "privacy", "autonomy", "webhooks")


class ApiKey(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    tenant = models.ForeignKey(Tenant, models.CASCADE, related_name="api_keys")
    name = models.CharField(max_length=80, help_text="What uses it.")
    prefix = models.CharField(max_length=12, unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    scopes = models.JSONField(default=list, help_text="What it may do.")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "API key"

    def __str__(self) -> str:
        return f"{self.name} (ft_{self.prefix}…)"

    @classmethod
    def make(cls, tenant: Tenant, name: str, scopes: tuple[str, ...] = SCOPES, **fields) -> tuple["ApiKey", str]:
        """Store a new key; the second value is the key in clear, which cannot be had again."""
        if unknown := set(scopes) - set(SCOPES):
            raise ValueError(f"Unknown scopes {sorted(unknown)}; known are {', '.join(SCOPES)}.")
        prefix, secret = secrets.token_hex(5), secrets.token_urlsafe(32)
        key = cls.objects.create(
            tenant=tenant, name=name, prefix=prefix, digest=_digest(secret), scopes=list(scopes), **fields
        )
        return key, f"ft_{prefix}_{secret}"

    @staticmethod
    def split(text: str) -> tuple[str, str] | None:
        """Prefix and secret of a key as a client sends it; None when it has not that form."""
        start, _, rest = text.partition("_")
        prefix, _, secret = rest.partition("_")
        return (prefix, secret) if start == "ft" and prefix and secret else None

    def matches(self, secret: str) -> bool:
        # The secret has 256 random bits, so one round of SHA-256 is enough; a password would need a slow hash.
        return hmac.compare_digest(self.digest, _digest(secret))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
