"""The mission's two worked examples, from the API call to the mail that arrives: real web server, worker and mail server.

Business hours are set to every minute of the week (see conftest), so that it does not matter when this runs.
"""

import json
import subprocess
from datetime import UTC, datetime, timedelta
from html import escape

import pytest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from followups.models import Message
from followups.sending import send_due_messages
from suppression.models import Suppression
from tenants.scope import tenant_scope
from tests.cast import PASSWORD
from tests.processes import manage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.live]
DAY = timedelta(days=1)
MARGARET = {
    "email": "margaret@velten.example", "first_name": "Margaret", "last_name": "Osei", "company": "Velten Precision",
    "stage": "qualified", "owner": "rita@people.example",
}  # fmt: skip
CALL = (
    "Strategy call, 50 minutes. They lean to the second option. Margaret takes it into an internal review and asked for "
    "an e-mail with the next step after it. She wants it to say whether the second site is in scope."
)


def z(moment: datetime) -> str:
    """As the API tells a moment."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def in_review(product, api, lead, reason):
    """The lead as the API tells it, once the worker has looked at it and drafted its next action."""

    def drafted():
        told = api.get(f"leads/{lead}")
        action = told["next_action"]
        return action and (action["reason"], action["status"]) == (reason, "in review") and told

    return product.wait_for(drafted)


def newest_draft(product, lead) -> Message:
    with tenant_scope(product.cast.acme.pk):
        return Message.objects.select_related("follow_up").filter(lead=lead).latest("id")


def strategy_call(product, api, due, **fields):
    """Margaret comes in, and Rita notes the call in which she promised the next step by `due`; the lead's id."""
    now = timezone.now()
    lead = api.post("leads", {**MARGARET, "captured_at": z(now - 5 * DAY), **fields})["id"]
    promise = {"by": "us", "text": "Settle whether the second site is in scope", "due": z(due)}
    note = {"kind": "call", "at": z(now - DAY), "text": CALL, "promises": [promise]}
    api.post(f"leads/{lead}/notes", note)
    return lead


def test_a_promised_next_step_becomes_an_owned_task_a_draft_and_a_mail(product):
    api, person = product.program(), product.person()
    due = timezone.now().replace(microsecond=0) + timedelta(seconds=8)  # the worker looks at it before
    lead = strategy_call(product, api, due)

    told = in_review(product, api, lead, "promised_next_step")
    action = told["next_action"]
    assert (action["owner"], action["due_at"]) == ("rita@people.example", z(due))
    assert action["title"] == "Send Margaret Osei what was promised: “Settle whether the second site is in scope”"
    assert [promise["state"] for promise in told["promises"]] == ["open"]

    today = person.sign_in("rita@people.example", PASSWORD)
    draft = newest_draft(product, lead)
    review_path = f"/t/acme/review/{draft.pk}"
    assert today.text.count(f'href="{review_path}') >= 1
    page = person.open(review_path)
    assert draft.summary.count("second site is in scope") >= 1
    assert draft.angle == "What was promised."
    assert [page.text.count(escape(text)) >= 1 for text in (draft.summary, draft.angle)] == [True, True]
    assert "touches_scope" in draft.review_because
    assert page.text.count("<li>It touches what is delivered.</li>") == 1
    assert product.mail.messages() == []

    product.wait_for(lambda: timezone.now() >= due)  # before that it would be approved for its time
    body = page.form("/approve").fields["body"]
    assert body.count("Best regards") == 1
    edited = body.replace("Best regards", "Warm regards")
    after = person.send(page, "/approve", subject="The second site", body=edited)
    assert (
        after.text.count("Approved. It leaves in 2 seconds, unless you take it back, to margaret@velten.example.") == 1
    )

    (mail,) = product.wait_for(product.mail.messages)
    assert (mail["To"], mail["Subject"]) == ("margaret@velten.example", "The second site")
    assert mail["Message-ID"] == f"<{draft.pk}@acme.example>"
    way_out = mail["List-Unsubscribe"].strip()
    assert way_out.startswith(f"<{product.url}/u/")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail.get_content().startswith(edited)

    product.wait_for(lambda: api.get(f"leads/{lead}")["promises"][0]["state"] == "kept")
    journal = api.get(f"leads/{lead}/events")["results"]
    (sent,) = [event for event in journal if event["kind"] == "sent"]
    assert sent["text"] == f"The second site\n\n{edited}"
    timeline = person.open(f"/t/acme/leads/{lead}").text
    assert timeline.count(f'id="event-{sent["id"]}"') == 1


def test_silence_after_a_proposal_ends_in_a_reviewed_last_message_and_nurture(product):
    api, person = product.program(), product.person()
    now = timezone.now()
    lead = api.post("leads", {**MARGARET, "captured_at": z(now - 40 * DAY)})["id"]
    for days, note in (
        (30, {"kind": "meeting", "text": "Went through the proposal. She likes it and talks to her partners."}),
        (30, {"kind": "proposal_sent", "text": "The proposal, as discussed."}),
        (23, {"kind": "email_out", "text": "Who else should see the proposal?"}),
        (16, {"kind": "email_out", "text": "A smaller way to start."}),
    ):
        api.post(f"leads/{lead}/notes", {**note, "at": z(now - days * DAY)})

    told = in_review(product, api, lead, "no_response")
    assert (told["next_action"]["kind"], told["next_action"]["owner"]) == ("close_loop", "rita@people.example")
    draft = newest_draft(product, lead)
    assert {"close_loop", "repeated_silence"} <= set(draft.review_because)
    with tenant_scope(product.cast.acme.pk):
        (quiet,) = Suppression.objects.all()
    assert (quiet.kind, quiet.value, quiet.purpose, quiet.reason, quiet.ends_on_reply) == (
        "lead", lead, "follow_up", "close_loop", True,
    )  # fmt: skip

    person.sign_in("rita@people.example", PASSWORD)
    page = person.open(f"/t/acme/review/{draft.pk}")
    body = page.form("/approve").fields["body"]
    pushed = person.send(page, "/approve", body=f"{body}\n\nSign by Friday and you get 20% off.")
    assert pushed.text.count("Your text is saved, not sent.") == 1
    assert "changes_urgency_or_offer" in newest_draft(product, lead).review_because
    back = person.open(f"/t/acme/review/{draft.pk}/save", {**pushed.form("/approve").fields, "restore": "1"})
    assert back.text.count("The original text is back.") == 1
    person.send(back, "/approve")

    (mail,) = product.wait_for(product.mail.messages)
    assert (mail["To"], mail["Subject"]) == ("margaret@velten.example", draft.subject)
    waits = product.wait_for(
        lambda: (
            (told := api.get(f"leads/{lead}"))["next_look_because"] == "Then it is decided what becomes of the lead."
            and told
        )
    )
    assert (waits["stage"], waits["exit"]) == ("qualified", None)

    later = timezone.now() + 8 * DAY  # a day longer than the shipped rules wait
    looked = subprocess.run(
        manage("look", "--tenant=acme", f"--at={later.isoformat()}", "--json"),
        env=product.environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    (decided,) = [json.loads(line) for line in looked.stdout.splitlines()]
    assert (decided["lead"], decided["action"], decided["exit"]) == (lead, "dispose", "no_response")
    told = api.get(f"leads/{lead}")
    assert (told["stage"], told["exit"]["reason"], told["next_action"]) == ("dormant", "no_response", None)
    revisit = parse_datetime(told["next_look_at"])
    assert timedelta(days=89) < revisit - later < timedelta(days=91)
    assert len(product.mail.messages()) == 1


def test_a_reply_after_the_approval_stops_the_sending(product, settings):
    api, person = product.program(), product.person()
    due = timezone.now() + timedelta(hours=12)
    person.sign_in("rita@people.example", PASSWORD)
    leads = {}
    for name, called in (("margaret", {}), ("silent", {"first_name": "Silas", "last_name": "Quade"})):
        lead = leads[name] = strategy_call(product, api, due, email=f"{name}@velten.example", **called)
        in_review(product, api, lead, "promised_next_step")
        page = person.open(f"/t/acme/review/{newest_draft(product, lead).pk}")
        person.send(page, "/approve")
        assert api.get(f"leads/{lead}")["next_action"]["status"] == "approved"

    draft = newest_draft(product, leads["margaret"])
    reply = {
        "kind": "email",
        "direction": "in",
        "text": "Our plans have changed. Can we talk about the first site only?",
    }
    api.post(f"leads/{leads['margaret']}/notes", reply)
    told = product.wait_for(
        lambda: (told := api.get(f"leads/{leads['margaret']}"))["next_action"]["status"] != "approved" and told
    )
    assert told["next_action"]["reason"] != "promised_next_step"
    journal = api.get(f"leads/{leads['margaret']}/events")["results"]
    assert [event["text"] for event in journal if event["kind"] == "follow_up_overtaken"][:1] == [
        f"No longer the next step: Margaret Osei wrote “{reply['text']}” and waits for an answer."
    ]
    page = person.open(f"/t/acme/review/{draft.pk}")
    assert page.text.count("Nothing is left to decide here.") == 1

    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", product.mail.port
    # When their time has come, the one who said nothing gets the mail, and Margaret does not.
    deliveries = send_due_messages(product.cast.acme, due + timedelta(minutes=1))
    assert [delivery.say for delivery in deliveries] == ["Handed to the mail server for silent@velten.example."]
    assert [mail["To"] for mail in product.mail.messages()] == ["silent@velten.example"]
    with tenant_scope(product.cast.acme.pk):
        assert Message.objects.get(pk=draft.pk).state == "overtaken"
