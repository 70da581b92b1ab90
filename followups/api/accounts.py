"""/api/v1/accounts and /api/v1/account-merges: companies, which of them are one, and what was learned about them (mission B4)."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from followups.api.on_leads import ID, RETRY, ActsOnLeads, find
from leads.account_apart import forget_apart, keep_accounts_apart, standing_apart
from leads.account_domains import domains_of
from leads.account_likeness import likely_same
from leads.account_merging import merge_accounts, undo_account_merge
from leads.api import EmptyInput
from leads.company_signals import tell_companies
from leads.fields import Moment, Text
from leads.models import Account, AccountMerge, Event
from leads.refusals import Refused
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


class AccountRow(serializers.ModelSerializer):
    owner = serializers.SlugRelatedField("email", read_only=True, allow_null=True)

    class Meta:
        model = Account
        fields = ("id", "name", "domain", "owner", "created_at")
        read_only_fields = fields


class LikelyCompany(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    domain = serializers.CharField()
    because = serializers.CharField(help_text="What they have in common.")


class AccountDetail(AccountRow):
    domains = serializers.ListField(child=serializers.CharField(), help_text="Every mail domain that leads to it.")
    likely = LikelyCompany(many=True, help_text="Companies that may be this one.")
    merged_into = serializers.UUIDField(
        allow_null=True,
        help_text="Where the company asked for has become part of another: that one, which this is. Else null.",
    )

    class Meta(AccountRow.Meta):
        fields = (*AccountRow.Meta.fields, "domains", "likely", "merged_into")
        read_only_fields = fields


class AccountQuery(StrictSerializer):
    domain = Text(required=False, max_length=253, help_text="A mail domain that leads to it.")
    name = Text(required=False, max_length=200, help_text="Its whole name or one that it had, in any case.")
    cursor = serializers.CharField(required=False)
    limit = serializers.IntegerField(required=False, min_value=1)


class ApartInput(StrictSerializer):
    other = serializers.UUIDField(help_text="The company that this one is not.")
    apart = serializers.BooleanField(default=True, help_text="false: they may be one after all.")


class ApartAnswer(serializers.Serializer):
    other = serializers.UUIDField()
    apart = serializers.BooleanField()


class AccountMergeInput(StrictSerializer):
    account = serializers.UUIDField(help_text="The company that stays.")
    merged = serializers.UUIDField(help_text="The one that becomes a part of it.")


class AccountMergeAnswer(serializers.ModelSerializer):
    account = serializers.UUIDField(source="account_id", help_text="The company that stays.")
    merged = serializers.UUIDField(source="merged_id", help_text="The one that has become a part of it.")

    class Meta:
        model = AccountMerge
        fields = ("id", "account", "merged", "at", "undone_at")
        read_only_fields = fields


@extend_schema_view(list=extend_schema(parameters=[AccountQuery], responses=AccountRow(many=True)))
class AccountViewSet(ActsOnLeads, mixins.ListModelMixin):
    """The client's companies, newest first; those that are part of another are reached by it."""

    serializer_class = AccountRow
    queryset = Account.objects.none()  # for the schema; rows are there inside a scope only

    def get_queryset(self):
        return Account.objects.filter(merged_into=None).select_related("owner")

    def filter_queryset(self, queryset):
        asked = AccountQuery(data=self.request.query_params.dict())
        asked.is_valid(raise_exception=True)
        for column, value in (
            ("domain", asked.validated_data.get("domain", "").lower()),
            ("name_key", asked.validated_data.get("name", "").upper()),
        ):
            if value:
                also = Account.objects.filter(merged_into=OuterRef("pk"), **{column: value})
                queryset = queryset.filter(Q(**{column: value}) | Exists(also))
        return queryset

    @extend_schema(parameters=[ID], responses=AccountDetail)
    def retrieve(self, request: Request, pk: str) -> Response:
        """One company, with its mail domains and those that may be the same."""
        asked = find(Account.objects.select_related("owner", "merged_into__owner"), pk)
        account = asked.merged_into or asked
        account.domains = domains_of(account)
        likely = likely_same(account, account.domains, apart=standing_apart([account.pk])[account.pk])
        account.likely = [{"id": row.pk, "name": row.name, "domain": row.domain, "because": say} for row, say in likely]
        told = AccountDetail(account).data
        return Response({**told, "merged_into": str(account.pk) if asked.merged_into_id else None})

    @extend_schema(request=ApartInput, responses=ApartAnswer, parameters=[ID, RETRY])
    @action(detail=True, methods=["post"])
    @idempotent
    def apart(self, request: Request, pk: str) -> Response:
        """Two companies that look alike are two: remembered. Or, with false, they may be one after all."""
        account = find(Account.objects.all(), pk)
        given = ApartInput(data=request.data)
        given.is_valid(raise_exception=True)
        other = _named(given.validated_data["other"], "other")
        if given.validated_data["apart"]:
            keep_accounts_apart(self.tenant, account, other, now=self.now)
        else:
            forget_apart(account, other)
        return Response(ApartAnswer({"other": other.pk, "apart": given.validated_data["apart"]}).data)

    @extend_schema(request=CompanySignals, responses=CompaniesTold, parameters=[RETRY])
    @action(detail=False, methods=["post"])
    @idempotent
    def signals(self, request: Request) -> Response:
        """News about companies and the end of their contracts, up to 100 at once; all of it counts, or nothing."""
        given = CompanySignals(data=request.data)
        given.is_valid(raise_exception=True)
        told = tell_companies(self.tenant, given.validated_data["items"], now=self.now)
        return Response(CompaniesTold({"items": told}).data)


def _named(pk: UUID, field: str) -> Account:
    found = Account.objects.filter(pk=pk).first()
    if found is None:
        raise Refused({field: "Give the id of a company of yours."})
    return found


@extend_schema_view(retrieve=extend_schema(parameters=[ID]))
class AccountMergeViewSet(ActsOnLeads, mixins.ListModelMixin, mixins.RetrieveModelMixin):
    """Companies that were made one, newest first, and taking that back."""

    serializer_class = AccountMergeAnswer
    queryset = AccountMerge.objects.none()  # for the schema; rows are there inside a scope only

    def get_queryset(self):
        return AccountMerge.objects.select_related("account", "merged")

    @extend_schema(request=AccountMergeInput, responses={201: AccountMergeAnswer}, parameters=[RETRY])
    @idempotent
    def create(self, request: Request) -> Response:
        """Two companies are one: the people, names and mail domains of the second become the first one's."""
        given = AccountMergeInput(data=request.data)
        given.is_valid(raise_exception=True)
        stays, part = (_named(given.validated_data[name], name) for name in ("account", "merged"))
        row = merge_accounts(self.tenant, stays, part, now=self.now, actor=Event.Actor.API)
        return Response(AccountMergeAnswer(row).data, 201)

    @extend_schema(request=EmptyInput, responses=AccountMergeAnswer, parameters=[ID, RETRY])
    @action(detail=True, methods=["post"])
    @idempotent
    def undo(self, request: Request, pk: str) -> Response:
        """Take it back, the latest first: each goes back who came with the company and has not moved since."""
        row = self.get_object()
        EmptyInput(data=request.data).is_valid(raise_exception=True)
        undo_account_merge(self.tenant, row, now=self.now, actor=Event.Actor.API)
        row.refresh_from_db()
        return Response(AccountMergeAnswer(row).data)
