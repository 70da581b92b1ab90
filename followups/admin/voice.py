"""What a tenant lets its messages state, and how it speaks (H1, I5, I9)."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils import timezone

from followups.gates.languages import LANGUAGES
from followups.gates.words import words
from followups.models import ApprovedFact, BrandVoice
from tenants.admin.scoped import ScopedModelAdmin, TenantFilter

LONGEST_ENTRY = 100
MOST_ENTRIES = 200


class LinesField(forms.CharField):
    """A list of words or phrases, one on each line. Empty lines are dropped; what the gate could not find is refused."""

    widget = forms.Textarea(attrs={"rows": 8, "cols": 60})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value) -> list[str]:
        entries = [" ".join(line.split()) for line in (value or "").splitlines()]
        return [entry for entry in entries if entry]

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        seen: dict[tuple[str, ...], str] = {}
        wrong = []
        if len(value) > MOST_ENTRIES:
            wrong.append(f"There are {len(value)} lines. Keep {MOST_ENTRIES} at most.")
        for entry in value:
            key = tuple(words(entry).folded)
            if not key:
                wrong.append(f"“{entry}” holds no letter and no figure. Give a word, or remove the line.")
            elif len(entry) > LONGEST_ENTRY:
                wrong.append(
                    f"“{entry[:40]}…” is longer than {LONGEST_ENTRY} characters. Give a word or a short phrase."
                )
            elif key in seen:
                wrong.append(f"“{entry}” stands here twice, as “{seen[key]}”. Remove one of the lines.")
            seen.setdefault(key, entry)
        if wrong:
            raise ValidationError(wrong)

    def run_validators(self, value) -> None:
        """The lines were judged one by one."""

    def has_changed(self, initial, data) -> bool:
        return (initial or []) != self.to_python(data)


class BrandVoiceForm(forms.ModelForm):
    banned = LinesField(
        required=False,
        help_text="One word or phrase on each line. No message holds them; “synergy” stands for “synergies” too.",
    )
    required = LinesField(required=False, help_text="One word or phrase on each line. Every message holds all of them.")

    class Meta:
        model = BrandVoice
        fields = ("tenant", "description", "banned", "required")

    def clean(self) -> dict:
        given = super().clean()
        banned = {tuple(words(entry).folded): entry for entry in given.get("banned") or ()}
        for entry in given.get("required") or ():
            if tuple(words(entry).folded) in banned:
                self.add_error(
                    "required", f"“{entry}” is banned above: no message could pass. Remove it from one list."
                )
        tenant = given.get("tenant")
        if tenant and BrandVoice.objects.filter(tenant=tenant).exclude(pk=self.instance.pk).exists():
            self.add_error("tenant", f"{tenant.name} has a brand voice already. Open that one and change it.")
        return given


class ApprovedFactForm(forms.ModelForm):
    class Meta:
        model = ApprovedFact
        fields = ("tenant", "kind", "text", "language", "is_active", "expires_on")

    def clean_text(self) -> str:
        text = " ".join(self.cleaned_data["text"].split())
        if not words(text).folded:
            raise ValidationError("This holds no letter and no figure. Write one plain sentence.")
        return text

    def clean_language(self) -> str:
        language = self.cleaned_data["language"].strip()
        if language and language.lower().split("-")[0] not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            raise ValidationError(f"“{language}” is no language the gates know. Use one of {known}, or leave it empty.")
        return language

    def clean(self) -> dict:
        given = super().clean()
        tenant = given.get("tenant") or (self.instance.tenant if self.instance.tenant_id else None)
        text = given.get("text")
        if not tenant or not text:
            return given
        same = ApprovedFact.objects.filter(tenant=tenant, text__iexact=text, language=given.get("language") or "")
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("text", "This fact is there already. Change that one, or switch it on again.")
        return given


@admin.register(ApprovedFact)
class ApprovedFactAdmin(ScopedModelAdmin):
    form = ApprovedFactForm
    list_display = ("text", "kind", "language", "is_active", "expires_on", "approved_by", "approved_at", "tenant")
    list_filter = (TenantFilter, "kind", "is_active", "language")
    search_fields = ("text",)
    fields = ("tenant", "kind", "text", "language", "is_active", "expires_on", "approved_by", "approved_at")
    readonly_fields = ("approved_by", "approved_at")
    list_select_related = ("tenant", "approved_by")

    def save_model(self, request, obj, form, change) -> None:
        """Whoever writes, changes or switches on what is stated answers for it."""
        if not change or {"text", "kind", "language", "is_active", "expires_on"}.intersection(form.changed_data):
            obj.approved_by = request.user
            obj.approved_at = timezone.now()
        super().save_model(request, obj, form, change)


@admin.register(BrandVoice)
class BrandVoiceAdmin(ScopedModelAdmin):
    form = BrandVoiceForm
    list_display = ("tenant", "description", "banned_words", "required_words")
    list_filter = (TenantFilter,)
    fields = ("tenant", "description", "banned", "required")

    @admin.display(description="banned")
    def banned_words(self, voice: BrandVoice) -> str:
        return ", ".join(voice.banned)

    @admin.display(description="required")
    def required_words(self, voice: BrandVoice) -> str:
        return ", ".join(voice.required)
