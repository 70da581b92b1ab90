"""What the open review page asks while somebody works on it: what the checks say of the text, and who else is there.

Both answer JSON to a POST and leave the draft as it is; the page works without them.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone

from followups.models import Message
from followups.presence import be_here, go
from followups.reviewing import ReviewRefused, as_stored, check_text
from followups.templatetags.drafts import gate_results, marked, review_sentences
from followups.web.reading import acting
from followups.web.review import find_message
from followups.web.review_acts import text_of
from tenants.models import Tenant
from tenants.templatetags.moments import moment_in_words


@acting
def message_check(request: HttpRequest, tenant: Tenant, message_id: UUID) -> HttpResponse:
    """The verdict on a text that nobody has saved: {pass, failed, verdict, because, marks, shown}. Stores nothing.

    `verdict` is followups.gates.Verdict.as_dict() of the text as it would be stored; `marks` are the subject and the body
    exactly as typed, as HTML with each objection marked in its place; `shown` is the list of the checks as the page has it.
    """
    message = find_message(message_id)
    try:
        typed_subject, typed_body = text_of(request)
    except ReviewRefused as error:
        return JsonResponse({"say": str(error)}, status=422)
    subject, body = as_stored(typed_subject, typed_body)
    if not body:
        return JsonResponse({"say": "The message is empty."}, status=422)
    found, because = check_text(tenant, message, subject=subject, body=body, now=timezone.now())
    verdict = found.as_dict()
    checks = gate_results(verdict, subject, body)
    return JsonResponse(
        {
            "pass": found.passed,
            "failed": checks["failed"],
            "verdict": verdict,
            "because": review_sentences(because),
            "marks": {
                "subject": _marks(verdict, subject, "subject", typed_subject),
                "body": _marks(verdict, body, "body", typed_body.replace("\r\n", "\n")),
            },
            "shown": render_to_string("followups/checks.html", {"checks": checks}, request),
        }
    )


@acting
def message_here(request: HttpRequest, tenant: Tenant, message_id: UUID) -> HttpResponse:
    """The page is open, or (leaving=1) was left: {revision, state, changed, rewriting, others: [{name, since, editing}]}.

    `changed` says in one sentence what became of the draft since the revision and state that the page shows, "" where
    it is as shown.
    """
    message = find_message(message_id)
    if request.POST.get("leaving") == "1":
        go(message, request.user)
        return HttpResponse(status=204)
    if request.POST.get("revision") is None:
        return JsonResponse({"say": "Say which revision the page shows."}, status=422)
    now = timezone.now()
    there = be_here(tenant, message, request.user, is_editing=request.POST.get("editing") == "1", now=now)
    return JsonResponse(
        {
            "revision": message.revision,
            "state": message.state,
            "changed": _changed(request, message),
            "rewriting": message.state == Message.State.IN_REVIEW and message.rewrite_asked_at is not None,
            "others": [
                {
                    "name": str(each.user),
                    "since": moment_in_words(each.since, request.zone, now),
                    "editing": each.is_editing,
                }
                for each in there
            ],
        }
    )


def _marks(verdict: dict, stored: str, where: str, typed: str) -> str:
    """The typed text with marks. What storing strips around it stays, so that the marks lie under the very letters."""
    at = typed.find(stored)
    if at < 0:  # spaces within the subject were joined: the places do not fit the letters
        return ""
    parts = [*marked(verdict, stored, where)]
    around = ({"text": typed[:at], "say": ""}, {"text": typed[at + len(stored) :], "say": ""})
    return render_to_string("includes/marked.html", {"parts": [around[0], *parts, around[1]]}).rstrip("\n")


def _changed(request: HttpRequest, message: Message) -> str:
    if request.POST.get("state", message.state) != message.state:
        return f"This draft is {message.get_state_display().lower()} now."
    if request.POST.get("revision") != str(message.revision):
        return "The text of this draft has changed."
    rewriting = "1" if message.rewrite_asked_at else "0"
    if request.POST.get("rewriting", rewriting) != rewriting:
        return "Another text is being written." if message.rewrite_asked_at else "No other text could be written."
    return ""
