"""`Idempotency-Key`: a retried request is answered as the first was, and changes nothing again (mission A2, N3).

Follows the IETF draft "The Idempotency-Key HTTP Header Field": the same key with another request is 422. The key's row is
inserted first, in the transaction of the act: a second request at the same time waits for the first on the unique index,
and where the act fails, key and act are rolled back together, so that it may be tried again.
"""

import hashlib
import json
from collections.abc import Callable
from functools import wraps

from rest_framework.exceptions import APIException, ValidationError
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from tenants.models import IdempotentRequest

HEADER = "Idempotency-Key"
LONGEST = 200


class KeyReused(APIException):
    status_code = 422
    default_code = "idempotency_key_reused"
    default_detail = "This idempotency key was used for another request. Use a new key for a new request."


def idempotent(handler: Callable[..., Response]) -> Callable[..., Response]:
    """Wrap a viewset's action that changes something."""

    @wraps(handler)
    def wrapped(view, request, *args, **kwargs) -> Response:
        key = request.headers.get(HEADER, "").strip()
        if not key:
            return handler(view, request, *args, **kwargs)
        if len(key) > LONGEST:
            raise ValidationError({HEADER: [f"At most {LONGEST} characters."]})
        digest = _digest(request)
        mine = IdempotentRequest(tenant=view.tenant, key=key, request_digest=digest)
        IdempotentRequest.objects.bulk_create([mine], ignore_conflicts=True)
        stored = IdempotentRequest.objects.get(key=key)
        if stored.request_digest != digest:
            raise KeyReused
        if stored.status is not None:
            return Response(
                json.loads(stored.body) if stored.body else None, stored.status, headers={"Idempotent-Replay": "true"}
            )
        response = handler(view, request, *args, **kwargs)
        body = JSONRenderer().render(response.data).decode() if response.data is not None else ""
        IdempotentRequest.objects.filter(pk=stored.pk).update(status=response.status_code, body=body)
        return response

    return wrapped


def _digest(request) -> str:
    body = json.dumps(request.data, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{request.method} {request.path}\n{body}".encode()).hexdigest()
