"""The form that starts an experiment; what is wrong with the plan itself is told by the act and shown at its fields."""

from datetime import datetime

from django import forms

from leads.refusals import Refused
from metrics.definitions import METRICS
from metrics.experiments.planning import LONGEST_WATCH, MOST_SECONDARY, PRIMARY, SECONDARY, USUAL_SHARE, USUAL_WATCH
from metrics.experiments.starting import LONGEST_NAME
from metrics.figures import figures
from metrics.periods import last_days
from metrics.words import in_words
from tenants.models import Tenant

EXPECTED_FROM = 180  # days that show what may be expected
USUAL_PRIMARY, USUAL_SECONDARY = "meeting_rate", ("reply_conversion", "time_to_first_follow_up", "opt_out_rate")


class ExperimentForm(forms.Form):
    name = forms.CharField(max_length=LONGEST_NAME, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    share = forms.IntegerField(
        label="Share of new leads that the product follows up, per cent", initial=USUAL_SHARE, min_value=0, max_value=100,
        help_text="The others are followed up by hand. 50 takes the fewest leads.",
    )  # fmt: skip
    primary = forms.ChoiceField(
        label="What it is decided by", initial=USUAL_PRIMARY,
        help_text="One measure, chosen before anything is seen. It alone has a verdict.",
    )  # fmt: skip
    expected = forms.DecimalField(
        label="What it comes to by hand, per cent", min_value=0, max_value=100, help_text="As far as you know."
    )
    difference = forms.DecimalField(
        label="The smallest difference worth knowing of, in points", initial=5, min_value=0, max_value=99,
        help_text="Up or down. Half of it takes four times as many leads.",
    )  # fmt: skip
    watch_days = forms.IntegerField(
        label="Days that each lead is watched", initial=USUAL_WATCH, min_value=0, max_value=LONGEST_WATCH,
        help_text="It ends by itself so long after the last of the planned leads came in.",
    )  # fmt: skip
    last_day = forms.DateField(
        label="Last day", required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text="It ends then, however many leads have come in. Empty: with the planned number, or by hand.",
    )  # fmt: skip
    secondary = forms.MultipleChoiceField(
        label="Also shown", required=False, initial=USUAL_SECONDARY, widget=forms.CheckboxSelectMultiple,
        help_text=f"For orientation, without a verdict. At most {MOST_SECONDARY}.",
    )  # fmt: skip

    def __init__(self, *args, tenant: Tenant, now: datetime, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        metrics = [METRICS[key] for key in PRIMARY]
        recent = figures(tenant, metrics, last_days(tenant, now, EXPECTED_FROM), now)
        known = {key: figure.value for key, figure in recent.items() if figure.value is not None}
        self.fields["primary"].choices = [
            (metric.key, f"{metric.name} ({in_words(metric, known.get(metric.key))})") for metric in metrics
        ]
        self.fields["secondary"].choices = [(key, METRICS[key].name) for key in SECONDARY]
        if 0 < known.get(USUAL_PRIMARY, 0) < 1:
            self.fields["expected"].initial = round(100 * known[USUAL_PRIMARY], 1)
        self.fields["expected"].help_text += f" In brackets above: of all leads of the last {EXPECTED_FROM} days."

    @property
    def given(self) -> dict:
        """What start_experiment() takes."""
        said = self.cleaned_data
        shares = {name: float(said[name]) / 100 for name in ("expected", "difference")}
        return {**said, **shares}

    def refuse(self, refused: Refused) -> None:
        """Show each reason at its field."""
        for field, reason in refused.errors.items():
            self.add_error(field if field in self.fields else None, reason)
