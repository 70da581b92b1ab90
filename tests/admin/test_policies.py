import pytest
from django.contrib.admin.models import LogEntry

from followups.models import PolicyVersion
from tests.admin.conftest import faults, only, said, url

pytestmark = pytest.mark.django_db


def version(ready, number):
    return only(ready.acme, PolicyVersion, number=number)


def test_rules_are_drafted_compared_and_published(olga, ready, act):
    response = act(olga, version(ready, 1), "new-version")
    draft = version(ready, 2)
    assert said(response) == ["Version 2 is a draft with the same rules: edit it and publish it."]
    assert response.redirect_chain == [(url(PolicyVersion, "change", draft.pk), 302)]
    assert "Nothing: these rules hold now." in response.content.decode()
    page = url(PolicyVersion, "change", draft.pk)
    assert olga.post(page, {"text": "minimum_gap_days: 3\nautonomy: warm_auto\n"}).status_code == 302
    shown = olga.get(page).content.decode()
    assert "-minimum_gap_days: 2\n+minimum_gap_days: 3" in shown
    assert said(act(olga, draft, "publish")) == ["Version 2 holds from now on."]
    row = version(ready, 2)
    assert (row.state, row.document) == ("published", {"minimum_gap_days": 3, "autonomy": "warm_auto"})
    assert said(act(olga, draft, "publish")) == ["This version was published before."]
    assert LogEntry.objects.filter(object_id=str(draft.pk), user=ready.olga).count() == 3


def test_a_published_version_is_read_only(olga, ready):
    page = url(PolicyVersion, "change", version(ready, 1).pk)
    assert olga.post(page, {"text": "minimum_gap_days: 3"}).status_code == 403
    assert "As shipped." in olga.get(page).content.decode()


def test_every_mistake_is_on_the_field_with_place_and_mend(olga, ready):
    body = {"tenant": ready.acme.pk, "text": "minimum_gap_days: 0\ncadences:\n- key: one\n"}
    mistakes = faults(olga.post(url(PolicyVersion, "add"), body))
    assert list(mistakes) == ["text"]
    assert mistakes["text"][:2] == [
        "minimum_gap_days: “0” is not a whole number from 1 to 3650. Give such a number.",
        "cadences[0].name: This is missing. Add it.",
    ]
    assert list(faults(olga.post(url(PolicyVersion, "add"), {**body, "text": "a: ["}))) == ["text"]
    assert version(ready, 2) is None


def test_a_draft_is_begun_from_nothing_for_one_s_own_client(olga, ready):
    assert list(faults(olga.post(url(PolicyVersion, "add"), {"tenant": ready.rival.pk, "text": ""}))) == ["tenant"]
    assert (
        olga.post(url(PolicyVersion, "add"), {"tenant": ready.acme.pk, "text": "idle_look_days: 3"}).status_code == 302
    )
    row = version(ready, 2)
    assert (row.state, row.document, row.created_by) == ("draft", {"idle_look_days": 3}, ready.olga)


def test_a_rep_reads_the_rules_and_does_not_make_them(rita, ready, act):
    assert rita.get(url(PolicyVersion, "change", version(ready, 1).pk)).status_code == 200
    assert rita.get(url(PolicyVersion, "add")).status_code == 403
    assert act(rita, version(ready, 1), "new-version").status_code == 403
