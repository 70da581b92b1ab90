"""What the API tells of a lead: what is known of it (leads.api) and what is to be done next."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from leads.api import LeadAnswer, PromiseAnswer, QuestionAnswer
from leads.fields import Text
from tenants.api.kept import told
from tenants.api.views import StrictSerializer


class NextAction(serializers.Serializer):
    id = serializers.UUIDField()
    reason = serializers.CharField()
    because = serializers.CharField()
    kind = serializers.CharField()
    due_at = serializers.DateTimeField()
    owner = serializers.EmailField()
    channel = serializers.CharField()
    title = serializers.CharField()
    ask = serializers.CharField()
    status = serializers.CharField(help_text="planned, overdue, or what has become of its message.")


class LeadRow(LeadAnswer):
    """A lead in a list. Wants the next actions of all of them in its context: see followups.next_actions."""

    next_action = serializers.SerializerMethodField()

    class Meta(LeadAnswer.Meta):
        fields = (*LeadAnswer.Meta.fields, "next_action")
        read_only_fields = fields

    @extend_schema_field(NextAction(allow_null=True))
    def get_next_action(self, lead) -> dict | None:
        action = self.context["next_actions"].get(lead.pk)
        return action and told(NextAction, action)


class CadenceInput(StrictSerializer):
    cadence = Text(max_length=80, help_text="Key of an enabled cadence of the client's rules.")
    because = Text(max_length=300)


class RunningCadence(serializers.Serializer):
    key = serializers.CharField()
    since = serializers.DateTimeField()
    version = serializers.IntegerField(allow_null=True, help_text="Of the client's rules; null: the shipped ones.")
    by_person = serializers.BooleanField(help_text="A person or a program put the lead on it; else the rules did.")


class LeadDetail(LeadRow):
    """A lead by itself: its cadence, and everything that was promised and asked.

    Wants the running cadence in its context: see followups.enrolling.
    """

    cadence = serializers.SerializerMethodField()
    merged_into = serializers.SerializerMethodField(
        help_text="Where the lead asked for has become part of another: that one, which this is. Else null."
    )

    promises = PromiseAnswer(many=True, read_only=True)
    questions = QuestionAnswer(many=True, read_only=True)

    class Meta(LeadRow.Meta):
        fields = (*LeadRow.Meta.fields, "cadence", "merged_into", "promises", "questions")
        read_only_fields = fields

    @extend_schema_field(serializers.UUIDField(allow_null=True))
    def get_merged_into(self, lead) -> str | None:
        found = self.context.get("merged_into")
        return str(found) if found else None

    @extend_schema_field(RunningCadence(allow_null=True))
    def get_cadence(self, lead) -> dict | None:
        found = self.context["cadence"]
        return found and told(RunningCadence, found)


class UpsertDetail(LeadDetail):
    """A lead as it is after an upsert, and what the upsert did."""

    result = serializers.ChoiceField(("created", "updated", "unchanged"), read_only=True)

    class Meta(LeadDetail.Meta):
        fields = (*LeadDetail.Meta.fields, "result")
        read_only_fields = fields
