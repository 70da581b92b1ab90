import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents.text import document_from, text_of
from followups.cadence_files import cadence_text, policy_text, read_file
from followups.engine.policy_file import policy_from_dict
from followups.enrolling import enroll
from followups.models import Enrollment, PolicyVersion, Template
from followups.policies import draft_policy, publish_policy, read_version
from leads.models import Lead
from tenants.scope import tenant_scope
from tests.admin.conftest import at_desk, only, said, url
from tests.story import MONDAY, capture

pytestmark = pytest.mark.django_db

STEP = {"after": "1 day", "ask": "Which part?", "template": "first_questions"}


def cadence(key: str, brings: str = "A plan.", **more) -> dict:
    return {"key": key, "name": key.capitalize(), "steps": [{**STEP, "key": "one", "brings": brings}], **more}


RULES = {"cadences": [cadence("first"), cadence("second")], "start_cadence": "first"}


def page(name: str, *args) -> str:
    return reverse(f"admin:followups_policyversion_{name}", args=args)


def version(tenant, number) -> PolicyVersion:
    return only(tenant, PolicyVersion, number=number)


@pytest.fixture
def held(ready) -> PolicyVersion:
    """The version that holds at Acme: two cadences, Anna on the second."""
    with tenant_scope(ready.acme.pk):
        made = publish_policy(ready.acme, RULES, user=None, now=MONDAY)
        enroll(ready.acme, Lead.objects.first(), "second", because="A test.", now=MONDAY)
    return made


def drafted(tenant) -> dict:
    """The cadences of the newest draft by key."""
    with tenant_scope(tenant.pk):
        draft = PolicyVersion.objects.filter(state="draft").latest("number")
    return {each["key"]: each for each in draft.document["cadences"]}


def test_the_list_says_state_version_and_who_is_on_each(olga, ready, held):
    with tenant_scope(ready.acme.pk):
        latest = publish_policy(
            ready.acme, {**RULES, "cadences": [cadence("first", "Another."), cadence("second", enabled=False)]},
            user=None, now=MONDAY,
        )  # fmt: skip
    response = olga.get(page("cadences", latest.pk))
    rows = {row.key: (row.enabled, row.since, row.leads) for row in response.context["cadences"].rows}
    assert rows == {"first": (True, 3, 0), "second": (False, 3, 1)}
    rows = {row.key: row.since for row in olga.get(page("cadences", held.pk)).context["cadences"].rows}
    assert rows == {"first": 2, "second": 2}


def test_a_changed_cadence_makes_a_draft_that_shows_what_it_would_change(olga, ready, held):
    text = text_of(cadence("second", "A better plan."))
    response = olga.post(page("cadence", held.pk, "second"), {"text": text}, follow=True)
    assert said(response) == [
        "Cadence “second” changed in version 3, a draft. Look at what it would change, then publish it."
    ]
    shown = response.content.decode()
    assert "-    brings: A plan." in shown
    assert "+    brings: A better plan." in shown
    assert version(ready.acme, 2).document == RULES
    again = {"text": text_of(cadence("first", "Both changed."))}
    draft = version(ready.acme, 3)
    assert said(olga.post(page("cadence", draft.pk, "first"), again, follow=True))[0].startswith(
        "Cadence “first” changed in version 3, a draft."
    )
    found = drafted(ready.acme)
    assert [found[key]["steps"][0]["brings"] for key in ("first", "second")] == ["Both changed.", "A better plan."]


def test_an_earlier_version_is_read_and_not_changed(olga, ready, held):
    with tenant_scope(ready.acme.pk):
        publish_policy(ready.acme, {**RULES, "minimum_gap_days": 3}, user=None, now=MONDAY)
    assert olga.get(page("cadences", held.pk)).context["may_make"] is False
    response = olga.post(page("cadence", held.pk, "second"), {"text": text_of(cadence("second", "Another."))})
    assert response.context["form"].errors["text"] == [
        "This is an earlier version. Change the cadence in the one that holds now."
    ]
    assert said(olga.post(page("cadence_enable", held.pk, "second"), {"enabled": "no"}, follow=True)) == [
        "This is an earlier version. Change the cadence in the one that holds now."
    ]
    assert version(ready.acme, 4) is None


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (
            "key: second\nname: Second\nsteps: [{key: one, after: 1 day, ask: Which, template: x}]",
            "steps[0].brings: This",
        ),
        ("key: second\nname: [", "the document: This is not readable in line 2"),
        (
            "key: third\nname: Third\nsteps: [{key: a, after: 1 day, brings: B, ask: C, template: d}]",
            "The key stays “second”",
        ),
        (
            "key: second\nname: S\nthen: nowhere\nsteps: [{key: a, after: 1 day, brings: B, ask: C, template: d}]",
            "then: ",
        ),
        ("just words", "the document: A mapping is needed."),
    ],
)
def test_a_mistake_is_named_with_its_place_and_what_was_typed_stays(olga, ready, held, text, mistake):
    response = olga.post(page("cadence", held.pk, "second"), {"text": text})
    assert response.status_code == 200
    assert [error[: len(mistake)] for error in response.context["form"].errors["text"]][:1] == [mistake]
    assert response.context["form"]["text"].value() == text
    assert version(ready.acme, 3) is None


def test_a_cadence_is_disabled_and_enabled_by_post_alone(olga, ready, held):
    address = page("cadence_enable", held.pk, "second")
    assert olga.get(address).status_code == 405
    olga.post(address, {"enabled": "no"})
    assert drafted(ready.acme)["second"]["enabled"] is False
    draft = version(ready.acme, 3)
    olga.post(page("cadence_enable", draft.pk, "second"), {"enabled": "yes"})
    assert drafted(ready.acme)["second"]["enabled"] is True
    refused = olga.post(page("cadence_enable", held.pk, "first"), {"enabled": "no"}, follow=True)
    assert said(refused)[-1:] == ["start_cadence: “first” is not enabled. Enable it, or name another."]


def test_one_cadence_and_the_whole_policy_are_exported_as_files(olga, ready, held):
    one = olga.get(page("cadence_export", held.pk, "second"))
    assert one["Content-Disposition"] == 'attachment; filename="acme-second-2.yaml"'
    assert document_from(one.content.decode())["cadence"]["steps"][0]["brings"] == "A plan."
    whole = olga.get(page("export", held.pk)).content.decode()
    with tenant_scope(ready.acme.pk):
        assert policy_from_dict(document_from(whole)) == policy_from_dict(RULES)
    assert "time_zone" not in document_from(whole)["calendar"]


def test_a_file_is_imported_into_a_draft_and_a_cadence_arrives_disabled(olga, ready, held):
    with tenant_scope(ready.acme.pk):
        text = cadence_text(read_version(ready.acme, held), "second")
    send = {"tenant": ready.bolt.pk, "file": SimpleUploadedFile("second.yaml", text.encode())}
    response = olga.post(page("import"), send, follow=True)
    assert said(response)[-1] == "Imported into version 1, a draft. Look at what it would change, then publish it."
    assert said(response)[0].startswith("steps[0].template: Bolt has no approved template “first_questions”.")
    assert (drafted(ready.bolt)["second"]["enabled"], "speed_to_lead" in drafted(ready.bolt)) == (False, True)

    taken = olga.post(page("import"), {"tenant": ready.acme.pk, "text": text})
    assert taken.context["form"].non_field_errors() == ["Acme has a cadence “second” already. Choose another key."]
    olga.post(page("import"), {"tenant": ready.acme.pk, "text": text, "key": "third"})
    assert list(drafted(ready.acme)) == ["first", "second", "third"]


def test_a_whole_policy_is_imported(olga, ready, held):
    with tenant_scope(ready.acme.pk):
        text = policy_text(ready.acme, held)
    olga.post(page("import"), {"tenant": ready.bolt.pk, "text": text})
    with tenant_scope(ready.bolt.pk):
        draft = PolicyVersion.objects.get()
        assert read_version(ready.bolt, draft).cadences == policy_from_dict(RULES).cadences


@pytest.mark.parametrize(
    ("send", "says"),
    [
        ({"text": ""}, {"file": ["Choose a file, or paste its text."]}),
        (
            {"text": "minimum_gap_days: 0"},
            {"text": ["minimum_gap_days: “0” is not a whole number from 1 to 3650. Give such a number."]},
        ),
        (
            {"text": "cadence: {key: a}\nautonomy: review_all"},
            {
                "text": [
                    "autonomy: Beside a cadence there is “autonomy”. Give one cadence, or a whole policy, in a file."
                ]
            },
        ),
    ],
)
def test_a_file_with_mistakes_is_refused_and_each_is_named(olga, ready, held, send, says):
    response = olga.post(page("import"), {"tenant": ready.bolt.pk, **send})
    assert response.context["form"].errors == says
    assert version(ready.bolt, 1) is None


def test_a_file_that_is_no_text_is_refused(olga, ready):
    send = {"tenant": ready.bolt.pk, "file": SimpleUploadedFile("x.yaml", b"\xff\xfe\x00")}
    assert olga.post(page("import"), send).context["form"].errors == {"file": ["This is no text in UTF-8."]}


def test_a_copy_arrives_disabled_with_what_it_lacks_and_overwrites_nothing(olga, ready, held):
    with tenant_scope(ready.acme.pk):
        both = [cadence("first"), cadence("second", then="first")]
        both[1]["steps"].append({**STEP, "key": "two", "after": "2 days", "brings": "A case.", "asset": "case_study"})
        source = publish_policy(ready.acme, {**RULES, "cadences": both}, user=None, now=MONDAY)
    with tenant_scope(ready.bolt.pk):
        Template.objects.create(
            tenant=ready.bolt,
            key="first_questions",
            language="de",
            state="approved",
            subject="S",
            body="B",
            brings="N.",
        )
    address = page("cadence_copy", source.pk, "second")
    shown = olga.get(address)
    assert [(tenant.name, [lack.place for lack in lacks]) for tenant, lacks in shown.context["lacking"]] == [
        ("Bolt", ["steps[0].template", "steps[1].template", "steps[1].asset", "then"])
    ]
    assert "is approved in de, not in en. Have it approved in the client&#x27;s language." in shown.content.decode()
    response = olga.post(address, {"to": [ready.bolt.pk], "key": "second"}, follow=True)
    assert said(response)[0] == "Bolt: copied into version 1, a draft, disabled."
    copied = drafted(ready.bolt)["second"]
    assert (copied["enabled"], copied["then"], copied["steps"][1]["asset"]) == (False, "no_response", "case_study")
    with tenant_scope(ready.bolt.pk):
        publish_policy(ready.bolt, PolicyVersion.objects.get().document, user=None, now=MONDAY)
    again = olga.post(address, {"to": [ready.bolt.pk], "key": "second"}, follow=True)
    assert said(again) == ["Bolt: Bolt has a cadence “second” already. Choose another key."]


def test_leads_are_moved_at_the_desk_after_a_look_at_what_changes(olga, ready, held):
    with tenant_scope(ready.acme.pk):
        latest = publish_policy(
            ready.acme,
            {**RULES, "cadences": [cadence("first"), cadence("second", "A new plan.")]},
            user=None,
            now=MONDAY,
        )
    address = page("move", latest.pk)
    shown = olga.get(address)
    (line,) = shown.context["lines"]
    assert (line.enrollment.cadence, line.enrollment.policy.number) == ("second", 2)
    assert said(olga.post(address, {"row": [line.enrollment.pk], "why": " "}, follow=True)) == [
        "Say why, in a sentence that others will read."
    ]
    moved = olga.post(address, {"row": [line.enrollment.pk], "why": "It is better."}, follow=True)
    assert said(moved) == ["Moved: 1. Each is decided again within seconds."]
    assert moved.context["lines"] == []
    with tenant_scope(ready.acme.pk):
        draft = draft_policy(ready.acme, RULES, user=ready.olga)
    assert "This version is a draft" in olga.get(page("move", draft.pk)).content.decode()


def every_page(version) -> list[tuple[str, str]]:
    pk = version.pk
    return [
        ("get", page("cadences", pk)), ("get", page("cadence", pk, "second")), ("get", page("export", pk)),
        ("get", page("cadence_export", pk, "second")), ("get", page("cadence_copy", pk, "second")),
        ("get", page("move", pk)), ("post", page("cadence", pk, "second")), ("post", page("cadence_enable", pk, "second")),
        ("post", page("cadence_copy", pk, "second")), ("post", page("move", pk)),
    ]  # fmt: skip


def everything(tenant) -> list:
    with tenant_scope(tenant.pk):
        return list(PolicyVersion.objects.order_by("number").values())


def test_a_rival_s_rules_do_not_exist_on_any_of_these_pages(ready, held):
    zoe, before = at_desk(ready.zoe), everything(ready.acme)
    for method, address in every_page(held):
        assert getattr(zoe, method)(address).status_code == 404
    assert zoe.post(page("import"), {"tenant": ready.acme.pk, "text": "{}"}).context["form"].errors.keys() == {"tenant"}
    mine = only(ready.rival, PolicyVersion)
    copy = page("cadence_copy", mine.pk, "speed_to_lead")
    assert zoe.post(copy, {"to": [ready.acme.pk], "key": "mine"}).status_code == 403  # she has no other client
    assert zoe.get(copy).context["lacking"] == []
    assert everything(ready.acme) == before


@pytest.mark.parametrize("name", ["rita", "vera"])
def test_who_is_no_manager_reads_and_changes_nothing(name, ready, held):
    client, before = at_desk(getattr(ready, name)), everything(ready.acme)
    for method, address in every_page(held):
        response = getattr(client, method)(address, {"text": text_of(cadence("second")), "why": "Because."})
        assert response.status_code == (200 if method == "get" else 403), address
    assert client.get(page("import")).status_code == 403
    assert everything(ready.acme) == before


def test_each_page_opens_for_its_manager(olga, held):
    for method, address in every_page(held):
        assert getattr(olga, method)(address, {"why": "x"}).status_code in (200, 302), address
    assert olga.get(url(PolicyVersion, "changelist")).status_code == 200
    assert olga.get(url(PolicyVersion, "change", held.pk)).status_code == 200


def test_what_a_file_holds_is_told_apart():
    found = read_file(text_of({"cadence": cadence("first", then="later", enabled=False)}))
    assert (found.policy, found.cadence["then"], found.cadence["enabled"]) == (None, "later", False)
    assert read_file("autonomy: review_all").policy == {"autonomy": "review_all"}


def test_many_leads_are_put_on_a_cadence_from_their_list(olga, vera, ready, held):
    ben = capture(ready.acme, email="ben@buyer.example", first_name="Ben")
    with tenant_scope(ready.acme.pk):
        anna = Lead.objects.get(email="anna@buyer.example")
    chosen = {"action": "put_on_a_cadence", "_selected_action": [anna.pk, ben.pk]}
    asked = olga.post(url(Lead, "changelist"), chosen)
    assert dict(asked.context["form"].fields["cadence"].choices) == {"first": "First", "second": "Second"}
    sent = {**chosen, "asked": "1", "cadence": "second", "why": "They were at the fair."}
    response = olga.post(url(Lead, "changelist"), sent, follow=True)
    assert [text.split(" since")[0] for text in said(response)] == [
        "Anna Berg is on this cadence",
        "Put on “second”: 1.",
    ]
    with tenant_scope(ready.acme.pk):
        assert Enrollment.objects.get(lead=ben, ended_at=None).cadence == "second"
    before = everything(ready.acme)
    assert said(vera.post(url(Lead, "changelist"), sent, follow=True)) == [
        "Acme: only members who work on leads may do this."
    ]
    assert everything(ready.acme) == before
