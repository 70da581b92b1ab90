"""A company is found through an index, however many a client has."""

from itertools import pairwise

import pytest
from django.db import connection
from uuid_utils.compat import uuid7

from leads.account_finding import known_accounts
from leads.models import Account
from tenants.batches import defaults_of, insert_many, rows_of
from tenants.owner import as_owner
from tenants.scope import tenant_scope
from tests.story import MONDAY

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_company_that_a_name_leads_to_is_gone_by_and_not_searched_for(cast):
    known = known_accounts("domain = %(domain)s AND domain <> '' OR name_key = upper(%(company)s)")
    given = {"tenant": cast.acme.pk, "domain": "buyer.example", "company": "Fabrikam"}
    same = {column: value for column, value in defaults_of(Account).items() if column != "name_key"}
    rows = [{"id": uuid7(), "name": f"Company {n}", "domain": f"company{n}.example"} for n in range(3000)]
    with tenant_scope(cast.acme.pk):
        insert_many(Account, rows, same={**same, "tenant_id": cast.acme.pk, "created_at": MONDAY})
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("ANALYZE leads_account")
    with tenant_scope(cast.acme.pk):
        plan = [line for (line,) in rows_of(f"EXPLAIN SELECT a.id FROM {known}", given)]
    assert not [line for line in plan if "Seq Scan" in line], plan
    (way,) = [below for line, below in pairwise(plan) if line.endswith(" a") or " leads_account a " in line]
    assert "Index Cond" in way, plan
    assert "(id = " in way, plan
