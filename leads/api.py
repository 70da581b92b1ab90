"""What a lead and a note look like at the doors: the API's JSON and, with the same rules, a row of a file."""

from functools import partial

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from leads.fields import Day, Due, Moment, Read, Text
from leads.lead_data import GivenConsent, LeadData
from leads.models import Event, Lead, Promise, Question
from leads.normalising import (
    Unreadable,
    country_code,
    currency_code,
    email_key,
    email_text,
    language_tag,
    phone_number,
    time_zone_name,
)
from leads.noting import KINDS, LONGEST_POINT, LONGEST_TEXT
from leads.signalling import LONGEST_TEXT as LONGEST_SIGNAL
from leads.signalling import LONGEST_URL, SIGNALS
from tenants.api.kept import told
from tenants.api.views import StrictSerializer

# Consent.Basis and Message channels by their stored values: this app knows neither suppression nor followups.
BASES = ("consent", "request", "legitimate_interest", "unknown")
CONSENT_CHANNELS = ("email", "sms", "whatsapp", "call")
MOST_IN_A_LIST = 100
LARGEST_INTEGER = 2_147_483_647
MOMENT = serializers.DateTimeField()

optional_text = partial(Text, required=False, allow_blank=True, allow_null=True)
optional_code = partial(Read, required=False, allow_blank=True, allow_null=True)


def address(text: str) -> str:
    """An address that can be read, as it is written."""
    email_key(text)
    return email_text(text)


@extend_schema_field({"type": "string", "format": "email"})
class Address(Read):
    """An e-mail address."""

    def __init__(self, **kwargs) -> None:
        super().__init__(address, **kwargs)


class UtmField(serializers.DictField):
    """Campaign parameters: names and values are text."""

    child = Text(max_length=300, allow_blank=True)

    def to_internal_value(self, data) -> dict[str, str]:
        found = super().to_internal_value(data)
        if len(found) > 20 or any(len(key) > 60 or "\0" in key for key in found):
            raise serializers.ValidationError("At most 20 parameters, with names of up to 60 characters.")
        return found


class ConsentObject(StrictSerializer):
    basis = serializers.ChoiceField(BASES)
    wording = optional_text(max_length=10_000, help_text="The very words agreed to.")
    source = optional_text(max_length=200, help_text="Where it was given, such as a form's address.")
    at = Moment(required=False, allow_null=True)
    channel = serializers.ChoiceField(
        CONSENT_CHANNELS, required=False, allow_blank=True, allow_null=True, help_text="Empty: every channel."
    )


@extend_schema_field(ConsentObject)
class ConsentField(serializers.Field):
    """An object, a basis by itself, or true for plain consent."""

    def to_internal_value(self, data) -> GivenConsent | None:
        if data is False or data == "":
            return None
        if data is True:
            return GivenConsent(basis="consent")
        given = data if isinstance(data, dict) else {"basis": data}
        if not isinstance(data, (dict, str)):
            raise serializers.ValidationError("Give an object with a basis, a basis, or true.")
        inner = ConsentObject(context=self.context)
        try:
            found = inner.run_validation(given)
        except serializers.ValidationError as error:
            if isinstance(data, dict):
                raise
            raise serializers.ValidationError(error.detail["basis"]) from None
        return GivenConsent(**{name: value for name, value in found.items() if value is not None})


class LeadFields(StrictSerializer):
    """What can be said of a lead at any time. Nothing is required by itself: the acts know what a lead needs."""

    email = Address(required=False, allow_blank=True, allow_null=True, max_length=254)
    phone = optional_text(max_length=60, help_text="E.164, or as it is dialled in the lead's or the tenant's country.")
    external_id = optional_text(max_length=200, help_text="The lead's id in the client's own system.")
    first_name = optional_text(max_length=100)
    last_name = optional_text(max_length=100)
    company = optional_text(max_length=200)
    role = optional_text(max_length=120)
    industry = optional_text(max_length=100)
    company_size = serializers.IntegerField(required=False, allow_null=True, min_value=0, max_value=LARGEST_INTEGER)
    country = optional_code(country_code, help_text="ISO 3166 code of two letters.")
    time_zone = optional_code(time_zone_name, help_text="IANA name.")
    language = optional_code(language_tag, help_text="BCP 47 tag.")
    source = optional_text(max_length=100)
    campaign = optional_text(max_length=200)
    utm = UtmField(required=False, allow_null=True)
    value = serializers.DecimalField(14, 2, required=False, allow_null=True, min_value=0)
    currency = optional_code(currency_code, help_text="ISO 4217 code of three letters.")
    expected_close = Day(required=False, allow_null=True)
    expires_at = Moment(required=False, allow_null=True, help_text="After this the opportunity is gone.")
    strategic = serializers.BooleanField(required=False, allow_null=True)
    renews_at = Moment(required=False, allow_null=True, help_text="When a contract of theirs ends.")
    buying_role = serializers.ChoiceField(
        Lead.BuyingRole.choices, required=False, allow_blank=True, allow_null=True, help_text="In the decision to buy."
    )
    score = serializers.IntegerField(required=False, allow_null=True, min_value=0, max_value=100)
    cold_because = serializers.ChoiceField(
        Lead.ColdBecause.choices, required=False, allow_blank=True, allow_null=True, help_text="Why it went quiet."
    )
    revisit_at = Moment(required=False, allow_null=True, help_text="When to look at a dormant lead again.")
    technologies = optional_text(max_length=300, help_text="What they use, separated by commas.")
    budget = serializers.DecimalField(14, 2, required=False, allow_null=True, min_value=0)
    use_case = optional_text(max_length=200, help_text="What they want it for.")
    customer_type = optional_text(max_length=50, help_text="As you sort them: enterprise, partner.")
    priority = serializers.ChoiceField(Lead.Priority.choices, required=False, allow_blank=True, allow_null=True)
    owner = Address(
        required=False, allow_blank=True, allow_null=True, max_length=254, help_text="E-mail address of a member."
    )

    def to_internal_value(self, data) -> dict:
        """As DRF does it, without a turn of its own for each of the forty fields that was not given: none is required."""
        if not isinstance(data, dict) or any(name not in self.fields for name in data):
            return super().to_internal_value(data)
        try:
            return {name: self.fields[name].run_validation(value) for name, value in data.items()}
        except serializers.ValidationError:
            return super().to_internal_value(data)  # which names everything that is wrong, in the order of the fields

    def run_validators(self, value: dict) -> None:
        """DRF gathers the defaults of read-only fields for the validators: there are neither, and it takes 10 µs a lead."""

    def validate(self, attrs: dict) -> dict:
        if phone := attrs.get("phone"):
            known = attrs.get("country") or self.context.get("country") or self.context["tenant"].country
            try:
                attrs["phone"] = phone_number(phone, known)
            except Unreadable as error:
                raise serializers.ValidationError({"phone": str(error)}) from None
        return attrs


class LeadInput(LeadFields):
    stage = serializers.ChoiceField(Lead.Stage.choices, required=False, allow_blank=True, allow_null=True)
    lost_reason = optional_text(max_length=200)
    captured_at = Moment(required=False, allow_null=True, help_text="When they came in; default: now.")
    consent = ConsentField(required=False, allow_null=True)

    def taken(self, data) -> tuple[LeadData, GivenConsent | None]:
        """Validate one payload; DRF's ValidationError where it is wrong. One instance serves many, which is quicker."""
        given = {name: value for name, value in self.run_validation(data).items() if value is not None}
        consent = given.pop("consent", None)
        return LeadData(**given), consent


class PromiseInput(StrictSerializer):
    by = serializers.ChoiceField(Promise.By.choices)
    text = Text(max_length=LONGEST_POINT)
    due = Due(required=False, allow_null=True)


class QuestionInput(StrictSerializer):
    text = Text(max_length=LONGEST_POINT)
    kind = serializers.ChoiceField(Question.Kind.choices, required=False)


class NoteInput(StrictSerializer):
    kind = serializers.ChoiceField(tuple(KINDS))
    at = Moment(required=False, allow_null=True, help_text="When it happened; default: now.")
    text = optional_text(max_length=LONGEST_TEXT, trim_whitespace=False)
    external_id = optional_text(max_length=250, help_text="Each is noted once.")
    direction = serializers.ChoiceField(("in", "out", "both"), required=False)
    explicit_no = serializers.BooleanField(required=False)
    promises = PromiseInput(many=True, required=False, max_length=MOST_IN_A_LIST)
    questions = QuestionInput(many=True, required=False, max_length=MOST_IN_A_LIST)
    answers = serializers.ListField(child=serializers.UUIDField(), required=False, max_length=MOST_IN_A_LIST)
    keeps = serializers.ListField(child=serializers.UUIDField(), required=False, max_length=MOST_IN_A_LIST)


class SignalInput(StrictSerializer):
    kind = serializers.ChoiceField(tuple(SIGNALS))
    at = Moment(required=False, allow_null=True, help_text="When it happened; default: now.")
    text = optional_text(max_length=LONGEST_SIGNAL, help_text="A page's title, a document's name, the news.")
    url = optional_text(max_length=LONGEST_URL, help_text="Of the page, document or link.")
    external_id = optional_text(max_length=200, help_text="Each is recorded once.")
    human = serializers.BooleanField(
        required=False, allow_null=True, help_text="Of a click: told from scanners; any other click changes nothing."
    )
    high_intent = serializers.BooleanField(
        required=False, allow_null=True, help_text="Of a visit: hand them to a person, whatever the page is called."
    )
    until = Due(required=False, allow_null=True, help_text="Of an out_of_office: when they are back.")
    starts = Moment(required=False, allow_null=True, help_text="Of a booking: when the meeting starts.")
    ends = Moment(required=False, allow_null=True, help_text="Of a booking; default: an hour after it starts.")
    cancelled = serializers.BooleanField(
        required=False, allow_null=True, help_text="Of a booking: the one with this external_id no longer holds."
    )


class StageInput(StrictSerializer):
    stage = serializers.ChoiceField(Lead.Stage.choices)
    reason = Text(required=False, allow_blank=True, max_length=200, default="")


class PauseInput(StrictSerializer):
    until = Moment()
    because = Text(max_length=300)


class BecauseInput(StrictSerializer):
    because = Text(max_length=300)


class AssignInput(StrictSerializer):
    owner = Address(max_length=254)
    because = Text(required=False, allow_blank=True, max_length=300, default="")


class EmptyInput(StrictSerializer):
    """An act that needs nothing but its address."""


class LeadFilter(StrictSerializer):
    """What a list of leads can be narrowed by, and the paging."""

    stage = serializers.ChoiceField(Lead.Stage.choices, required=False)
    owner = Address(required=False)
    email = Address(required=False)
    external_id = Text(required=False, max_length=200)
    updated_since = Moment(required=False)
    band = serializers.ChoiceField(Lead.Band.choices, required=False)
    open = serializers.BooleanField(required=False)
    lacks = serializers.ChoiceField(
        ("anything", *Lead.LACKS),
        required=False,
        help_text="Open leads without it; anything: without any of the three.",
    )
    cursor = Text(required=False, max_length=1000)
    limit = serializers.IntegerField(required=False, min_value=1, max_value=200)


class PromiseAnswer(serializers.ModelSerializer):
    class Meta:
        model = Promise
        fields = ("id", "by", "text", "words", "due", "made_at", "state", "settled_at")
        read_only_fields = fields


class QuestionAnswer(serializers.ModelSerializer):
    class Meta:
        model = Question
        fields = ("id", "kind", "text", "words", "asked_at", "state", "settled_at")
        read_only_fields = fields


class EventAnswer(serializers.ModelSerializer):
    user = serializers.SlugRelatedField("email", read_only=True, allow_null=True)

    class Meta:
        model = Event
        fields = (
            "id", "kind", "at", "recorded_at", "direction", "channel", "actor", "user", "external_id", "text", "data",
        )  # fmt: skip
        read_only_fields = fields


class NoteAnswer(EventAnswer):
    promises = PromiseAnswer(many=True, read_only=True)
    questions = QuestionAnswer(many=True, read_only=True)

    class Meta(EventAnswer.Meta):
        fields = (*EventAnswer.Meta.fields, "promises", "questions")
        read_only_fields = fields


class ExitAnswer(serializers.Serializer):
    reason = serializers.CharField()
    at = serializers.DateTimeField()


class LeadAnswer(serializers.ModelSerializer):
    """A lead as the API tells it, without what followups adds (its next action)."""

    owner = serializers.SlugRelatedField("email", read_only=True, allow_null=True)
    # Empty is an answer too; a model's field that is only read would not say so in the schema.
    band = serializers.ChoiceField(Lead.Band.choices, read_only=True, allow_blank=True)
    buying_role = serializers.ChoiceField(Lead.BuyingRole.choices, read_only=True, allow_blank=True)
    cold_because = serializers.ChoiceField(Lead.ColdBecause.choices, read_only=True, allow_blank=True)
    priority = serializers.ChoiceField(Lead.Priority.choices, read_only=True, allow_blank=True)
    exit = serializers.SerializerMethodField()
    merged_ids = serializers.SerializerMethodField(help_text="Ids of leads that have become part of this one.")
    next_look_at = serializers.SerializerMethodField()
    lacks = serializers.SerializerMethodField(
        help_text="Of owner, address (that works) and consent (known) what is missing; null until the lead was first looked at."
    )

    class Meta:
        model = Lead
        fields = (
            "id", "merged_ids", "stage", "stage_since", "owner", "lacks", "exit", "next_look_at", "next_look_because",
            "email", "phone", "external_id", "first_name", "last_name", "company", "role", "industry", "company_size",
            "country", "time_zone", "language", "source", "campaign", "utm", "value", "currency", "expected_close",
            "expires_at", "strategic", "renews_at", "buying_role", "score", "rule_score", "band", "cold_because", "revisit_at",
            "technologies", "budget", "use_case", "customer_type", "priority",
            "lost_reason", "qualified_at", "captured_at", "paused_until", "paused_because",
            "stop_code", "stop_say", "stop_at", "hold_code", "hold_say", "hold_at", "created_at", "updated_at",
        )  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(serializers.DateTimeField(allow_null=True))
    def get_next_look_at(self, lead: Lead) -> str | None:
        """None for a closed lead: the one look that ends what still runs is nobody's business."""
        return MOMENT.to_representation(lead.next_look_at) if lead.is_open else None

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(Lead.LACKS), allow_null=True))
    def get_lacks(self, lead: Lead) -> list[str] | None:
        return lead.what_it_lacks

    @extend_schema_field(serializers.ListField(child=serializers.UUIDField()))
    def get_merged_ids(self, lead: Lead) -> list[str]:
        return [each["id"] for each in lead.also_known_as]

    @extend_schema_field(ExitAnswer(allow_null=True))
    def get_exit(self, lead: Lead) -> dict | None:
        if not lead.exit_reason:
            return None
        return told(ExitAnswer, {"reason": lead.exit_reason, "at": lead.exited_at})
