"""/api/v1/leads/…: what happens with one lead, and what is done about it."""

from collections.abc import Callable

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from followups.api.answers import CadenceInput
from followups.api.data_requests import SCOPE, DataRequestAnswer, WhyInput
from followups.api.next_action import ChangeInput, DoneInput, OwnStepInput, SnoozeInput
from followups.api.on_leads import ActsOnLeads, does, find, one_of
from followups.completing import CannotComplete, complete, skip, snooze
from followups.data_requests import ask_for
from followups.enrolling import enroll, take_off
from followups.extracting import propose
from followups.models import DataRequest, FollowUp
from followups.own_steps import change, set_own_step
from followups.second_reading import have_read_again
from leads.api import (
    AssignInput,
    BecauseInput,
    EmptyInput,
    EventAnswer,
    NoteAnswer,
    NoteInput,
    PauseInput,
    SignalInput,
    StageInput,
)
from leads.commitments import answer_question, keep_promise, withdraw_promise, withdraw_question
from leads.models import Event, Lead, Promise, Question
from leads.noting import add_note
from leads.refusals import Conflict, Refused
from leads.signalling import record_signal
from leads.stages import move_stage
from leads.stopping import pause, resume, stop
from tenants.api.idempotency import idempotent

SETTLING = {"keep": keep_promise, "withdraw": withdraw_promise}
ANSWERING = {"answer": answer_question, "withdraw": withdraw_question}
PROMISE, QUESTION = (
    OpenApiParameter(name, OpenApiTypes.UUID, OpenApiParameter.PATH) for name in ("promise", "question")
)


class LeadActs(ActsOnLeads):
    """The acts on one lead; LeadViewSet has their address."""

    @does(NoteInput, NoteAnswer, (200, 201))
    @action(detail=True, methods=["post"])
    @idempotent
    def notes(self, request: Request, pk: str) -> Response:
        """Note what passed between the lead and us: 201, or 200 where its external id was noted before."""
        lead, note = self._lead(pk), self._taken(NoteInput, request.data)
        event = add_note(self.tenant, lead, note, now=self.now)
        propose(self.tenant, event, self.now)
        have_read_again(self.tenant, event)
        event.promises = Promise.objects.filter(source=event).order_by("id")
        event.questions = Question.objects.filter(source=event).order_by("id")
        return Response(NoteAnswer(event).data, 201 if event.recorded_at == self.now else 200)

    @does(OwnStepInput)
    @action(detail=True, methods=["post"], url_path="next-action")
    @idempotent
    def next_action(self, request: Request, pk: str) -> Response:
        """Set the next step yourself: it takes the place of what is planned, and stays until it is done."""
        lead, given = self._lead(pk), self._taken(OwnStepInput, request.data)
        set_own_step(self.tenant, lead, **given, now=self.now, actor=Event.Actor.API)
        return self._told(lead)

    @does(DoneInput)
    @action(detail=True, methods=["post"], url_path="next-action/done")
    @idempotent
    def next_action_done(self, request: Request, pk: str) -> Response:
        """The next action is done: shown by an event of this lead, or for a stated reason."""
        lead, given = self._lead(pk), self._taken(DoneInput, request.data)
        event = None
        if given.get("event"):
            event = Event.objects.filter(lead=lead, pk=given["event"]).first()
            if event is None:
                raise Refused({"event": "This lead has no such event."})
        return self._settled(lead, complete, because=given["because"], evidence=event)

    @does(BecauseInput)
    @action(detail=True, methods=["post"], url_path="next-action/skip")
    @idempotent
    def next_action_skip(self, request: Request, pk: str) -> Response:
        """The next action is not needed, for a stated reason; it does not come back."""
        return self._settled(self._lead(pk), skip, **self._taken(BecauseInput, request.data))

    @does(SnoozeInput)
    @action(detail=True, methods=["post"], url_path="next-action/snooze")
    @idempotent
    def next_action_snooze(self, request: Request, pk: str) -> Response:
        """Put the next action off; a reply of theirs brings it back."""
        return self._settled(self._lead(pk), snooze, **self._taken(SnoozeInput, request.data))

    @does(ChangeInput)
    @action(detail=True, methods=["post"], url_path="next-action/change")
    @idempotent
    def next_action_change(self, request: Request, pk: str) -> Response:
        """Change the words, date or channel of the next action; what was changed stays."""
        given = self._taken(ChangeInput, request.data)
        because = given.pop("because")
        return self._settled(
            self._lead(pk), lambda tenant, row, **how: change(tenant, row, given, because=because, **how)
        )

    @does(SignalInput, EventAnswer, (200, 201))
    @action(detail=True, methods=["post"])
    @idempotent
    def signals(self, request: Request, pk: str) -> Response:
        """Record what they did without a word: 201, or 200 where its external id was recorded before."""
        lead, given = self._lead(pk), self._taken(SignalInput, request.data)
        event, fresh = record_signal(self.tenant, lead, given, now=self.now)
        return Response(EventAnswer(event).data, 201 if fresh else 200)

    @does(StageInput)
    @action(detail=True, methods=["post"])
    @idempotent
    def stage(self, request: Request, pk: str) -> Response:
        """Move the lead to another stage."""
        lead, given = self._lead(pk), self._taken(StageInput, request.data)
        by_api = {"now": self.now, "actor": Event.Actor.API}
        move_stage(self.tenant, lead, given["stage"], because=given["reason"], **by_api)
        return self._told(lead)

    @does(PauseInput)
    @action(detail=True, methods=["post"])
    @idempotent
    def pause(self, request: Request, pk: str) -> Response:
        """Leave the lead in peace until a date."""
        lead, given = self._lead(pk), self._taken(PauseInput, request.data)
        pause(self.tenant, lead, **given, now=self.now, actor=Event.Actor.API)
        return self._told(lead)

    @does(EmptyInput)
    @action(detail=True, methods=["post"])
    @idempotent
    def resume(self, request: Request, pk: str) -> Response:
        """End a pause."""
        lead, _ = self._lead(pk), self._taken(EmptyInput, request.data)
        resume(self.tenant, lead, now=self.now, actor=Event.Actor.API)
        return self._told(lead)

    @does(BecauseInput)
    @action(detail=True, methods=["post"])
    @idempotent
    def stop(self, request: Request, pk: str) -> Response:
        """Send this lead nothing more. Only a person lifts a stop, in the product."""
        lead, given = self._lead(pk), self._taken(BecauseInput, request.data)
        stop(self.tenant, lead, "owner_stop", say=given["because"], now=self.now, actor=Event.Actor.API)
        return self._told(lead)

    @does(EmptyInput, DataRequestAnswer, (202,))
    @action(detail=True, methods=["post"], scope_to_write=SCOPE)
    @idempotent
    def export(self, request: Request, pk: str) -> Response:
        """Have everything that is known of the person put together: 202, and an id under /data-requests to ask with."""
        self._taken(EmptyInput, request.data)
        return self._asked_for(self._lead(pk), DataRequest.Kind.EXPORT)

    @does(WhyInput, DataRequestAnswer, (202,))
    @action(detail=True, methods=["post"], scope_to_write=SCOPE)
    @idempotent
    def erasure(self, request: Request, pk: str) -> Response:
        """Have what is known of the person erased for good: 202. It cannot be taken back."""
        return self._asked_for(self._lead(pk), DataRequest.Kind.ERASURE, **self._taken(WhyInput, request.data))

    @does(AssignInput)
    @action(detail=True, methods=["post"])
    @idempotent
    def assign(self, request: Request, pk: str) -> Response:
        """Give the lead to another member."""
        lead, given = self._lead(pk), self._taken(AssignInput, request.data)
        self._assign(lead, given["owner"], given["because"])
        return self._told(lead)

    @does(CadenceInput)
    @action(detail=True, methods=["post"])
    @idempotent
    def cadence(self, request: Request, pk: str) -> Response:
        """Put the lead on a cadence of the client's rules, counted from now; one that runs ends."""
        lead, given = self._lead(pk), self._taken(CadenceInput, request.data)
        enroll(self.tenant, lead, **given, now=self.now, actor=Event.Actor.API)
        return self._told(lead)

    @does(BecauseInput)
    @cadence.mapping.delete
    @idempotent
    def end_cadence(self, request: Request, pk: str) -> Response:
        """Take the lead off its cadence; the body says why."""
        lead, given = self._lead(pk), self._taken(BecauseInput, request.data)
        take_off(self.tenant, lead, because=given["because"], now=self.now, actor=Event.Actor.API)
        return self._told(lead)

    @does(EmptyInput, parameters=[PROMISE, one_of("how", *SETTLING)])
    @action(detail=True, methods=["post"], url_path="promises/(?P<promise>[^/]+)/(?P<how>keep|withdraw)")
    @idempotent
    def promises(self, request: Request, pk: str, promise: str, how: str) -> Response:
        """What was promised is done, or no longer wanted."""
        return self._settle(pk, Promise, promise, SETTLING[how])

    @does(EmptyInput, parameters=[QUESTION, one_of("how", *ANSWERING)])
    @action(detail=True, methods=["post"], url_path="questions/(?P<question>[^/]+)/(?P<how>answer|withdraw)")
    @idempotent
    def questions(self, request: Request, pk: str, question: str, how: str) -> Response:
        """What was asked is answered, or no longer asked."""
        return self._settle(pk, Question, question, ANSWERING[how])

    def _settled(self, lead: Lead, act: Callable, **given) -> Response:
        follow_up = FollowUp.objects.open().filter(lead=lead).first()
        if follow_up is None:
            raise Conflict({"": "The lead has no next action at present."})
        try:
            act(self.tenant, follow_up, **given, now=self.now, actor=Event.Actor.API)
        except CannotComplete as error:
            raise Refused({"": str(error)}) from error
        return self._told(lead)

    def _asked_for(self, lead: Lead, kind: str, because: str = "") -> Response:
        through = f"API: {self.request.auth.name}"
        row = ask_for(self.tenant, lead, kind, because=because, through=through, now=self.now)
        return Response(DataRequestAnswer(row).data, 202)

    def _settle(self, pk: str, model: type[Promise] | type[Question], row: str, act) -> Response:
        lead = self._lead(pk)
        self._taken(EmptyInput, self.request.data)
        act(self.tenant, find(model.objects.filter(lead=lead), row), now=self.now, actor=Event.Actor.API)
        return self._told(lead)
