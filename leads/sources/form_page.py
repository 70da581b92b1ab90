"""/hooks/f/<token>/: the form of our own. GET shows it, POST takes it; without a script, a cookie or a sign-in.

It may be posted to from any page that holds the snippet. Whoever fills in the hidden field is thanked and put aside.
"""

import logging
from datetime import datetime
from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from leads.models import Source, Tracking
from leads.sources.bodies import read_body
from leads.sources.doors import source_of
from leads.sources.embedded_form import FIELDS, HONEYPOT, LANGUAGE, NEXT, USUAL, UTM, EmbeddedForm
from leads.sources.form_words import Words, words_for
from leads.sources.kind import FORM, Delivery, Unreadable
from leads.sources.limiting import sender_of, too_many
from leads.sources.mapping import Mapped
from leads.sources.processing import mapped_by
from leads.sources.receiving import receive
from leads.sources.registry import KINDS
from leads.visiting.tokens import PAYLOAD, known_there, visitor_token
from tenants.models import Tenant
from tenants.scope import tenant_scope

log = logging.getLogger(__name__)

LARGEST = 50_000  # bytes
SENDER_MOST, SENDER_SECONDS = 5, 600  # of one sender in ten minutes
SOURCE_MOST, SOURCE_SECONDS = 120, 60  # of all together in a minute
IDENTIFYING = ("email", "phone")


# Exempt from CSRF protection because it is posted to from other people's pages; nothing here depends on who is signed in.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def form_page(request: HttpRequest, token: str) -> HttpResponse:
    """The page; after a POST the thank-you page or an address that the source allows, 422 with what is to be mended, or 429."""
    tenant, source = _open(token)
    if request.method != "POST":
        return _page(request, tenant, source, _carried(request), {})
    now = timezone.now()
    given = _given(request)
    words = _words(request, tenant, source, given or {})
    if given is None:
        return _page(request, tenant, source, {}, {"": words.unreadable}, HTTPStatus.BAD_REQUEST)
    if wait := _too_often(request, source, now):
        answer = _page(request, tenant, source, given, {"": words.too_often}, HTTPStatus.TOO_MANY_REQUESTS)
        answer["Retry-After"] = str(wait)
        return answer
    kind = KINDS[source.kind]
    caught = bool(str(given.get(HONEYPOT, "")).strip())
    with tenant_scope(tenant.pk):
        if not caught:
            wrong = _wrong(source, words, given, mapped_by(tenant, source, kind.read(given)))
            if wrong:
                return _page(request, tenant, source, given, wrong, HTTPStatus.UNPROCESSABLE_ENTITY)
        items = kind.items(Delivery(body=b"", content_type=FORM, given=given), now)
        say = "the hidden field was filled in, as machines do." if caught else ""
        goal = _goal(request, source, given)
        rows = receive(tenant, source, items, now, ignored=say)
        if rows and not caught and (tracking := Tracking.objects.filter(is_active=True).first()):
            goal = known_there(goal, tracking.origins, visitor_token(tenant.pk, rows[0].pk, PAYLOAD))
    return _thanks(goal)


@require_http_methods(["GET", "HEAD"])
def form_thanks(request: HttpRequest, token: str) -> HttpResponse:
    """Where somebody is led who has sent the form."""
    tenant, source = _open(token)
    words = _words(request, tenant, source, _carried(request))
    context = {"tenant_name": tenant.name, "form": texts_of(source, words), "words": words}
    return _bare(render(request, "leads/form_thanks.html", context), source, words)


def fields_of(source: Source) -> list[str]:
    """The fields that a form asks for, in the order in which they stand."""
    chosen = source.settings.get("fields") or USUAL
    return [name for name in FIELDS if name in chosen]


def shown(source: Source, words: Words) -> list[dict]:
    """Each field as a page shows it."""
    asked, labels = fields_of(source), source.settings.get("labels") or {}
    return [
        {
            "name": name, "label": labels.get(name) or words.labels[name], "type": FIELDS[name][1],
            "autocomplete": FIELDS[name][2],
            "most": FIELDS[name][3], "required": name == ("email" if "email" in asked else "phone"),
        }
        for name in asked
    ]  # fmt: skip


def snippet_of(source: Source) -> str:
    """The form as HTML to be pasted into any page: no script, no style, nothing that changes from one visitor to the next."""
    words = words_for(source, source.tenant.language)
    context = {
        "url": address_of(source),
        "fields": shown(source, words),
        "words": words,
        "consent": source.consent_wording,
        "consent_needed": bool(source.settings.get("consent_needed")),
        "honeypot": HONEYPOT,
        "button": texts_of(source, words)["button"],
        "next": next(iter(source.settings.get("redirects") or []), ""),
    }
    return render_to_string("leads/form_snippet.html", context).strip() + "\n"


def address_of(source: Source) -> str:
    """Where a source is posted to, whole."""
    name = "source_form" if source.kind == EmbeddedForm.name else "source_hook"
    return settings.PUBLIC_URL + reverse(name, args=[source.token])


def _open(token: str) -> tuple[Tenant, Source]:
    found = source_of(token)
    if found is None or found[1].kind != EmbeddedForm.name or not found[1].is_active:
        raise Http404("There is nothing under this address.")
    return found


def _given(request: HttpRequest) -> dict | None:
    try:
        if request.content_type not in EmbeddedForm.content_types or len(request.body) > LARGEST:
            return None
        given = read_body(request.body, request.headers.get("Content-Type", ""))
    except (Unreadable, RequestDataTooBig, MultiPartParserError, SuspiciousOperation):
        return None
    known = (*FIELDS, *UTM, "consent", HONEYPOT, NEXT, LANGUAGE)
    return {name: str(given[name]) for name in known if isinstance(given.get(name), str)}


def _too_often(request: HttpRequest, source: Source, now: datetime) -> int:
    at, sender = now.timestamp(), sender_of(request)
    alone = too_many(f"{source.pk}:{sender}", most=SENDER_MOST, seconds=SENDER_SECONDS, now=at)
    return alone or too_many(f"{source.pk}:all", most=SOURCE_MOST, seconds=SOURCE_SECONDS, now=at)


def _words(request: HttpRequest, tenant: Tenant, source: Source, given: dict) -> Words:
    accepts = request.headers.get("Accept-Language", "")
    return words_for(source, tenant.language, asked=given.get(LANGUAGE, ""), accepts=accepts)


def _wrong(source: Source, words: Words, given: dict, mapped: Mapped) -> dict[str, str]:
    """What the person is asked to mend, by field."""
    asked, says = fields_of(source), {"email": words.no_email, "phone": words.no_phone}
    wrong = {
        name: words.quoting(says.get(name, words.not_taken), given[name])
        for name in mapped.refused
        if name in asked and given.get(name)
    }
    for name in asked:
        if len(given.get(name, "")) > FIELDS[name][3]:
            wrong[name] = words.too_long.replace("{most}", str(FIELDS[name][3]))
    if not any(given.get(name, "").strip() for name in IDENTIFYING) and not wrong:
        wrong["email" if "email" in asked else "phone"] = words.no_way
    if source.settings.get("consent_needed") and source.consent_wording and not given.get("consent"):
        wrong["consent"] = words.tick
    if not wrong and mapped.data is None:
        wrong[""] = words.not_taken if mapped.refused else words.no_way
    return wrong


def _carried(request: HttpRequest) -> dict[str, str]:
    """What an address may bring along: where they came from, and in which language they read."""
    carried = {name: request.GET[name][:300] for name in UTM if request.GET.get(name)}
    return {**carried, LANGUAGE: request.GET["language"][:10]} if request.GET.get("language") else carried


def _goal(request: HttpRequest, source: Source, given: dict) -> str:
    """Where a sent form leads: an address that the source allows, else our thank-you page."""
    allowed = source.settings.get("redirects") or []
    wanted = given.get(NEXT, "")
    return wanted if wanted in allowed else allowed[0] if allowed else f"{request.path}thanks/{_in(given)}"


def _in(given: dict) -> str:
    return "?" + urlencode({"language": given[LANGUAGE][:10]}) if given.get(LANGUAGE) else ""


def _thanks(goal: str) -> HttpResponse:
    """See Other (RFC 9110, 15.4.4), so that loading the page again sends nothing again."""
    answer = HttpResponseRedirect(goal)
    answer.status_code = HTTPStatus.SEE_OTHER
    return answer


def _page(
    request: HttpRequest, tenant: Tenant, source: Source, given: dict, wrong: dict, status: int = HTTPStatus.OK
) -> HttpResponse:
    words = _words(request, tenant, source, given)
    fields = [
        {**field, "value": given.get(field["name"], ""), "error": wrong.get(field["name"], "")}
        for field in shown(source, words)
    ]
    context = {
        "tenant_name": tenant.name,
        "form": texts_of(source, words),
        "words": words,
        "fields": fields,
        "consent": {
            "words": source.consent_wording,
            "checked": bool(given.get("consent")),
            "error": wrong.get("consent", ""),
        },
        "consent_needed": bool(source.settings.get("consent_needed")),
        "hidden": {name: given[name] for name in (*UTM, NEXT, LANGUAGE) if given.get(name)},
        "honeypot": HONEYPOT,
        "error": wrong.get("", ""),
        "path": request.path,
    }
    return _bare(render(request, "leads/form_page.html", context, status=status), source, words)


def texts_of(source: Source, words: Words) -> dict[str, str]:
    usual = {"title": words.title, "button": words.button, "thanks": words.thanks}
    return {name: source.settings.get(name) or text for name, text in usual.items()}


def _bare(response: HttpResponse, source: Source, words: Words) -> HttpResponse:
    """Not kept by anybody on the way; a form may lead on to the addresses that the source allows."""
    response["Cache-Control"] = "no-store"
    response["Content-Language"] = words.code
    patch_vary_headers(response, ["Accept-Language"])
    response["X-Robots-Tag"] = "noindex, nofollow"
    goals = {f"{parts.scheme}://{parts.netloc}" for parts in map(urlsplit, source.settings.get("redirects") or [])}
    form_action = " ".join(("'self'", *sorted(goals)))
    response["Content-Security-Policy"] = (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
        f"form-action {form_action}"
    )
    return response
