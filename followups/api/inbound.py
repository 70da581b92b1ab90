"""/api/v1/inbound/messages: a raw message (RFC 5322) from a gateway of the client's own."""

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from followups.inbound.storing import LARGEST, store_mail
from followups.models import InboundMessage
from tenants.api.views import TenantViewSet


class TooLarge(APIException):
    status_code = 413
    default_code = "too_large"
    default_detail = f"This message is larger than {LARGEST // 1024 // 1024} MB."


class RawMessage(BaseParser):
    """The body as it is."""

    media_type = "message/rfc822"

    def parse(self, stream, media_type=None, parser_context=None) -> bytes:
        """Read no further than what is kept. Raises TooLarge."""
        raw = stream.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise TooLarge
        return raw


class InboundAnswer(serializers.ModelSerializer):
    class Meta:
        model = InboundMessage
        fields = ("id", "message_id", "size", "state", "received_at")


class InboundViewSet(TenantViewSet):
    parser_classes = [RawMessage]
    serializer_class = InboundAnswer
    scope_to_write = "inbound:write"
    queryset = InboundMessage.objects.none()  # for the schema; rows are there inside a scope only

    def initial(self, request: Request, *args, **kwargs) -> None:
        """The body is read before the scope opens, which is a transaction: a slow client would hold it."""
        self.perform_authentication(request)
        self.check_permissions(request)
        self.raw = request.data if request.method == "POST" else b""
        super().initial(request, *args, **kwargs)

    @extend_schema(request={"message/rfc822": OpenApiTypes.BINARY}, responses={201: InboundAnswer, 200: InboundAnswer})
    def create(self, request: Request) -> Response:
        """Take a message in: 201 for a new one, 200 where it had come before; it is read within seconds.

        A message is known by its Message-ID and sender, so that a retry needs no key.
        """
        if not isinstance(self.raw, bytes) or not self.raw.strip():
            raise ValidationError({"": ["The body is empty. Send the message as it came, as message/rfc822."]})
        row, fresh = store_mail(self.tenant, self.raw, source=f"api:{request.auth.name}", now=timezone.now())
        return Response(InboundAnswer(row).data, 201 if fresh else 200)
