"""What a person has set for themselves: the morning's mail, when they work and when they are away (mission E6, A4)."""

from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from followups.web.answering import see_other
from tenants.models import Absence, User
from tenants.models.agency import validate_time_zone
from tenants.working_hours import DAYS, USUAL, span

MOST_ABSENCES = 50


class SettingsForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("name", "time_zone", "daily_digest", "weekly_summary")

    def clean_time_zone(self) -> str:
        zone = self.cleaned_data["time_zone"].strip()
        if zone:
            validate_time_zone(zone)
        return zone


class HoursForm(forms.Form):
    """A field for each day: hours, or empty for a day off."""

    def __init__(self, *args, hours: dict[str, str], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for day in DAYS:
            self.fields[day] = forms.CharField(
                required=False, max_length=11, initial=(hours or USUAL).get(day, ""),
                widget=forms.TextInput(attrs={"placeholder": "off", "autocomplete": "off"}),
            )  # fmt: skip

    def clean(self) -> dict:
        given = {day: (self.cleaned_data.get(day) or "").replace(" ", "").replace("\N{EN DASH}", "-") for day in DAYS}
        for day, hours in given.items():
            if hours and span(hours) is None:
                self.add_error(day, "Write hours like 09:00-17:00, or leave it empty.")
        if not any(given.values()):
            self.add_error(None, "Give hours for one day at least. For days away, add an absence.")
        return {day: hours for day, hours in given.items() if hours}


class AbsenceForm(forms.ModelForm):
    class Meta:
        model = Absence
        fields = ("first_day", "last_day")
        widgets = {name: forms.DateInput(attrs={"type": "date"}) for name in ("first_day", "last_day")}

    def clean(self) -> dict:
        given = super().clean()
        first, last = given.get("first_day"), given.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "The last day is not before the first.")
        return given


@require_safe
@login_required
def my_settings(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
@login_required
def my_settings_save(request: HttpRequest) -> HttpResponse:
    form = SettingsForm(request.POST, instance=User.objects.get(pk=request.user.pk))
    if not form.is_valid():
        return _page(request, form=form)
    form.save()
    return see_other(request, reverse("my_settings"), "Saved.")


@require_POST
@login_required
def my_hours_save(request: HttpRequest) -> HttpResponse:
    form = HoursForm(request.POST, hours=request.user.working_hours)
    if not form.is_valid():
        return _page(request, hours_form=form)
    User.objects.filter(pk=request.user.pk).update(working_hours=form.cleaned_data)
    return see_other(request, reverse("my_settings"), "Saved. New leads come in these hours first.")


@require_POST
@login_required
def my_absence_add(request: HttpRequest) -> HttpResponse:
    form = AbsenceForm(request.POST, instance=Absence(user=request.user))
    if form.is_valid() and Absence.objects.filter(user=request.user).count() >= MOST_ABSENCES:
        form.add_error(None, f"There are {MOST_ABSENCES} already. Remove past ones first.")
    if not form.is_valid():
        return _page(request, absence_form=form)
    absence = form.save()
    say = f"Away from {absence.first_day} to {absence.last_day}: no new leads come in these days."
    return see_other(request, reverse("my_settings"), say)


@require_POST
@login_required
def my_absence_remove(request: HttpRequest, absence_id: UUID) -> HttpResponse:
    gone, _ = Absence.objects.filter(pk=absence_id, user=request.user).delete()
    return see_other(request, reverse("my_settings"), "Removed." if gone else "It was removed before.")


def _page(
    request: HttpRequest,
    *,
    form: SettingsForm | None = None,
    hours_form: HoursForm | None = None,
    absence_form: AbsenceForm | None = None,
) -> HttpResponse:
    """The page, or after a form was refused the page with what was typed there (422)."""
    refused = form or hours_form or absence_form
    request.tenant = None
    context = {
        "form": form or SettingsForm(instance=request.user),
        "hours_form": hours_form or HoursForm(hours=request.user.working_hours),
        "absence_form": absence_form or AbsenceForm(),
        "absences": Absence.objects.filter(user=request.user, last_day__gte=timezone.now().date()),
        "nav": "",
    }
    return render(request, "followups/my_settings.html", context, status=422 if refused else 200)
