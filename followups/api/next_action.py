"""Acts on the next action of a lead: done, not needed, put off, changed, or one of one's own in its place (E7)."""

from rest_framework import serializers

from followups.own_steps import CHANNELS, LONGEST_TITLE
from leads.fields import Moment, Text
from tenants.api.views import StrictSerializer


class DoneInput(StrictSerializer):
    event = serializers.UUIDField(required=False, allow_null=True, help_text="The event of this lead that shows it.")
    because = Text(required=False, allow_blank=True, max_length=300, default="", help_text="Needed without an event.")


class SnoozeInput(StrictSerializer):
    until = Moment()
    because = Text(required=False, allow_blank=True, max_length=200, default="")


class ChangeInput(StrictSerializer):
    title = Text(required=False, max_length=LONGEST_TITLE)
    ask = Text(required=False, max_length=LONGEST_TITLE)
    due = Moment(required=False)
    channel = serializers.ChoiceField(CHANNELS, required=False, allow_blank=True)
    because = Text(max_length=300)


class OwnStepInput(StrictSerializer):
    title = Text(max_length=LONGEST_TITLE)
    due = Moment()
    channel = serializers.ChoiceField(CHANNELS, required=False, allow_blank=True, default="")
    because = Text(max_length=300)
