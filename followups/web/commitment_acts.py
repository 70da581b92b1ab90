"""Settling what was promised and asked, by hand: kept, answered, withdrawn (mission C3). POST, then 303."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from followups.web.answering import REFUSALS, refusal_of, see_other
from followups.web.lead import find_lead, lead_page
from followups.web.lead_acts import SOON
from followups.web.reading import acting
from leads.commitments import answer_question, keep_promise, withdraw_promise, withdraw_question
from leads.models import Promise, Question
from leads.refusals import Refused
from tenants.models import Tenant

LONGEST_WORDS = 300  # as everywhere where a person says why


def _view(model: type[Promise] | type[Question], settle: Callable[..., bool], done: str, before: str) -> Callable:
    """A POST that settles one row of a lead, with words if the person has any; `before` is said where it was so already."""

    @acting
    def view(request: HttpRequest, tenant: Tenant, lead_id: UUID, row_id: UUID) -> HttpResponse:
        lead = find_lead(lead_id)
        row = get_object_or_404(model, pk=row_id, lead=lead)
        try:
            with transaction.atomic():
                fresh = settle(tenant, row, because=_words(request), now=timezone.now(), user=request.user)
        except REFUSALS as error:
            refusal = refusal_of(model.__name__.lower(), error, request.POST, row=row.pk)
            return lead_page(request, tenant, find_lead(lead_id), refusal=refusal)
        say = f"{done}: “{row.text}”." if fresh else f"{before}: “{row.text}”."
        if fresh and lead.is_open:
            say += f" {SOON}"
        return see_other(request, reverse("lead", args=[tenant.slug, lead.pk]), say)

    return view


def _words(request: HttpRequest) -> str:
    words = " ".join(request.POST.get("why", "").replace("\0", "").split())
    if len(words) > LONGEST_WORDS:
        raise Refused({"why": f"At most {LONGEST_WORDS} characters; this has {len(words)}."})
    return words


promise_keep = _view(Promise, keep_promise, "Kept", "It was kept already")
promise_withdraw = _view(Promise, withdraw_promise, "Withdrawn", "It was withdrawn already")
question_answer = _view(Question, answer_question, "Answered", "It was answered already")
question_withdraw = _view(Question, withdraw_question, "Withdrawn", "It was withdrawn already")
