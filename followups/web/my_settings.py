"""What a person has set for themselves: whether a mail comes each morning (mission E6)."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from followups.web.answering import see_other
from tenants.models import User
from tenants.models.agency import validate_time_zone


class SettingsForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("name", "time_zone", "daily_digest")

    def clean_time_zone(self) -> str:
        zone = self.cleaned_data["time_zone"].strip()
        if zone:
            validate_time_zone(zone)
        return zone


@require_safe
@login_required
def my_settings(request: HttpRequest) -> HttpResponse:
    return _page(request, SettingsForm(instance=request.user))


@require_POST
@login_required
def my_settings_save(request: HttpRequest) -> HttpResponse:
    form = SettingsForm(request.POST, instance=User.objects.get(pk=request.user.pk))
    if not form.is_valid():
        return _page(request, form, status=422)
    form.save()
    return see_other(request, reverse("my_settings"), "Saved.")


def _page(request: HttpRequest, form: SettingsForm, status: int = 200) -> HttpResponse:
    request.tenant = None
    return render(request, "followups/my_settings.html", {"form": form, "nav": ""}, status=status)
