"""What every view on leads shares: JSON kept as received, refusals field by field, the lead of an id, and how it is told."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.core.exceptions import ValidationError as ModelValidationError
from django.db import DataError
from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import APIException, NotFound, ValidationError
from rest_framework.metadata import SimpleMetadata
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from followups.api.answers import LeadDetail
from followups.enrolling import running_cadence
from followups.next_actions import next_actions
from leads.capturing import owner_of
from leads.models import Event, Lead
from leads.refusals import Conflict, Refused
from leads.stopping import reassign
from tenants.api.idempotency import HEADER
from tenants.api.kept import told
from tenants.api.paging import CursorPaging
from tenants.api.parsing import StrictJSONParser
from tenants.api.views import TenantViewSet

ID = OpenApiParameter("id", OpenApiTypes.UUID, OpenApiParameter.PATH)
RETRY = OpenApiParameter(
    HEADER,
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="Of your choice: a retry with the same key and body is answered as the first was and changes nothing.",
)


class AtOdds(ValidationError):
    """Well formed, but at odds with what is stored."""

    status_code = 409


class TooLarge(APIException):
    status_code = 413
    default_code = "too_large"
    default_detail = "This body is larger than 2.5 MB."


class NoActions(SimpleMetadata):
    """What OPTIONS tells. DRF would look for the row of a PUT; the reference is the schema."""

    def determine_actions(self, request: Request, view) -> dict:
        return {}


class EventPaging(CursorPaging):
    ordering = ("-at", "-id")


def does(
    request: type[BaseSerializer] | None,
    answer: type[BaseSerializer] = LeadDetail,
    statuses: tuple[int, ...] = (200,),
    **kwargs,
):
    """The schema of an act on one lead, with the statuses that it can succeed with."""
    parameters = [ID, RETRY, *kwargs.pop("parameters", [])]
    return extend_schema(request=request, responses=dict.fromkeys(statuses, answer), parameters=parameters, **kwargs)


def one_of(name: str, *words: str) -> OpenApiParameter:
    """A part of an address that is one of a few words."""
    return OpenApiParameter(name, str, OpenApiParameter.PATH, enum=words)


class ActsOnLeads(TenantViewSet):
    """Takes JSON, keeps it as received, and tells refusals of acts field by field: 409 where at odds with what is stored."""

    parser_classes = [StrictJSONParser]
    metadata_class = NoActions

    def initial(self, request: Request, *args, **kwargs) -> None:
        try:
            # Read before the scope opens, which is a transaction, and before the parser does: it is kept as received.
            self.raw = request.body.decode(errors="replace")
        except RequestDataTooBig:
            raise TooLarge from None
        super().initial(request, *args, **kwargs)
        self.merged_into: UUID | None = None  # of the lead whose id was given
        self.now: datetime = timezone.now()

    def handle_exception(self, exc: Exception) -> Response:
        if isinstance(exc, Refused):
            exc = (AtOdds if isinstance(exc, Conflict) else ValidationError)(
                {field: [reason] for field, reason in exc.errors.items()}, code="refused"
            )
        return super().handle_exception(exc)

    def _taken(self, form: type[BaseSerializer], data, **context) -> dict:
        given = form(data=data, context={"tenant": self.tenant, **context})
        given.is_valid(raise_exception=True)
        return given.validated_data

    def _lead(self, pk: str | UUID) -> Lead:
        """The lead of that id, or the one that it has become part of."""
        found = find(Lead.objects.select_related("owner", "merged_into__owner"), pk)
        self.merged_into = found.merged_into_id
        return found.merged_into or found

    def _assign(self, lead: Lead, email: str, because: str = "") -> None:
        owner = owner_of(self.tenant, email)
        reassign(self.tenant, lead, owner, because=because, now=self.now, actor=Event.Actor.API)

    def _told(self, lead: Lead, status: int = 200) -> Response:
        """The lead as it is now in the database."""
        lead = Lead.objects.select_related("owner").prefetch_related("promises", "questions").get(pk=lead.pk)
        context = {"next_actions": next_actions([lead.pk], self.now), "cadence": running_cadence(lead)}
        context["merged_into"] = self.merged_into
        return Response(told(LeadDetail, lead, context), status)

    def _page(self, rows: QuerySet) -> Sequence:
        try:
            return self.paginate_queryset(rows)
        except (ModelValidationError, ValueError, DataError):  # DRF passes the position in a cursor on as it is
            raise NotFound("This cursor was not made here. Start without one.") from None


def find(rows: QuerySet, pk: str | UUID):
    """The row of that id among these; NotFound where there is none, or it is no id."""
    try:
        return rows.get(pk=UUID(str(pk)))
    except (ValueError, rows.model.DoesNotExist):
        raise NotFound("There is nothing of yours under this address.") from None
