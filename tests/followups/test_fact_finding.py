"""The facts of a lead are found by the lead, also where PostgreSQL knows nothing yet about the tenant's rows."""

import pytest
from django.db import connection

from followups import fact_finding, interaction_finding
from followups.engine.reading import packed
from leads.journal import record
from tenants.batches import by_index
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture

pytestmark = pytest.mark.django_db
ASKED = "(lead_id >= each.value)"  # one search for each lead
WALKED = "(lead_id = ANY ((InitPlan 1).col1))"  # one walk with all of them
STATEMENTS = [
    ("INTERACTIONS", interaction_finding.INTERACTIONS, ASKED),
    ("TOUCHES", fact_finding.TOUCHES, ASKED),
    *(
        (name, sql, condition)
        for name in ("PROMISES", "QUESTIONS", "FOLLOW_UPS", "ENROLLMENTS")
        for sql, condition in zip(getattr(fact_finding, name), (WALKED, ASKED), strict=True)
    ),
]


@pytest.mark.parametrize(
    ("sql", "found_by"), [pytest.param(sql, by, id=f"{name} {by}") for name, sql, by in STATEMENTS]
)
def test_a_tenant_without_statistics_is_not_read_whole(cast, sql, found_by):
    lead = capture(cast.acme)
    given = {
        "tenant": cast.acme.pk,
        "ids": f"{{{lead.pk}}}",
        "kinds": interaction_finding.KINDS,
        "states": fact_finding.TOUCH_STATES,
    }
    with tenant_scope(cast.acme.pk), by_index(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan TO off; SET LOCAL enable_bitmapscan TO off")
        cursor.execute(f"EXPLAIN {sql}", given)
        plan = [line for (line,) in cursor.fetchall()]
    (condition,) = [line.strip() for line in plan if "Index Cond" in line]
    assert found_by in condition


def test_a_decision_has_what_was_read_in_a_text_when_it_was_recorded(cast):
    lead, text = capture(cast.acme), "What is the price, and is there a discount?"
    with tenant_scope(cast.acme.pk):
        record(cast.acme, lead, "email_in", at=MONDAY, now=MONDAY, direction="in", text=text)
        (facts,) = fact_finding.find_facts(cast.acme, [lead], MONDAY).values()
    (mail,) = [item for item in facts.interactions if item.kind == "email_in"]
    assert mail.reading == packed(text)
