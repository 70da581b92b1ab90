"""Moving leads to a version at the desk: a page of what would change, and the button that does it (mission E1)."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone

from followups.moving import MOST, move, preview_move, to_move
from leads.refusals import Refused
from tenants.admin.acting import reasons_of
from tenants.admin.scoped import CappedPaginator
from tenants.ids import as_uuid
from tenants.models import Role
from tenants.reach import covers
from tenants.scope import tenant_scope

PAGE = 25


class MovingPage:
    """Mixin of the admin of rules."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.move_view)
        return [path("<uuid:object_id>/move/", view, name="followups_policyversion_move"), *super().get_urls()]

    def move_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        version = self.get_object(request, object_id)
        if version is None:
            raise Http404("There is nothing of yours under this address.")
        if not self.has_view_permission(request, version):
            raise PermissionDenied
        may_move = request.user.has_perm("followups.change_policyversion") and covers(
            request.user, version.tenant, Role.MANAGER
        )
        if request.method == "POST" and not may_move:
            raise PermissionDenied
        now, why = timezone.now(), request.POST.get("why", "")
        cadence = request.GET.get("cadence", "").replace("\0", "")
        with tenant_scope(version.tenant_id):
            rows = to_move(version)
            rows = rows.filter(cadence=cadence) if cadence else rows
            try:
                if request.method == "POST":
                    ids = self._chosen(request, rows)
                    done, refused = move(version.tenant, version, ids, because=why, user=request.user, now=now)
                    self.log_change(request, version, f"Moved {done} leads here: {why.strip()}")
                    self.message_user(
                        request, f"Moved: {done}. Each is decided again within seconds.", messages.SUCCESS
                    )
                    for reason in refused:
                        self.message_user(request, reason, messages.WARNING)
                    return HttpResponseRedirect(request.get_full_path())
            except Refused as error:
                for reason in reasons_of(error):
                    self.message_user(request, reason, messages.ERROR)
            page: Paginator = CappedPaginator(rows, PAGE).get_page(request.GET.get("page"))
            try:
                lines, refused_all = preview_move(version.tenant, version, list(page.object_list), now), ""
            except Refused as error:
                lines, refused_all = [], " ".join(reasons_of(error))
            context = {
                **self.admin_site.each_context(request),
                "title": f"Move leads of {version.tenant} to {version}",
                "opts": self.opts,
                "version": version,
                "page_obj": page,
                "lines": lines,
                "refused_all": refused_all,
                "cadence": cadence,
                "why": why,
                "most": MOST,
                "may_move": may_move,
            }
            return TemplateResponse(request, "admin/followups/policyversion/move.html", context).render()

    def _chosen(self, request: HttpRequest, rows) -> list[UUID]:
        if request.POST.get("which") == "all":
            return list(rows.values_list("pk", flat=True)[:MOST])
        return [found for found in map(as_uuid, request.POST.getlist("row")) if found]
