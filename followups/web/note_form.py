"""Writing down what happened: a call, a meeting, a mail, with what was promised and asked in it."""

from collections.abc import Mapping

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


BY = (("us", "We did"), ("them", "They did"))
# The rows of promises, by what the names of their fields begin with.
PROMISES = ("promise", "promise_2")


def _by() -> forms.ChoiceField:
    return forms.ChoiceField(label="Who promised", choices=BY, required=False)


def _what() -> forms.CharField:
    return forms.CharField(label="What", max_length=LONGEST_POINT, required=False)


def _due() -> forms.DateField:
    return forms.DateField(label="By when", widget=forms.DateInput(attrs={"type": "date"}), required=False)


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
    promise_by, promise_text, promise_due = _by(), _what(), _due()
    promise_2_by, promise_2_text, promise_2_due = _by(), _what(), _due()
    question = forms.CharField(
        label="A question of theirs that is still open", max_length=LONGEST_POINT, required=False
    )
    explicit_no = forms.BooleanField(
        label="They said no: stop everything",
        required=False,
        help_text=(
            "Nothing more is sent to them, drafts that wait are withdrawn, and the lead is closed "
            "with what you wrote above as the reason."
        ),
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
        for row in PROMISES:
            if cleaned.get(f"{row}_due") and not cleaned.get(f"{row}_text"):
                self.add_error(f"{row}_text", "Say what was promised for that day.")
        return cleaned

    def as_note(self) -> dict:
        """The valid form as leads.noting.add_note takes it."""
        given = self.cleaned_data
        kind, direction = KINDS[given["kind"]]
        note = {"kind": kind, "at": given["at"], "text": given["text"], "direction": direction}
        note["promises"] = [
            {"by": given[f"{row}_by"] or "us", "text": given[f"{row}_text"], "due": given[f"{row}_due"]}
            for row in self._rows()
        ]
        if given["question"]:
            note["questions"] = [{"text": given["question"]}]
        if given["explicit_no"]:
            note["explicit_no"] = True
        return note

    def add_refusal(self, errors: Mapping[str, str]) -> None:
        """Put what add_note found fault with beside the field that it was typed in."""
        typed_in = {"questions[0].text": "question"}
        for number, row in enumerate(self._rows()):
            typed_in |= {f"promises[{number}].{part}": f"{row}_{part}" for part in ("text", "due")}
        for path, reason in errors.items():
            name = typed_in.get(path, path)
            self.add_error(name if name in self.fields else None, reason)

    def promise_rows(self) -> list[list[forms.BoundField]]:
        """The fields of each row of promises, for the page."""
        return [[self[f"{row}_{part}"] for part in ("by", "text", "due")] for row in PROMISES]

    def _rows(self) -> list[str]:
        return [row for row in PROMISES if self.cleaned_data.get(f"{row}_text")]


def fresh_note_form() -> NoteForm:
    return NoteForm(initial={"at": timezone.localtime(), "kind": "call"})
