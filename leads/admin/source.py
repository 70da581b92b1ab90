"""Sources at the desk: made and set up here, tried out without storing anything; a secret is never shown again."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join

from leads.models import Source
from leads.refusals import Refused
from leads.sources.embedded_form import FIELDS, USUAL, EmbeddedForm
from leads.sources.form_page import address_of, snippet_of
from leads.sources.form_words import VISITORS, WORDS
from leads.sources.mapping import wrong_with
from leads.sources.registry import KINDS, SECRETS
from leads.sources.trying import try_out
from tenants.admin.acting import Act, ActsOnPage
from tenants.admin.scoped import ScopedModelAdmin, TenantFilter
from tenants.models import Role
from tenants.reach import covers
from tenants.scope import tenant_scope
from tenants.sealing import SealingError

SECRET = "secret_"  # noqa: S105 - the beginning of a field's name
TEXTS = ("title", "button", "thanks", "language")
LANGUAGES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "nl": "Dutch", "it": "Italian", "pt": "Portuguese",
}  # fmt: skip
LONGEST_SAMPLE = 200_000
LONGEST_LABEL = 120


def new_address(request, source: Source, why: str) -> str:
    Source.objects.filter(pk=source.pk).update(hook_version=source.hook_version + 1)
    return "The old address is void. Enter the new one at the source."


class SourceForm(forms.ModelForm):
    form_fields = forms.MultipleChoiceField(
        label="Fields asked for", required=False, choices=[(name, words[0]) for name, words in FIELDS.items()],
        widget=forms.CheckboxSelectMultiple, initial=USUAL,
    )  # fmt: skip
    consent_needed = forms.BooleanField(
        label="Consent is needed",
        required=False,
        help_text="The box must be ticked. Without a wording there is no box.",
    )
    labels = forms.CharField(
        label="Labels", required=False, widget=forms.Textarea(attrs={"rows": 4, "cols": 60}),
        help_text="Other words than the usual ones, one field on each line: email: Ihre E-Mail-Adresse",
    )  # fmt: skip
    language = forms.ChoiceField(
        required=False,
        choices=[
            ("", "The visitor's where all words are the usual ones, else the client's"), (VISITORS, "Always the visitor's"),
            *((code, LANGUAGES[code]) for code in WORDS),
        ],
        help_text="Of all words that are not entered here, and of what is to be mended. The HTML to be pasted is in the "
        "client's language where none is chosen.",
    )  # fmt: skip
    title = forms.CharField(
        max_length=120, required=False, help_text="Of the form's own page; empty: “Get in touch”, in its language."
    )
    button = forms.CharField(max_length=40, required=False, help_text="Words on the button; empty: “Send”.")
    thanks = forms.CharField(max_length=300, required=False, help_text="What the thank-you page says.")
    redirects = forms.CharField(
        label="Leads on to", required=False, widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
        help_text="Addresses of your own that a sent form may lead to, one on each line; the first is the usual one. Empty: our "
        "thank-you page.",
    )  # fmt: skip

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        given = self.instance.settings or {}
        for name in TEXTS:
            self.initial.setdefault(name, given.get(name, ""))
        for name in [name for name in SECRETS if name not in self._kind_s_secrets()]:
            self.fields.pop(SECRET + name, None)
        for name, words in self._kind_s_secrets().items():
            self.fields[SECRET + name].help_text = f"{words} Left empty, what is stored stays."
        labels = given.get("labels") or {}
        self.initial.setdefault("labels", "\n".join(f"{name}: {words}" for name, words in labels.items()))
        self.initial.setdefault("redirects", "\n".join(given.get("redirects") or []))
        self.initial.setdefault("form_fields", given.get("fields") or list(USUAL))
        self.initial.setdefault("consent_needed", bool(given.get("consent_needed")))

    def clean_mapping(self) -> dict:
        mapping = self.cleaned_data["mapping"] or {}
        if wrong := wrong_with(mapping):
            raise ValidationError(wrong)
        return mapping

    def clean_form_fields(self) -> list[str]:
        chosen = self.cleaned_data["form_fields"] or list(USUAL)
        if not {"email", "phone"} & set(chosen):
            raise ValidationError("Ask for an e-mail address or a phone number: without one nobody can be answered.")
        return chosen

    def clean_labels(self) -> dict[str, str]:
        found = {}
        for line in filter(None, map(str.strip, self.cleaned_data["labels"].splitlines())):
            name, colon, words = (part.strip() for part in line.partition(":"))
            if name not in FIELDS or not colon or not 0 < len(words) <= LONGEST_LABEL:
                known = ", ".join(FIELDS)
                raise ValidationError(f"“{line}” is no label. Write email: Your address. Fields are: {known}.")
            found[name] = words
        return found

    def clean_redirects(self) -> list[str]:
        found = [line.strip() for line in self.cleaned_data["redirects"].splitlines() if line.strip()]
        for address in found:
            try:
                parts = urlsplit(address)
                whole = (
                    parts.scheme in ("http", "https") and parts.hostname and not parts.username and " " not in address
                )
            except ValueError:
                whole = False
            if not whole or ";" in parts.netloc or "," in parts.netloc:
                raise ValidationError(f"“{address}” is no whole address. Write it like https://www.example.com/thanks.")
        return found

    def clean(self) -> dict:
        given = super().clean()
        tenant = given.get("tenant") or (self.instance.tenant_id and self.instance.tenant)
        if tenant and given.get("name"):
            same = Source.objects.filter(tenant=tenant, name=given["name"]).exclude(pk=self.instance.pk)
            if same.exists():
                self.add_error("name", "Another source of this client has this name. Choose another.")
        return given

    def typed(self) -> dict[str, str]:
        """The secrets that were typed; a field left empty keeps what is stored."""
        return {name: self.cleaned_data[SECRET + name] for name in SECRETS if self.cleaned_data.get(SECRET + name)}

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        try:
            self.instance.keep_secrets({**self._stored(), **self.typed()})
        except SealingError as error:
            self.add_error(None, str(error))
        if "form_fields" in self.cleaned_data:
            given = self.cleaned_data
            texts = {name: given[name] for name in TEXTS if given.get(name)}
            self.instance.settings = {
                **texts,
                "labels": given["labels"],
                "fields": given["form_fields"],
                "redirects": given["redirects"],
                "consent_needed": given["consent_needed"],
            }

    def _kind_s_secrets(self) -> Mapping[str, str]:
        """A new source has none yet: which it needs hangs on its kind, and is asked for once that is chosen."""
        return {} if self.instance._state.adding else KINDS[self.instance.kind].secrets  # noqa: SLF001 - documented

    def _stored(self) -> dict[str, str]:
        """What can be opened of it; where it cannot be opened any more, all of it is to be typed anew."""
        try:
            return self.instance.secrets()
        except SealingError:
            return {}


def _secret_field(name: str) -> forms.CharField:
    return forms.CharField(
        required=False, max_length=2000, strip=True, label=name.replace("_", " ").capitalize(),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip


SourceFormWithSecrets = type(
    "SourceFormWithSecrets", (SourceForm,), {SECRET + name: _secret_field(name) for name in SECRETS}
)


@admin.register(Source)
class SourceAdmin(ActsOnPage, ScopedModelAdmin):
    form = SourceFormWithSecrets
    change_form_template = "admin/leads/source/change_form.html"
    list_display = ("name", "kind", "tenant", "is_active", "last_received_at", "trouble")
    list_filter = (TenantFilter, "is_active", "kind")
    search_fields = ("name",)
    actions = None
    refusals = (Refused, SealingError)
    acts = (Act("new-address", "Make a new address", new_address, role=Role.MANAGER),)
    shown = ("address", "how_verified", "default_mapping", "stored", "snippet", "payloads")

    def get_fieldsets(self, request, obj=None):
        if obj is None:  # the rest hangs on the kind, and is asked for on the next page
            return [(None, {"fields": ["tenant", "name", "kind", "is_request"]})]
        edits = self.has_change_permission(request, obj)
        # The address may be all that is asked for: only those who may change the source see it.
        to_enter = ["address", "how_verified", "stored"] if edits else ["how_verified"]
        sets: list = [
            (None, {"fields": ["tenant", "name", "kind", "is_active", "is_request"]}),
            ("Setting it up", {"fields": to_enter}),
        ]
        if edits and (secrets := [SECRET + name for name in KINDS[obj.kind].secrets]):
            sets.append(("Secrets", {"fields": secrets, "description": "Kept encrypted, never shown again."}))
        sets.append(("What comes from where", {"fields": ["mapping", "consent_wording", "default_mapping"]}))
        if edits and obj.kind == EmbeddedForm.name:
            fields = [
                "form_fields",
                "labels",
                "consent_needed",
                "language",
                "title",
                "button",
                "thanks",
                "redirects",
                "snippet",
            ]
            sets.append(("The form", {"fields": fields}))
        told = ["last_received_at", "last_error_at", "last_error", "payloads"]
        return [*sets, ("What became of it", {"fields": told})]

    def get_readonly_fields(self, request, obj=None):
        fixed = ["kind"] if obj else []
        told = ["last_received_at", "last_error_at", "last_error"]
        return [*super().get_readonly_fields(request, obj), *self.shown, *told, *fixed]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        source = self.get_object(request, object_id)
        link = source and reverse("admin:leads_source_try", args=[source.pk])
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), "try_address": link})

    def response_add(self, request, obj: Source, post_url_continue=None):
        """On to what its kind needs."""
        say = "The source is made. Enter its secrets, then its address at the other side."
        if not KINDS[obj.kind].secrets:
            say = "The source is made. Here is its form."
        self.message_user(request, say, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:leads_source_change", args=[obj.pk]))

    @admin.display(description="last trouble")
    def trouble(self, source: Source) -> str:
        return f"{source.last_error_at:%Y-%m-%d %H:%M}: {source.last_error[:80]}" if source.last_error_at else "none"

    @admin.display(description="address")
    def address(self, source: Source) -> str:
        """To be entered at the source; of the form, its own page as well."""
        found = address_of(source)
        if source.kind == EmbeddedForm.name:
            return format_html('<a href="{}" style="overflow-wrap: anywhere">{}</a>', found, found)
        return format_html(
            '<code style="overflow-wrap: anywhere">{}{}</code>',
            found,
            "?key=SECRET" if source.kind == "jotform" else "",
        )

    @admin.display(description="how it is verified")
    def how_verified(self, source: Source) -> str:
        return KINDS[source.kind].scheme

    @admin.display(description="secrets stored")
    def stored(self, source: Source) -> str:
        wanted = KINDS[source.kind].secrets
        if not wanted:
            return "none needed"
        try:
            have = source.secrets()
        except SealingError as error:
            return f"cannot be opened ({error})"
        missing = [name.replace("_", " ") for name in wanted if not have.get(name)]
        kept = ", ".join(name.replace("_", " ") for name in have) or "none"
        return f"{kept}; missing: {', '.join(missing)}. Until it is entered, nothing is taken." if missing else kept

    @admin.display(description="as shipped")
    def default_mapping(self, source: Source) -> str:
        kind = KINDS[source.kind]
        rows = ((name, _rule(rule)) for name, rule in kind.mapping.items())
        more = "Everything else by its label, as the columns of an import." if kind.guesses else ""
        return format_html("{}<p>{}</p>", format_html_join("", "<div><code>{}</code> ← {}</div>", rows), more)

    @admin.display(description="to be pasted into a page")
    def snippet(self, source: Source) -> str:
        if source.kind != EmbeddedForm.name:
            return "—"
        rows = snippet_of(source)
        return format_html(
            '<textarea readonly rows="16" cols="90" aria-label="HTML of the form" spellcheck="false">{}</textarea>',
            rows,
        )

    @admin.display(description="payloads")
    def payloads(self, source: Source) -> str:
        query = f"?tenant={source.tenant.slug}&via__id__exact={source.pk}"
        return format_html('<a href="{}{}">What came in</a>', reverse("admin:leads_payload_changelist"), query)

    def get_urls(self):
        view = self.admin_site.admin_view(self.try_view)
        return [path("<path:object_id>/try/", view, name="leads_source_try"), *super().get_urls()]

    def try_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """What would be made of a payload, with the mapping as it is stored. Nothing is stored."""
        source = self.get_object(request, object_id)
        if source is None or not self.has_view_permission(request, source):
            raise Http404("There is nothing of yours under this address.")
        if not covers(request.user, source.tenant, Role.MANAGER):
            raise PermissionDenied("Trying a source out is for managers.")
        kind = KINDS[source.kind]
        body = request.POST.get("body", kind.sample)[:LONGEST_SAMPLE]
        with tenant_scope(source.tenant_id):
            results = try_out(source.tenant, source, body) if request.method == "POST" else None
        context = {
            **self.admin_site.each_context(request),
            "title": f"Send a test to {source}",
            "opts": self.opts,
            "source": source,
            "kind": kind,
            "body": body,
            "results": results,
        }
        return TemplateResponse(request, "admin/leads/source/try.html", context)


def _rule(rule) -> str:
    if isinstance(rule, dict):
        return f"always “{rule['constant']}”"
    return " or ".join(rule) if isinstance(rule, (list, tuple)) else rule
