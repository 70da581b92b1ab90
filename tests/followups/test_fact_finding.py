"""The facts of a lead are found by the lead, also where PostgreSQL knows nothing yet about the tenant's rows."""

import pytest
from django.db import connection

from followups import fact_finding
from tenants.batches import by_index
from tenants.scope import tenant_scope
from tests.story import capture

pytestmark = pytest.mark.django_db
STATEMENTS = ("INTERACTIONS", "PROMISES", "QUESTIONS", "TOUCHES", "FOLLOW_UPS", "ENROLLMENTS")


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_tenant_without_statistics_is_not_read_whole(cast, name):
    lead = capture(cast.acme)
    given = {
        "tenant": cast.acme.pk,
        "ids": f"{{{lead.pk}}}",
        "kinds": fact_finding.KINDS,
        "states": fact_finding.TOUCH_STATES,
    }
    with tenant_scope(cast.acme.pk), by_index(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan TO off; SET LOCAL enable_bitmapscan TO off")
        cursor.execute(f"EXPLAIN {getattr(fact_finding, name)}", given)
        plan = [line for (line,) in cursor.fetchall()]
    (condition,) = [line.strip() for line in plan if "Index Cond" in line]
    assert "(lead_id >= each.value)" in condition
