"""Buttons on a row's page, and forms before an action: what the desk does goes through the acts that the API calls."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from tenants.models import Role
from tenants.reach import covers
from tenants.scope import tenant_scope


@dataclass(frozen=True)
class Act:
    """One button. `run(request, row, why)` says in a sentence what it did, and may answer with another row to go to."""

    name: str
    label: str
    run: Callable[[HttpRequest, Any, str], str | tuple[str, Model]]
    role: Role = Role.MANAGER
    offered: Callable[[Any], bool] = lambda row: True
    asks: str = ""  # label of the field for a reason; empty: none is asked
    permission: str = "change"


class ActsOnPage:
    """Mixin of a ModelAdmin: `acts` become buttons on the page of a row. POST alone carries them out."""

    change_form_template = "admin/change_form_with_acts.html"
    acts: Sequence[Act] = ()
    refusals: tuple[type[Exception], ...] = ()  # what the acts raise when they say no, in words for the person

    def may(self, request: HttpRequest, act: Act, row) -> bool:
        name = f"{self.opts.app_label}.{act.permission}_{self.opts.model_name}"
        return request.user.has_perm(name) and covers(request.user, row.tenant, act.role)

    def get_urls(self):
        view = self.admin_site.admin_view(self.act_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_act"
        return [path("<path:object_id>/act/<slug:act>/", view, name=name), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        row = self.get_object(request, object_id)
        offered = [act for act in self.acts if row is not None and act.offered(row) and self.may(request, act, row)]
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), "acts": offered})

    def act_view(self, request: HttpRequest, object_id: str, act: str) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        row = self.get_object(request, object_id)
        wanted = next((each for each in self.acts if each.name == act), None)
        if row is None or wanted is None:
            raise Http404("There is nothing of yours under this address.")
        if not self.may(request, wanted, row):
            raise PermissionDenied
        go_to: Model = row
        try:
            with tenant_scope(row.tenant_id):
                answer = wanted.run(request, row, request.POST.get("why", ""))
                say, go_to = answer if isinstance(answer, tuple) else (answer, row)
                self.log_change(request, go_to, say)
        except self.refusals as error:
            for reason in reasons_of(error):
                self.message_user(request, reason, messages.ERROR)
        else:
            self.message_user(request, say, messages.SUCCESS)
        return HttpResponseRedirect(
            reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[go_to.pk])
        )


def reasons_of(error: Exception) -> list[str]:
    """The sentences of a refusal, whether it names fields (`errors`), places (`problems`) or neither."""
    if errors := getattr(error, "errors", None):
        return list(errors.values())
    return [str(problem) for problem in getattr(error, "problems", ())] or [str(error)]


def ask_first(
    model_admin, request: HttpRequest, rows: QuerySet, form_class: type[forms.Form], *, title: str, **form_arguments
) -> forms.Form | HttpResponse:
    """The filled-in form of an action on many rows, or the page that asks for it; the action returns the latter."""
    form = form_class(request.POST if "asked" in request.POST else None, **form_arguments)
    if form.is_bound and form.is_valid():
        return form
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "opts": model_admin.opts,
        "form": form,
        "rows": rows,
        "action": request.POST.get("action", ""),
        "checkbox": ACTION_CHECKBOX_NAME,
    }
    return TemplateResponse(request, "admin/ask_first.html", context)


def carry_out(model_admin, request: HttpRequest, rows: list, act: Callable[[Any], str | None]) -> int:
    """Do it to each row by itself: one that is refused is named, and stops no other. The number of those done."""
    done = 0
    for row in rows:
        try:
            with transaction.atomic():
                say = act(row)
                if say:
                    model_admin.log_change(request, row, say)
                    done += 1
        except model_admin.refusals as error:
            for reason in reasons_of(error):
                model_admin.message_user(request, f"{row}: {reason}", messages.ERROR)
    return done
