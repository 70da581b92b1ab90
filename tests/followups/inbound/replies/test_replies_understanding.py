"""What replies mean. `labelled/` was there while the rules were made, `held_out/` was written before and left alone."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from followups.gates.words import words
from followups.inbound.replies.languages import book
from followups.inbound.replies.understanding import KINDS, Understood, understand

HERE = Path(__file__).parent
SENT = datetime(2026, 11, 18, 9, tzinfo=UTC)
LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")
STOPS = ("opt_out", "explicit_no", "complaint")


def read(folder: str) -> list[tuple[str, str, str]]:
    """(language, kind, reply)"""
    return [
        (path.stem, kind, text)
        for path in sorted((HERE / folder).glob("*.yaml"))
        for kind, texts in yaml.safe_load(path.read_text()).items()
        for text in texts
    ]


LABELLED, HELD_OUT, NEAR = read("labelled"), read("held_out"), read("near_misses")


def stops(understood: Understood) -> bool:
    return understood.kind in STOPS or understood.doubt


def test_all_classes_and_languages_are_there():
    assert {language for language, _, _ in LABELLED} == {language for language, _, _ in HELD_OUT} == set(LANGUAGES)
    assert {kind for _, kind, _ in LABELLED} == {kind for _, kind, _ in HELD_OUT} == set(KINDS)
    assert len(LABELLED) + len(HELD_OUT) >= 350


@pytest.mark.parametrize(("language", "kind", "reply"), LABELLED)
def test_a_reply_is_understood(language, kind, reply):
    assert understand(reply, sent_at=SENT).kind == kind


@pytest.mark.parametrize("folder", [LABELLED, HELD_OUT], ids=["labelled", "held out"])
def test_no_opt_out_and_no_refusal_is_missed(folder):
    assert [each for each in folder if each[1] in STOPS and not stops(understand(each[2], sent_at=SENT))] == []


@pytest.mark.parametrize("folder", [LABELLED, HELD_OUT], ids=["labelled", "held out"])
def test_a_person_is_asked_about_few(folder):
    asked = [each for each in folder if understand(each[2], sent_at=SENT).doubt]
    assert len(asked) <= 0.15 * len(folder)


def test_nobody_of_the_held_out_who_goes_on_is_taken_for_a_stop():
    others = [each for each in HELD_OUT if each[1] not in STOPS]
    assert [each for each in others if understand(each[2], sent_at=SENT).kind in STOPS] == []


def test_the_held_out_are_mostly_understood():
    right = [each for each in HELD_OUT if understand(each[2], sent_at=SENT).kind == each[1]]
    assert len(right) >= 0.95 * len(HELD_OUT)


@pytest.mark.parametrize(("language", "kind", "reply"), NEAR)
def test_what_only_looks_like_a_stop_stops_nothing_by_itself(language, kind, reply):
    understood = understand(reply, sent_at=SENT)
    assert (stops(understood) if kind == "stop" else understood.kind in STOPS) == (kind == "stop")


@pytest.mark.parametrize(
    ("reply", "day"),
    [
        ("Not now, ask me in March.", date(2027, 3, 1)),
        ("We have no budget this year, try again in January.", date(2027, 1, 1)),
        ("Bitte erst nach dem 15. wieder melden.", date(2026, 12, 16)),
        ("Recontactez-moi à la rentrée.", date(2027, 9, 1)),
        ("Vuelva a llamarme dentro de tres meses.", date(2027, 2, 18)),
        ("Maybe later.", None),
    ],
)
def test_later_has_its_date(reply, day):
    understood = understand(reply, sent_at=SENT)
    assert (understood.kind, understood.later_date) == ("later", day)


def test_without_a_time_no_date_is_given():
    assert understand("Ask me in March, not now.").later_date is None


@pytest.mark.parametrize(
    ("reply", "name", "address"),
    [
        ("I no longer work with purchasing, please contact Mrs Miller, miller@acme.example.", "Miller", "miller@acme.example"),
        ("You should speak to our CTO Jane Doe about this.", "Jane Doe", ""),
        ("Please reach out to my colleague John Park (john.park@acme.example) instead.", "John Park", "john.park@acme.example"),
        ("Bitte kontaktieren Sie meine Kollegin Frau Meier (meier@beispiel.example).", "Meier", "meier@beispiel.example"),
        ("Ich leite das an unsere IT-Leiterin Maria Huber weiter.", "Maria Huber", ""),
        ("Merci de vous adresser à Mme Claire Dubois, claire@atelier.example.", "Claire Dubois", "claire@atelier.example"),
        ("El responsable es el señor López.", "López", ""),
        ("Se ne occupa il mio collega Paolo Conti.", "Paolo Conti", ""),
        ("U kunt contact opnemen met Karin de Boer, k.deboer@delta.example.", "Karin de Boer", "k.deboer@delta.example"),
        ("Fale com a Marta Sousa, marta.sousa@porto.example.", "Marta Sousa", "marta.sousa@porto.example"),
    ],
)  # fmt: skip
def test_a_referral_names_the_person_on_their_words(reply, name, address):
    person = understand(reply).named_person
    assert (person.name, person.address) == (name, address)
    assert name in reply[person.start : person.end]
    assert address in reply[person.start : person.end]


@pytest.mark.parametrize(
    "reply",
    [
        "Delete my data please.",
        "Under Article 17 GDPR I request the erasure of all personal data.",
        "Bitte löschen Sie meine Daten gemäß Art. 17 DSGVO.",
        "Supprimez mes données.",
        "Solicito la supresión de mis datos.",
        "Cancellate i miei dati.",
        "Verwijder mijn gegevens.",
        "Apaguem os meus dados.",
    ],
)
def test_a_wish_for_erasure_is_an_opt_out_and_says_so(reply):
    understood = understand(reply)
    assert (understood.kind, understood.opts_out, understood.wants_erasure) == ("opt_out", True, True)


def test_a_complaint_that_asks_to_be_removed_says_both():
    understood = understand("This is spam. Remove me from your list or I will sue you.")
    assert (understood.kind, understood.opts_out) == ("complaint", True)


def test_a_word_in_the_subject_counts_only_where_it_begins_a_thread():
    assert understand("", subject="UNSUBSCRIBE").kind == "opt_out"
    assert understand("", subject="Re: unsubscribe").kind == "unclear"
    assert understand("Yes please, send the contract.", subject="Stop").kind == "interested"


def test_what_it_rests_on_is_named_in_the_persons_words():
    assert understand("Hi Anna, please take me off your list. Thanks").because == ("take me off", "off your list")


def test_of_what_is_too_long_to_be_read_a_person_is_asked():
    understood = understand("Sounds good, let's talk. " * 1000 + "Please take me off your list.", sent_at=SENT)
    assert (understood.kind, understood.doubt) == ("interested", True)


def test_objections_are_named():
    assert understand("This is too expensive and my boss has to approve it.").objections == ("price", "authority")


def test_the_book_looks_at_each_word_a_bounded_number_of_times():
    before = book().steps
    text = words(" ".join(text for _, _, text in LABELLED))
    book().find(text)
    assert (book().steps - before) / len(text.folded) < 40


@given(st.lists(st.one_of(st.sampled_from([text for _, _, text in LABELLED]), st.text(max_size=20)), max_size=6))
def test_any_text_is_understood(parts):
    understood = understand("\n".join(parts), sent_at=SENT)
    assert understood.kind in KINDS
    assert 0 <= understood.confidence <= 1
    assert understood.later_date is None or understood.later_date >= SENT.date()
