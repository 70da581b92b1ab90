"""/api/v1/leads: leads in, what happens with them, and what is to be done next."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from followups.api.answers import LeadDetail, LeadRow, UpsertDetail
from followups.api.bulk import BulkAnswer, BulkInput, take_in_bulk
from followups.api.lead_acts import LeadActs
from followups.api.on_leads import ID, RETRY, EventPaging, does
from followups.next_actions import next_actions
from followups.taking_in import take_in
from leads.api import EventAnswer, LeadFields, LeadFilter, LeadInput
from leads.changing import change_lead
from leads.lead_data import LeadData
from leads.matching import other_names
from leads.models import Event, Lead
from leads.normalising import email_key
from tenants.api.idempotency import idempotent
from tenants.api.kept import kept, told


@extend_schema_view(
    list=extend_schema(parameters=[LeadFilter], responses=LeadRow(many=True)),
    create=extend_schema(request=LeadInput, responses={201: LeadDetail, 200: LeadDetail}, parameters=[RETRY]),
    retrieve=extend_schema(responses=LeadDetail, parameters=[ID]),
    partial_update=does(LeadFields),
)
class LeadViewSet(LeadActs):
    serializer_class = LeadRow

    # --- Reading

    def list(self, request: Request) -> Response:
        """Leads, newest first."""
        given = self._taken(LeadFilter, request.query_params.dict())
        leads = Lead.objects.standing().select_related("owner")
        if "open" in given:
            leads = leads.open() if given["open"] else leads.filter(stage__in=Lead.CLOSED_STAGES)
        if "lacks" in given:
            leads = leads.lacking("" if given["lacks"] == "anything" else given["lacks"])
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

    def _put_right(self, lead: Lead, given: dict) -> None:
        """Set details and owner as given; what is not named stays."""
        owner = given.pop("owner", lead.owner.email if lead.owner else None)
        if not owner:
            raise ValidationError({"owner": "A lead always has an owner. Name another member."})
        change_lead(self.tenant, lead, given, now=self.now, actor=Event.Actor.API)
        if not lead.owner or owner.lower() != lead.owner.email:
            self._assign(lead, owner)

    def _told_new(self, lead: Lead) -> Response:
        """A lead that was made just now, as it was written: there is nothing about it yet that could be read."""
        if lead.owner_id == self.tenant.default_owner_id:
            lead.owner = self.tenant.default_owner
        lead._prefetched_objects_cache = {"promises": [], "questions": []}  # noqa: SLF001 -- what prefetching none leaves
        return Response(told(LeadDetail, lead, {"next_actions": {}, "cadence": None}), 201)


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
