"""/api/v1/accounts/signals: what was learned about companies, many at once."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from followups.api.on_leads import RETRY, ActsOnLeads
from leads.company_signals import tell_companies
from leads.fields import Moment, Text
from leads.models import Account
from leads.signalling import LONGEST_TEXT, LONGEST_URL
from tenants.api.idempotency import idempotent
from tenants.api.views import StrictSerializer

MOST = 100


class CompanySignal(StrictSerializer):
    domain = Text(max_length=253, help_text="The company's mail domain.")
    text = Text(required=False, allow_blank=True, max_length=LONGEST_TEXT, help_text="The news.")
    at = Moment(required=False, allow_null=True, help_text="When it happened; default: now.")
    url = Text(required=False, allow_blank=True, max_length=LONGEST_URL, help_text="Where it stands.")
    external_id = Text(required=False, allow_blank=True, max_length=150, help_text="Each is recorded once for a lead.")
    renews_at = Moment(required=False, allow_null=True, help_text="When a contract of theirs ends.")


class CompanySignals(StrictSerializer):
    items = CompanySignal(many=True, allow_empty=False, max_length=MOST)


class CompanyTold(serializers.Serializer):
    domain = serializers.CharField()
    known = serializers.BooleanField(help_text="Whether a lead here is of this company.")
    leads = serializers.IntegerField(help_text="Its open leads, on which it is written down.")
    new = serializers.IntegerField(help_text="Those on which it was not before.")


class CompaniesTold(serializers.Serializer):
    items = CompanyTold(many=True)


class AccountViewSet(ActsOnLeads):
    serializer_class = CompaniesTold
    queryset = Account.objects.none()  # for the schema; rows are there inside a scope only

    @extend_schema(request=CompanySignals, responses=CompaniesTold, parameters=[RETRY])
    @action(detail=False, methods=["post"])
    @idempotent
    def signals(self, request: Request) -> Response:
        """News about companies and the end of their contracts, up to 100 at once; all of it counts, or nothing."""
        given = CompanySignals(data=request.data)
        given.is_valid(raise_exception=True)
        told = tell_companies(self.tenant, given.validated_data["items"], now=self.now)
        return Response(CompaniesTold({"items": told}).data)
