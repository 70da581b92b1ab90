# ruff: noqa: E501, RUF001 -- examples stand on one line each, with the letters people write
from dataclasses import replace

import pytest

from followups.gates.brings_something_new import examine
from followups.gates.draft import Touch
from followups.gates.reading import Reading

BUMPS = [
    ("en", "Just checking in on the migration plan for your three warehouses."),
    ("en", "I wanted to quickly check in about the plan."),
    ("en", "Only checking in to see how the review with procurement went."),
    ("en", "The plan for the three warehouses is with you since Monday. Any thoughts?"),
    ("en", "Moving this up your inbox, as the plan may have been buried."),
    ("en", "Bringing this back to the top of your inbox."),
    ("en", "Circling back on the warehouse plan."),
    ("en", "I just wanted to circle back on the plan for Leipzig."),
    ("en", "I wanted to follow up."),
    ("en", "I wanted to follow up on my last e-mail about the warehouses."),
    ("en", "Did you see my last e-mail about the scanner pilot?"),
    ("en", "Not sure if you saw my message on the scanner pilot."),
    ("en", "Have you had a chance to look at the warehouse plan?"),
    ("en", "Touching base about the plan for the Leipzig warehouse."),
    ("en", "Bumping this, the plan is still open."),
    ("en", "A gentle nudge on the scanner pilot in Leipzig."),
    ("en", "Is this still on your radar? The scanner pilot could run in Leipzig."),
    ("en", "I haven't heard back from you about the scanner pilot."),
    ("en", "Any update from your side on the scanner pilot?"),
    ("en", "Where do we stand with the scanner pilot in Leipzig?"),
    ("en", "Wondering where you landed with the scanner pilot."),
    ("en", "Resending this in case it got buried below the warehouse invoices."),
    ("en", "Hope you are well. Let me know what you think."),
    ("en", "I’m checking in about the warehouse plan."),
    ("en", "I wanted to follow up on the proposal we discussed."),
    ("de", "ich wollte nur kurz nachfragen, wie es mit dem Lagerplan aussieht."),
    ("de", "haben Sie meine letzte E-Mail zum Lagerplan gesehen?"),
    ("de", "gibt es schon Neuigkeiten zum Lagerplan für Leipzig?"),
    ("de", "ich möchte mich noch einmal in Erinnerung bringen wegen des Scanners."),
    ("fr", "je me permets de vous relancer au sujet de l'entrepôt de Lyon."),
    ("fr", "avez-vous eu le temps de lire le plan de l'entrepôt de Lyon ?"),
    ("fr", "je voulais simplement prendre de vos nouvelles sur le pilote à Lyon."),
    ("es", "solo quería saber si hay algo nuevo sobre el almacén de Sevilla."),
    ("es", "¿ha visto mi correo sobre el almacén de Sevilla?"),
    ("es", "¿alguna novedad sobre el almacén de Sevilla?"),
    ("nl", "ik wilde even checken hoe het met het magazijn in Breda gaat."),
    ("nl", "heeft u mijn vorige mail over het magazijn gezien?"),
    ("it", "volevo solo sapere come va con il magazzino di Bologna."),
    ("it", "ha avuto modo di leggere il piano per il magazzino di Bologna?"),
    ("pt", "só queria saber como está o armazém de Braga."),
    ("pt", "conseguiu ver o plano do armazém de Braga?"),
    ("pt", "alguma novidade sobre o armazém de Braga?"),
]

SUBSTANCE = [
    ("en", "Your guests can check in at the hotel with a code, which the new lock module sends by text."),
    ("en", "The check-in time at your Leipzig site drops to four minutes with the kiosk, as the recording shows."),
    ("en", "Guests checking in after midnight now get their key from the locker by the entrance."),
    ("en", "You asked about Okta: it works through SAML, and the guide shows the three settings your team needs."),
    ("en", "Following up on your question about Okta: SAML works out of the box, and the guide lists three settings."),
    ("en", "You asked me to write when the scanner study was out. It is: picking errors fell most at night."),
    ("en", "Circling back as you asked: the scanner study is out, and picking errors fell most at night."),
    ("en", "Rather than checking in again, here is the floor plan with both conveyor variants marked."),
    ("en", "This is not a “just checking in” note: the floor plan with both conveyor variants is attached."),
    ("en", "The new customs rule for parcels from Norway starts in July; page two shows what changes for your depot."),
    ("en", "Two of your depots run the scanner model that loses support in May; the list below names them."),
    ("en", "The recording of the warehouse tour shows the conveyor you asked about at minute twelve."),
    ("en", "Your colleague Marta raised battery life: the field test gave eleven hours in cold storage."),
    ("en", "As agreed on the call, here is the checklist for the pilot depot. Does Tuesday at 10 suit you?"),
    ("en", "The audit you mentioned asks for access logs. The exporter writes them in the auditor's format."),
    ("en", "I compared both conveyor layouts: the second saves one crossing for the forklifts."),
    ("en", "No rush on the pilot. The forklift safety sheet your foreman wanted is attached."),
    ("en", "Self check-in terminals now speak Norwegian, which your Bergen lodge had asked for."),
    ("en", "The follow-up study on cold storage scanners came out; battery life was the surprise."),
    ("en", "Your checking account export now matches the ledger format your auditor uses."),
    ("en", "Your warehouse team thought the labels were too small. The new template doubles the font."),
    ("en", "The radar sensor you liked now fits the narrow gate at your Hamburg depot."),
    ("en", "Your update to the depot list arrived; depot four needs a second scanner dock."),
    ("en", "Here is the sample contract data model you wanted, with the customs fields marked in green."),
    ("de", "Sie fragten nach der Kühllagerung: Im Feldtest hielten die Akkus elf Stunden, das Protokoll liegt bei."),
    ("de", "die neue Zollregel gilt ab Juli; Seite zwei zeigt, was sich in Ihrem Depot ändert."),
    ("de", "der Lageplan mit beiden Varianten des Förderbands ist fertig; die zweite spart eine Kreuzung."),
    ("de", "die Gäste checken jetzt am Automaten ein, auch auf Norwegisch, wie es Ihr Haus in Bergen wollte."),
    ("fr", "vous demandiez l'autonomie en chambre froide : le test donne onze heures, le protocole est joint."),
    ("fr", "la nouvelle règle douanière change deux champs de votre étiquette ; la page deux les montre."),
    ("fr", "le plan du dépôt avec les deux variantes du convoyeur est joint ; la seconde évite un croisement."),
    ("es", "preguntó por la autonomía en cámara fría: la prueba dio once horas y el protocolo va adjunto."),
    ("es", "la nueva norma aduanera cambia dos campos de su etiqueta; la página dos los muestra."),
    ("es", "el plano del almacén con las dos variantes de la cinta va adjunto; la segunda evita un cruce."),
    ("nl", "u vroeg naar de accu in de koelcel: de proef gaf elf uur, het protocol zit bij deze brief."),
    ("nl", "de nieuwe douaneregel wijzigt twee velden op uw etiket; bladzijde twee toont ze."),
    ("it", "chiedeva della batteria in cella frigorifera: la prova ha dato undici ore, il protocollo è allegato."),
    ("it", "la nuova regola doganale cambia due campi della vostra etichetta; la pagina due li mostra."),
    ("pt", "perguntou pela bateria na câmara fria: o teste deu onze horas e o protocolo segue em anexo."),
    ("pt", "a nova regra aduaneira muda dois campos da sua etiqueta; a página dois mostra quais."),
]


@pytest.mark.parametrize(("language", "text"), BUMPS)
def test_it_fails_a_message_that_only_asks_for_attention(make, language, text):
    findings = list(examine(Reading(make(f"Anna,\n\n{text}\n\nJonas Keller", language=language))))
    assert [finding.passed for finding in findings[:1]] == [False]


@pytest.mark.parametrize(("language", "text"), SUBSTANCE)
def test_it_passes_a_message_that_brings_something(make, language, text):
    assert list(examine(Reading(make(f"Anna,\n\n{text}\n\nJonas Keller", language=language)))) == []


def test_it_points_at_the_words_of_the_bump(make):
    body = "Hi Anna,\n\nJust checking in on the plan for Leipzig.\n\nBest,\nJonas"
    (finding,) = examine(Reading(make(body)))
    assert body[slice(*finding.where)] == "Just checking in"
    assert finding.in_subject is False


def test_it_points_into_the_subject_when_the_bump_stands_there(make):
    draft = make(
        "Hi Anna,\n\nBattery life in cold storage was eleven hours in the field test.", subject="Just checking in"
    )
    (finding,) = examine(Reading(draft))
    assert (finding.where, finding.in_subject) == ((0, 16), True)


EARLIER = "Hi Anna,\n\nThe field test in cold storage gave eleven hours of battery life at minus twenty degrees.\n\nBest,\nJonas"


def test_it_fails_a_body_that_repeats_an_earlier_touch(make):
    body = EARLIER.replace("Hi Anna", "Hello Anna").replace("minus twenty", "MINUS  twenty")
    (finding,) = examine(Reading(make(body, previous_touches=(Touch(None, "", EARLIER),))))
    assert finding.say == "100 % of the message stood in an earlier message to this lead."
    assert body[slice(*finding.where)].startswith("The field test") is True


def test_it_passes_a_body_that_builds_on_an_earlier_touch(make):
    body = "Hi Anna,\n\nAfter the field test, the maker now ships a heated cradle; the sheet shows how it mounts on your forklifts."
    assert list(examine(Reading(make(body, previous_touches=(Touch(None, "", EARLIER),))))) == []


def test_it_asks_no_substance_of_a_close_loop_message(make):
    draft = replace(make("Hi Anna,\n\nThank you for your time. All the best."), kind="close_loop")
    assert list(examine(Reading(draft))) == []


@pytest.mark.parametrize(("kind", "passed"), [("close_loop", True), ("follow_up", False)])
def test_it_lets_a_close_loop_message_name_the_silence(make, kind, passed):
    body = "Hi Anna,\n\nI haven't heard back, so I will close the file on the scanner pilot in Leipzig."
    assert (list(examine(Reading(make(body, kind=kind)))) == []) is passed
