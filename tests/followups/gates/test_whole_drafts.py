# ruff: noqa: E501 -- each draft stands on one line, with the letters people write
"""Whole messages, as a rep would write them, against all gates."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from followups.gates.check import check
from followups.gates.draft import Asset, Draft, Interaction, OptOut, Person, Reason, Sender, Touch, Voice

DRAFT = Draft(
    channel="email",
    kind="follow_up",
    language="en",
    subject="Warehouse plan",
    body="",
    lead=Person("Anna", "Weber", "Nordlicht Logistik"),
    sender=Sender("Jonas Keller", "Brightpath", "12 Mill Lane, Bristol BS1 4QA"),
    reason=Reason("open_question", "asked about SSO"),
    last_interaction=Interaction(
        datetime(2026, 3, 5, tzinfo=UTC),
        "call",
        "in",
        "We need SSO with Okta. Budget is 20k. Decision by end of March.",
    ),
    previous_touches=(
        Touch(datetime(2026, 2, 20, tzinfo=UTC), "x", "Hi Anna, thanks for the call. The notes are attached."),
    ),
    approved_facts=(
        "Licence €1,200 per month",
        "Rollout takes six weeks",
        "Volume discount of 10% from 50 users",
        "A 40-store retailer moved to Okta.",
        "Access logs are kept for 90 days.",
    ),
    assets=(Asset("SSO guide", "https://x.test/sso"),),
    voice=Voice(),
    opt_out=OptOut("https://x.test/u/1", header=True),
)

GOOD = [
    "Hi Anna,\n\nOn Thursday you asked whether single sign-on works with Okta. It does: the guide walks through the three settings, and your admin needs about twenty minutes.\n\nhttps://x.test/sso\n\nWould Tuesday at 10:00 or Wednesday at 15:00 suit you for a short call with our engineer?\n\nBest regards,\nJonas Keller",
    "Hi Anna,\n\nThank you for taking the time on Monday. You mentioned a budget of 20k and a decision by the end of March. I have put the two rollout variants side by side in the attached sheet.\n\nWhich of the two should I detail for your team?\n\nKind regards\nJonas",
    "Hi Anna,\n\nAs you asked: from 50 users on, the volume discount of 10% applies. The rollout takes six weeks. I'm happy to walk your team through it - does Thursday work?\n\nBest,\nJonas",
    "Hi Anna,\n\nI understand the timing isn't right, so this is my last note for now. I'll close the file on our side; if SSO comes back on the agenda in autumn, the guide stays at https://x.test/sso. Shall I leave it at that?\n\nAll the best,\nJonas",
    "Hi Anna,\n\nI've attached the case study on how a 40-store retailer moved to Okta in three weeks. Page 4 covers the cut-over night that worried your team.\n\nCould you tell me which stores would go first?\n\nThanks,\nJonas Keller\nBrightpath",
    "Hi Anna,\n\nAs promised, here are the answers from our security team: data stays in Frankfurt, backups run hourly, and access logs are kept for 90 days.\n\nIs there anything your data protection officer would want in addition?\n\nBest,\nJonas",
    "Hi Anna,\n\nno rush at all on this. The webinar on Okta roll-outs that I mentioned is on 14 May at 11:00, and it's open to your admins.\n\nShall I reserve two seats for them?\n\nBest wishes\nJonas",
    "Hi Anna,\n\nYou said the decision is due by the end of March. I will send you the comparison on Tuesday so that your board has it in time.\n\nWho should get it besides you?\n\nJonas",
    "Hi Anna,\n\nI will send the comparison sheet tomorrow morning. Meanwhile the guide answers your Okta question on page three. Does your admin have it already?\n\nBest,\nJonas",
    "Hi Anna,\n\nYour colleague in Hamburg asked what happens to guest accounts. They are imported read-only and can be switched over one by one; the guide shows it on page 6. Would you like me to send the admin checklist as well?\n\nBest,\nJonas",
    "Hi Anna,\n\nas discussed, the six-week rollout plan is attached, with your store openings already blocked out. The first week needs only your identity team. Can you confirm who leads that week?\n\nCheers,\nJonas",
]

BAD = [
    "Hi Anna,\n\nFollowing our call on Thursday about SSO with Okta, I was curious whether you'd had a moment to think things over. Happy to help if anything is unclear.\n\nBest,\nJonas",
    "Hi Anna,\n\nI know you're busy, so I'll keep it short: have you decided on the SSO rollout for Okta?\n\nBest,\nJonas",
    "Hi Anna,\n\nThe guide for Okta is attached with three settings. If you sign this week, I can include the admin training at no charge.\n\nBest,\nJonas",
    "Hi Anna,\n\nThe Okta guide is attached. We can have you live in two weeks.\n\nBest,\nJonas",
    "Hi Anna,\n\nThe Okta guide is attached. From 20 users on there's a 15% volume discount.\n\nBest,\nJonas",
    "Hi Anna,\n\nThe Okta guide is attached. For a two-year contract we'd take 5% off the licence.\n\nBest,\nJonas",
    "Hi Anna,\n\nThe Okta guide is attached. We'd be happy to skip the onboarding fee for you.\n\nBest,\nJonas",
    "Hi Anna,\n\nThe Okta guide is attached. Support is included for the first three months, no extra charge.\n\nBest,\nJonas",
    "Hi Anna,\n\nThe Okta guide is attached. Your admins will be trained before the end of April.\n\nBest,\nJonas",
    "Hi Anna,\n\nWanted to see if there's any movement on the SSO project at Nordlicht Logistik since we spoke.\n\nBest,\nJonas",
    "Hi Anna,\n\nJust a quick one on the Okta rollout. Did anything come out of your internal meeting?\n\nBest,\nJonas",
    "Hi Anna,\n\nThe Okta guide is attached. Let's say a licence price of 1,000 instead.\n\nBest,\nJonas",
    "Hi Anna,\n\nThe Okta guide is attached. We could also take over the migration of guest accounts as part of the package.\n\nBest,\nJonas",
]


@pytest.mark.parametrize("body", GOOD)
def test_it_passes_a_good_message(body):
    assert [finding.say for finding in check(replace(DRAFT, body=body)).findings if not finding.passed] == []


@pytest.mark.parametrize("body", BAD)
def test_it_fails_a_bad_message(body):
    assert check(replace(DRAFT, body=body)).passed is False
