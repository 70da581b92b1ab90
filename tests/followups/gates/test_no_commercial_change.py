from dataclasses import replace

import pytest

from followups.gates.check import check
from followups.gates.draft import Interaction, Reason
from followups.gates.no_commercial_change import examine
from followups.gates.reading import Reading

FACTS = ("The licence costs €1,200 per month.", "Set-up takes two weeks.", "The kick-off workshop is free of charge.")

CHANGES = [
    ("en", "The licence is €1,100 per month."),
    ("en", "We can do it for EUR 950."),
    ("en", "The licence is €1,200 per year."),
    ("en", "The licence is $1,200 per month."),
    ("en", "For you it would be 900 a month."),
    ("en", "We could do 12k for the first phase."),
    ("en", "I can offer you 10% off the first year."),
    ("en", "We would give you fifteen percent off."),
    ("en", "We could waive the set-up."),
    ("en", "We would happily waive the onboarding fee."),
    ("en", "We'll throw in the training."),
    ("en", "We can throw the data import in as well."),
    ("en", "The second depot would be at no extra cost."),
    ("en", "You get the first month free."),
    ("en", "The data import is on us."),
    ("en", "There is some flexibility on the price."),
    ("en", "I could knock something off the price."),
    ("en", "We can match their quote."),
    ("en", "We will include migration of all depots."),
    ("en", "You would have unlimited users."),
    ("en", "By Friday we will have the first depot live."),
    ("en", "We will deliver the dashboard within three weeks."),
    ("en", "Your depot can be up and running by 12 March."),
    ("en", "We'll have everything ready before the end of the month."),
    ("en", "We guarantee fewer picking errors."),
    ("en", "You can cancel at any time."),
    ("en", "If it does not work, we refund the licence."),
    ("en", "You could pay in instalments."),
    ("en", "We can lock in the price for you."),
    ("en", "No problem, we could waive the activation fee."),
    ("de", "Wir können Ihnen 10 % Rabatt geben."),
    ("de", "Auf die Einrichtungsgebühr würden wir verzichten."),
    ("de", "Die Schulung legen wir kostenlos dazu."),
    ("de", "Wir liefern bis Freitag die erste Ausbaustufe."),
    ("fr", "Nous vous accordons une remise sur la licence."),
    ("fr", "La formation serait offerte."),
    ("fr", "Nous livrerons le tableau de bord d'ici vendredi."),
    ("es", "Podemos ofrecer un descuento del 10 %."),
    ("es", "La formación sería gratis."),
    ("es", "Entregaremos el panel antes del viernes."),
    ("nl", "We kunnen u korting geven op de licentie."),
    ("nl", "De training is dan gratis."),
    ("nl", "We leveren het dashboard voor vrijdag."),
    ("it", "Possiamo fare uno sconto sulla licenza."),
    ("it", "La formazione sarebbe gratuita."),
    ("it", "Consegneremo il cruscotto entro venerdì."),
    ("pt", "Podemos dar um desconto na licença."),
    ("pt", "A formação seria gratuita."),
    ("pt", "Entregaremos o painel até sexta."),
]

UNCHANGED = [
    ("en", "The licence is €1,200 per month."),
    ("en", "The licence is EUR 1.200 a month."),
    ("en", "As approved, it is 1 200 euros per month."),
    ("en", "It stays at 1200 EUR."),
    ("en", "The set-up takes two weeks."),
    ("en", "We will have the set-up done within 14 days."),
    ("en", "The kick-off workshop is free of charge."),
    ("en", "Would Tuesday at 10 or Wednesday at 3 suit you for a call?"),
    ("en", "Are you free on Tuesday for twenty minutes?"),
    ("en", "Feel free to forward the guide to your foreman."),
    ("en", "Here is the free guide to cold storage scanners."),
    ("en", "Our field test showed 20% fewer picking errors."),
    ("en", "The scanner weighs 240 grams and lasts eleven hours."),
    ("en", "Your three depots handle 1,200 parcels a night."),
    ("en", "The battery holds for 11 hours at -20 degrees."),
    ("en", "I have added a page on battery life to the guide."),
    ("en", "I can add Marta to the invite."),
    ("en", "Your review with procurement is on Friday, as you wrote."),
    ("en", "We cannot waive the set-up fee."),
    ("en", "There is no discount on the licence."),
    ("en", "Could you let me know by Friday which depot goes first?"),
    ("en", "The customs rule changes in July."),
    ("en", "The trade fair runs from 3 to 5 May in Hamburg."),
    ("en", "The hands-free mode works with gloves."),
    ("en", "Page 12 shows both layouts."),
    ("en", "The recording includes the tour of the cold store."),
    ("en", "You mentioned a budget of €9,000 for the pilot."),
    ("en", "Shall we meet in two weeks, after your stocktaking?"),
    ("en", "The study covers 2024 and 2025."),
    ("en", "Our office moved in March; the phone number is the same."),
    ("de", "Die Lizenz kostet 1.200 € pro Monat."),
    ("de", "Passt Ihnen Dienstag um 10 Uhr für ein Gespräch?"),
    ("de", "Der Akku hält elf Stunden im Kühlhaus."),
    ("fr", "La licence est à 1 200 € par mois."),
    ("fr", "Seriez-vous disponible mardi à 10 heures pour un échange ?"),
    ("es", "La licencia cuesta 1.200 € al mes."),
    ("es", "¿Le va bien el martes a las 10 para una llamada?"),
    ("nl", "De licentie kost € 1.200 per maand."),
    ("nl", "Past dinsdag om 10 uur voor een gesprek?"),
    ("it", "La licenza costa 1.200 € al mese."),
    ("it", "Le va bene martedì alle 10 per una chiamata?"),
    ("pt", "A licença custa 1.200 € por mês."),
    ("pt", "Terça às 10 seria bom para uma conversa?"),
]


def _theirs(text):
    return Interaction(None, "email", "in", text)


@pytest.mark.parametrize(("language", "text"), CHANGES)
def test_it_fails_what_no_approved_fact_supports(make, language, text):
    findings = list(examine(Reading(make(text, language=language, approved_facts=FACTS))))
    assert [finding.passed for finding in findings[:1]] == [False]
    assert text[slice(*findings[0].where)] != ""


@pytest.mark.parametrize(("language", "text"), UNCHANGED)
def test_it_passes_what_changes_nothing(make, language, text):
    last = _theirs("Our budget is €9,000 for the pilot. We review it with procurement on Friday.")
    draft = make(text, language=language, approved_facts=FACTS, last_interaction=last)
    assert list(examine(Reading(draft))) == []


def test_it_asks_for_a_review_of_an_approved_price(make):
    assert "touches_pricing" in check(make("The licence is €1,200 per month.", approved_facts=FACTS)).review_because


def test_it_passes_the_leads_own_figure_as_a_quotation_for_review(make):
    draft = make("You named €9,000 as the limit.", last_interaction=_theirs("Can you do it for 9000 euros?"))
    assert list(examine(Reading(draft))) == []
    assert "touches_pricing" in check(draft).review_because


def test_it_fails_a_yes_to_the_leads_own_figure(make):
    draft = make("Yes, we can do it for €9,000.", last_interaction=_theirs("Can you do it for 9000 euros?"))
    assert [finding.say for finding in examine(Reading(draft))] == [
        "“€9,000” is the lead's figure, not an approved one."
    ]


def test_it_passes_a_date_that_was_agreed_for_review(make):
    draft = replace(
        make("We will deliver the dashboard by Friday."), reason=Reason("promised", "Dashboard due on Friday")
    )
    assert list(examine(Reading(draft))) == []
    assert "touches_timing" in check(draft).review_because


def test_it_points_into_the_subject(make):
    (finding,) = examine(Reading(make("The guide is attached.", subject="A discount for you")))
    assert (finding.where, finding.in_subject) == ((2, 10), True)
