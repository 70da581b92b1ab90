"""Writing down what happened: a call, a meeting, a mail, with what was promised and asked in it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from leads.noting import LONGEST_POINT, LONGEST_TEXT

# What the form calls it -> the kind and direction of leads.noting.
KINDS = {
    "call": ("call", "both"),
    "no_answer": ("call", "out"),
    "meeting": ("meeting", ""),
    "demo": ("demo", ""),
    "email_in": ("email_in", ""),
    "email_out": ("email_out", ""),
    "sms_in": ("sms_in", ""),
    "sms_out": ("sms_out", ""),
    "linkedin": ("linkedin", ""),
    "proposal_sent": ("proposal_sent", ""),
    "quote_sent": ("quote_sent", ""),
    "note": ("note", ""),
}
CHOICES = (
    ("call", "Call: we spoke"),
    ("no_answer", "Call: nobody answered"),
    ("meeting", "Meeting"),
    ("demo", "Demo"),
    ("email_in", "E-mail from them"),
    ("email_out", "E-mail from us"),
    ("sms_in", "Text message from them"),
    ("sms_out", "Text message from us"),
    ("linkedin", "LinkedIn message from them"),
    ("proposal_sent", "Proposal sent"),
    ("quote_sent", "Quote sent"),
    ("note", "Note to ourselves"),
)


class NoteForm(forms.Form):
    kind = forms.ChoiceField(label="What it was", choices=CHOICES)
    at = forms.DateTimeField(
        label="When", widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    text = forms.CharField(
        label="What was said",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="In their words where you can: drafts refer to it.",
    )
    promise_by = forms.ChoiceField(
        label="Who promised", choices=(("us", "We did"), ("them", "They did")), required=False
    )
    promise_text = forms.CharField(label="What", max_length=LONGEST_POINT, required=False)
    promise_due = forms.DateField(label="By when", widget=forms.DateInput(attrs={"type": "date"}), required=False)
    question = forms.CharField(
        label="A question of theirs that is still open", max_length=LONGEST_POINT, required=False
    )

    def clean_at(self):
        at = self.cleaned_data["at"]
        if at > timezone.now():
            raise ValidationError(
                "This has not happened yet. Write it down afterwards, or note a promise with its date."
            )
        return at

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("promise_due") and not cleaned.get("promise_text"):
            self.add_error("promise_text", "Say what was promised for that day.")
        return cleaned

    def as_note(self) -> dict:
        """The valid form as leads.noting.add_note takes it."""
        given = self.cleaned_data
        kind, direction = KINDS[given["kind"]]
        note = {"kind": kind, "at": given["at"], "text": given["text"], "direction": direction}
        if given["promise_text"]:
            promise = {"by": given["promise_by"] or "us", "text": given["promise_text"], "due": given["promise_due"]}
            note["promises"] = [promise]
        if given["question"]:
            note["questions"] = [{"text": given["question"]}]
        return note


def fresh_note_form() -> NoteForm:
    return NoteForm(initial={"at": timezone.localtime(), "kind": "call", "promise_by": "us"})
