"""/api/v1/changes: everything that happened, for programs that keep a copy (mission N3)."""

from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.exceptions import APIException, NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from followups.changes import (
    GROUPS,
    MOST,
    START,
    NoSuchPosition,
    OutOfDate,
    changes_after,
    current_epoch,
    described,
    now_position,
    read_cursor,
)
from leads.fields import Text
from tenants.api.views import StrictSerializer, TenantViewSet


class StartAgain(APIException):
    status_code = 410
    default_code = "cursor_gone"
    default_detail = "The database was restored since this cursor was made. Start again without one."


class TypesField(serializers.CharField):
    """Groups of changes, separated by commas."""

    def to_internal_value(self, data) -> list[str]:
        found = [each.strip() for each in super().to_internal_value(data).split(",") if each.strip()]
        if strange := sorted(set(found) - set(GROUPS)):
            raise serializers.ValidationError(f"Unknown: {', '.join(strange)}. Known are {', '.join(GROUPS)}.")
        return found


class ChangesFilter(StrictSerializer):
    cursor = Text(required=False, max_length=200, help_text="Of the page before; without one: from the beginning.")
    start = serializers.ChoiceField(("beginning", "now"), required=False, help_text="Where to begin without a cursor.")
    types = TypesField(required=False, max_length=200, help_text=f"Some of: {', '.join(GROUPS)}. Default: all.")
    limit = serializers.IntegerField(required=False, min_value=1, max_value=MOST, help_text="Default: 100.")


class OfLead(serializers.Serializer):
    id = serializers.UUIDField()
    external_id = serializers.CharField(allow_null=True)


class ChangeAnswer(serializers.Serializer):
    type = serializers.CharField(
        help_text="Group and what happened: stage.stage, next_action.open, suppression.lifted."
    )
    id = serializers.CharField(help_text="The same change has the same id, however often it is told.")
    lead = OfLead(allow_null=True)
    at = serializers.DateTimeField(help_text="When it happened.")
    data = serializers.DictField()


@extend_schema_serializer(many=False)
class ChangesAnswer(serializers.Serializer):
    results = ChangeAnswer(many=True)
    cursor = serializers.CharField(help_text="To ask with next time, also where nothing was found.")
    more = serializers.BooleanField(help_text="Whether the next page is there already.")


class ChangesViewSet(TenantViewSet):
    serializer_class = ChangesAnswer
    pagination_class = None

    @extend_schema(parameters=[ChangesFilter], responses=ChangesAnswer)
    def list(self, request: Request) -> Response:
        """What happened since, the oldest first. At least once, and nothing is left out."""
        form = ChangesFilter(data=request.query_params.dict())
        form.is_valid(raise_exception=True)
        given = form.validated_data
        try:
            after = read_cursor(given["cursor"]) if given.get("cursor") else START
        except NoSuchPosition:
            raise NotFound("This cursor was not made here. Start without one.") from None
        except OutOfDate:
            raise StartAgain from None
        if not given.get("cursor") and given.get("start") == "now":
            after = now_position()
        page = changes_after(self.tenant, after, given.get("types", ()), given.get("limit", 100))
        cursor = page.upto.cursor(current_epoch())
        return Response({"results": described(page.found), "cursor": cursor, "more": page.more})
