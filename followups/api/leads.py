"""/api/v1/leads: leads in, what happens with them, and what is to be done next."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.core.exceptions import ValidationError as ModelValidationError
from django.db import DataError
from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.exceptions import APIException, NotFound, ValidationError
from rest_framework.metadata import SimpleMetadata
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from followups.api.answers import CadenceInput, LeadDetail, LeadRow, UpsertDetail
from followups.api.bulk import BulkAnswer, BulkInput, take_in_bulk
from followups.api.data_requests import SCOPE, DataRequestAnswer, WhyInput
from followups.api.next_action import ChangeInput, DoneInput, OwnStepInput, SnoozeInput
from followups.completing import CannotComplete, complete, skip, snooze
from followups.data_requests import ask_for
from followups.enrolling import enroll, running_cadence, take_off
from followups.extracting import propose
from followups.models import DataRequest, FollowUp
from followups.next_actions import next_actions
from followups.own_steps import change, set_own_step
from followups.second_reading import have_read_again
from followups.taking_in import take_in
from leads.api import (
    AssignInput,
    BecauseInput,
    EmptyInput,
    EventAnswer,
    LeadFields,
    LeadFilter,
    LeadInput,
    NoteAnswer,
    NoteInput,
    PauseInput,
    SignalInput,
    StageInput,
)
from leads.capturing import LeadData, owner_of
from leads.changing import change_lead
from leads.commitments import answer_question, keep_promise, withdraw_promise, withdraw_question
from leads.matching import other_names
from leads.models import Event, Lead, Promise, Question
from leads.normalising import email_key
from leads.noting import add_note
from leads.refusals import Conflict, Refused
from leads.signalling import record_signal
from leads.stages import move_stage
from leads.stopping import pause, reassign, resume, stop
from tenants.api.idempotency import HEADER, idempotent
from tenants.api.kept import kept, told
from tenants.api.paging import CursorPaging
from tenants.api.parsing import StrictJSONParser
from tenants.api.views import TenantViewSet

SETTLING = {"keep": keep_promise, "withdraw": withdraw_promise}
ANSWERING = {"answer": answer_question, "withdraw": withdraw_question}
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


def does(request: type[BaseSerializer] | None, answer: type[BaseSerializer] = LeadDetail, **kwargs):
    """The schema of an act on one lead."""
    return extend_schema(
        request=request, responses=answer, parameters=[ID, RETRY, *kwargs.pop("parameters", [])], **kwargs
    )


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


@extend_schema_view(
    list=extend_schema(parameters=[LeadFilter], responses=LeadRow(many=True)),
    create=extend_schema(request=LeadInput, responses={201: LeadDetail, 200: LeadDetail}, parameters=[RETRY]),
    retrieve=extend_schema(responses=LeadDetail, parameters=[ID]),
    partial_update=does(LeadFields),
)
class LeadViewSet(ActsOnLeads):
    serializer_class = LeadRow

    # --- Reading

    def list(self, request: Request) -> Response:
        """Leads, newest first."""
        given = self._taken(LeadFilter, request.query_params.dict())
        leads = Lead.objects.standing().select_related("owner")
        if "open" in given:
            leads = leads.open() if given["open"] else leads.filter(stage__in=Lead.CLOSED_STAGES)
        lookups = {
            "stage": ("stage", None),
            "band": ("band", None),
            "owner": ("owner__email", str.lower),
            "updated_since": ("updated_at__gte", None),
        }
        for name, (lookup, read) in lookups.items():
            if name in given:
                leads = leads.filter(**{lookup: read(given[name]) if read else given[name]})
        for name, column, read in (("email", "email_key", email_key), ("external_id", "external_id", str)):
            if name in given:  # also what a lead was known by that has become part of another
                same = Lead.objects.filter(**{column: read(given[name])}).values_list("pk", "merged_into")
                leads = leads.filter(pk__in={merged_into or pk for pk, merged_into in same})
        page = self._page(leads)
        context = {"next_actions": next_actions([lead.pk for lead in page], self.now)}
        return self.get_paginated_response(LeadRow(page, many=True, context=context).data)

    def retrieve(self, request: Request, pk: str) -> Response:
        """One lead with everything that was promised and asked."""
        return self._told(self._lead(pk))

    @extend_schema(responses=EventAnswer(many=True), parameters=[ID])
    @action(detail=True, pagination_class=EventPaging)
    def events(self, request: Request, pk: str) -> Response:
        """The journal of a lead, newest first."""
        page = self._page(Event.objects.filter(lead=self._lead(pk)).select_related("user"))
        return self.get_paginated_response(EventAnswer(page, many=True).data)

    # --- Writing

    @idempotent
    def create(self, request: Request) -> Response:
        """Take a lead in: 201 for somebody new, 200 where it was merged into the lead it is."""
        with kept(LeadInput, {"tenant": self.tenant}) as serializer:
            data, consent = serializer.taken(request.data)
        captured = take_in(self.tenant, data, consent, source_door="api:leads", raw=self.raw, now=self.now)
        return self._told_new(captured.lead) if captured.created else self._told(captured.lead)

    @extend_schema(request=BulkInput, responses={200: BulkAnswer}, parameters=[RETRY])
    @action(detail=False, methods=["post"])
    @idempotent
    def bulk(self, request: Request) -> Response:
        """Take up to 1,000 leads in; the answer says what became of each, in order. A refused one costs only itself."""
        given = self._taken(BulkInput, request.data)["leads"]
        return Response({"results": take_in_bulk(self.tenant, given, door="api:leads/bulk", now=self.now)})

    @idempotent
    def partial_update(self, request: Request, pk: str) -> Response:
        """Put details right; null or an empty text erases."""
        lead = self._lead(pk)
        self._put_right(lead, self._taken(LeadFields, request.data, country=lead.country))
        return self._told(lead)

    @extend_schema(
        request=LeadFields,
        responses={201: UpsertDetail, 200: UpsertDetail},
        parameters=[OpenApiParameter("external_id", OpenApiTypes.STR, OpenApiParameter.PATH), RETRY],
    )
    @action(detail=False, methods=["put"], url_path=r"by-external-id/(?P<external_id>[^\n]+)")
    @idempotent
    def by_external_id(self, request: Request, external_id: str) -> Response:
        """Create or update the lead that has this id in the client's own system: 201 or 200, and `result` says which.

        What the body names is set, null or an empty text erases, what it leaves out stays. The same body twice changes nothing.
        """
        found = Lead.objects.select_related("owner", "merged_into__owner").filter(external_id=external_id).first()
        lead = found and (found.merged_into or found)
        given = self._taken(LeadFields, request.data, country=lead.country if lead else None)
        if given.setdefault("external_id", external_id) != external_id:
            raise ValidationError({"external_id": "The address names another id. Leave this out, or PATCH the lead."})
        self._taken(LeadFields, {"external_id": external_id})
        if lead is None:
            data = LeadData(**{name: value for name, value in given.items() if value is not None})
            door = "api:by-external-id"
            captured = take_in(self.tenant, data, None, source_door=door, raw=self.raw, now=self.now)
            if captured.created:
                answer = self._told_new(captured.lead)
                return Response({**answer.data, "result": "created"}, 201)
            # Known already by an address or number, or taken in by another request at this very moment.
            lead, before = self._lead(captured.lead.pk), None
        else:
            before = lead.updated_at
        self.merged_into = found and found.merged_into_id
        self._put_right(lead, _without_other_names(lead, given))
        answer = self._told(lead)
        changed = Lead.objects.values_list("updated_at", flat=True).get(pk=lead.pk) != before
        return Response({**answer.data, "result": "updated" if changed else "unchanged"})

    @does(NoteInput, NoteAnswer)
    @action(detail=True, methods=["post"])
    @idempotent
    def notes(self, request: Request, pk: str) -> Response:
        """Note what passed between the lead and us: 201, or 200 where its external id was noted before."""
        lead, note = self._lead(pk), self._taken(NoteInput, request.data)
        event = add_note(self.tenant, lead, note, now=self.now)
        propose(self.tenant, event, self.now)
        have_read_again(self.tenant, event)
        event.promises = Promise.objects.filter(source=event).order_by("id")
        event.questions = Question.objects.filter(source=event).order_by("id")
        return Response(NoteAnswer(event).data, 201 if event.recorded_at == self.now else 200)

    @does(OwnStepInput)
    @action(detail=True, methods=["post"], url_path="next-action")
    @idempotent
    def next_action(self, request: Request, pk: str) -> Response:
        """Set the next step yourself: it takes the place of what is planned, and stays until it is done."""
        lead, given = self._lead(pk), self._taken(OwnStepInput, request.data)
        set_own_step(self.tenant, lead, **given, now=self.now, actor=Event.Actor.API)
        return self._told(lead)

    @does(DoneInput)
    @action(detail=True, methods=["post"], url_path="next-action/done")
    @idempotent
    def next_action_done(self, request: Request, pk: str) -> Response:
        """The next action is done: shown by an event of this lead, or for a stated reason."""
        lead, given = self._lead(pk), self._taken(DoneInput, request.data)
        event = None
        if given.get("event"):
            event = Event.objects.filter(lead=lead, pk=given["event"]).first()
            if event is None:
                raise Refused({"event": "This lead has no such event."})
        return self._settled(lead, complete, because=given["because"], evidence=event)

    @does(BecauseInput)
    @action(detail=True, methods=["post"], url_path="next-action/skip")
    @idempotent
    def next_action_skip(self, request: Request, pk: str) -> Response:
        """The next action is not needed, for a stated reason; it does not come back."""
        return self._settled(self._lead(pk), skip, **self._taken(BecauseInput, request.data))

    @does(SnoozeInput)
    @action(detail=True, methods=["post"], url_path="next-action/snooze")
    @idempotent
    def next_action_snooze(self, request: Request, pk: str) -> Response:
        """Put the next action off; a reply of theirs brings it back."""
        return self._settled(self._lead(pk), snooze, **self._taken(SnoozeInput, request.data))

    @does(ChangeInput)
    @action(detail=True, methods=["post"], url_path="next-action/change")
    @idempotent
    def next_action_change(self, request: Request, pk: str) -> Response:
        """Change the words, date or channel of the next action; what was changed stays."""
        given = self._taken(ChangeInput, request.data)
        because = given.pop("because")
        return self._settled(
            self._lead(pk), lambda tenant, row, **how: change(tenant, row, given, because=because, **how)
        )

    @does(SignalInput, EventAnswer)
    @action(detail=True, methods=["post"])
    @idempotent
    def signals(self, request: Request, pk: str) -> Response:
        """Record what they did without a word: 201, or 200 where its external id was recorded before."""
        lead, given = self._lead(pk), self._taken(SignalInput, request.data)
        event, fresh = record_signal(self.tenant, lead, given, now=self.now)
        return Response(EventAnswer(event).data, 201 if fresh else 200)

    @does(StageInput)
    @action(detail=True, methods=["post"])
    @idempotent
    def stage(self, request: Request, pk: str) -> Response:
        """Move the lead to another stage."""
        lead, given = self._lead(pk), self._taken(StageInput, request.data)
        by_api = {"now": self.now, "actor": Event.Actor.API}
        move_stage(self.tenant, lead, given["stage"], because=given["reason"], **by_api)
        return self._told(lead)

    @does(PauseInput)
    @action(detail=True, methods=["post"])
    @idempotent
    def pause(self, request: Request, pk: str) -> Response:
        """Leave the lead in peace until a date."""
        lead, given = self._lead(pk), self._taken(PauseInput, request.data)
        pause(self.tenant, lead, **given, now=self.now, actor=Event.Actor.API)
        return self._told(lead)

    @does(EmptyInput)
    @action(detail=True, methods=["post"])
    @idempotent
    def resume(self, request: Request, pk: str) -> Response:
        """End a pause."""
        lead, _ = self._lead(pk), self._taken(EmptyInput, request.data)
        resume(self.tenant, lead, now=self.now, actor=Event.Actor.API)
        return self._told(lead)

    @does(BecauseInput)
    @action(detail=True, methods=["post"])
    @idempotent
    def stop(self, request: Request, pk: str) -> Response:
        """Send this lead nothing more. Only a person lifts a stop, in the product."""
        lead, given = self._lead(pk), self._taken(BecauseInput, request.data)
        stop(self.tenant, lead, "owner_stop", say=given["because"], now=self.now, actor=Event.Actor.API)
        return self._told(lead)

    @does(EmptyInput, DataRequestAnswer)
    @action(detail=True, methods=["post"], scope_to_write=SCOPE)
    @idempotent
    def export(self, request: Request, pk: str) -> Response:
        """Have everything that is known of the person put together: 202, and an id under /data-requests to ask with."""
        self._taken(EmptyInput, request.data)
        return self._asked_for(self._lead(pk), DataRequest.Kind.EXPORT)

    @does(WhyInput, DataRequestAnswer)
    @action(detail=True, methods=["post"], scope_to_write=SCOPE)
    @idempotent
    def erasure(self, request: Request, pk: str) -> Response:
        """Have what is known of the person erased for good: 202. It cannot be taken back."""
        return self._asked_for(self._lead(pk), DataRequest.Kind.ERASURE, **self._taken(WhyInput, request.data))

    @does(AssignInput)
    @action(detail=True, methods=["post"])
    @idempotent
    def assign(self, request: Request, pk: str) -> Response:
        """Give the lead to another member."""
        lead, given = self._lead(pk), self._taken(AssignInput, request.data)
        self._assign(lead, given["owner"], given["because"])
        return self._told(lead)

    @does(CadenceInput)
    @action(detail=True, methods=["post"])
    @idempotent
    def cadence(self, request: Request, pk: str) -> Response:
        """Put the lead on a cadence of the client's rules, counted from now; one that runs ends."""
        lead, given = self._lead(pk), self._taken(CadenceInput, request.data)
        enroll(self.tenant, lead, **given, now=self.now, actor=Event.Actor.API)
        return self._told(lead)

    @does(BecauseInput)
    @cadence.mapping.delete
    @idempotent
    def end_cadence(self, request: Request, pk: str) -> Response:
        """Take the lead off its cadence; the body says why."""
        lead, given = self._lead(pk), self._taken(BecauseInput, request.data)
        take_off(self.tenant, lead, because=given["because"], now=self.now, actor=Event.Actor.API)
        return self._told(lead)

    @does(EmptyInput, parameters=[OpenApiParameter("promise", OpenApiTypes.UUID, OpenApiParameter.PATH)])
    @action(detail=True, methods=["post"], url_path="promises/(?P<promise>[^/]+)/(?P<how>keep|withdraw)")
    @idempotent
    def promises(self, request: Request, pk: str, promise: str, how: str) -> Response:
        """What was promised is done, or no longer wanted."""
        return self._settle(pk, Promise, promise, SETTLING[how])

    @does(EmptyInput, parameters=[OpenApiParameter("question", OpenApiTypes.UUID, OpenApiParameter.PATH)])
    @action(detail=True, methods=["post"], url_path="questions/(?P<question>[^/]+)/(?P<how>answer|withdraw)")
    @idempotent
    def questions(self, request: Request, pk: str, question: str, how: str) -> Response:
        """What was asked is answered, or no longer asked."""
        return self._settle(pk, Question, question, ANSWERING[how])

    # --- Shared

    def _taken(self, form: type[BaseSerializer], data, **context) -> dict:
        given = form(data=data, context={"tenant": self.tenant, **context})
        given.is_valid(raise_exception=True)
        return given.validated_data

    def _lead(self, pk: str | UUID) -> Lead:
        """The lead of that id, or the one that it has become part of."""
        found = _find(Lead.objects.select_related("owner", "merged_into__owner"), pk)
        self.merged_into = found.merged_into_id
        return found.merged_into or found

    def _put_right(self, lead: Lead, given: dict) -> None:
        """Set details and owner as given; what is not named stays."""
        owner = given.pop("owner", lead.owner.email if lead.owner else None)
        if not owner:
            raise ValidationError({"owner": "A lead always has an owner. Name another member."})
        change_lead(self.tenant, lead, given, now=self.now, actor=Event.Actor.API)
        if not lead.owner or owner.lower() != lead.owner.email:
            self._assign(lead, owner)

    def _assign(self, lead: Lead, email: str, because: str = "") -> None:
        owner = owner_of(self.tenant, email)
        reassign(self.tenant, lead, owner, because=because, now=self.now, actor=Event.Actor.API)

    def _settled(self, lead: Lead, act: Callable, **given) -> Response:
        follow_up = FollowUp.objects.open().filter(lead=lead).first()
        if follow_up is None:
            raise Conflict({"": "The lead has no next action at present."})
        try:
            act(self.tenant, follow_up, **given, now=self.now, actor=Event.Actor.API)
        except CannotComplete as error:
            raise Refused({"": str(error)}) from error
        return self._told(lead)

    def _asked_for(self, lead: Lead, kind: str, because: str = "") -> Response:
        through = f"API: {self.request.auth.name}"
        row = ask_for(self.tenant, lead, kind, because=because, through=through, now=self.now)
        return Response(DataRequestAnswer(row).data, 202)

    def _settle(self, pk: str, model: type[Promise] | type[Question], row: str, act) -> Response:
        lead = self._lead(pk)
        self._taken(EmptyInput, self.request.data)
        act(self.tenant, _find(model.objects.filter(lead=lead), row), now=self.now, actor=Event.Actor.API)
        return self._told(lead)

    def _told(self, lead: Lead, status: int = 200) -> Response:
        """The lead as it is now in the database."""
        lead = Lead.objects.select_related("owner").prefetch_related("promises", "questions").get(pk=lead.pk)
        context = {"next_actions": next_actions([lead.pk], self.now), "cadence": running_cadence(lead)}
        context["merged_into"] = self.merged_into
        return Response(told(LeadDetail, lead, context), status)

    def _told_new(self, lead: Lead) -> Response:
        """A lead that was made just now, as it was written: there is nothing about it yet that could be read."""
        if lead.owner_id == self.tenant.default_owner_id:
            lead.owner = self.tenant.default_owner
        lead._prefetched_objects_cache = {"promises": [], "questions": []}  # noqa: SLF001 -- what prefetching none leaves
        return Response(told(LeadDetail, lead, {"next_actions": {}, "cadence": None}), 201)

    def _page(self, rows: QuerySet) -> Sequence:
        try:
            return self.paginate_queryset(rows)
        except (ModelValidationError, ValueError, DataError):  # DRF passes the position in a cursor on as it is
            raise NotFound("This cursor was not made here. Start without one.") from None


def _without_other_names(lead: Lead, given: dict) -> dict:
    """Without what a lead is known by that has become part of this one: it leads here already, and stays its own."""
    others = other_names(lead)
    keys = {"external_id": ("external_id", str), "phone": ("phone", str), "email": ("email_key", email_key)}
    known = {
        name
        for name, (sign, read) in keys.items()
        if others and given.get(name) and (sign, read(given[name])) in others
    }
    return {name: value for name, value in given.items() if name not in known}


def _find(rows: QuerySet, pk: str | UUID):
    try:
        return rows.get(pk=UUID(str(pk)))
    except (ValueError, rows.model.DoesNotExist):
        raise NotFound("There is nothing of yours under this address.") from None
