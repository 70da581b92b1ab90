"""What a person was told at once and has not taken note of yet: at the top of Today (mission J1, E4)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from followups.models import Alert
from followups.web.answering import next_or, see_other
from followups.web.reading import acting
from tenants.models import Tenant, User

SHOWN = 20


def unread_of(user: User) -> list[Alert]:
    """The newest of the person's alerts in the open scope. One query."""
    rows = Alert.objects.unread().filter(user=user).select_related("lead", "tenant")
    return list(rows.order_by("-created_at", "-id")[:SHOWN])


@acting
def alert_read(request: HttpRequest, tenant: Tenant, alert_id: UUID) -> HttpResponse:
    """Somebody has taken note; what is to be done stays in the queue until it is done."""
    alert = get_object_or_404(Alert, pk=alert_id)
    Alert.objects.unread().filter(pk=alert.pk).update(read_at=timezone.now())
    return see_other(request, next_or(request, reverse("tenant_today", args=[tenant.slug])), "Taken note of.")
