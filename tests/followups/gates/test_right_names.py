# ruff: noqa: E501 -- examples stand on one line each, with the letters people write
import pytest

from followups.gates.draft import Person
from followups.gates.reading import Reading
from followups.gates.right_names import examine

ENGLISH = "The guide shows the three settings that your team needs for the scanner, and what you have to do with them in the depot."
GERMAN = "Der Leitfaden zeigt die drei Einstellungen, die Ihr Team für den Scanner braucht, und was Sie im Depot noch mit ihnen tun."
FRENCH = "Le guide montre les trois réglages dont votre équipe a besoin pour le lecteur, et ce que vous avez à faire dans le dépôt."


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "Hi Anna,\n\nThe guide is attached.\n\nBest,\nJonas"),
        ("en", "Hi Anna, the guide is attached."),
        ("en", "Hello ANNA!\nThe guide is attached."),
        ("en", "Dear Ms Weber,\n\nThe guide is attached.\n\nKind regards\nJonas Keller\nBrightpath Consulting"),
        ("en", "Dear Ms. Weber,\n\nThe guide is attached."),
        ("en", "Hello,\n\nThe guide is attached."),
        ("en", "Hi, thanks for the depot list."),
        ("en", "Hi Anna Weber,\n\nHow are things at Nordlicht Logistik?"),
        ("en", "Hi Anna and Marta,\n\nThe guide is attached."),
        ("en", "Anna,\n\nNone of the depots needs a new dock. See [the guide](https://example.test/g) [1]."),
        ("en", "Hi Anna,\n\nShall we meet at Terminal Station on Tuesday at 10? At Brightpath we start early."),
        ("en", "Hi Anna,\n\nThe guide is attached.\n\nThe Brightpath team"),
        ("de", "Sehr geehrte Frau Weber,\n\n" + GERMAN + "\n\nMit freundlichen Grüßen\nJonas Keller"),
        ("de", "Guten Tag Frau Dr. Weber,\n\n" + GERMAN),
        ("de", "Liebe Anna,\n\n" + GERMAN + "\n\nViele Grüße\nJonas"),
        ("fr", "Bonjour Anna,\n\n" + FRENCH + "\n\nCordialement,\nJonas Keller"),
        ("es", "Estimada Anna:\n\nLa guía va adjunta.\n\nUn saludo,\nJonas"),
        ("nl", "Beste Anna,\n\nDe gids zit erbij.\n\nMet vriendelijke groet,\nJonas"),
        ("it", "Gentile dottoressa Weber,\n\nLa guida è allegata.\n\nCordiali saluti,\nJonas"),
        ("pt", "Olá Anna,\n\nO guia segue em anexo.\n\nCumprimentos,\nJonas"),
    ],
)
def test_it_passes_the_right_names(make, language, body):
    assert list(examine(Reading(make(body, language=language)))) == []


@pytest.mark.parametrize(
    ("language", "body", "words"),
    [
        ("en", "Hi Marta,\n\nThe guide is attached.", "Marta"),
        ("en", "Hi, Marta,\n\nThe guide is attached.", "Marta"),
        ("en", "Marta,\n\nThe guide is attached.", "Marta"),
        ("en", "Good morning Mr Webster,\n\nThe guide is attached.", "Webster"),
        ("en", "Hi there,\n\nThe guide is attached.", "there"),
        ("en", "Hi Anna,\n\nHow is your team at Fabrikam doing with the scanner?", "Fabrikam"),
        ("en", "Hi Anna,\n\nThe kick-off at Fabrikam showed three gaps.", "Fabrikam"),
        ("en", "Hi Anna,\n\nThe guide is attached.\n\nBest,\nPeter", "Peter"),
        ("en", "Hi Anna,\n\nThe guide is attached.\n\nBest regards, Anna", "Anna"),
        ("en", "Hi {{first_name}},\n\nThe guide is attached.", "{{first_name}}"),
        ("en", "Hi {first_name},\n\nThe guide is attached.", "{first_name}"),
        ("en", "Hi Anna,\n\nThe guide for [Company] is attached.", "[Company]"),
        ("en", "Hi Anna,\n\nThe guide for <company name> is attached.", "<company name>"),
        ("en", "Hi Anna,\n\nThe guide for %COMPANY_NAME% is attached.", "%COMPANY_NAME%"),
        ("en", "Hi Anna,\n\nThe guide costs XXX and comes TBD.", "XXX"),
        ("en", "Hi Anna,\n\nThe guide for null, as agreed, works at undefined too.\n", "for null"),
        ("de", "Sehr geehrter Herr Müller,\n\n" + GERMAN, "Müller"),
        ("de", "Hallo Anna,\n\nwie läuft es im Team bei Fabrikam?", "Fabrikam"),
        ("fr", "Bonjour Marie,\n\nle guide est joint.", "Marie"),
        ("es", "Hola Marta,\n\nla guía va adjunta.", "Marta"),
        ("nl", "Beste Peter,\n\nde gids zit erbij.", "Peter"),
        ("it", "Ciao Giulia,\n\nla guida è allegata.", "Giulia"),
        ("pt", "Olá Marta,\n\no guia segue em anexo.", "Marta"),
    ],
)
def test_it_fails_a_wrong_name_at_its_place(make, language, body, words):
    first, *_ = examine(Reading(make(body, language=language)))
    assert body[slice(*first.where)] == words


def test_it_fails_a_greeting_of_none(make):
    assert [finding.passed for finding in examine(Reading(make("Hi None,\n\nThe guide is attached.")))][:1] == [False]


def test_it_passes_hi_there_when_no_name_is_known(make):
    draft = make("Hi there,\n\nThe guide is attached.", lead=Person("", "", "Nordlicht Logistik"))
    assert list(examine(Reading(draft))) == []


def test_it_fails_a_name_when_none_is_known(make):
    draft = make("Hi Anna,\n\nThe guide is attached.", lead=Person("", "", ""))
    assert [finding.mend for finding in examine(Reading(draft))] == ["No name is known: greet without one."]


@pytest.mark.parametrize("greeted", ["José", "Jose", "JOSÉ", "Jose\u0301"])
def test_it_reads_names_without_regard_to_accents_and_case(make, greeted):
    draft = make(f"Hi {greeted},\n\nThe guide is attached.", lead=Person("José", "Pérez", ""))
    assert list(examine(Reading(draft))) == []


def test_it_takes_ue_for_an_umlaut(make):
    draft = make("Hallo Herr Mueller,\n\n" + GERMAN, language="de", lead=Person("Max", "Müller", ""))
    assert list(examine(Reading(draft))) == []


@pytest.mark.parametrize(
    ("language", "text"), [("en", GERMAN), ("en", FRENCH), ("de", ENGLISH), ("fr", GERMAN), ("es", FRENCH)]
)
def test_it_fails_another_language(make, language, text):
    assert ["reads as" in finding.say for finding in examine(Reading(make(text, language=language)))] == [True]


@pytest.mark.parametrize(("language", "text"), [("en", ENGLISH), ("de-AT", GERMAN), ("fr", FRENCH), ("sv", ENGLISH)])
def test_it_passes_the_drafts_language_and_one_it_does_not_know(make, language, text):
    assert list(examine(Reading(make(text, language=language)))) == []


def test_it_finds_a_placeholder_in_the_subject(make):
    (finding,) = examine(Reading(make("The guide is attached.", subject="For {{company}}")))
    assert (finding.where, finding.in_subject) == ((4, 15), True)
