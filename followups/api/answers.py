"""What the API tells of a lead: what is known of it (leads.api) and what is to be done next."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from leads.api import LeadAnswer, PromiseAnswer, QuestionAnswer


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
        return action and NextAction(action).data


class LeadDetail(LeadRow):
    """A lead by itself, with everything that was promised and asked."""

    promises = PromiseAnswer(many=True, read_only=True)
    questions = QuestionAnswer(many=True, read_only=True)

    class Meta(LeadRow.Meta):
        fields = (*LeadRow.Meta.fields, "promises", "questions")
        read_only_fields = fields
