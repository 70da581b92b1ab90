"""Template filters that name an entry of the journal and pick its picture."""

from django import template

from leads.models import Event

register = template.Library()

# Kinds of leads.Event and channels, by the symbol of static/img/icons.svg that stands for them.
ICONS = {
    "email": ("email_in", "email_out", "sent", "auto_reply", "open", "email"),
    "sms": ("sms_in", "sms_out", "whatsapp_in", "whatsapp_out", "linkedin", "sms", "whatsapp", "interaction", "touch"),
    "call": ("call",),
    "meeting": ("meeting", "demo", "booking", "assigned"),
    "form": ("captured", "merged", "joined", "taken_apart", "visit", "download", "click"),
    "draft": ("drafted", "changed", "follow_up_changed", "quote_sent", "proposal_sent"),
    "flag": ("promise_made", "trigger_event", "follow_up_set", "promise", "scored"),
    "task": ("promise_kept", "question_answered", "follow_up_done", "reviewed", "finding_settled"),
    "question": ("question_asked", "send_unknown", "question"),
    "stage": (
        "stage",
        "resumed",
        "stop_lifted",
        "hold_lifted",
        "follow_up_moved",
        "enrolled",
        "version_moved",
        "grouped",
    ),
    "pause": ("paused", "out_of_office"),
    "stop": ("stopped", "exit", "suppressed", "erased", "complaint", "bounce_hard", "stop"),
    "warning": ("held", "send_refused", "bounce_soft", "handed_off", "hold"),
    "clock": ("follow_up_overdue", "response_late"),
    "cross": ("follow_up_skipped", "follow_up_overtaken", "send_skipped", "promise_withdrawn", "question_withdrawn"),
    "decision": ("decision",),
}
ICON_OF = {kind: icon for icon, kinds in ICONS.items() for kind in kinds}


@register.filter
def icon(kind: str | None) -> str:
    """The symbol for an event's kind, a piece of evidence or a channel; a sheet of paper for any other."""
    return ICON_OF.get(str(kind), "note")


@register.filter
def event_name(kind: str) -> str:
    """What an event's kind is called, as a sentence begins: ``Question asked``, ``E-mail in``."""
    label = Event.Kind(kind).label if kind in Event.Kind.values else kind.replace("_", " ").title()
    own_words = label != kind.replace("_", " ").title()
    return label if own_words else label.capitalize()
