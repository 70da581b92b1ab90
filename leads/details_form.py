"""What is known of a lead, as a person puts it right."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import forms

from leads.models import Lead
from leads.normalising import Unreadable, country_code, currency_code, language_tag, time_zone_name
from leads.noting import moment
from tenants.models import Tenant

DAYS = ("renews_at", "revisit_at", "expires_at")
READ = {"country": country_code, "time_zone": time_zone_name, "language": language_tag, "currency": currency_code}


def _day(label: str, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class DetailsForm(forms.Form):
    role = forms.CharField(label="Position", max_length=120, required=False)
    buying_role = forms.ChoiceField(
        label="Part in the decision", choices=[("", "Not known"), *Lead.BuyingRole.choices], required=False
    )
    industry = forms.CharField(max_length=100, required=False)
    company_size = forms.IntegerField(
        label="Company size", min_value=0, max_value=2**31 - 1, required=False, help_text="People."
    )
    country = forms.CharField(max_length=2, required=False, help_text="Two letters, such as DE.")
    technologies = forms.CharField(max_length=300, required=False, help_text="What they use, separated by commas.")
    use_case = forms.CharField(label="What they want it for", max_length=200, required=False)
    customer_type = forms.CharField(label="Type of customer", max_length=50, required=False)
    priority = forms.ChoiceField(choices=[("", "Not set"), *Lead.Priority.choices], required=False)
    budget = forms.DecimalField(max_digits=14, decimal_places=2, min_value=0, required=False)
    score = forms.IntegerField(
        label="Score, 0 to 100", min_value=0, max_value=100, required=False,
        help_text="Yours: it counts instead of that of the rules until you empty it.",
    )  # fmt: skip
    value = forms.DecimalField(label="Deal value", max_digits=14, decimal_places=2, min_value=0, required=False)
    currency = forms.CharField(max_length=3, required=False)
    time_zone = forms.CharField(label="Time zone", max_length=60, required=False, help_text="Such as Europe/Lisbon.")
    language = forms.CharField(max_length=10, required=False)
    renews_at = _day("Contract ends", "With us, or with whom they have now.")
    expires_at = _day("Opportunity expires")
    cold_because = forms.ChoiceField(
        label="Why it went cold", choices=[("", "Not known"), *Lead.ColdBecause.choices], required=False
    )
    revisit_at = _day("Look again on", "When the lead is dormant.")

    @classmethod
    def of(cls, lead: Lead, tenant: Tenant) -> dict:
        """The form's initial values: days on the tenant's clock."""
        return {
            name: _as_day(getattr(lead, name), tenant) if name in DAYS else getattr(lead, name)
            for name in cls.base_fields
        }

    def clean(self) -> dict:
        cleaned = super().clean()
        for name, read in READ.items():
            if cleaned.get(name):
                try:
                    cleaned[name] = read(cleaned[name])
                except Unreadable as error:
                    self.add_error(name, str(error))
        return cleaned

    def changes(self, tenant: Tenant) -> dict:
        """What was sent and is different, as leads.changing.change_lead takes it."""
        changed = {name: self.cleaned_data[name] for name in self.changed_data if name in self.data}
        return {name: moment(value, tenant) if name in DAYS else value for name, value in changed.items()}


def _as_day(at: datetime | None, tenant: Tenant) -> date | None:
    return at.astimezone(ZoneInfo(tenant.time_zone)).date() if at else None
