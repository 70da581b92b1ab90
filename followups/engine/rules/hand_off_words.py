"""Words that ask for a person: wanting to go ahead, and losing patience (E4). Small lists in seven languages.

They err on the side of a person looking: a hand-off too many costs a glance, one too few a customer.
"""

import re

from followups.engine.words import Phrases

# en de fr es it nl pt; `*` stands for any ending, a space for any white space.
_GOING_AHEAD = """
    ready to start | ready to buy | ready to sign | ready to go ahead | want to buy | want to order | like to order
    like to go ahead | want to go ahead | let's go ahead | place an order | send us a quote | send me a quote
    send us an offer | send me an offer | send us the contract | send me the contract | book a demo | schedule a demo
    how do we start | how do we get started | when can we start | when could you start | where do i sign

    möchten bestellen | wollen bestellen | möchte bestellen | möchten kaufen | wollen kaufen | möchten beauftragen
    wollen loslegen | möchten starten | schicken sie uns ein angebot | senden sie uns ein angebot
    schicken sie mir ein angebot | senden sie mir ein angebot | schicken sie uns den vertrag | demo buchen
    demo vereinbaren | wann können wir starten | wann können wir anfangen | wo unterschreib*

    prêts à commencer | prêt à commencer | prêts à signer | prêt à signer | souhaitons commander | voulons commander
    voudrais commander | voulons acheter | envoyez-nous un devis | envoyez-moi un devis | envoyez-nous le contrat
    réserver une démo* | quand pouvons-nous commencer | quand pourrions-nous commencer

    listos para empezar | listo para empezar | listos para firmar | queremos comprar | quiero comprar
    queremos contratar | quiero contratar | envíenos un presupuesto | envíeme un presupuesto | mándenos un presupuesto
    envíenos el contrato | reservar una demo* | cuándo podemos empezar

    pronti a partire | pronti a iniziare | pronti a firmare | vogliamo acquistare | vorremmo acquistare
    vorrei acquistare | vorremmo ordinare | inviateci un preventivo | mandateci un preventivo | mi mandi un preventivo
    inviateci il contratto | prenotare una demo* | quando possiamo iniziare | quando possiamo partire

    klaar om te beginnen | klaar om te starten | klaar om te tekenen | willen bestellen | wil bestellen
    willen graag bestellen | willen kopen | stuur ons een offerte | stuur mij een offerte | stuur ons het contract
    demo boeken | demo inplannen | wanneer kunnen we beginnen | wanneer kunnen we starten

    prontos para começar | pronto para começar | prontos para assinar | queremos comprar | quero comprar
    queremos contratar | envie-nos um orçamento | envie-me um orçamento | mande-nos um orçamento
    envie-nos o contrato | marcar uma demo* | agendar uma demo* | quando podemos começar
"""
_LOSING_PATIENCE = """
    frustrat* | annoyed | annoying | fed up | unacceptable | ridiculous | disappointed | disappointing | waste of time
    still waiting | third time | nobody answers | nobody answered | nobody called | nobody has called | no one answers
    no one has answered | no one has called | stop wasting | talk to a real person | speak to a real person
    talk to a human | speak to a human | is this a robot | are you a robot

    frustrier* | verärgert | ärgerlich | genervt | nervt | unverschämt* | inakzeptabel | enttäuscht* | zeitverschwendung
    warte immer noch | warten immer noch | zum dritten mal | niemand meldet sich | niemand antwortet | keiner meldet sich
    mit einem menschen sprechen | mit einem echten menschen

    frustré* | agacé* | énervé* | inacceptable* | ridicule | déçu* | perte de temps | attends toujours
    attendons toujours | troisième fois | personne ne répond | personne ne me répond | parler à un humain
    parler à une vraie personne

    frustrad* | molest* con | harto | harta | hartos | inaceptable* | ridículo | decepcionad* | pérdida de tiempo
    sigo esperando | seguimos esperando | tercera vez | nadie responde | nadie contesta | nadie me llama
    hablar con una persona real | hablar con una persona de verdad

    frustrat* | seccat* | infastidit* | stufo | stufi | inaccettabile | ridicolo | delus* | perdita di tempo
    sto ancora aspettando | stiamo ancora aspettando | terza volta | nessuno risponde | nessuno mi ha risposto
    parlare con una persona reale | parlare con una persona vera

    gefrustreerd* | geïrriteerd* | ergerlijk | onacceptabel | belachelijk | teleurgesteld* | tijdverspilling
    wacht nog steeds | wachten nog steeds | derde keer | niemand reageert | niemand belt | niemand antwoordt
    met een echt persoon | met een mens praten

    chatead* | irritad* | farto | farta | fartos | inaceitáve* | inaceitável | ridículo | desapontad* | dececionad*
    decepcionad* | perda de tempo | continuo à espera | continuamos à espera | ainda estou esperando | terceira vez
    ninguém responde | ninguém me responde | ninguém liga | falar com uma pessoa real | falar com um humano
"""


def _phrases(told: str) -> list[str]:
    return sorted({" ".join(part.split()) for line in told.splitlines() for part in line.split("|") if part.strip()})


def _pattern(told: str) -> re.Pattern[str]:
    words = (
        re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+").replace("'", "['\u2019]")
        for phrase in _phrases(told)
    )
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


_GOES_AHEAD, _LOSES_PATIENCE = _pattern(_GOING_AHEAD), _pattern(_LOSING_PATIENCE)
_SIGNS_OF_GOING_AHEAD, _SIGNS_OF_LOSING_PATIENCE = Phrases(_phrases(_GOING_AHEAD)), Phrases(_phrases(_LOSING_PATIENCE))
_ENDS = (".", "!", "\n")  # of a sentence that asks nothing


def going_ahead(text: str) -> str:
    """The words by which they want to go ahead, "" where there are none."""
    found = _SIGNS_OF_GOING_AHEAD.may_be_in(text) and _GOES_AHEAD.search(text)
    return found[0] if found else ""


def losing_patience(text: str) -> str:
    """The words by which they lose patience, "" where there are none."""
    found = _SIGNS_OF_LOSING_PATIENCE.may_be_in(text) and _LOSES_PATIENCE.search(text)
    return found[0] if found else ""


def questions_in(text: str) -> tuple[int, int]:
    """How many sentences ask something, and the number of words of the longest of them.

    Spanish opens one with a mark of its own as well; Greek question marks and others are not read.
    """
    if "?" not in text:
        return 0, 0
    lengths = [len(f"{_last_sentence(before)}?".split()) for before in text.split("?")[:-1]]
    return len(lengths), max(lengths)


def _last_sentence(text: str) -> str:
    return text[max(text.rfind(end) for end in _ENDS) + 1 :]
