"""From draft to draft: a page or act on one draft knows its neighbours in the queue it was opened from (mission J1)."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from followups.models import Message
from followups.web import queue
from followups.web.draft_queue import EVERYONE, MINE, Asked, Neighbour, Neighbours, Place, drafts, neighbours
from tenants.ids import as_uuid
from tenants.models import Tenant, User
from tenants.reach import colleagues_of
from tenants.scope import tenant_scope

View = Callable[..., HttpResponse]


def walking(view: View) -> View:
    """Stands outside in_tenant: `request.asked` is the queue that the address names, `request.beside` the neighbours in it.

    They are read in a scope over all the person's clients that is closed before the one of the draft's own client opens.
    """

    @wraps(view)
    @login_required
    def wrapped(request: HttpRequest, slug: str, message_id: UUID, *args, **kwargs) -> HttpResponse:
        request.asked = Asked.of(request.GET)
        request.beside = _beside(request.user, message_id, request.asked)
        return view(request, slug, *args, message_id=message_id, **kwargs)

    return wrapped


def whose(user: User, asked: Asked) -> User | UUID | None:
    """Whose queue is asked for; None: everybody's. Without a word, and for who is no colleague: one's own, if one has any.

    Call it in a scope over the person's clients.
    """
    if asked.who == EVERYONE:
        return None
    if asked.who == MINE:
        return user
    if (other := as_uuid(asked.who)) and colleagues_of(user).filter(pk=other).exists():
        return other
    return user if queue.is_somebodys(user) else None


def onward(request: HttpRequest) -> str:
    """The address of the next draft, or of the queue where this was the last one."""
    follower: Neighbour | None = request.beside.next
    if follower is None:
        return reverse("reviews") + request.asked.address()
    return reverse("review", args=[follower.slug, follower.id]) + request.asked.address()


def _beside(user: User, message_id: UUID, asked: Asked) -> Neighbours:
    ids = list(Tenant.objects.of_user(user).values_list("pk", flat=True))
    if not ids:
        return Neighbours()
    with tenant_scope(ids):
        stands = Message.objects.filter(pk=message_id).values_list("follow_up__due_at", "follow_up__owner").first()
        if stands is None:
            return Neighbours()
        due_at, owner = stands
        return neighbours(drafts(whose(user, asked) if asked.who else owner, asked), Place(due_at, message_id))
