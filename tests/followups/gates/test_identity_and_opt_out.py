import pytest

from followups.gates.draft import OptOut, Sender
from followups.gates.identity_and_opt_out import examine
from followups.gates.reading import Reading

NOTHING = OptOut()
FOOTER = "\n\nBrightpath Consulting\n12 Mill Lane\nBristol BS1 4QA"
OPT_OUTS = [
    ("en", "Unsubscribe: https://example.test/u/1"),
    ("en", "If you would rather not hear from us, reply with no."),
    ("de", "Wenn Sie keine weiteren E-Mails wünschen, genügt eine kurze Antwort. Abmelden: https://example.test/u/1"),
    ("fr", "Pour vous désabonner : https://example.test/u/1"),
    ("es", "Para darse de baja: https://example.test/u/1"),
    ("nl", "Uitschrijven: https://example.test/u/1"),
    ("it", "Per disiscriversi: https://example.test/u/1"),
    ("pt", "Para deixar de receber mensagens: https://example.test/u/1"),
]


def says(draft):
    return [finding.say for finding in examine(Reading(draft))]


@pytest.mark.parametrize(("language", "line"), OPT_OUTS)
@pytest.mark.parametrize("kind", ["follow_up", "close_loop", "reactivation"])
def test_it_passes_an_email_with_company_address_and_a_way_out(make, kind, language, line):
    assert says(make(f"Hi Anna{FOOTER}\n{line}", language=language, kind=kind, opt_out=NOTHING)) == []


def test_it_names_each_part_that_is_missing(make):
    assert says(make("Hi Anna", opt_out=NOTHING)) == [
        "The sender's company is not named.",
        "The sender's postal address is missing.",
        "There is no way to opt out.",
    ]


def test_it_misses_only_the_way_out(make):
    assert says(make("Hi Anna" + FOOTER, opt_out=NOTHING)) == ["There is no way to opt out."]


@pytest.mark.parametrize("opt_out", [OptOut("https://example.test/u/1"), OptOut(header=True)])
def test_it_trusts_the_footer_that_the_sending_appends(make, opt_out):
    assert says(make("Hi Anna", opt_out=opt_out)) == []


def test_it_fails_when_no_postal_address_is_known_for_the_footer(make):
    draft = make("Hi Anna", sender=Sender("Jonas", "Brightpath Consulting", " "))
    assert says(draft) == ["The sender's postal address is not known."]


def test_it_asks_only_for_the_company_in_a_first_reply(make):
    assert says(make("Hi Anna, Jonas from Brightpath Consulting here.", kind="first_reply", opt_out=NOTHING)) == []
    assert says(make("Hi Anna", kind="first_reply", opt_out=NOTHING)) == ["The sender's company is not named."]


@pytest.mark.parametrize("channel", ["sms", "whatsapp"])
def test_it_asks_texts_for_company_and_stop_word_whatever_the_sending_appends(make, channel):
    assert says(make("Brightpath Consulting: the guide is ready. Reply STOP to opt out.", channel=channel)) == []
    assert says(make("The guide is ready.", channel=channel)) == [
        "The sender's company is not named.",
        "There is no word to stop with.",
    ]


@pytest.mark.parametrize("channel", ["call", "linkedin", "task"])
def test_it_asks_nothing_of_a_task(make, channel):
    assert says(make("Ask for the depot list.", channel=channel, opt_out=NOTHING)) == []
