"""How an act answers a browser: see other, with a word on what happened, or the page again with what was refused."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

from followups.completing import CannotComplete
from followups.reviewing import ReviewRefused
from leads.refusals import Refused
from suppression.keys import AddressError
from suppression.suppressing import SuppressionError

# What acts raise when they say no: their text is written for the person who asked.
REFUSALS = (Refused, CannotComplete, ReviewRefused, AddressError, SuppressionError)


@dataclass(frozen=True)
class Refusal:
    """An act that was not carried out: which form it came from, why, and what was typed there.

    `row` tells which one it was where the page has the same form once for each of several rows; `next_at` the first
    time at which it may be, where only the time was wrong.
    """

    form: str
    reasons: list[str]
    typed: QueryDict | dict = field(default_factory=dict)
    row: UUID | None = None
    next_at: datetime | None = None


def refusal_of(form: str, error: Exception, typed: QueryDict, *, row: UUID | None = None) -> Refusal:
    """The refusal as the page shows it. Field names are left out: each form has one field that can be wrong."""
    reasons = list(error.errors.values()) if isinstance(error, Refused) else [str(error)]
    return Refusal(form, reasons, typed, row, getattr(error, "next_at", None))


def see_other(request: HttpRequest, url: str, say: str, *, warn: bool = False) -> HttpResponseRedirect:
    """303 to a page that shows `say` once."""
    (messages.warning if warn else messages.success)(request, say)
    return HttpResponseRedirect(url, status=303)


def next_or(request: HttpRequest, default: str) -> str:
    """The path the form asks to return to, if it is one of ours."""
    path = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(path, allowed_hosts=None) and path.startswith("/")
    return path if ours else default
