"""A change to think about, with the editor it opens in. Nothing is changed by itself: the editor makes a draft, a person
publishes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.http import urlencode

from followups.cadence_changes import holding_version
from followups.cadence_suggesting import Change
from followups.models import Template
from followups.policies import current_policy
from metrics.feedback.counting import SEPARATOR, By
from metrics.feedback.judging import Judged
from tenants.models import Tenant

# What to do about the rate that is worst: to a step by the cadence's draft, prefilled; to words by their next version.
OF_STEP = {
    "stopped": (Change.DROP, "Leads leave after it. Take the step out, or let it come later."),
    "edited": (Change.REVIEW, "People change it before it goes out. Keep it in review, and take their words over."),
    "rejected": (Change.REVIEW, "People reject it. Keep it in review until its message is better, or take it out."),
    "answered": (Change.DROP, "It is answered less than the rest. Take the step out, or bring something else with it."),
    "progressed": (Change.DROP, "Less comes of it than of the rest. Take the step out, or ask for something else."),
}
OF_WORDS = {
    "stopped": "Leads leave after it. Say less often and more plainly why you write.",
    "edited": "People change it before it goes out. Take their words over into the next version.",
    "rejected": "People reject it. Write the next version with what they said.",
    "answered": "It is answered less than the rest. Try another angle, and one easier question.",
    "progressed": "Less comes of it than of the rest. Ask for the smallest next step.",
}
OF_REASON = {
    "stopped": "Leads leave after messages with this reason. Write for it less often: caps, gap, or review.",
    "edited": "People change what is written for this reason. Look at the messages it uses.",
    "rejected": "People reject what is written for this reason. Leave it to people, or change when it holds.",
    "answered": "What is written for this reason is answered less than the rest. Look at the messages it uses.",
    "progressed": "Less comes of what is written for this reason. Look at the messages it uses.",
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`url` is empty where there is no editor: the version or cadence is gone."""

    say: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Editors:
    """Where a client's rules and messages are edited, as they stand."""

    version: UUID | None
    cadences: frozenset[tuple[str, str]]  # (cadence, step)
    templates: dict[str, UUID]  # key@version -> id

    def suggestion(self, by: By, row: Judged) -> Suggestion | None:
        """What to do about the worst of a row; None where nothing is worse than usual."""
        worst = row.worst
        if worst is None:
            return None
        what, value = worst.kind.what, row.tally.value
        if by is By.TEMPLATE:
            return Suggestion(OF_WORDS[what], "Open the message", self._template(value))
        if by is By.REASON:
            return Suggestion(OF_REASON[what], "Open the rules", reverse("admin:followups_policyversion_changelist"))
        change, say = OF_STEP[what]
        return Suggestion(say, "Open the cadence with it", self._step(value, change))

    def _template(self, value: str) -> str:
        found = self.templates.get(value)
        return reverse("admin:followups_template_change", args=[found]) if found else ""

    def _step(self, value: str, change: Change) -> str:
        cadence, _, step = value.partition(SEPARATOR)
        if (cadence, step) not in self.cadences:
            return ""
        if self.version is None:  # as shipped: the first version of its own is made there
            return reverse("admin:followups_policyversion_changelist")
        place = reverse("admin:followups_policyversion_cadence", args=[self.version, cadence])
        return f"{place}?{urlencode({'step': step, 'change': change.value})}"


def editors_of(tenant: Tenant, templates: Sequence[str]) -> Editors:
    """The editors of a client; `templates` are the values (`key@version`) that may be asked for. Inside the scope."""
    policy, version = current_policy(tenant).policy, holding_version(tenant)
    cadences = frozenset((cadence.key, step.key) for cadence in policy.cadences for step in cadence.steps)
    keys = {value.partition("@")[0] for value in templates}
    rows = Template.objects.filter(tenant=tenant, key__in=keys).order_by("-language", "pk")
    found = {f"{key}@{number}": pk for pk, key, number in rows.values_list("pk", "key", "version")}
    return Editors(version.pk if version else None, cadences, found)
