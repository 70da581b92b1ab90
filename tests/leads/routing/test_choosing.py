from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.routing.choosing import Candidate, holds, in_territory, next_in_turn, rule_for
from leads.routing.rules import RoutingRules, Rule, When

LEAD = {
    "source": "Trade fair Hannover", "use_case": "Second site", "country": "DE", "language": "de-AT", "value": Decimal(30_000),
    "score": 60, "band": "warm", "priority": "high", "customer_type": "Enterprise", "account": ["acme.example", "Acme GmbH"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("when", "so"),
    [
        (When(), True),
        (When(texts={"source": ("trade",)}), True),
        (When(texts={"source": ("ade",)}), False),
        (When(texts={"campaign": ("x",)}), False),
        (When(codes={"country": ("at", "de")}), True),
        (When(codes={"country": ("fr",)}), False),
        (When(codes={"language": ("de",)}), True),
        (When(codes={"priority": ("high",), "customer_type": ("enterprise",)}), True),
        (When(codes={"band": ("hot",)}), False),
        (When(account=("acme.example",)), True),
        (When(account=("acme gmbh",)), True),
        (When(account=("bolt.example",)), False),
        (When(value_at_least=Decimal(30_000)), True),
        (When(value_below=Decimal(30_000)), False),
        (When(score_at_least=60), True),
        (When(score_at_least=61), False),
        (When(texts={"source": ("trade",)}, codes={"country": ("fr",)}), False),
    ],
)
def test_a_rule_holds_where_all_it_asks_for_is_so(when, so):
    assert holds(when, LEAD) is so


def test_what_is_not_known_is_never_so():
    asked = (
        When(value_below=Decimal(5)),
        When(score_at_least=1),
        When(codes={"country": ("de",)}),
        When(account=("a",)),
    )
    assert [holds(when, {}) for when in asked] == [False] * 4


def test_the_first_rule_that_holds_is_taken():
    first, second, third = (
        Rule("abroad", When(codes={"country": ("fr",)}), owner="a"),
        Rule("fair", When(texts={"source": ("trade",)}), owner="b"),
        Rule("all", When(), owner="c"),
    )
    assert rule_for(RoutingRules(rules=(first, second, third)), LEAD) == second
    assert rule_for(RoutingRules(rules=(first,)), LEAD) is None


def test_who_has_no_territory_looks_after_all():
    rules = RoutingRules(territories={"rita": ("de", "at")})
    asked = [("rita", "DE"), ("rita", "FR"), ("rita", ""), ("olga", "FR")]
    assert [in_territory(rules, *each) for each in asked] == [True, False, True, True]


def turns(members: list[Candidate], count: int) -> list[str]:
    """Who gets so many leads in a row, when each adds to a load."""
    got = []
    for place in range(1, count + 1):
        taken = next_in_turn(members)
        got.append(taken.member)
        members = [
            Candidate(each.member, each.weight, each.load + (each == taken), place if each == taken else each.last_turn)
            for each in members
        ]
    return got


def test_equal_members_take_turns():
    assert "".join(turns([Candidate("a"), Candidate("b"), Candidate("c")], 7)) == "abcabca"


def test_a_double_weight_gets_twice_as_many():
    got = turns([Candidate("a", weight=2), Candidate("b")], 9)
    assert (got.count("a"), got.count("b")) == (6, 3)


def test_the_one_with_less_to_do_comes_first():
    assert next_in_turn([Candidate("a", load=5), Candidate("b", load=2)]).member == "b"


def test_off_hours_come_after_those_at_work_and_the_absent_never():
    busy = Candidate("busy", load=90)
    assert next_in_turn([Candidate("asleep", is_working=False), busy]) == busy
    assert next_in_turn([Candidate("asleep", is_working=False), Candidate("away", is_absent=True)]).member == "asleep"
    assert next_in_turn([Candidate("away", is_absent=True)]) is None


def test_equal_loads_go_to_whose_turn_is_longest_ago():
    assert next_in_turn([Candidate("a", load=500, last_turn=9), Candidate("b", load=500, last_turn=4)]).member == "b"


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 50)), min_size=1, max_size=6), st.integers(1, 60))
def test_in_the_long_run_nobody_has_more_than_their_share_and_one(people, count):
    members = [Candidate(str(place), weight, 0, 0) for place, (weight, _) in enumerate(people)]
    got = turns(members, count)
    whole = sum(member.weight for member in members)
    assert all(got.count(each.member) <= count * each.weight / whole + 1 for each in members)
