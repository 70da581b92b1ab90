import pytest
from django.contrib.admin.models import LogEntry

from followups.models import ApprovedFact, BrandVoice
from tenants.scope import tenant_scope
from tests.admin.conftest import faults, only, url

pytestmark = pytest.mark.django_db


def voice_page(ready) -> str:
    return url(BrandVoice, "change", only(ready.acme, BrandVoice).pk)


def test_words_are_written_one_on_each_line(olga, ready):
    page = voice_page(ready)
    assert ">\nleverage</textarea>" in olga.get(page).content.decode()
    body = {"description": "Plain.", "banned": "leverage\n\n  game   changer \n", "required": "Acme"}
    assert olga.post(page, body).status_code == 302
    voice = only(ready.acme, BrandVoice)
    assert (voice.banned, voice.required) == (["leverage", "game changer"], ["Acme"])
    assert LogEntry.objects.filter(object_id=str(voice.pk), user=ready.olga).count() == 1


def test_a_word_twice_a_word_without_letters_and_a_word_in_both_lists_are_refused(olga, ready):
    wrong = faults(olga.post(voice_page(ready), {"banned": "Leverage\nleverage\n---", "required": "Acme"}))
    assert wrong == {
        "banned": [
            "“leverage” stands here twice, as “Leverage”. Remove one of the lines.",
            "“---” holds no letter and no figure. Give a word, or remove the line.",
        ]
    }
    wrong = faults(olga.post(voice_page(ready), {"banned": "leverage", "required": "LEVERAGE"}))
    assert wrong == {"required": ["“LEVERAGE” is banned above: no message could pass. Remove it from one list."]}
    assert only(ready.acme, BrandVoice).banned == ["leverage"]


def test_a_client_has_one_voice(olga, ready):
    wrong = faults(olga.post(url(BrandVoice, "add"), {"tenant": ready.acme.pk, "description": "Loud."}))
    assert wrong["tenant"] == ["Acme has a brand voice already. Open that one and change it."]


def test_a_fact_says_who_approved_it_and_when(olga, ready):
    body = {
        "tenant": ready.acme.pk,
        "kind": "timing",
        "text": "Set-up  takes two weeks.",
        "language": "en",
        "is_active": "on",
    }
    assert olga.post(url(ApprovedFact, "add"), body).status_code == 302
    fact = only(ready.acme, ApprovedFact, kind="timing")
    assert (fact.text, fact.approved_by, fact.approved_at is not None) == ("Set-up takes two weeks.", ready.olga, True)


def test_a_fact_that_is_there_or_says_nothing_or_is_in_no_known_language_is_refused(olga, ready):
    body = {"tenant": ready.acme.pk, "kind": "price", "text": "it costs eur 490 a MONTH.", "is_active": "on"}
    there = ["This fact is there already. Change that one, or switch it on again."]
    assert faults(olga.post(url(ApprovedFact, "add"), body)) == {"text": there}
    wrong = faults(olga.post(url(ApprovedFact, "add"), {**body, "text": "…", "language": "tlh"}))
    assert wrong == {
        "text": ["This holds no letter and no figure. Write one plain sentence."],
        "language": ["“tlh” is no language the gates know. Use one of en, de, fr, es, nl, it, pt, or leave it empty."],
    }
    with tenant_scope(ready.acme.pk):
        assert ApprovedFact.objects.count() == 1
