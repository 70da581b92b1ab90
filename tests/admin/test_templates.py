import re

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followups.models import Template
from leads.models import Lead
from tenants.models import Membership, Role
from tenants.scope import tenant_scope
from tests.admin.conftest import at_desk, faults, only, said, url
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def new(tenant, **fields):
    text = {
        "key": "news",
        "language": "en",
        "subject": "News",
        "body": "{{ greeting }} {{ question }}",
        "brings": "News.",
    }
    return {"tenant": tenant.pk, **text, **fields}


def news(ready: Cast, version=1) -> Template:
    return only(ready.acme, Template, key="news", version=version)


@pytest.fixture
def manager(ready):
    """Vera, made a manager: somebody other than the author."""
    Membership.objects.filter(user=ready.vera).update(role=Role.MANAGER)
    return at_desk(ready.vera)


def test_a_version_goes_from_draft_to_retirement(rita, manager, ready, act):
    assert rita.post(url(Template, "add"), new(ready.acme)).status_code == 302
    draft = news(ready)
    assert (draft.state, draft.version, draft.author) == ("draft", 1, ready.rita)
    assert said(act(rita, draft, "submit"))[-1] == "Submitted: somebody else approves or rejects it."
    assert said(act(manager, draft, "approve"))[-1] == "Approved, and in use from now on."
    assert (news(ready).state, news(ready).approved_by) == ("approved", ready.vera)
    response = act(rita, draft, "next-version")
    assert said(response)[-1] == "Version 2 is a draft now: edit it and submit it."
    second = news(ready, 2)
    assert response.redirect_chain == [(url(Template, "change", second.pk), 302)]
    changed = {"subject": "Newer", "body": "{{ greeting }}", "brings": "More.", "key": "other", "state": "approved"}
    assert rita.post(url(Template, "change", second.pk), changed).status_code == 302
    act(rita, second, "submit")
    assert said(act(manager, second, "reject", "Say what it costs."))[-1] == "Rejected: Say what it costs."
    second = news(ready, 2)
    assert (second.subject, second.key, second.state) == ("Newer", "news", "rejected")
    act(manager, draft, "retire")
    assert news(ready).state == "retired"
    logged = LogEntry.objects.filter(object_id__in=[str(draft.pk), str(second.pk)]).order_by("pk")
    assert [entry.user for entry in logged] == [
        ready.rita, ready.rita, ready.vera, ready.rita, ready.rita, ready.rita, ready.vera, ready.vera,
    ]  # fmt: skip


def test_the_author_does_not_approve_it_not_even_an_owner(olga, ready, act):
    olga.post(url(Template, "add"), new(ready.acme))
    act(olga, news(ready), "submit")
    assert said(act(olga, news(ready), "approve")) == ["You wrote this version. Somebody else has to approve it."]
    assert news(ready).state == "submitted"


def test_who_edits_a_draft_becomes_its_author(rita, olga, ready):
    rita.post(url(Template, "add"), new(ready.acme))
    olga.post(url(Template, "change", news(ready).pk), {"subject": "S", "body": "B", "brings": "X"})
    assert news(ready).author == ready.olga


def test_a_rep_writes_and_submits_but_does_not_decide(rita, ready, act):
    rita.post(url(Template, "add"), new(ready.acme))
    act(rita, news(ready), "submit")
    for name in ("approve", "reject", "retire"):
        assert act(rita, news(ready), name, "Please.").status_code == 403
    assert news(ready).state == "submitted"


def test_what_is_no_draft_is_not_edited(olga, ready):
    shipped = only(ready.acme, Template, state="approved")
    assert (
        olga.post(url(Template, "change", shipped.pk), {"subject": "S", "body": "B", "brings": "X"}).status_code == 403
    )
    page = olga.get(url(Template, "change", shipped.pk)).content.decode()
    assert 'value="Edit as the next version"' in page
    assert 'value="Approve"' not in page


def test_a_draft_is_held_while_it_is_saved(rita, ready):
    """Who approves it at this moment waits, and then meets the new text and its author."""
    rita.post(url(Template, "add"), new(ready.acme))
    with CaptureQueriesContext(connection) as queries:
        rita.post(url(Template, "change", news(ready).pk), {"subject": "S", "body": "B", "brings": "X"})
    said_to_the_database = [query["sql"] for query in queries if "followups_template" in query["sql"]]
    held = [sql.endswith("FOR UPDATE") for sql in said_to_the_database].index(True)
    judged = [sql for sql in said_to_the_database[held + 1 :] if sql.startswith("SELECT")]
    assert len(judged) >= 1
    (written,) = (sql for sql in said_to_the_database if sql.startswith("UPDATE"))
    assert '"state"' not in written


@pytest.mark.parametrize(("field", "text"), [("body", "Hi {{ frist_name }}"), ("subject", "Hi {{ first-name }}")])
def test_a_wrong_placeholder_is_shown_on_its_field(rita, ready, field, text):
    assert list(faults(rita.post(url(Template, "add"), new(ready.acme, **{field: text})))) == [field]
    assert news(ready) is None


def test_a_template_that_exists_is_not_begun_again(rita, ready):
    response = rita.post(url(Template, "add"), new(ready.acme, key="first_reply"))
    assert faults(response) == {"key": ["This template exists in this language. Make a next version of it instead."]}


def test_no_template_is_written_for_another_s_client(rita, ready):
    for tenant in (ready.bolt, ready.rival):
        assert list(faults(rita.post(url(Template, "add"), new(tenant)))) == ["tenant"]


def preview(client, template, **query) -> str:
    response = client.get(url(Template, "change", template.pk).replace("change", "preview"), query)
    marked = response.content.decode() if response.status_code == 200 else str(response.status_code)
    return re.sub(r"</?mark[^>]*>", "", marked)  # around what a check objects to


def test_the_preview_fills_it_for_the_newest_lead_or_the_one_asked_for(rita, ready):
    rita.post(url(Template, "add"), new(ready.acme))
    assert "Hi Anna, What does it cost?" in preview(rita, news(ready))
    assert "Hi Anna, What does it cost?" in preview(rita, news(ready), lead="ANNA@buyer.example")
    assert "No lead of Acme has this address or id." in preview(rita, news(ready), lead="zoe@nowhere.example")


def test_the_preview_says_what_is_missing(rita, olga, ready):
    rita.post(url(Template, "add"), new(ready.acme, body="{{ company }}"))
    assert "There is nothing for {{ company }}" in preview(rita, news(ready))
    olga.post(url(Template, "add"), new(ready.bolt))
    shown = preview(olga, only(ready.bolt, Template, key="news"))
    assert shown.count("(made up, to try the text)") == 2


def test_a_rival_s_template_or_lead_is_not_previewed(rita, ready):
    rita.post(url(Template, "add"), new(ready.acme))
    assert preview(rita, only(ready.rival, Template)) == "302"
    theirs = only(ready.rival, Lead)
    assert "No lead of Acme" in preview(rita, news(ready), lead=str(theirs.pk))


def page_of(client, template, name, **query) -> str:
    return client.get(url(Template, "change", template.pk).replace("change", name), query).content.decode()


def test_versions_stand_side_by_side_word_by_word(rita, manager, ready, act):
    rita.post(url(Template, "add"), new(ready.acme))
    for name, client in (("submit", rita), ("approve", manager), ("next-version", rita)):
        act(client, news(ready), name)
    second = news(ready, 2)
    rita.post(
        url(Template, "change", second.pk), {"subject": "Newer", "body": "{{ greeting }} {{ company }}", "brings": "X"}
    )
    shown = page_of(rita, second, "compare")
    assert "<del>{{ question }}</del>" in shown
    assert "<ins>{{ company }}</ins>" in shown
    assert "Version 1 (approved) and version 2 (draft)" in shown


def test_the_languages_of_a_key_stand_beside_each_other_with_what_is_missing(rita, ready):
    first = only(ready.acme, Template, key="first_reply", language="en")
    shown = page_of(rita, first, "compare")
    assert shown.count("Missing: nothing is approved in this language.") == 0
    assert shown.count("In use: ") == 7
    assert "Speed to lead: at-once" in shown
    with tenant_scope(ready.acme.pk):
        Template.objects.filter(key="first_reply", language="de").update(state="rejected")
    assert page_of(rita, first, "compare").count("Missing: nothing is approved in this language.") == 1


def test_what_is_used_is_retired_with_a_reason_alone(olga, ready, act):
    with tenant_scope(ready.acme.pk):
        Template.objects.filter(key="first_questions").exclude(language="en").update(state="rejected")
    used = only(ready.acme, Template, key="first_questions", language="en")
    assert said(act(olga, used, "retire"))[-1].startswith("first_questions is used by: ")
    assert said(act(olga, used, "retire-although-used")) == ["Say why: steps that name it will wait for a person."]
    assert said(act(olga, used, "retire-although-used", "It is wrong.")) == [
        "Retired although it is used: It is wrong."
    ]


def test_it_is_copied_to_one_s_own_clients_of_the_agency_alone(rita, olga, ready):
    rita.post(url(Template, "add"), new(ready.acme))
    address = url(Template, "change", news(ready).pk).replace("change", "copy")
    for tenant in (ready.bolt, ready.rival):
        assert rita.post(address, {"tenants": [tenant.pk]}).status_code == 200  # none of Rita's
        assert only(tenant, Template, key="news") is None
    answer = olga.post(address, {"tenants": [ready.bolt.pk]}, follow=True)
    assert said(answer) == ["Bolt: version 1 is a draft there."]
    assert only(ready.bolt, Template, key="news").author == ready.olga
    assert said(olga.post(address, {"tenants": [ready.bolt.pk]}, follow=True)) == [
        "Bolt: version 1 is draft there already."
    ]
