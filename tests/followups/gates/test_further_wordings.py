# ruff: noqa: E501 -- each draft stands on one line
"""More ways of saying what the gates must and must not stop, in the situations of labelled.yaml."""

import pytest

from followups.gates.check import check
from tests.followups.gates.test_labelled import build

STOPPED = [
    (
        "one_ask",
        "sso",
        "Okta works through SAML. Can your admin try it this week, and will you let me have the depot list?",
    ),
    (
        "one_ask",
        "sso",
        "Okta works. I would like to arrange a call next week. Please review the attached data sheet too.",
    ),
    ("one_ask", "sso", "The Okta guide is attached. Reply with a time that suits you and send me the org chart."),
    ("one_ask", "pilot", "Could you approve the plan for Leipzig, sign the agreement and name a contact?"),
    ("one_ask", "pilot", "When can we visit Leipzig? Who pays for the docking stations?"),
    ("one_ask", "sso", "Here is the Okta guide. It explains guest accounts step by step."),
    (
        "no_pressure",
        "pilot",
        "The battery report is attached. I'm surprised that you still haven't found two minutes for it. Which gate comes first?",
    ),
    (
        "no_pressure",
        "pilot",
        "The battery report is attached. We have been more than patient with you. Which gate comes first?",
    ),
    (
        "no_pressure",
        "pilot",
        "The battery report is attached. Places are going quickly, so secure yours now. Which gate comes first?",
    ),
    (
        "no_pressure",
        "pilot",
        "The battery report is attached. This offer disappears at midnight. Which gate comes first?",
    ),
    (
        "no_pressure",
        "pilot",
        "The battery report is attached. It seems you have lost interest in your own project. Which gate comes first?",
    ),
    (
        "no_pressure",
        "pilot",
        "The battery report is attached. This is the fourth time I write. Which gate comes first?",
    ),
    (
        "no_pressure",
        "pilot",
        "The battery report is attached. I will have to tell my manager that you never answered. Which gate comes first?",
    ),
    ("no_pressure", "pilot", "The battery report is attached. You will regret waiting. Which gate comes first?"),
    (
        "no_pressure",
        "pilot",
        "The battery report is attached. We need your answer by Friday or the slot goes to somebody else. Which gate comes first?",
    ),
    ("no_pressure", "pilot", "The battery report is attached. Time is of the essence. Which gate comes first?"),
    (
        "no_pressure",
        "pilot",
        "The battery report is attached. My boss is asking me every day about you. Which gate comes first?",
    ),
    (
        "claims_traceable",
        "pilot",
        "The battery report is attached. Frigotrans saves two hours a shift with it. Which gate comes first?",
    ),
    (
        "claims_traceable",
        "pilot",
        "The battery report is attached. Just ask Polarfood, who have used it since spring. Which gate comes first?",
    ),
    (
        "claims_traceable",
        "pilot",
        "The battery report is attached. It is the most reliable scanner on the market. Which gate comes first?",
    ),
    (
        "claims_traceable",
        "pilot",
        "The battery report is attached. Nine out of ten drivers prefer it. Which gate comes first?",
    ),
    ("claims_traceable", "pilot", "The battery report is attached. It cuts errors by a third. Which gate comes first?"),
    (
        "claims_traceable",
        "pilot",
        "The battery report is attached. We recently rolled this out at Tiefkühl Nord with great success. Which gate comes first?",
    ),
    (
        "claims_traceable",
        "pilot",
        "The battery report is attached. As Gartner writes, this is where cold stores are heading. Which gate comes first?",
    ),
    (
        "claims_traceable",
        "pilot",
        "The battery report is attached. Among our references are Arla and Danone. Which gate comes first?",
    ),
    (
        "claims_traceable",
        "pilot",
        "The battery report is attached. Our 24 engineers look after it. Which gate comes first?",
    ),
    (
        "references_last_interaction",
        "pilot",
        "We are proud of our new logo and our warm colours. Would you like a sticker?",
    ),
    (
        "references_last_interaction",
        "sso",
        "Spring is a good moment to rethink printing. Labels get better and cheaper to make. Would you like a sample roll?",
    ),
    (
        "references_last_interaction",
        "sso",
        "Thanks for your e-mail about pallets. Ours are made of oak. Would you like a sample?",
    ),
    ("brings_something_new", "pilot", "I am still keen on the pilot. Do you have news for me?"),
    ("brings_something_new", "pilot", "Could you give me a quick status on the proposal?"),
    (
        "no_commercial_change",
        "sso",
        "Okta works through SAML. The first quarter would be at half the usual rate. Which admin should I invite?",
    ),
    (
        "no_commercial_change",
        "sso",
        "Okta works through SAML. It would come to nine hundred euros a month for you. Which admin should I invite?",
    ),
]

PASSED = [
    (
        "sso",
        "You asked how Okta treats guests. In 3 of the 14 depots nothing changes; the table names them. Does depot 7 belong to them?",
    ),
    (
        "sso",
        "You asked about Okta. I am out of the office until Monday, so take your time. Which admin should I write to then?",
    ),
    (
        "pilot",
        "Your foreman wanted to know about the last reading before the swap. It is in row 12. Is it the one he meant?",
    ),
    ("pilot", "If the cold store is too early, we begin at the gate, as you wrote. Which would you rather see first?"),
    (
        "pilot",
        "You asked who else uses the scanners in the cold. I may not name them here, but two would talk to you by phone. Shall I arrange it for next week?",
    ),
    (
        "pilot",
        "You asked when the pilot would end. That depends on your shifts, so I would rather hear from you first. How long is one shift?",
    ),
    ("dormant", "You wanted to hear once the customs rule is final. It is. What would help you most now?"),
    (
        "silent",
        "It is fine if the Leipzig pilot is not for you. I close it here, and you hear nothing more from me unless you write.",
    ),
    ("request", "Thank you for your request for scanners near Kassel. I will come back to you personally."),
]


@pytest.mark.parametrize(("gate", "situation", "say"), STOPPED)
def test_the_gate_stops_it(gate, situation, say):
    verdict = check(build({"from": situation, "say": say}))
    assert gate in {finding.gate for finding in verdict.findings if not finding.passed}


@pytest.mark.parametrize(("situation", "say"), PASSED)
def test_every_gate_lets_it_pass(situation, say):
    verdict = check(build({"from": situation, "say": say}))
    assert [finding.say for finding in verdict.findings if not finding.passed] == []
