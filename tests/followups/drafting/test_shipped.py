"""Every shipped message, filled for a lead as there are many, passes the gates and keeps the length of its step."""

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from followups.drafting.evidence import DraftEvidence
from followups.drafting.gating import check_message
from followups.drafting.placeholders import fill, placeholders_in
from followups.drafting.shipped import ShippedTemplate, shipped_messages
from followups.drafting.variants import choose, every_wording
from followups.engine.cadences import CADENCES, shipped_templates
from followups.engine.policy import NoResponse
from followups.models import Asset, BrandVoice, FollowUp, Message
from leads.models import Event, Lead, Promise, Question

NOW = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")

# How long the step that uses the template lets it be; as the rules in followups.engine.rules say it.
MAX_WORDS = dict.fromkeys(shipped_templates(), 120) | {
    "quiet_proposal_2": 90,
    "quiet_proposal_3": 60,
    "unanswered_quote_2": 90,
    "unanswered_quote_3": 60,
    "close_loop": NoResponse().max_words,
    "polite_decline": NoResponse().max_words,
    **{step.template: step.max_words for c in CADENCES for step in c.steps if step.template},
}
KINDS = {
    "first_reply": "first_reply",
    "referral_first_reply": "first_reply",
    "close_loop": "close_loop",
    "polite_decline": "close_loop",
    "reactivation": "reactivation",
}
REASONS = {
    "close_loop": "no_response",
    "polite_decline": "unqualified",
    "first_reply": "speed_to_lead",
    "referral_first_reply": "speed_to_lead",
    "promised_next_step": "promised_next_step",
}
# What each template's evidence points at.
OFFERS = {"quiet": "proposal_sent", "unanswered": "quote_sent"}

# Something of a library, in its title and its own sentence.
GUIDES = {
    language: {"title": title, "brings": brings}
    for language, title, brings in (
        ("de", "Ein zweiter Standort", "Wie ein zweiter Standort anläuft, ohne dass der erste stillsteht."),
        ("en", "A second site", "How a second site is taken into use without stopping the first one."),
        ("es", "Una segunda sede", "Cómo se pone en marcha una segunda sede sin parar la primera."),
        ("fr", "Un deuxième site", "Comment un deuxième site démarre sans arrêter le premier."),
        ("it", "Una seconda sede", "Come si avvia una seconda sede senza fermare la prima."),
        ("nl", "Een tweede vestiging", "Hoe een tweede vestiging begint zonder de eerste stil te leggen."),
        ("pt", "Uma segunda unidade", "Como uma segunda unidade arranca sem parar a primeira."),
    )
}
REPLIES = ("first_reply", "referral_first_reply")

ALL = sorted(shipped_messages().items())
SEQUENCES = {
    "start": ("first_reply", "first_questions", "how_a_start_goes", "what_to_compare", "close_loop"),
    "inbound": ("first_reply", "first_questions", "how_a_start_goes", "what_others_ask", "close_loop"),
    "referral": ("referral_first_reply", "first_questions", "how_a_start_goes", "something_new"),
    "demo": ("demo_recap", "demo_for_colleagues", "demo_first_week", "something_new"),
    "cold": ("what_has_changed", "smaller_beginning", "somebody_else"),
    "proposal": ("quiet_proposal_1", "quiet_proposal_2", "quiet_proposal_3", "close_loop"),
    "decline": ("polite_decline",),
    "quote": ("unanswered_quote_1", "unanswered_quote_2", "unanswered_quote_3", "close_loop"),
}


# The acknowledgement starts no sequence, and the third word on an offer comes only where a tenant allows three.
MESSAGES_IN_TURN = shipped_templates() - {
    "first_reply",
    "referral_first_reply",
    "quiet_proposal_3",
    "unanswered_quote_3",
}


@pytest.fixture
def evidence(cast):
    """Builds the evidence of a follow-up of this template: nothing is stored, the writer only reads it."""
    lead = Lead(
        tenant=cast.acme,
        email="zofia@kowalska.example",
        first_name="Zofia",
        last_name="Kowalska-Öztürk",
        company="Grünberg & Söhne",
        stage=Lead.Stage.QUALIFIED,
        captured_at=NOW - timedelta(days=20),
    )

    def build(key: str, language: str) -> DraftEvidence:
        kind = OFFERS.get(key.split("_")[0], "call")
        if key in ("first_reply", "referral_first_reply", "first_questions"):
            kind = "captured"
        if key.startswith("demo"):
            kind = "demo"
        last = Event(
            tenant=cast.acme,
            lead=lead,
            kind=kind,
            at=NOW - timedelta(days=6),
            direction="both",
            channel="call",
            text="We went through the goals for the second site.",
        )
        shared = {"tenant": cast.acme, "lead": lead, "source": last}
        follow_up = FollowUp(
            tenant=cast.acme,
            lead=lead,
            owner=cast.rita,
            is_touch=True,
            channel="email",
            kind=KINDS.get(key, "follow_up"),
            reason=REASONS.get(key, "cadence_step"),
            because="There is a reason.",
            template=key,
            due_at=NOW,
        )
        return DraftEvidence(
            tenant=cast.acme,
            lead=lead,
            owner=cast.rita,
            follow_up=follow_up,
            last_interaction=last,
            promise=Promise(
                **shared, by="us", text="Overview of the three options for the second site.", made_at=last.at
            ),
            question=Question(**shared, text="Does it work with two warehouses?", asked_at=last.at),
            asset=Asset(
                tenant=cast.acme, key="guide", language=language, url="https://acme.example/2", **GUIDES[language]
            ),
            earlier=(),
            reply_to=None,
            facts=(),
            voice=BrandVoice(tenant=cast.acme),
            now=NOW,
        )

    return build


def check(evidence: DraftEvidence, subject: str, body: str, language: str, earlier=()) -> dict:
    return check_message(replace(evidence, earlier=earlier), subject=subject, body=body, language=language).as_dict()


def failed(verdict: dict) -> list[dict]:
    return [gate for gate in verdict["gates"] if not gate["pass"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_ships_every_template_that_rules_and_cadences_name(language):
    assert {key for key, tag in shipped_messages() if tag == language} == shipped_templates()


@pytest.mark.parametrize(("place", "message"), ALL, ids=[f"{key}-{language}" for (key, language), _ in ALL])
def test_every_wording_passes_all_gates_within_the_length_of_its_step(place, message, evidence):
    found = evidence(message.key, message.language)
    subject = fill(message.subject, found, message.language)
    for body in wordings(message, found):
        assert failed(check(found, subject, body, message.language)) == []
        assert len(body.split()) <= MAX_WORDS[message.key]
        assert body.count("?") - found.question.text.count("?") * ("question" in placeholders_in(message.body)) == 1
        assert body.splitlines()[-1] == "Rita"
    assert len(message.brings) <= 200
    assert len(message.subject) <= 60


def wordings(message: ShippedTemplate, found: DraftEvidence) -> list[str]:
    return [fill(body, found, message.language).strip() for body in every_wording(message.body)]


@pytest.mark.parametrize(("place", "message"), ALL, ids=[f"{key}-{language}" for (key, language), _ in ALL])
def test_what_is_asked_is_said_in_two_ways(place, message, evidence):
    found = evidence(message.key, message.language)
    asked = {re.split(r"(?<=[.!”»“])\s", body[: body.rindex("?")])[-1] for body in wordings(message, found)}
    assert len(asked) == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sequence", SEQUENCES.values(), ids=SEQUENCES)
def test_each_message_of_a_sequence_brings_what_the_earlier_ones_did_not(sequence, language, evidence):
    """For the shortest wording of what went before and the longest of what follows, and the other way about."""
    for before, after in ((min, max), (max, min)):
        earlier: list[Message] = []
        for key in sequence:
            message, found = shipped_messages()[key, language], evidence(key, language)
            bodies = wordings(message, found)
            body = after(bodies, key=words_in)
            assert failed(check(found, message.subject, body, language, tuple(earlier))) == []
            # The acknowledgement goes out within minutes of the request, the rest of the sequence into a silence.
            sent_at = found.last_interaction.at + timedelta(minutes=5) if key in REPLIES else NOW
            earlier.append(Message(subject=message.subject, body=before(bodies, key=words_in), sent_at=sent_at))


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_leads_get_other_words_at_the_same_step_and_one_lead_at_the_next(language, evidence):
    """How many leads of forty get which wording; and how the thanks of two messages in turn begin (mission 5.2)."""
    shared = {
        key: found.group()
        for key in ("how_a_start_goes", "meeting_recap", "demo_recap", "polite_decline")
        if (found := re.search(r"\[\[.+?\]\]", shipped_messages()[key, language].body))
    }
    assert len(set(shared.values())) == 1
    for key in shared:
        said = Counter(choose(shipped_messages()[key, language].body, f"lead {number}") for number in range(40))
        assert len(said) > 1
        assert max(said.values()) < 30
        for number in range(40):
            (thanks,) = set(shared.values())
            assert choose(thanks, f"lead {number}", 1) != choose(thanks, f"lead {number}", 2)


def words_in(body: str) -> int:
    return len(body.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", REPLIES)
def test_the_first_reply_promises_nothing_and_so_needs_nobody_to_look_at_it(key, language, evidence):
    message, found = shipped_messages()[key, language], evidence(key, language)
    for body in wordings(message, found):
        assert check(found, message.subject, body, language)["review_because"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_later_messages_of_a_sequence_are_shorter(language):
    for sequence in SEQUENCES.values():
        bodies = [shipped_messages()[key, language].body for key in sequence if key in MESSAGES_IN_TURN]
        lengths = [max(map(words_in, every_wording(body))) for body in bodies]
        assert lengths == sorted(lengths, reverse=True)
