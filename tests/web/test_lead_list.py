import pytest

from leads.models import Lead
from tenants.scope import tenant_scope
from tests.story import capture, draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(ready):
    capture(ready.acme, email="anna@buyer.example", first_name="Anna", last_name="Berg", company="Nordlicht")
    capture(ready.acme, email="ben@other.example", first_name="Ben", last_name="Adler", company="Seegras")
    capture(ready.acme, email="cem@other.example", first_name="Cem", last_name="Demir", stage="qualified")
    capture(ready.rival, email="anna@rival.example", first_name="Anna", last_name="Rivale")
    return ready


def names(client, **params):
    return [row.lead.name for row in client.get("/t/acme/leads", params).context["page_obj"].object_list]


def test_the_newest_lead_comes_first_and_a_rival_s_never(rita, three):
    assert names(rita) == ["Cem Demir", "Ben Adler", "Anna Berg"]


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("anna", ["Anna Berg"]),
        ("berg anna", ["Anna Berg"]),
        ("seegras", ["Ben Adler"]),
        ("other.example", ["Cem Demir", "Ben Adler"]),
        ("anna seegras", []),
        ("%", []),
        ("\0", ["Cem Demir", "Ben Adler", "Anna Berg"]),
    ],
)
def test_every_word_must_be_found_somewhere(rita, three, q, found):
    assert names(rita, q=q) == found


def test_stage_and_owner_narrow_the_list(rita, three):
    assert names(rita, stage="qualified") == ["Cem Demir"]
    assert names(rita, stage="nonsense") == []
    assert names(rita, owner="nonsense") == []
    with tenant_scope(three.acme.pk):
        Lead.objects.filter(first_name="Ben").update(owner=three.rita)
    assert names(rita, owner=str(three.rita.pk)) == ["Ben Adler"]


def test_the_stages_carry_their_counts(rita, three):
    stages = rita.get("/t/acme/leads").context["stages"]
    assert {each["code"]: each["count"] for each in stages if each["count"]} == {"new": 2, "qualified": 1}


def test_a_row_names_the_next_action(rita, three):
    draft(three.acme)
    assert "Send Anna Berg the first reply" in rita.get("/t/acme/leads").content.decode()


def test_a_page_beyond_the_last_shows_the_last(rita, three):
    assert len(names(rita, page="99")) == 3


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_as_many_queries_for_one_row_as_for_three(rita, ready, django_assert_num_queries, rows):
    for number in range(rows):
        capture(ready.acme, email=f"lead{number}@buyer.example")
    draft(ready.acme)
    rita.get("/t/acme/leads")
    with django_assert_num_queries(17):
        response = rita.get("/t/acme/leads")
    assert len(response.context["page_obj"].object_list) == rows
