"""Visits and links at the desk: what the client has chosen to learn, its legal basis, and what to paste into its pages."""

import re

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.html import format_html

from leads.models import Tracking
from leads.models.tracking import LEGAL_NOTE
from leads.visiting.snippet import snippet_of
from leads.visiting.tokens import origin_of
from tenants.admin.acting import Act, ActsOnPage
from tenants.admin.scoped import ScopedModelAdmin, TenantFilter
from tenants.models import Role

MOST = 30
LONGEST_PATTERN = 60
_HOST = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}(?::\d{1,5})?\Z")
_COOKIE = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+(?:=[^\s;,\"\\]*)?\Z")  # RFC 6265, section 4.1.1


def new_snippet(request, tracking: Tracking, why: str) -> str:
    Tracking.objects.filter(pk=tracking.pk).update(hook_version=tracking.hook_version + 1)
    return "Older snippets are void. Paste the new one into the site."


def _lines(help_text: str, **how) -> forms.CharField:
    return forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 5, "cols": 60}), help_text=help_text, **how
    )


class TrackingForm(forms.ModelForm):
    origins = _lines("The client's own sites, one on each line: https://www.example.com", label="Own sites")
    high_intent = _lines(
        "Words of addresses, one on each line, each at the start of a word: a visit to such a page is handed to a person.",
        label="Pages of high intent",
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("origins", "high_intent"):
            if name in self.fields:
                self.initial[name] = "\n".join(getattr(self.instance, name) or [])

    def clean_origins(self) -> list[str]:
        found = []
        for line in self._typed("origins"):
            origin = origin_of(line)
            if not origin:
                raise ValidationError(f"“{line}” is no site. Write it like https://www.example.com.")
            found.append(origin)
        return list(dict.fromkeys(found))

    def clean_high_intent(self) -> list[str]:
        found = self._typed("high_intent")
        for line in found:
            if not 2 < len(line) <= LONGEST_PATTERN:
                raise ValidationError(
                    f"“{line[:80]}” is no pattern. Write a word of 3 to {LONGEST_PATTERN} characters."
                )
        return found

    def clean_consent_cookie(self) -> str:
        given = self.cleaned_data["consent_cookie"]
        if given and not _COOKIE.match(given):
            raise ValidationError(f"“{given}” is no cookie. Write its name, or name=value, such as consent=yes.")
        return given

    def clean_link_host(self) -> str:
        given = self.cleaned_data["link_host"].strip().lower()
        if given and not _HOST.match(given):
            raise ValidationError(f"“{given}” is no host name. Write it like go.example.com, without https://.")
        return given

    def clean(self) -> dict:
        given = super().clean()
        if (given.get("is_active") or given.get("rewrites_links")) and not (given.get("legal_basis") or "").strip():
            self.add_error("legal_basis", "Say on what this rests before you switch it on: see the note on this page.")
        if given.get("is_active") and "origins" not in self.errors and not given.get("origins"):
            self.add_error("origins", "Name the sites first: visits are taken from nowhere else.")
        return given

    def _typed(self, name: str) -> list[str]:
        found = list(dict.fromkeys(filter(None, map(str.strip, self.cleaned_data[name].splitlines()))))
        if len(found) > MOST:
            raise ValidationError(f"At most {MOST} lines; these are {len(found)}.")
        return found


@admin.register(Tracking)
class TrackingAdmin(ActsOnPage, ScopedModelAdmin):
    form = TrackingForm
    list_display = ("tenant", "is_active", "rewrites_links", "legal_basis")
    list_filter = (TenantFilter, "is_active", "rewrites_links")
    actions = None
    acts = (Act("new-snippet", "Make older snippets void", new_snippet, role=Role.MANAGER),)

    def get_fieldsets(self, request, obj=None):
        sets: list = [
            (None, {"fields": ["tenant", "legal_basis"], "description": LEGAL_NOTE}),
            ("Page visits", {"fields": ["is_active", "origins", "high_intent", "consent_cookie"]}),
            ("Links in mails", {"fields": ["rewrites_links", "link_host"]}),
        ]
        if obj is not None and self.has_change_permission(request, obj):
            sets.append(("To be pasted before </body>", {"fields": ["snippet"]}))
        return sets

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "snippet"]

    @admin.display(description="Snippet")
    def snippet(self, tracking: Tracking) -> str:
        return format_html(
            '<textarea rows="5" cols="100" readonly aria-label="Snippet">{}</textarea>', snippet_of(tracking)
        )
