"""What was answered to a request with an idempotency key, so that a retry is answered the same (mission A2, N3)."""

from django.db import models

from tenants.isolation import TenantModel


class IdempotentRequest(TenantModel):
    key = models.CharField(max_length=200)
    request_digest = models.CharField(max_length=64, help_text="SHA-256 over method, path and body.")
    status = models.PositiveSmallIntegerField(null=True)
    body = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        abstract = False
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "key"], name="idempotent_request_once"),
        ]
        indexes = [models.Index(fields=["tenant", "created_at"], name="idempotent_request_age")]

    def __str__(self) -> str:
        return self.key
